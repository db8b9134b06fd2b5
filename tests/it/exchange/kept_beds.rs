//! Checks beds that are kept for veterans, for youth or for people who are chronically homeless.

use super::layouts::{of_2013, of_2019, read_2013, read_2019};
use super::workbook::{Line, ReadCount, has_a_yes, night, said};
use waystation::domain::{Ages, Field, Group, Policy};

const WITH: &str = "Beds HH w/ Children";
const WITHOUT: &str = "Beds HH w/o Children";
const ONLY: &str = "Beds HH w/ only Children";
const VETERANS: &str = "Veteran Beds HH w/o Children";
const YOUTH: &str = "Youth Beds HH w/o Children";

fn groups(import: &ReadCount) -> Vec<Group> {
    assert!(import.set_aside.is_empty(), "{:?}", import.set_aside);
    night(import).groups.into_iter().collect()
}

type Short = (String, Option<u16>, Policy);

/// Returns for each unit group the end of its id, its units, and whether it is for veterans.
fn of_2019s(line: Line) -> Vec<Short> {
    let short = |group: &Group| group.unit_group.id.as_str().replace("hic-2019-1-", "");
    let all = groups(&read_2019(&[line]));
    all.iter().map(|group| (short(group), group.terms.units, group.terms.veterans)).collect()
}

fn ages(text: &str) -> Ages {
    text.parse().unwrap()
}

#[test]
fn a_program_whose_beds_are_all_for_veterans_is_for_veterans_only() {
    let import = read_2013(&[of_2013().with("yearVeteranBedCount", 10)]);
    let terms = &groups(&import)[0].terms;
    assert_eq!((terms.veterans, terms.serves.women), (Policy::Yes, Policy::Yes));
    assert_eq!(said(&import, Field::Veterans)[0].raw.as_deref(), Some("10 of 10 beds"));
    let none = read_2013(&[of_2013().with("yearVeteranBedCount", 0)]);
    assert_eq!(groups(&none)[0].terms.veterans, Policy::Unknown);
    assert_eq!(of_2019s(of_2019().with(VETERANS, 10)), [("adults".into(), Some(10), Policy::Yes)]);
}

#[test]
fn some_beds_for_veterans_are_a_unit_group_of_their_own() {
    assert_eq!(
        of_2019s(of_2019().with(VETERANS, 4)),
        [
            ("adults".into(), Some(6), Policy::Unknown),
            ("adults-veterans".into(), Some(4), Policy::Yes)
        ]
    );
    let import = read_2013(&[of_2013().with("yearVeteranBedCount", 4)]);
    let units: Vec<_> = groups(&import).iter().map(|group| group.terms.units).collect();
    assert_eq!(units, [Some(6), Some(4)]);
}

#[test]
fn a_total_over_several_households_is_asked_about() {
    let both = of_2013().with(WITH, 5).with("Target Population A", "SFHC");
    let both = both.with("Year-Round Beds", 15);
    let some = read_2013(&[both.clone().with("yearVeteranBedCount", 4)]);
    assert!(groups(&some).iter().all(|group| group.terms.veterans == Policy::CaseByCase));
    let flag = said(&some, Field::Veterans)[0].flag.clone().unwrap();
    assert!(flag.starts_with("4 of 15 beds are for veterans"), "{flag}");
    let all = read_2013(&[both.with("yearVeteranBedCount", 15)]);
    assert!(groups(&all).iter().all(|group| group.terms.veterans == Policy::Yes));
    assert_eq!(said(&all, Field::Veterans)[0].raw.as_deref(), Some("15 of 15 beds"));
    let many = read_2013(&[of_2013().with("yearVeteranBedCount", 12)]);
    assert_eq!(groups(&many)[0].terms.veterans, Policy::CaseByCase);
}

#[test]
fn beds_beside_those_for_veterans_in_a_program_for_veterans_are_asked_about() {
    let line = of_2013().with("Target Population B", "VET").with("yearVeteranBedCount", 8);
    let veterans: Vec<_> =
        groups(&read_2013(&[line])).iter().map(|group| group.terms.veterans).collect();
    assert_eq!(veterans, [Policy::CaseByCase, Policy::Yes]);
}

#[test]
fn beds_for_youth_are_for_their_ages() {
    let import = read_2019(&[of_2019().with(YOUTH, 4)]);
    let all = groups(&import);
    assert_eq!(all[0].terms.ages, Ages::UNKNOWN);
    assert_eq!(all[1].unit_group.id.as_str(), "hic-2019-1-adults-youth");
    assert_eq!((all[1].terms.ages, all[1].terms.units), (ages("18-24"), Some(4)));
    let parents = of_2019().without(WITHOUT).with(WITH, 6).with("Year-Round Beds", 6);
    let import = read_2019(&[parents.with("Youth Beds HH w/ Children", 6)]);
    assert_eq!(groups(&import)[0].terms.ages, ages("18-24, under 18?"));
}

#[test]
fn beds_for_veterans_and_for_youth_are_told_apart_or_asked_about() {
    assert_eq!(
        of_2019s(of_2019().with(VETERANS, 4).with(YOUTH, 6)),
        [
            ("adults-veterans".into(), Some(4), Policy::Yes),
            ("adults-youth".into(), Some(6), Policy::Unknown)
        ]
    );
    assert_eq!(
        of_2019s(of_2019().with(VETERANS, 6).with(YOUTH, 6)),
        [("adults".into(), Some(10), Policy::CaseByCase)]
    );
}

#[test]
fn an_age_group_for_youth_gives_the_ages() {
    let of = |group: &str, heading: &str, code: &str| {
        let line = of_2013().without(WITHOUT).with(heading, 10);
        let line = line.with("Target Population A", code).with("youthAgeGroup", group);
        groups(&read_2013(&[line])).remove(0).terms
    };
    let adults = of("Only ages 18 to 24", WITHOUT, "YF");
    assert_eq!((adults.ages, adults.serves.women), (ages("18-24"), Policy::Yes));
    assert_eq!(adults.serves.girls, Policy::No);
    assert_eq!(of("2", WITHOUT, "SMF").ages, ages("18-24"));
    let minors = of("Only under age 18", ONLY, "YMF");
    assert_eq!((minors.ages, minors.serves.boys), (ages("under 18"), Policy::Yes));
    assert_eq!(of("3", WITH, "YF").ages, ages("under 18, 18-24"));
    for (group, heading) in [("1", WITHOUT), ("2", ONLY), ("elders", WITHOUT)] {
        assert_eq!(of(group, heading, "SMF").ages, Ages::UNKNOWN, "{group} {heading}");
    }
}

#[test]
fn beds_for_people_who_are_chronically_homeless_are_never_a_yes() {
    for line in [of_2013().with("CH Beds", 10), of_2013().with("CH Beds", 3)] {
        let import = read_2013(&[line]);
        let serves = groups(&import)[0].terms.serves;
        assert!(!has_a_yes(serves) && serves.men == Policy::No);
        let flag = said(&import, Field::Serves)[0].flag.clone().unwrap();
        assert!(flag.contains("chronically homeless"), "{flag}");
    }
    let import = read_2019(&[of_2019().with("CH Beds HH w/o Children", 10)]);
    let flag = said(&import, Field::Serves)[0].flag.clone().unwrap();
    assert!(flag.contains("Kept for people who are chronically homeless."), "{flag}");
}
