//! Checks names, organizations and byte order marks in files: they are cleaned if that is safe, and
//! otherwise refused with their position.

use super::workbook::{Cell, Line, read};
use crate::here::English;
use crate::site::Site;
use serde_json::{Value, json};
use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};
use waystation::domain::{Catalog, Problems, Timestamp};
use waystation::exchange::network;

fn now() -> Timestamp {
    "2026-11-22T05:41:00Z".parse().unwrap()
}

/// Returns a program of an organization.
fn program(id: &str, name: &str, organization: (&str, &str)) -> Value {
    let (of, called) = organization;
    json!({"id": id, "organization": {"id": of, "name": called}, "name": name, "said": [], "groups": []})
}

fn file(programs: &[Value]) -> String {
    json!({"name": "A network", "notice": "", "sources": {}, "programs": programs}).to_string()
}

fn loaded(programs: &[Value]) -> Result<Catalog, Problems> {
    network::read(&file(programs), now()).map(Catalog::from)
}

#[test]
fn two_programs_of_one_organization_load() {
    let both = [program("a", "A", ("o", "One")), program("b", "B", ("o", "One"))];
    let catalog = loaded(&both).unwrap();
    assert_eq!((catalog.organizations.len(), catalog.programs.len()), (1, 2));
    let site = Site::start_after(&[]);
    let path = site.folder().join("network.json");
    fs::write(&path, file(&both)).unwrap();
    let output = site.run(&["import", path.to_str().unwrap()]);
    assert!(output.status.success(), "{output:?}");
    // A service hears of an import within a second.
    let token = site.hotline();
    let both_listed =
        || site.request_by(&token, "GET /api/v1/programs", "").1.contains("\"total\":2");
    let limit = Instant::now() + Duration::from_secs(10);
    while !both_listed() {
        assert!(Instant::now() < limit, "the service does not list both programs");
        sleep(Duration::from_millis(100));
    }
}

#[test]
fn one_organization_with_two_names_is_refused_with_both() {
    let both = [program("a", "A", ("o", "One")), program("b", "B", ("o", "Two"))];
    let problems = loaded(&both).unwrap_err().english();
    assert!(problems.contains("One") && problems.contains("Two"), "{problems}");
}

#[test]
fn a_file_without_programs_is_refused_and_loads_nothing() {
    let problems = loaded(&[]).unwrap_err().english();
    assert!(problems.contains("no programs"), "{problems}");
}

#[test]
fn a_byte_order_mark_at_the_start_of_a_file_is_accepted() {
    let text = format!("\u{feff}{}", file(&[program("a", "A", ("o", "One"))]));
    assert_eq!(network::read(&text, now()).unwrap().programs.len(), 1);
}

#[test]
fn names_are_cleaned_of_line_breaks_and_refused_where_they_hide_something() {
    let catalog = loaded(&[program("a", " Hope\n House ", ("o", "One\tand only"))]).unwrap();
    assert_eq!(&*catalog.programs[0].name, "Hope House");
    assert_eq!(catalog.organizations[0].name, "One and only");
    let long = "x".repeat(201);
    for wrong in ["", "  ", "\u{1b}[2JHope", "\u{202e}Hope", &long] {
        for bad in [program("a", wrong, ("o", "One")), program("a", "A", ("o", wrong))] {
            let problems = loaded(&[bad]).unwrap_err().english();
            assert!(problems.contains("name"), "{problems}");
            assert!(!problems.contains(['\u{1b}', '\u{202e}']), "{problems:?}");
        }
    }
}

#[test]
fn a_row_of_the_count_whose_name_hides_something_is_set_aside_with_the_reason() {
    let line = Line::shelter(1).with("Program Name", "Hope\u{202e}House");
    let import = read(&[line]).unwrap();
    assert!(import.catalog.programs.is_empty());
    let reason = &import.set_aside[0].1;
    assert!(reason.contains("hidden character (U+202E)"), "{reason}");
}

#[test]
fn a_season_typed_as_text_is_read_and_one_that_is_no_date_is_named() {
    let season = |from: &str| {
        Line::shelter(1)
            .with_beds("Beds for Households Without Children", 0)
            .with("Total Seasonal Beds", 5)
            .with("Total Beds", 5)
            .with("Availability Start Date", Cell::Text(from.to_owned()))
            .with("Availability End Date", Cell::Text("3/31/2012".to_owned()))
    };
    for from in ["2011-11-01", "11/1/2011"] {
        let import = read(&[season(from)]).unwrap();
        assert_eq!(import.catalog.programs.len(), 1, "{from}: {:?}", import.set_aside);
    }
    let import = read(&[season("in winter")]).unwrap();
    assert!(import.set_aside[0].1.contains("in winter"), "{:?}", import.set_aside);
}
