//! Checks that a cell in an unusual form is read correctly, or that its row is set aside.

use super::workbook::{Cell, Line, WITHOUT, night, only_group, read, reason};
use waystation::domain::Status;

fn winter() -> Line {
    Line::shelter(1).with_beds(WITHOUT, 0).with("Total Seasonal Beds", 30)
}

#[test]
fn a_season_is_read_as_a_date_a_number_or_text() {
    // 46327 and 46477 are the serial numbers of November 1, 2026 and March 31, 2027.
    let forms: [(Cell, Cell); 6] = [
        (Cell::Day(2026, 11, 1), Cell::Day(2027, 3, 31)),
        ("11/1/2026".into(), "3/31/2027".into()),
        ("2026-11-01".into(), "2027-03-31".into()),
        ("2026-11-01T00:00:00".into(), "3/31/27".into()),
        ("Nov 1, 2026".into(), "31-Mar-2027".into()),
        (Cell::Number(46_327.5), 46_477.into()),
    ];
    for (from, to) in forms {
        let line = winter()
            .with("Availability Start Date", from.clone())
            .with("Availability End Date", to);
        let import = read(&[line]).unwrap();
        assert!(import.set_aside.is_empty(), "{from:?}: {:?}", import.set_aside);
        let status = |day: &str| night(&import).programs[0].status.on(day.parse().unwrap());
        assert_eq!(status("2026-10-31"), None, "{from:?}");
        assert_eq!(status("2026-11-01").unwrap().0, Status::Open, "{from:?}");
        assert_eq!(status("2027-03-31").unwrap().0, Status::Open, "{from:?}");
        assert_eq!(status("2027-04-01").unwrap().0, Status::Paused, "{from:?}");
    }
}

#[test]
fn a_season_that_is_no_date_sets_its_row_aside() {
    let bad: [(Cell, &str); 5] = [
        ("winter".into(), "\u{201c}winter\u{201d} is not a date."),
        ("13/40/2026".into(), "is not a date."),
        (7.into(), "\u{201c}7\u{201d} is not a date."),
        (Cell::Truth(true), "the cell holds TRUE, not a date."),
        (Cell::Error("#N/A"), "the cell holds the error #N/A."),
    ];
    for (cell, words) in bad {
        let line = winter()
            .with("Availability Start Date", cell)
            .with("Availability End Date", "3/31/2027");
        let reason = reason(line);
        assert!(reason.starts_with("Availability Start Date: "), "{reason}");
        assert!(reason.contains(words), "{reason}");
    }
}

#[test]
fn an_error_in_a_column_that_is_read_never_counts_as_empty() {
    for heading in [
        WITHOUT,
        "Beds for Households With Only Children",
        "Total Seasonal Beds",
        "PIT Count",
        "Geo Code",
        "Bed Type",
        "Target Population A",
        "Target Population B",
        "Program Name",
        "HUD CoC Number",
        "Chronically Homeless Beds",
        "Availability End Date",
    ] {
        for error in [Cell::Error("#REF!"), "#REF!".into()] {
            let reason = reason(Line::shelter(1).with(heading, error));
            assert!(reason.starts_with(heading) && reason.contains("#REF!"), "{reason}");
        }
    }
}

#[test]
fn text_numbers_and_dates_in_the_wrong_column_are_read_or_told() {
    let line = || Line::shelter(1);
    assert_eq!(only_group(line().with(WITHOUT, " 10 ")).terms.units, Some(10));
    assert_eq!(only_group(line().with(WITHOUT, "10.0")).terms.units, Some(10));
    assert_eq!(only_group(line().with("Geo Code", "61410.0")).terms.units, Some(10));
    for (bad, words) in [
        (line().with(WITHOUT, Cell::Truth(true)), "no number is in the cell."),
        (line().with("Program Name", Cell::Day(2012, 3, 24)), "a date, not text."),
        (line().with("Program Name", Cell::Truth(true)), "TRUE, not text."),
        (line().with("Geo Code", Cell::Truth(false)), "FALSE, not text."),
    ] {
        let reason = reason(bad);
        assert!(reason.contains(words), "{reason}");
    }
    let import = read(&[line().with("Program Name", 360)]).unwrap();
    assert_eq!(&*night(&import).programs[0].name, "360");
}
