//! Checks the count as comma-separated text, as HUD has published it since 2021.

use super::layouts::{OF_2019, of_2019};
use super::workbook::{Line, csv, night, read_bytes, said};
use crate::here::English;
use waystation::domain::Field;

fn of_2021() -> Line {
    of_2019().with("year", 2021).with("HIC Date", "1/27/2021")
}

#[test]
fn a_csv_file_loads_with_or_without_a_mark() {
    let text = csv(&OF_2019, &[of_2021(), of_2021().with("Row #", 2)]);
    for bytes in [text.clone().into_bytes(), format!("\u{feff}{text}").into_bytes()] {
        let import = read_bytes("2021.CSV", &bytes).unwrap();
        let ids: Vec<_> = import.catalog.programs.iter().map(|p| p.id.as_str()).collect();
        assert_eq!(ids, ["hic-2021-1", "hic-2021-2"]);
        assert_eq!(said(&import, Field::Units)[0].as_of.to_string(), "2021-01-27");
        let all = format!("{:?}{:?}", import.catalog, import.set_aside);
        assert!(!all.contains("Secret") && !all.contains("Hiddenville"));
    }
}

#[test]
fn names_in_windows_letters_are_read() {
    let text = csv(&OF_2019, &[of_2021().with("Project Name", "Mary~s House")]);
    let name = |byte: u8| {
        let letter = |b: u8| if b == b'~' { byte } else { b };
        let bytes: Vec<u8> = text.bytes().map(letter).collect();
        read_bytes("2021.csv", &bytes).unwrap()
    };
    assert_eq!(&*night(&name(0x92)).programs[0].name, "Mary\u{2019}s House");
    assert_eq!(&*night(&name(0xe9)).programs[0].name, "Mary\u{e9}s House");
    let unreadable = name(0x81);
    assert!(unreadable.set_aside[0].1.contains("characters that cannot be read"));
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
    let two_lines = of_2021().with("Project Name", "Rose\nShelter");
    let bad = |id| of_2021().with("Row #", id).with("Year-Round Beds", "ten");
    let text = csv(&OF_2019, &[two_lines, bad(2), bad(3)]);
    let (above, last) = text.rsplit_once("\n3,").unwrap();
    let text = format!("{above}\n\r\n3,{last}");
    let import = read_bytes("2021.csv", text.as_bytes()).unwrap();
    let rows: Vec<_> = import.set_aside.iter().map(|(row, _)| *row).collect();
    assert_eq!(rows, [3, 5]);
    assert_eq!(&*night(&import).programs[0].name, "Rose Shelter");
}

#[test]
fn a_row_that_has_shifted_is_set_aside() {
    let text = csv(&OF_2019, &[of_2021()]).trim_end().to_owned();
    let long = read_bytes("2021.csv", format!("{text},more\r\n").as_bytes()).unwrap();
    assert!(long.set_aside[0].1.contains("50 cells under 49 headings"));
    let (short, _) = text.rsplit_once(',').unwrap();
    let short = read_bytes("2021.csv", short.as_bytes()).unwrap();
    assert!(short.set_aside[0].1.contains("48 cells under 49 headings"));
}

#[test]
fn what_is_no_count_or_no_text_is_refused_in_words() {
    let refused = |bytes: &[u8]| read_bytes("2021.csv", bytes).unwrap_err().english();
    assert!(refused(b"").contains("holds no Housing Inventory Count"));
    assert!(refused(b"a,b\n1,2\n").contains("holds no Housing Inventory Count"));
    assert!(refused(b"\xff\xfea\0,\0").contains("not UTF-8"));
    assert!(refused(b"Row #,year\n").contains("The column is missing."));
}
