//! Checks the layouts of HUD's raw files over the years: each loads, or is refused with what is
//! missing.

use super::workbook::{Cell, Line, ReadCount, has_a_yes, night, read_bytes, read_sheet, said};
use crate::here::English;
use waystation::domain::{Field, Households, Policy, Stage};

/// The headings of the 2013 report. It still says "program", and is the first with `usesRrhModel`
/// and `youthAgeGroup`.
pub(super) const OF_2013: [&str; 33] = [
    "Row #",
    "CocState",
    "CoC",
    "Coc\\ID",
    "HudNum",
    "Status",
    "year",
    "Organization ID",
    "Organization Name",
    "Program ID",
    "Program Name",
    "programType",
    "usesRrhModel",
    "bedType",
    "Geo Code",
    "Inventory Type",
    "Target Population A",
    "Target Population B",
    "youthAgeGroup",
    "mcKinneyVento",
    "Beds HH w/ Children",
    "Units HH w/ Children",
    "Beds HH w/o Children",
    "Beds HH w/ only Children",
    "Year-Round Beds",
    "yearVeteranBedCount",
    "CH Beds",
    "DV Beds",
    "Total Seasonal Beds",
    "Availability Start Date",
    "Availability End Date",
    "O/V Beds",
    "PIT Count",
];

/// The headings of the reports since 2019: one target population, an address, and beds for veterans
/// by household.
pub(super) const OF_2019: [&str; 49] = [
    "Row #",
    "CocState",
    "CoC",
    "Coc\\ID",
    "HudNum",
    "Status",
    "year",
    "Organization ID",
    "Organization Name",
    "HMIS Org ID",
    "useHmisDb",
    "Project ID",
    "Project Name",
    "HMIS Project ID",
    "HIC Date",
    "Project Type",
    "Bed Type",
    "Geo Code",
    "HMIS Participating",
    "Inventory Type",
    "beginsOperationsWithinYear",
    "Target Population",
    "mcKinneyVentoEsgEs",
    "federalFundingVash",
    "housingType",
    "Victim Service Provider",
    "address1",
    "address2",
    "city",
    "state",
    "zip",
    "Beds HH w/ Children",
    "Units HH w/ Children",
    "Veteran Beds HH w/ Children",
    "Youth Beds HH w/ Children",
    "CH Beds HH w/ Children",
    "Beds HH w/o Children",
    "Veteran Beds HH w/o Children",
    "Youth Beds HH w/o Children",
    "CH Beds HH w/o Children",
    "Beds HH w/ only Children",
    "CH Beds HH w only Children",
    "Year-Round Beds",
    "Total Seasonal Beds",
    "Availability Start Date",
    "Availability End Date",
    "O/V Beds",
    "PIT Count",
    "Total Beds",
];

/// The headings of the 2018 report before it lost target population A: beds for veterans and youth
/// by household.
const OF_2018: [&str; 50] = [
    "Row #",
    "CocState",
    "CoC",
    "Coc\\ID",
    "HudNum",
    "Status",
    "year",
    "Organization ID",
    "Organization Name",
    "Project ID",
    "Project Name",
    "Project Type",
    "Bed Type",
    "Geo Code",
    "Inventory Type",
    "beginsOperationsWithinYear",
    "Target Population A",
    "Target Population B",
    "Victim Service Provider",
    "address1",
    "address2",
    "city",
    "state",
    "zip",
    "Beds HH w/ Children",
    "Units HH w/ Children",
    "HMIS Beds HH w/ Children",
    "Veteran Beds HH w/ Children",
    "Youth Beds HH w/ Children",
    "CH Beds HH w/ Children",
    "Beds HH w/o Children",
    "HMIS Beds HH w/o Children",
    "Veteran Beds HH w/o Children",
    "Youth Beds HH w/o Children",
    "CH Beds HH w/o Children",
    "Beds HH w/ only Children",
    "HMIS Beds HH w/ only Children",
    "CH Beds HH w only Children",
    "Year-Round Beds",
    "DV Beds",
    "Total Seasonal Beds",
    "Seasonal Beds Available in HMIS",
    "Availability Start Date",
    "Availability End Date",
    "O/V Beds",
    "HMIS O/V Beds",
    "PIT Count",
    "Total Beds",
    "Updated On",
    "notes",
];

/// Returns a shelter in Fresno with ten beds for single women, as the 2013 report lists it.
pub(super) fn of_2013() -> Line {
    Line::default()
        .with("Row #", 1)
        .with("CocState", "CA")
        .with("HudNum", "CA-514")
        .with("year", 2013)
        .with("Organization Name", "Valley Housing")
        .with("Program Name", "Rose Shelter")
        .with("programType", "ES")
        .with("bedType", "F")
        .with("Geo Code", 61_410)
        .with("Inventory Type", "C")
        .with("Target Population A", "SF")
        .with("Target Population B", "NA")
        .with("Beds HH w/o Children", 10)
        .with("Year-Round Beds", 10)
        .with("PIT Count", 8)
}

/// Returns the same shelter as the 2019 report lists it, with the address of an office in another
/// state.
pub(super) fn of_2019() -> Line {
    Line::default()
        .with("Row #", 1)
        .with("CocState", "CA")
        .with("CoC", "Fresno City & County CoC")
        .with("HudNum", "CA-514")
        .with("year", 2019)
        .with("Organization Name", "Valley Housing")
        .with("Project Name", "Rose Shelter")
        .with("HIC Date", Cell::Day(2019, 1, 30))
        .with("Project Type", "ES")
        .with("Bed Type", "F")
        .with("Geo Code", 61_410)
        .with("Inventory Type", "C")
        .with("Target Population", "NA")
        .with("address1", "77 Secret Row")
        .with("city", "Hiddenville")
        .with("state", "NV")
        .with("zip", "89001")
        .with("Beds HH w/o Children", 10)
        .with("Year-Round Beds", 10)
        .with("PIT Count", 8)
        .with("Total Beds", 10)
}

pub(super) fn read_2013(lines: &[Line]) -> ReadCount {
    read_sheet("HIC 2013", &OF_2013, lines).unwrap()
}

pub(super) fn read_2019(lines: &[Line]) -> ReadCount {
    read_sheet("HIC_RawData2019", &OF_2019, lines).unwrap()
}

#[test]
fn the_layout_of_2013_loads() {
    let import = read_2013(&[of_2013()]);
    let night = night(&import);
    assert_eq!(night.programs[0].id.as_str(), "hic-2013-1");
    assert_eq!(night.groups[0].terms.serves.women, Policy::Yes);
    assert_eq!(night.groups[0].terms.units, Some(10));
    assert_eq!(import.notes, [""; 0]);
}

#[test]
fn a_layout_with_both_target_populations_and_an_address_loads() {
    let line = of_2019().with("year", 2018).without("HIC Date").without("Target Population");
    let line = line.with("Target Population A", "sf").with("Target Population B", "DV");
    let import = read_sheet("2018", &OF_2018, &[line.with("DV Beds", 10)]).unwrap();
    let night = night(&import);
    assert_eq!(night.groups[0].terms.serves.women, Policy::Yes);
    assert!(night.programs[0].place.to_string().contains("937"));
    let flag = said(&import, Field::Trafficking)[0].flag.clone().unwrap();
    assert!(flag.starts_with("For survivors of domestic violence;"), "{flag}");
    assert!(import.notes[0].contains("were not read: notes. Check them"), "{:?}", import.notes);
    assert!(import.notes[1].starts_with("Address columns"), "{:?}", import.notes);
}

#[test]
fn transitional_housing_that_pays_rent_is_set_aside() {
    for yes in [Cell::from(1), Cell::from("Yes"), Cell::Truth(true), Cell::from("TRUE")] {
        let line = of_2013().with("programType", "TH").with("usesRrhModel", yes);
        let import = read_2013(&[line]);
        assert!(import.catalog.programs.is_empty());
        let reason = &import.set_aside[0].1;
        assert!(reason.contains("pays rent and has no bed"), "{reason}");
    }
    for no in [Cell::from(0), Cell::from("No"), Cell::Truth(false), Cell::from("")] {
        let import = read_2013(&[of_2013().with("usesRrhModel", no)]);
        assert_eq!(import.catalog.programs.len(), 1);
    }
    let import = read_2013(&[of_2013().with("usesRrhModel", "maybe")]);
    assert!(import.set_aside[0].1.contains("neither yes nor no"));
}

#[test]
fn one_target_population_says_no_gender_and_still_names_the_households() {
    let import = read_2019(&[of_2019()]);
    let night = night(&import);
    let terms = &night.groups[0].terms;
    assert!(terms.serves.is_unknown() && terms.ages.is_unknown() && !has_a_yes(terms.serves));
    let households: Households = "without-children=yes with-children=no".parse().unwrap();
    assert_eq!(terms.households, households);
    let flag = said(&import, Field::Serves)[0].flag.clone().unwrap();
    assert!(flag.contains("does not say which genders"), "{flag}");
    let import = read_2019(&[of_2019().with("Target Population", "HIV")]);
    let flag = said(&import, Field::Serves)[0].flag.clone().unwrap();
    assert!(flag.contains("HIV"), "{flag}");
}

#[test]
fn an_address_is_never_read_and_its_state_is_not_the_programs() {
    let import = read_2019(&[of_2019()]);
    assert!(night(&import).programs[0].place.to_string().contains("937"));
    let all = format!("{:?}{:?}", import.catalog, import.set_aside);
    for secret in ["Secret", "Hiddenville", "NV", "89001"] {
        assert!(!all.contains(secret), "{secret}");
    }
    assert_eq!(
        import.notes,
        ["Address columns were not read and are never kept: address1, address2, city, state, zip."]
    );
}

#[test]
fn without_its_own_column_the_state_is_that_of_the_continuum() {
    let headings: Vec<_> = OF_2019.into_iter().filter(|h| *h != "CocState").collect();
    let import = read_sheet("2019", &headings, &[of_2019().without("CocState")]).unwrap();
    assert!(night(&import).programs[0].place.to_string().contains("937"));
    let bad = of_2019().without("CocState").with("HudNum", "Fresno");
    let import = read_sheet("2019", &headings, &[bad]).unwrap();
    assert!(import.set_aside[0].1.contains("is not a state"));
}

#[test]
fn the_night_of_the_count_dates_what_is_said() {
    let import = read_2019(&[of_2019()]);
    let units = said(&import, Field::Units)[0];
    assert_eq!(units.as_of.to_string(), "2019-01-30");
    assert!(units.source.contains("2019-01-30"), "{}", units.source);
    let typed = read_2019(&[of_2019().with("HIC Date", "1/22/2019 12:00:00 AM")]);
    assert_eq!(said(&typed, Field::Units)[0].as_of.to_string(), "2019-01-22");
    let wrong = read_2019(&[of_2019().with("HIC Date", "2018-01-22")]);
    assert_eq!(wrong.set_aside[0].1, "HIC Date: Jan 22, 2018 is not in 2019.");
}

#[test]
fn other_permanent_housing_is_long_term_and_rent_is_no_place() {
    let import = read_2019(&[of_2019().with("Project Type", "OPH")]);
    assert_eq!(night(&import).programs[0].stage, Stage::LongTerm);
    for (words, stage) in [
        ("Emergency Shelter", Stage::Emergency),
        ("th", Stage::Transitional),
        ("Permanent Supportive Housing", Stage::LongTerm),
        ("PH - Housing Only", Stage::LongTerm),
    ] {
        let import = read_2019(&[of_2019().with("Project Type", words)]);
        assert_eq!(night(&import).programs[0].stage, stage, "{words}");
    }
    for rent in ["RRH", "DEM", "Rapid Re-Housing"] {
        let import = read_2019(&[of_2019().with("Project Type", rent)]);
        let reason = &import.set_aside[0].1;
        assert_eq!(*reason, format!("{rent} pays rent and has no bed to offer."));
    }
}

#[test]
fn survivors_are_asked_about_wherever_beds_are_for_victims() {
    for (line, words) in [
        (of_2019().with("Target Population", "DV"), "For survivors of domestic violence"),
        (of_2019().with("Victim Service Provider", 1), "provider of services for victims"),
    ] {
        let import = read_2019(&[line]);
        let flag = said(&import, Field::Trafficking)[0].flag.clone().unwrap();
        assert!(flag.contains(words), "{flag}");
    }
    let import = read_2013(&[of_2013().with("DV Beds", 4)]);
    let flag = said(&import, Field::Trafficking)[0].flag.clone().unwrap();
    assert!(flag.starts_with("4 of 10 beds"), "{flag}");
}

#[test]
fn a_column_that_can_limit_whom_a_program_takes_is_named_if_it_is_not_read() {
    let mut headings = OF_2019.to_vec();
    headings.extend(["Gender", "Eligible Ages", "Paint", "mcKinneyVentoCocSh"]);
    let import = read_sheet("2019", &headings, &[of_2019().with("Paint", "blue")]).unwrap();
    let sentences = import.notes;
    assert!(sentences[0].contains("were not read: Gender, Eligible Ages."), "{sentences:?}");
    assert!(sentences[1].ends_with("not read: Paint."), "{sentences:?}");
}

#[test]
fn a_layout_nobody_knows_is_refused_by_what_is_missing() {
    let headings: Vec<_> = OF_2019
        .into_iter()
        .filter(|h| !matches!(*h, "Target Population" | "Project Type" | "CocState" | "HudNum"))
        .collect();
    let refused = read_sheet("2019", &headings, &[]).unwrap_err().english();
    for column in ["Program Type", "Target Population A", "State", "HUD CoC Number"] {
        let missing = format!("{column}: The column is missing.");
        assert!(refused.contains(&missing), "{column}: {refused}");
    }
    let refused = read_bytes("count.ods", b"").unwrap_err().english();
    assert!(refused.contains(".ods") && refused.contains("Save it as .xlsx or .csv"), "{refused}");
}

#[test]
fn rows_numbered_anew_in_each_continuum_are_all_read() {
    let other = of_2019().with("HudNum", "NV-500").with("CocState", "NV").without("Geo Code");
    let import = read_2019(&[of_2019(), other.clone(), other]);
    let ids: Vec<_> = import.catalog.programs.iter().map(|p| p.id.as_str()).collect();
    assert_eq!(ids, ["hic-2019-1", "hic-2019-nv-500-1"]);
    assert_eq!(import.set_aside.len(), 1);
}
