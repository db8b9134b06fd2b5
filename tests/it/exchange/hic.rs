//! Checks the Housing Inventory Count: every code, and every kind of row that is set aside.

use super::workbook::{
    Cell, HEADINGS, Line, ONLY, ReadCount, WITH, WITHOUT, has_a_yes, night, only_group, read,
    read_bytes, read_sheet, reason, said,
};
use crate::cases::cases;
use crate::here::English;
use proptest::prelude::*;
use std::collections::HashSet;
use std::path::Path;
use std::slice::from_ref;
use waystation::domain::{
    AgeSet, Field, Households, Night, Place, Policy, Problems, Program, Status, Timestamp,
};
use waystation::exchange::SourceFile;

fn refusal(result: Result<ReadCount, Problems>) -> String {
    result.unwrap_err().english()
}

#[test]
fn a_family_group_counts_its_beds_and_leaves_the_rooms_unknown() {
    let line = Line::shelter(1).with("Target Population A", "SFHC").with_beds(WITH, 7);
    let import = read(&[line.with("Units for Households With Children", 2)]).unwrap();
    let group = &night(&import).groups[0];
    assert_eq!((group.unit_group.sleeps, group.terms.units), (1, Some(7)));
    assert_eq!(said(&import, Field::Units)[0].raw.as_deref(), Some("2 units, 7 beds"));
}

#[test]
fn each_class_of_beds_is_a_group_of_its_own() {
    let line = Line::shelter(1)
        .with("Target Population A", "SMF+HC")
        .with(WITH, 4)
        .with(WITHOUT, 5)
        .with(ONLY, 1);
    let import = read(&[line]).unwrap();
    let ids: Vec<_> = import.catalog.groups.iter().map(|g| g.id.as_str()).collect();
    assert_eq!(ids, ["hic-2012-1-families", "hic-2012-1-adults", "hic-2012-1-minors"]);
    assert!(import.catalog.units.is_empty() && import.catalog.posts.is_empty());
}

#[test]
fn beds_of_the_count_say_which_households_they_are_for() {
    let kinds = |line: Line| night(&read(&[line]).unwrap()).groups[0].terms.households;
    let read = |text: &str| text.parse::<Households>().unwrap();
    let families = read("with-children=yes without-children=no");
    for code in ["HC", "SFHC", "SMF+HC", "", "?"] {
        let line = Line::shelter(1).with("Target Population A", code).with_beds(WITH, 7);
        assert_eq!(kinds(line), families, "{code}");
    }
    assert_eq!(kinds(Line::shelter(1)), read("without-children=yes with-children=no"));
    let minors = Line::shelter(1).with("Target Population A", "YF").with_beds(ONLY, 3);
    assert_eq!(kinds(minors), read("only-children=yes with-children=no without-children=no"));
}

#[test]
fn a_row_that_contradicts_itself_leaves_open_which_other_households_it_takes() {
    let line = Line::shelter(1).with("Target Population A", "SF").with_beds(WITH, 7);
    let import = read(&[line]).unwrap();
    let beds = night(&import).groups[0].terms.households;
    assert_eq!(beds, "with-children=yes".parse().unwrap());
    let stated = said(&import, Field::Households);
    assert_eq!(stated[0].raw.as_deref(), Some("SF"));
    let flag = stated[0].flag.as_deref().unwrap();
    assert!(flag.contains("households with children"), "{flag}");
}

#[test]
fn beds_for_veterans_only_say_so_and_still_say_whom_they_serve() {
    let import = read(&[Line::shelter(1).with("Target Population B", "VET")]).unwrap();
    let terms = &night(&import).groups[0].terms;
    assert_eq!((terms.veterans, terms.serves.women), (Policy::Yes, Policy::Yes));
    let others = read(&[Line::shelter(1)]).unwrap();
    assert_eq!(night(&others).groups[0].terms.veterans, Policy::Unknown);
}

#[test]
fn numbers_that_contradict_each_other_leave_the_beds_unknown() {
    for line in [
        Line::shelter(1).with("PIT Count", 60),
        Line::shelter(1).with("Total Year Round Beds", 12),
        Line::shelter(1).without(WITHOUT),
    ] {
        let import = read(&[line]).unwrap();
        assert_eq!(night(&import).groups[0].terms.units, None);
        let units = said(&import, Field::Units);
        assert!(units[0].flag.is_some() && units[0].raw.is_some());
    }
}

#[test]
fn beds_of_a_season_are_open_in_their_season_only() {
    let none = Line::shelter(1).with_beds(WITHOUT, 0).with("Total Seasonal Beds", 30);
    let dated = none
        .clone()
        .with("Availability Start Date", Cell::Day(2011, 11, 1))
        .with("Availability End Date", Cell::Day(2012, 3, 31));
    let import = read(from_ref(&dated)).unwrap();
    let night = night(&import);
    let status = |day: &str| night.programs[0].status.on(day.parse().unwrap()).map(|s| s.0);
    assert_eq!(status("2011-10-31"), None);
    assert_eq!(status("2012-03-31"), Some(Status::Open));
    assert_eq!(status("2012-04-01"), Some(Status::Paused));
    assert!(night.groups[0].terms.serves.is_unknown() && night.groups[0].terms.ages.is_unknown());
    assert!(reason(none.clone()).contains("its season is not stated"));
    assert!(
        reason(dated.with("Availability End Date", Cell::Day(2011, 3, 1))).contains("backwards")
    );
    let overflow = none.without("Total Seasonal Beds").with("Overflow and Voucher Beds", 5);
    assert!(reason(overflow).contains("overflow"));
    assert_eq!(reason(Line::shelter(1).with_beds(WITHOUT, 0)), "It has no beds.");
}

#[test]
fn a_row_nobody_can_vouch_for_is_set_aside_with_its_reason() {
    let line = || Line::shelter(1);
    for (bad, words) in [
        (line().with(WITHOUT, "ten"), "\u{201c}ten\u{201d} is not a whole number."),
        (line().with(WITHOUT, -3), "\u{201c}-3\u{201d} is not a whole number."),
        (line().with(WITHOUT, Cell::Number(2.5)), "\u{201c}2.5\u{201d} is not a whole number."),
        (line().with(WITHOUT, 70_000), "70000 is more than can be."),
        (line().with(WITHOUT, Cell::Day(2012, 1, 1)), "no number is in the cell."),
        (line().without("RowID"), "RowID is empty."),
        (line().without("Program Name"), "Program Name is empty."),
        (line().without("Organization Name"), "Organization Name is empty."),
        (line().without("State"), "State is empty."),
        (line().with("State", "California"), "is not a state."),
        (line().with("Year", 12), "12 is not a year of a count."),
    ] {
        let reason = reason(bad);
        assert!(reason.contains(words), "{reason}");
    }
    assert_eq!(only_group(line().with(WITHOUT, "10")).terms.units, Some(10));
}

#[test]
fn the_second_row_of_one_id_is_set_aside() {
    let again = Line::shelter(1).with("Program Name", "Other");
    let import = read(&[Line::shelter(1), Line::shelter(2), again]).unwrap();
    assert_eq!(import.catalog.programs.len(), 2);
    assert_eq!((import.set_aside.len(), import.set_aside[0].0), (1, 4));
    assert_eq!(import.set_aside[0].1, "RowID 1 was there before.");
}

#[test]
fn organizations_are_distinguished_by_continuum_and_name() {
    let named = |id, name: &str| Line::shelter(id).with("Organization Name", name);
    let long = "A very long name of an organization that goes on and on ".repeat(2);
    let import = read(&[
        named(1, "Hope, Inc."),
        named(2, "HOPE INC"),
        named(3, "Hope, Inc.").with("HUD CoC Number", "CA-500"),
        named(4, &format!("{long} North")),
        named(5, &format!("{long} South")),
        named(6, "12 Elm Street"),
    ])
    .unwrap();
    assert_eq!(import.catalog.organizations.len(), 5);
    // No id reveals where an organization is.
    assert!(import.catalog.organizations.iter().all(|one| !one.id.as_str().contains("514")));
    let ids: HashSet<_> = import.catalog.organizations.iter().map(|o| &o.id).collect();
    assert_eq!(ids.len(), 5);
}

#[test]
fn a_place_is_a_zone() {
    let import = read(&[
        Line::shelter(1),
        Line::shelter(2).with("Geo Code", 61_410),
        Line::shelter(3).with("Geo Code", "999999"),
        Line::shelter(4).with("State", "NV"),
    ])
    .unwrap();
    let night = night(&import);
    let first = |program: &Program| program.place.zones().first().map(|zone| zone.code());
    assert_eq!(first(&night.programs[0]), Some("937"));
    assert_eq!(night.programs[1].place, night.programs[0].place);
    assert_eq!(night.programs[2].place.to_string(), "state CA");
    assert_eq!(night.programs[3].place, Place::Unknown);
    assert!(said(&import, Field::Place).iter().all(|a| a.raw.is_none()));
}

#[test]
fn headings_of_other_years_are_read() {
    let renamed = [
        ("RowID", "Row #"),
        ("State", "CocState"),
        ("Program Name", "Project Name"),
        ("Program Type", "project type"),
        (WITH, "Beds HH w/ Children"),
        ("Units for Households With Children", "Units HH w/ Children"),
        (WITHOUT, "Beds HH w/o Children"),
        (ONLY, "Beds HH w/ only Children"),
        ("Total Year Round Beds", "Year-Round Beds"),
        ("Overflow and Voucher Beds", "O/V Beds"),
    ];
    let new = |old: &'static str| renamed.iter().find(|(o, _)| *o == old).map_or(old, |(_, n)| n);
    let headings = HEADINGS.map(new);
    let line = Line::default()
        .with("Row #", 9)
        .with("CocState", "CA")
        .with("HUD CoC Number", "CA-514")
        .with("Year", 2018)
        .with("Organization Name", "Valley Housing")
        .with("Project Name", "Rose Shelter")
        .with("project type", "ES")
        .with("Inventory Type", "C")
        .with("Target Population A", "SF")
        .with("Beds HH w/o Children", 3)
        .with("Year-Round Beds", 3);
    let import = read_sheet("HIC Raw", &headings, &[line]).unwrap();
    assert_eq!(import.catalog.programs[0].id.as_str(), "hic-2018-9");
    assert!(import.catalog.assertions[0].source.contains("2018"));
    let mut both = headings.to_vec();
    both.push("Program Name");
    let refused = refusal(read_sheet("HIC Raw", &both, &[]));
    assert!(refused.contains("More than one column has it: \u{201c}Project Name\u{201d}, \u{201c}Program Name\u{201d}"), "{refused}");
}

#[test]
fn a_missing_column_is_named_with_its_headings() {
    let headings: Vec<_> = HEADINGS
        .into_iter()
        .filter(|h| !matches!(*h, "Target Population A" | "Geo Code"))
        .collect();
    let refused = refusal(read_sheet("2012HIC_RawData", &headings, &[]));
    assert!(
        refused.contains("sheet 2012HIC_RawData, Geo Code: The column is missing."),
        "{refused}"
    );
    assert!(
        refused.contains(
            "Add it under one of these headings: Target Population A, Target Population."
        ),
        "{refused}"
    );
}

#[test]
fn what_is_no_count_is_refused_in_words() {
    let refused = refusal(read_sheet("Other", &["Name", "Phone"], &[]));
    assert!(refused.contains("No sheet holds a Housing Inventory Count; there is: Key, Other."));
    for bytes in [&b""[..], b"just text", b"PK\x03\x04 broken"] {
        let refused = refusal(read_bytes("notes.xlsx", bytes));
        assert!(refused.contains("cannot be read as an Excel workbook"), "{refused}");
    }
    let gone = SourceFile::open(Path::new("gone.xlsx"), None).unwrap_err().english();
    assert!(gone.contains("cannot be read"), "{gone}");
}

#[test]
fn headings_alone_are_an_empty_network() {
    let import = read(&[]).unwrap();
    assert!(import.catalog.programs.is_empty() && import.set_aside.is_empty());
}

#[test]
fn every_value_of_an_import_can_be_read() {
    let codes = ["SF", "CO", "HC", "SMF+HC", "YF", "YMF", "X", ""];
    let lines: Vec<_> = codes
        .into_iter()
        .zip(1..)
        .map(|(code, id)| {
            let line = Line::shelter(id).with("Target Population A", code);
            line.with(WITH, 3).with(ONLY, 2).with("Target Population B", "DV")
        })
        .collect();
    for assertion in read(&lines).unwrap().catalog.assertions {
        assertion.check().unwrap_or_else(|refused| panic!("{assertion:?}: {refused:?}"));
        let moment: Timestamp = "2012-02-01T00:00:00Z".parse().unwrap();
        assert!(assertion.as_of <= moment.date_naive());
    }
}

fn any_line() -> impl Strategy<Value = Line> {
    let codes = prop::sample::select(vec!["SF", "HC", "SMF+HC", "YMF", "CO", "", "?", "YF"]);
    let kinds = prop::sample::select(vec!["ES", "TH", "SH", "PSH", "RRH", "", "X"]);
    let beds = || prop::sample::select(vec![-1, 0, 0, 1, 9, 400, 70_000]);
    (1..6, codes, kinds, beds(), beds(), beds(), beds()).prop_map(
        |(id, code, kind, with, without, only, counted)| {
            Line::shelter(id)
                .with("Target Population A", code)
                .with("Program Type", kind)
                .with(WITH, with)
                .with(WITHOUT, without)
                .with(ONLY, only)
                .with("PIT Count", counted)
        },
    )
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn every_row_is_a_program_or_set_aside(lines in prop::collection::vec(any_line(), 0..12)) {
        let import = read(&lines).unwrap();
        prop_assert_eq!(import.catalog.programs.len() + import.set_aside.len(), lines.len());
        let ids: HashSet<_> = import.catalog.programs.iter().map(|p| &p.id).collect();
        prop_assert_eq!(ids.len(), import.catalog.programs.len());
        prop_assert!(Night::of(&import.catalog).is_ok());
    }

    #[test]
    fn a_row_without_a_population_is_never_a_yes(line in any_line()) {
        let import = read(&[line.without("Target Population A")]).unwrap();
        for group in night(&import).groups {
            prop_assert!(!has_a_yes(group.terms.serves));
            prop_assert_eq!(group.terms.ages.takes, AgeSet::NONE);
        }
    }
}
