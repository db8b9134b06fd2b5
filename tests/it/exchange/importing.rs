//! The import command: its report, and what is in the database afterwards.

use super::layouts::{OF_2019, of_2019};
use super::workbook::{Line, csv};
use crate::site::command;
use std::fs;
use std::process::Output;
use tempfile::TempDir;

/// Imports a CSV file into a new database, and looks at the database's bytes.
fn import(headings: &[&str], lines: &[Line], more: &[&str]) -> (Output, Vec<u8>) {
    let folder = TempDir::new().unwrap();
    let (file, database) = (folder.path().join("2021.csv"), folder.path().join("beds.db"));
    fs::write(&file, csv(headings, lines)).unwrap();
    let url = format!("sqlite:{}", database.display());
    assert!(command(&url, &["init"]).output().unwrap().status.success());
    let hic = [&["import", "hic", file.to_str().unwrap()], more].concat();
    let output = command(&url, &hic).output().unwrap();
    let mut bytes = fs::read(&database).unwrap();
    bytes.extend(fs::read(folder.path().join("beds.db-wal")).unwrap_or_default());
    (output, bytes)
}

#[test]
fn the_report_names_rows_set_aside_and_columns_not_read() {
    let mut headings = OF_2019.to_vec();
    headings.extend(["Gender", "Paint"]);
    let rent = of_2019().with("Row #", 2).with("Project Type", "RRH");
    let lines = [of_2019().with("Gender", "women"), rent];
    let (output, bytes) = import(&headings, &lines, &[]);
    let report = String::from_utf8(output.stdout).unwrap();
    let report: Vec<_> = report.lines().collect();
    assert_eq!(
        report,
        [
            "1 programs with 1 unit groups were loaded; 1 rows were set aside.",
            "       1  RRH pays rent and has no bed to offer. Rows 3",
            "These columns can limit whom a program takes, and they were not read: Gender. \
             Check them before you rely on a match.",
            "These columns are not known and were not read: Paint.",
            "Address columns were not read and are never kept: address1, address2, city, state, \
             zip.",
        ]
    );
    let holds = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(holds("Rose Shelter"));
    for secret in ["Secret Row", "Hiddenville", "89001"] {
        assert!(!holds(secret), "{secret}");
    }
}

#[test]
fn a_csv_file_has_no_sheet_to_choose() {
    let (output, _) = import(&OF_2019, &[of_2019()], &["--sheet", "2021"]);
    let refused = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(refused.contains("A .csv file has no sheets. Leave --sheet out"), "{refused}");
}
