//! `waystation assign` as a person uses it.

use crate::site::Site;
use serde_json::{Value, json};
use std::fs::{read_to_string, write};
use std::process::Output;

const GAP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/assignment/gap_small.txt");

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn refused(output: &Output) -> String {
    assert!(!output.status.success(), "{output:?}");
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn households_are_placed_in_words_in_json_and_in_a_dump() {
    let site = Site::start();
    let (file, dump) = (site.folder().join("two.json"), site.folder().join("dump.json"));
    let one = |label| json!({"label": label, "where": "Fresno, CA"});
    let asked = json!({"households": [one("A"), one("B")], "explain": ["B"]});
    write(&file, asked.to_string()).unwrap();
    let (file, dump) = (file.to_str().unwrap(), dump.to_str().unwrap());
    let words = said(&site.run(&["assign", file, "--budget", "5s", "--dump", dump]));
    assert!(words.contains("2 of 2 households have a place."), "{words}");
    assert!(words.contains("optimal"), "{words}");
    let json: Value =
        serde_json::from_str(&said(&site.run(&["assign", file, "--format", "json"]))).unwrap();
    assert_eq!(json["placed"], 2);
    assert_eq!(json["households"][0]["without"], Value::Null);
    assert_eq!(json["households"][1]["without"]["proven"], true);
    let dump: Value = serde_json::from_str(&read_to_string(dump).unwrap()).unwrap();
    assert_eq!((&dump["kind"], &dump["goal"]), (&json!("assignment"), &json!("most")));
    assert_eq!(dump["ours"]["proven"], true);
    assert!(!dump["columns"].as_array().unwrap().is_empty());
}

#[test]
fn a_file_of_gap_problems_is_solved() {
    let site = Site::start();
    for extra in [&[][..], &["--minimise"]] {
        let words = said(&site.run(&[&["assign", "--gap", GAP], extra].concat()));
        assert_eq!(words.lines().count(), 3, "{words}");
        assert!(words.lines().all(|line| line.ends_with("proven")), "{words}");
    }
}

#[test]
fn what_is_wrong_is_said() {
    let site = Site::start();
    let wrong = site.folder().join("wrong.json");
    write(&wrong, r#"{"households": [{"label": "Ann", "where": "Fresno, CA"}]}"#).unwrap();
    let wrong = wrong.to_str().unwrap();
    assert!(refused(&site.run(&["assign", wrong])).contains("households[0].label"));
    assert!(refused(&site.run(&["assign", "--gap", wrong])).contains("not a whole number"));
    assert!(refused(&site.run(&["assign", wrong, "--budget", "0s"])).contains("whole number"));
    assert!(refused(&site.run(&["assign"])).contains("FILE"));
    let unknown = site.folder().join("unknown.json");
    let asked = json!({"households": [{"label": "A", "where": "Fresno, CA"}], "explain": ["B"]});
    write(&unknown, asked.to_string()).unwrap();
    assert!(refused(&site.run(&["assign", unknown.to_str().unwrap()])).contains("explain[0]"));
}
