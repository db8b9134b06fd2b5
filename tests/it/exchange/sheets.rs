//! Checks which sheet of a workbook is read.

use super::layouts::{OF_2019, of_2019};
use super::workbook::{HEADINGS, Line, Sheet, read_bytes, read_sheets};
use crate::here::English;

#[test]
fn of_several_counts_the_one_to_read_must_be_named() {
    let (old, new) = ([Line::shelter(1)], [of_2019()]);
    let sheets = [Sheet::of("2012", &HEADINGS, &old), Sheet::of("2019", &OF_2019, &new)];
    let refused = read_sheets(&sheets, None).unwrap_err().english();
    assert!(refused.contains("Several sheets hold a count: 2012, 2019."), "{refused}");
    assert!(refused.contains("--sheet"), "{refused}");
    let import = read_sheets(&sheets, Some("2019")).unwrap();
    assert_eq!(import.catalog.programs[0].id.as_str(), "hic-2019-1");
    let refused = read_sheets(&sheets, Some("2020")).unwrap_err().english();
    assert!(refused.contains("Name one of these: Key, 2012, 2019."), "{refused}");
    let refused = read_sheets(&sheets, Some("Key")).unwrap_err().english();
    assert!(refused.contains("No sheet holds a Housing Inventory Count"), "{refused}");
}

#[test]
fn a_sheet_of_headings_alone_is_no_second_count() {
    let old = [Line::shelter(1)];
    let sheets = [Sheet::of("Form", &HEADINGS, &[]), Sheet::of("2012", &HEADINGS, &old)];
    assert_eq!(read_sheets(&sheets, None).unwrap().catalog.programs.len(), 1);
}

#[test]
fn a_hidden_sheet_is_never_read_instead_of_a_visible_one() {
    let (hidden, shown) = ([Line::shelter(1), Line::shelter(2)], [Line::shelter(3)]);
    let both =
        [Sheet::of("Draft", &HEADINGS, &hidden).hidden(), Sheet::of("Final", &HEADINGS, &shown)];
    let import = read_sheets(&both, None).unwrap();
    assert_eq!(import.catalog.programs[0].id.as_str(), "hic-2012-3");
    let alone = [Sheet::of("Draft", &HEADINGS, &hidden).hidden()];
    let refused = read_sheets(&alone, None).unwrap_err().english();
    assert!(refused.contains("\u{201c}Draft\u{201d}, is hidden."), "{refused}");
    assert_eq!(read_sheets(&alone, Some("Draft")).unwrap().catalog.programs.len(), 2);
}

#[test]
fn other_formats_of_excel_are_opened_or_refused() {
    for name in ["count.xlsb", "count.xls", "count.XLSM"] {
        let refused = read_bytes(name, b"just text").unwrap_err().english();
        assert!(refused.contains("cannot be read as an Excel workbook"), "{name}: {refused}");
    }
}
