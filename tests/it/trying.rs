//! Tries a size from the command line: makes up a network, loads it, and ranks and refits on it.

use crate::site::Site;
use std::fmt::Write;
use std::fs::{read, read_to_string, write};
use std::path::Path;
use std::process::Output;
use std::thread::scope;
use waystation::store::ALONE;

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn generate(site: &Site, order: &[&str]) -> Output {
    site.run(&[&["generate"], order].concat())
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_made_up_network_is_written_with_its_profiles_and_says_what_is_assumed() {
    let site = Site::start();
    let (one, two) = (site.folder().join("one"), site.folder().join("two"));
    let order = |folder, seed| {
        ["--programs", "30", "--households", "4", "--seed", seed, "--out", text(folder)]
    };
    let told = said(&generate(&site, &order(&one, "5")));
    assert!(told.starts_with("30 programs and 4 households were made up."), "{told}");
    assert!(told.contains("\n  stay limits, emergency\n"), "{told}");
    said(&generate(&site, &order(&two, "5")));
    for file in ["network.json", "profiles.jsonl"] {
        assert_eq!(read(one.join(file)).unwrap(), read(two.join(file)).unwrap(), "{file}");
    }
    said(&generate(&site, &order(&two, "6")));
    assert_ne!(read(one.join("network.json")).unwrap(), read(two.join("network.json")).unwrap());
    let profiles = read_to_string(one.join("profiles.jsonl")).unwrap();
    assert_eq!(profiles.lines().count(), 4);
    let profile = site.folder().join("profile.json");
    for line in profiles.lines() {
        write(&profile, line).unwrap();
        assert!(said(&site.run(&["rank", text(&profile)])).contains("From "), "{line}");
    }
}

#[test]
fn a_made_up_network_fills_an_empty_database_alone() {
    let site = Site::start();
    let again = refused(&generate(&site, &["--programs", "3", "--seed", "1", "--into-database"]));
    assert!(again.contains("already holds programs"), "{again}");
    let full =
        Site::start_after(&[&["generate", "--programs", "40", "--seed", "1", "--into-database"]]);
    let (_, list) = full.request_by(&full.hotline(), "GET /api/v1/programs?limit=1", "");
    assert!(list.contains("Made-up program 1 for") && list.contains("40"), "{list}");
}

#[test]
fn sizes_beyond_the_limits_are_refused_with_them() {
    let site = Site::start();
    let folder = site.folder().join("none");
    let out = ["--seed", "1", "--out", text(&folder)];
    for (size, limit) in [
        (vec!["--programs", "0"], "1 to 2000000"),
        (vec!["--programs", "50000001"], "1 to 2000000"),
        (vec!["--programs", "100001", "--into-database"], "1 to 100000"),
        (vec!["--programs", "1", "--households", "99000000"], "0 to 10000000"),
    ] {
        let said = refused(&generate(&site, &[&size[..], &out].concat()));
        assert!(said.contains(limit), "{said}");
    }
    let order = ["--programs", "1", "--households", "2", "--seed", "1", "--into-database"];
    let stored = refused(&generate(&site, &order));
    assert!(stored.contains("never stored"), "{stored}");
    let wordy = generate(&site, &["--programs", "1", "--seed", "lucky", "--out", "x"]);
    assert!(!wordy.status.success());
    assert!(!folder.exists());
}

#[test]
fn freshness_is_refitted_from_a_file_kept_and_taken_back() {
    let site = Site::start();
    let none = refused(&site.run(&["refit"]));
    assert!(none.contains("no outcome to fit on"), "{none}");
    let file = site.folder().join("outcomes.csv");
    let mut rows = "stage,units,age_hours,still_open\n".to_owned();
    for number in 0..400 {
        let (hours, open) = (1 + number % 90, if number % 10 < 3 { "yes" } else { "no" });
        writeln!(rows, "emergency,1,{hours},{open}\ntransitional,2,{hours},yes\nemergency,0,5,no")
            .unwrap();
    }
    write(&file, rows).unwrap();
    let dry = said(&site.run(&["refit", text(&file), "--dry-run"]));
    assert!(dry.contains("Nothing was changed"), "{dry}");
    for words in [
        "emergency, 1              400      120",
        "too few outcomes",
        "400 outcomes of full posts are not used",
    ] {
        assert!(dry.contains(words), "{words} is not in:\n{dry}");
    }
    let kept = said(&site.run(&["refit", text(&file)]));
    assert!(kept.contains("The network has these curves now"), "{kept}");
    let reset = said(&site.run(&["refit", "--reset"]));
    assert!(reset.contains("Toronto again"), "{reset}");
    write(&file, "stage,units,age_hours,still_open\ntent,1,1,yes\n").unwrap();
    let wrong = refused(&site.run(&["refit", text(&file)]));
    assert!(wrong.contains("row 2") && wrong.contains("Use one of"), "{wrong}");
    let missing = refused(&site.run(&["refit", "nowhere.csv"]));
    assert!(missing.contains("nowhere.csv cannot be read"), "{missing}");
}

#[test]
fn recorded_outcomes_are_what_refit_reads_whoever_else_writes() {
    let site = Site::start();
    let mut importing = site.database().connection();
    // On a file, an import and an outcome wait for each other anyway.
    if site.database().is_on_server() {
        importing.run(&format!("BEGIN; SELECT pg_advisory_xact_lock({ALONE})"));
    }
    let outcome = r#"{"unit_group": "ca-bscc-beds", "outcome": "full"}"#;
    scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let bearer = [("Authorization", "Bearer demo-hotline")];
                let head = "POST /api/v1/programs/ca-bscc/outcomes";
                let (status, answer) = site.request_with(head, &bearer, outcome);
                assert_eq!(status, 201, "{answer}");
            });
        }
    });
    drop(importing);
    let told = said(&site.run(&["refit"]));
    assert!(told.contains("Nothing was fitted") && told.contains(" 4 "), "{told}");
}
