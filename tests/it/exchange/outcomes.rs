//! Checks outcomes of calls as CSV, valid and invalid.

use crate::here::English;
use chrono::TimeDelta;
use waystation::domain::{Audience, Stage};
use waystation::exchange::outcomes::read;

#[test]
fn rows_are_read_whatever_the_order_of_the_columns() {
    let text =
        "still_open,stage,age_hours,units,remark\nyes,emergency,1.5,2,x\n0,long term,72,6,\n";
    let [first, second] = read(text.as_bytes()).unwrap().try_into().unwrap();
    assert_eq!((first.stage, first.units, first.still_open), (Stage::Emergency, 2, true));
    assert_eq!(first.age, TimeDelta::minutes(90));
    assert_eq!((second.stage, second.units, second.still_open), (Stage::LongTerm, 6, false));
}

#[test]
fn an_audience_and_a_day_are_read_where_they_stand() {
    let text = "stage,units,age_hours,still_open,audience,day\nemergency,1,5,yes,women,2026-11-30\nemergency,1,5,no,,\n";
    let [first, second] = read(text.as_bytes()).unwrap().try_into().unwrap();
    assert_eq!(
        (first.audience, first.day.to_string()),
        (Some(Audience::Women), "2026-11-30".to_owned())
    );
    assert_eq!(second.audience, None);
    let wrong = "stage,units,age_hours,still_open,audience,day\nemergency,1,5,yes,ladies,\nemergency,1,5,yes,,soon\n";
    let problems = read(wrong.as_bytes()).unwrap_err().english();
    assert!(problems.contains("women") && problems.contains("2026-11-30"), "{problems}");
}

#[test]
fn every_wrong_row_is_named_with_what_to_do() {
    let rows = [
        ("tent,1,1,yes", "Use one of"),
        ("emergency,-1,1,yes", "0 to 65,535"),
        ("emergency,65536,1,yes", "0 to 65,535"),
        ("emergency,1,-1,yes", "hours since the post"),
        ("emergency,1,NaN,yes", "hours since the post"),
        ("emergency,1,1e9,yes", "hours since the post"),
        ("emergency,1,1,maybe", "yes, no"),
    ];
    let lines: Vec<_> = rows.iter().map(|(row, _)| *row).collect();
    let text = format!("stage,units,age_hours,still_open\n{}\n", lines.join("\n"));
    let problems = read(text.as_bytes()).unwrap_err();
    for (at, (problem, (row, action))) in problems.iter().zip(rows).enumerate() {
        assert_eq!(problem.field.to_string(), format!("row {}", at + 2));
        assert!(problem.action.english().contains(action), "{row}: {problem:?}");
    }
    assert_eq!(problems.iter().count(), rows.len());
    let missing = read("stage,units\n".as_bytes()).unwrap_err().english();
    assert!(missing.contains("age_hours") && missing.contains("still_open"), "{missing}");
    let torn = read("stage,units,age_hours,still_open\nemergency,1\n".as_bytes()).unwrap_err();
    assert!(torn.english().contains("not CSV"), "{torn:?}");
    let many = format!("stage,units,age_hours,still_open\n{}", "x,1,1,yes\n".repeat(500));
    assert_eq!(read(many.as_bytes()).unwrap_err().iter().count(), 20);
}
