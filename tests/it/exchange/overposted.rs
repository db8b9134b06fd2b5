//! Checks that a file posting more units than exist is refused whole, with the program and both
//! numbers.

use crate::database::TestStore;
use crate::here::English;
use crate::site::Site;
use chrono::{NaiveDate, TimeDelta};
use serde_json::{Value, json};
use std::fs;
use waystation::domain::{
    Assertion, CapacityPost, Catalog, Curves, Field, Problems, Subject, Timestamp,
};
use waystation::exchange::{founding, network, night};

fn now() -> Timestamp {
    "2026-11-22T05:41:00Z".parse().unwrap()
}

/// Returns a network of one program with one unit group. `listed` is the group's own number of
/// units, `said` a stated number for the program or the group, and `open` the posted number.
fn file(listed: u16, said: Option<(&str, &str)>, open: u16) -> String {
    let units = |of: &str| -> Vec<Value> {
        let here = said.filter(|(subject, _)| *subject == of);
        here.map(|(_, value)| json!({"field": "units", "value": value, "by": "it"}))
            .into_iter()
            .collect()
    };
    let file = json!({
        "name": "A network", "notice": "Made up.",
        "sources": {"it": {"as_of": "2026-01-01", "name": "the program"}},
        "programs": [{
            "id": "big-house", "organization": {"id": "o", "name": "O"}, "name": "Big house",
            "said": units("program"),
            "groups": [{
                "id": "big-house-beds", "name": "Beds", "kind": "shared bed", "sleeps": 1,
                "units": listed, "said": units("group"),
                "post": {"hours_ago": 1, "open": open, "taking": "yes"},
            }],
        }],
    });
    file.to_string()
}

/// Formats a number as it is written in a sentence.
fn grouped(number: u16) -> String {
    match (number / 1000, number % 1000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{thousands},{rest:03}"),
    }
}

fn read(file: &str) -> Result<Catalog, Problems> {
    network::read(file, now()).map(Catalog::from)
}

#[test]
fn a_network_file_posts_no_more_units_than_there_are() {
    for (listed, said, most) in [
        (4, None, 4),
        (4, Some(("group", "unknown")), 4),
        (0, Some(("group", "4")), 4),
        (0, Some(("program", "6")), 6),
        (0, Some(("group", "0")), 0),
        (0, None, 2000),
        (0, Some(("group", "unknown")), 2000),
    ] {
        assert!(read(&file(listed, said, most)).is_ok(), "{listed} {said:?} {most}");
        let refused = read(&file(listed, said, most + 1)).unwrap_err();
        let told = refused.iter().next().unwrap();
        assert_eq!(told.field.to_string(), "big-house");
        let both = [format!("{} are open", grouped(most + 1)), format!("{} unit", grouped(most))];
        assert!(
            both.iter().all(|number| told.what.english().contains(number)),
            "{}",
            told.what.english()
        );
        assert!(told.what.english().contains("big-house-beds"), "{}", told.what.english());
    }
}

#[test]
fn a_number_of_units_that_was_said_after_a_post_makes_it_no_fault() {
    let mut catalog = read(&file(0, Some(("group", "4")), 4)).unwrap();
    catalog.assertions.push(Assertion {
        subject: Subject::Group("big-house-beds".parse().unwrap()),
        field: Field::Units,
        value: "2".to_owned(),
        raw: None,
        as_of: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
        source: "the program".to_owned(),
        flag: None,
    });
    assert_eq!(catalog.overposted(), []);
    let later = now() + TimeDelta::days(2);
    catalog.posts =
        catalog.posts.into_iter().map(|p| CapacityPost { posted_at: later, ..p }).collect();
    assert_eq!(catalog.overposted().iter().map(|(_, most)| *most).collect::<Vec<_>>(), [2]);
}

#[test]
fn an_import_that_posts_more_units_than_there_are_stores_nothing() {
    let test = TestStore::new();
    let mut catalog = read(&file(0, Some(("group", "4")), 4)).unwrap();
    catalog.posts[0].open = 5;
    let refused = test.store.save(&catalog, &mut |_, _| {}).unwrap_err().to_string();
    assert!(refused.contains("big-house-beds") && refused.contains("5 are open"), "{refused}");
    assert!(refused.contains("4 units") && refused.contains("Nothing was changed"), "{refused}");
    assert!(test.store.is_empty().unwrap());
}

#[test]
fn the_command_that_loads_a_network_says_so_and_loads_nothing() {
    let site = Site::start_after(&[]);
    let path = site.folder().join("network.json");
    fs::write(&path, file(4, None, 9)).unwrap();
    let output = site.run(&["import", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    let (_, programs) = site.request_by(&site.hotline(), "GET /api/v1/programs", "");
    assert!(programs.contains("\"total\":0"), "{programs}");
    assert!(said.contains("big-house") && said.contains("9 are open"), "{said}");
    assert!(said.contains("4 units"), "{said}");
}

#[test]
fn a_night_posts_no_more_units_than_there_are() {
    let mut catalog = founding::catalog(now()).unwrap();
    let curves = Curves::default();
    assert!(night::read(&night::write(&catalog, &curves)).is_ok());
    catalog.posts[0].open = 99;
    let refused = night::read(&night::write(&catalog, &curves)).unwrap_err().english();
    assert!(refused.contains("99 are open"), "{refused}");
}
