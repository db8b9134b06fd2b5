//! The founding programs: complete, honest about doubts, and loadable.

use crate::here::English;
use chrono::NaiveDate;
use std::collections::HashSet;
use waystation::domain::{
    Assertion, Catalog, Field, Night, Openings, Policy, Practice, ProgramId, Service, Stage,
    Status, StayLimit, Subject, Terms, Timestamp,
};
use waystation::exchange::founding;
use waystation::words::Text;

/// The programs of Table 1, with their number of beds.
const TABLE_1: [(&str, u16); 10] = [
    ("ca-bscc", 10),
    ("ca-cotn", 24),
    ("ca-cast", 10),
    ("ca-courage-house", 6),
    ("ca-facess", 250),
    ("ca-freedom-house", 8),
    ("ca-generatehope", 10),
    ("ca-mmp", 6),
    ("ca-project-hope-ladc", 35),
    ("ca-sf-safe-house", 10),
];

/// Every ambiguity of the sources, with the field that carries it.
const DOUBTS: [(&str, Field); 66] = [
    ("ca-bscc", Field::Ages),
    ("ca-bscc", Field::Serves),
    ("ca-bscc", Field::Services),
    ("ca-cotn", Field::Stay),
    ("ca-cast", Field::Place),
    ("ca-cast", Field::Serves),
    ("ca-courage-house", Field::Status),
    ("ca-courage-house", Field::Units),
    ("ca-courage-house", Field::Place),
    ("ca-facess", Field::Ages),
    ("ca-facess", Field::Units),
    ("ca-facess", Field::Stay),
    ("ca-facess", Field::Place),
    ("ca-freedom-house", Field::Units),
    ("ca-freedom-house", Field::Place),
    ("ca-freedom-house", Field::Serves),
    ("ca-generatehope", Field::Units),
    ("ca-generatehope", Field::Stay),
    ("ca-mmp", Field::Stay),
    ("ca-mmp", Field::Place),
    ("ca-mmp", Field::Serves),
    ("ca-project-hope-ladc", Field::Units),
    ("ca-project-hope-ladc", Field::Serves),
    ("ca-sf-safe-house", Field::Stay),
    ("ca-sf-safe-house", Field::Serves),
    ("ca-dreamcatcher", Field::Place),
    ("ca-dreamcatcher", Field::Ages),
    ("ca-dreamcatcher", Field::Units),
    ("ca-dreamcatcher", Field::Transport),
    ("ca-fresno-eoc-sanctuary", Field::Units),
    ("ca-next-door-dv", Field::Status),
    ("ca-operation-safehouse", Field::Units),
    ("ca-operation-safehouse", Field::Ages),
    ("ca-sdyss-stars", Field::Ages),
    ("ca-sdyss-stars", Field::Languages),
    ("neng-act", Field::Security),
    ("neng-act", Field::Place),
    ("neng-act", Field::Ages),
    ("neng-act", Field::Serves),
    ("ny-gems", Field::Units),
    ("ny-gems", Field::Ages),
    ("tx-letot-rtc", Field::Status),
    ("tx-letot-rtc", Field::Units),
    ("tx-letot-rtc", Field::Dedicated),
    ("tx-letot-rtc", Field::Stage),
    ("tx-letot-rtc", Field::Place),
    ("tx-letot-rtc", Field::Services),
    ("ca-cotn", Field::Stage),
    ("ca-generatehope", Field::Stage),
    ("ca-next-door-dv", Field::Ages),
    ("ca-next-door-dv", Field::Serves),
    ("ny-gems", Field::Stage),
    ("ny-gems", Field::Serves),
    ("wa-youthcare-bridge", Field::Reserved),
    ("fl-wings-of-shelter", Field::Security),
    ("fl-wings-of-shelter", Field::Returns),
    ("fl-wings-of-shelter", Field::Ages),
    ("fl-wings-of-shelter", Field::Units),
    ("fl-wings-of-shelter", Field::Stay),
    ("wa-youthcare-bridge", Field::GenderPolicy),
    ("wa-youthcare-bridge", Field::Units),
    ("wa-youthcare-bridge", Field::Ages),
    ("fl-kristi-house-safe-house", Field::Status),
    ("fl-kristi-house-safe-house", Field::Ages),
    ("fl-place-of-hope", Field::Units),
    ("ny-covenant-house", Field::Ages),
];

fn now() -> Timestamp {
    "2026-03-02T21:00:00Z".parse().unwrap()
}

fn founding() -> Catalog {
    founding::catalog(now()).unwrap()
}

fn program_of<'a>(catalog: &'a Catalog, assertion: &'a Assertion) -> &'a ProgramId {
    match &assertion.subject {
        Subject::Program(id) => id,
        Subject::Group(id) => &catalog.groups.iter().find(|g| g.id == *id).unwrap().program,
    }
}

fn said<'a>(catalog: &'a Catalog, program: &str, field: Field) -> Vec<&'a Assertion> {
    let about = |a: &&Assertion| a.field == field && program_of(catalog, a).as_str() == program;
    catalog.assertions.iter().filter(about).collect()
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn there_are_24_programs_and_a_night_can_be_read_from_them() {
    let catalog = founding();
    assert_eq!(catalog.programs.len(), 24);
    assert_eq!(Night::of(&catalog).unwrap().programs.len(), 24);
    assert!(catalog.network.notice.contains("made-up"));
}

#[test]
fn table_1_sums_to_the_369_beds_it_states() {
    let catalog = founding();
    let beds = |program: &str| -> u16 {
        let of_2012 = said(&catalog, program, Field::Units);
        let of_2012: Vec<_> = of_2012.iter().filter(|a| a.as_of == day(2012, 8, 1)).collect();
        assert_eq!(of_2012.len(), 1, "{program}");
        of_2012[0].value.parse().unwrap()
    };
    for (program, stated) in TABLE_1 {
        assert_eq!(beds(program), stated, "{program}");
    }
    assert_eq!(TABLE_1.iter().map(|(program, _)| beds(program)).sum::<u16>(), 369);
}

#[test]
fn units_are_only_those_someone_vouches_for() {
    let catalog = founding();
    let units = |program: &str| {
        let groups = catalog.groups.iter().filter(|g| g.program.as_str() == program);
        let ids: HashSet<_> = groups.map(|g| &g.id).collect();
        catalog.units.iter().filter(|u| ids.contains(&u.group)).count()
    };
    for (program, stated) in TABLE_1 {
        let expected = if program == "ca-facess" { 0 } else { usize::from(stated) };
        assert_eq!(units(program), expected, "{program}");
    }
    assert_eq!(units("tx-letot-rtc"), 0);
    assert_eq!(units("fl-kristi-house-safe-house"), 6);
    let distinct: HashSet<_> = catalog.units.iter().map(|u| &u.id).collect();
    assert_eq!(distinct.len(), catalog.units.len());
}

#[test]
fn the_unverified_outlier_is_quarantined_and_nobody_else() {
    let night = Night::of(&founding()).unwrap();
    let quarantined: Vec<_> =
        night.programs.iter().filter(|p| p.quarantine.is_some()).map(|p| p.id.as_str()).collect();
    assert_eq!(quarantined, ["ca-facess"]);
}

#[test]
fn every_doubt_of_the_sources_has_a_flag() {
    let catalog = founding();
    for (program, field) in DOUBTS {
        let flagged = said(&catalog, program, field).iter().any(|a| a.flag.is_some());
        assert!(flagged, "{program} {}", field.word());
    }
    for program in ["fl-place-of-hope", "il-grounds-of-grace"] {
        for field in [Field::Ages, Field::Serves, Field::Units] {
            assert!(said(&catalog, program, field).iter().any(|a| a.flag.is_some()), "{program}");
        }
    }
}

#[test]
fn where_two_sources_disagree_the_flag_gives_the_year_of_each() {
    let catalog = founding();
    let disagreements = [
        ("ca-bscc", Field::Serves, ["2012", "2014"]),
        ("ca-cotn", Field::Stage, ["2012", "2014"]),
        ("ca-generatehope", Field::Stage, ["2013", "2014"]),
        ("ca-generatehope", Field::Stay, ["2012", "2014"]),
        ("ca-generatehope", Field::Units, ["2012", "2013"]),
        ("ca-dreamcatcher", Field::Place, ["2012", "2014"]),
        ("ca-dreamcatcher", Field::Ages, ["2012", "2014"]),
        ("ca-next-door-dv", Field::Serves, ["January 2012", "August 2012"]),
        ("ca-sdyss-stars", Field::Ages, ["2012", "2014"]),
        ("ny-gems", Field::Serves, ["2013", "2014"]),
        ("ny-covenant-house", Field::Ages, ["2014", "18 to 23"]),
    ];
    for (program, field, years) in disagreements {
        let said = said(&catalog, program, field);
        let flags: Vec<_> = said.iter().filter_map(|a| a.flag.as_deref()).collect();
        let both = |flag: &&str| years.iter().all(|year| flag.contains(year));
        assert!(flags.iter().any(both), "{program} {}: {flags:?}", field.word());
    }
}

/// The terms of a program's unit groups, each with the id of its group.
fn terms(program: &str) -> Vec<(String, Terms)> {
    let night = Night::of(&founding()).unwrap();
    let groups = night.offers().filter(|offer| offer.program.id.as_str() == program);
    groups.map(|o| (o.group.unit_group.id.to_string(), o.group.terms.clone())).collect()
}

/// The terms of a program that has one unit group.
fn one(program: &str) -> Terms {
    let mut all = terms(program);
    assert_eq!(all.len(), 1, "{program}");
    all.remove(0).1
}

#[test]
fn of_the_surveyed_programs_two_alone_take_males() {
    for (program, _) in TABLE_1 {
        let serves = one(program).serves;
        let takes_males = [serves.men, serves.boys].contains(&Policy::Yes);
        assert_eq!(takes_males, program == "ca-cotn", "{program}: {serves:?}");
        assert!(![serves.men, serves.boys].contains(&Policy::Unknown), "{program}: {serves:?}");
    }
    assert_eq!(one("il-grounds-of-grace").serves.men, Policy::Yes);
}

#[test]
fn every_program_of_table_1_has_case_management_and_counseling() {
    let surveyed = TABLE_1.map(|(program, _)| program).into_iter().chain(["il-grounds-of-grace"]);
    for program in surveyed {
        let services = one(program).offers.services.yes;
        for service in [Service::CaseManagement, Service::Counseling] {
            assert!(services.contains(service), "{program}: {services:?}");
        }
    }
}

#[test]
fn stages_of_a_program_that_has_two_stand_with_its_unit_groups() {
    let stages = |program: &str| -> Vec<Stage> {
        terms(program).into_iter().map(|(_, terms)| terms.stage).collect()
    };
    let (first, then) = (Stage::Emergency, Stage::Transitional);
    assert_eq!(stages("ca-operation-safehouse"), [first, then]);
    assert_eq!(stages("wa-youthcare-bridge"), [first, then]);
    assert_eq!(stages("ny-gems"), [then, Stage::LongTerm]);
    assert_eq!(stages("ca-cotn"), [Stage::LongTerm], "a residential program, no shelter");
}

#[test]
fn whom_the_founding_programs_take_is_what_their_sources_say() {
    let (yes, no, unknown) = (Policy::Yes, Policy::No, Policy::Unknown);
    let serves = |program: &str| {
        let serves = terms(program)[0].1.serves;
        [serves.women, serves.men, serves.girls, serves.boys]
    };
    assert_eq!(serves("fl-place-of-hope"), [no, no, unknown, unknown], "children alone");
    assert_eq!(serves("neng-act"), [unknown, no, yes, no], "girls");
    assert_eq!(serves("wa-youthcare-bridge"), [no, no, yes, yes], "males, too");
    assert_eq!(serves("ca-next-door-dv"), [yes, yes, yes, unknown], "minors, too");
    for (_, terms) in terms("wa-youthcare-bridge") {
        assert_eq!(terms.dedicated, no, "the houses are shared");
        assert!(terms.reserved.is_kept(), "its beds are set aside");
        assert_eq!(terms.entry.policy(Practice::Affirming), yes);
    }
    assert_eq!(one("ca-mmp").from_abroad, yes);
    let ages = |program: &str| Text::from(one(program).ages).english();
    assert_eq!(ages("fl-place-of-hope"), "people under 18 (lowest age not listed)");
    assert_eq!(ages("ca-next-door-dv"), "people of any age (lowest age not listed)");
    assert_eq!(ages("ny-covenant-house"), "ages 16\u{2013}21, possibly ages 22\u{2013}23");
}

#[test]
fn places_are_as_near_as_the_sources_say() {
    let night = Night::of(&founding()).unwrap();
    let place =
        |id: &str| night.programs.iter().find(|p| p.id.as_str() == id).unwrap().place.to_string();
    assert_eq!(place("ca-dreamcatcher"), "zones 946 945", "either of two neighbors");
    assert_eq!(place("ca-courage-house"), "zone 956");
}

#[test]
fn no_sentence_says_an_age_that_a_source_leaves_open() {
    let programs = ["ca-facess", "ca-fresno-eoc-sanctuary", "fl-place-of-hope"];
    for program in programs {
        assert!(!Text::from(one(program).ages).english().contains("11"), "{program}");
    }
}

#[test]
fn every_value_can_be_read() {
    for assertion in founding().assertions {
        assertion.check().unwrap_or_else(|refused| panic!("{assertion:?}: {refused:?}"));
    }
}

#[test]
fn the_doubtful_stays_keep_their_cells() {
    let night = Night::of(&founding()).unwrap();
    let stay = |group: &str| {
        let found = night.groups.iter().find(|g| g.unit_group.id.as_str() == group);
        found.unwrap_or_else(|| panic!("{group}")).terms.stay.clone()
    };
    let bare = stay("ca-sf-safe-house-beds");
    assert!(matches!(&bare, StayLimit::Unknown { raw, candidate: Some(months) }
        if &**raw == "18" && **months == StayLimit::Months(18)));
    for group in ["ca-facess-beds", "ca-generatehope-beds"] {
        assert!(matches!(stay(group), StayLimit::Unknown { raw, .. } if &*raw == "No limit"));
    }
    assert_eq!(stay("ca-project-hope-ladc-beds"), StayLimit::NoLimit);
    assert_eq!(stay("ca-cotn-beds"), StayLimit::UntilAge(18));
    assert_eq!(stay("ca-operation-safehouse-emergency"), StayLimit::Days(21));
    assert_eq!(stay("ca-operation-safehouse-transitional"), StayLimit::Years(2));
}

#[test]
fn planned_and_suspended_programs_are_not_open() {
    let night = Night::of(&founding()).unwrap();
    let status = |program: &str, on: NaiveDate| {
        let found = night.programs.iter().find(|p| p.id.as_str() == program).unwrap();
        found.status.on(on).map(|(status, _)| status)
    };
    assert_eq!(status("tx-letot-rtc", day(2026, 3, 2)), Some(Status::Planned));
    let kristi = "fl-kristi-house-safe-house";
    assert_eq!(status(kristi, day(2013, 5, 1)), Some(Status::Open));
    assert_eq!(status(kristi, day(2013, 6, 20)), Some(Status::Paused));
    assert_eq!(status(kristi, day(2013, 8, 8)), Some(Status::Suspended));
    let open = night.programs.iter();
    let open = open.filter(|p| p.status.on(day(2026, 3, 2)).is_some_and(|s| s.0 == Status::Open));
    assert_eq!(open.count(), 21);
}

#[test]
fn a_conflicting_newer_number_leaves_the_beds_unknown() {
    let night = Night::of(&founding()).unwrap();
    let terms = |group: &str| {
        &night.groups.iter().find(|g| g.unit_group.id.as_str() == group).unwrap().terms
    };
    assert_eq!(terms("ca-generatehope-beds").units, None);
    assert_eq!(terms("ca-fresno-eoc-sanctuary-beds").units, Some(12));
    assert_eq!(terms("ny-gems-beds").serves.men, Policy::No);
    assert_eq!(terms("fl-wings-of-shelter-beds").returns, Policy::No);
}

#[test]
fn made_up_posts_say_so_and_are_of_many_ages() {
    let catalog = founding();
    assert!(catalog.posts.iter().all(|p| p.posted_by == "demo" && p.posted_at <= now()));
    let hours: HashSet<_> =
        catalog.posts.iter().map(|p| (now() - p.posted_at).num_hours()).collect();
    assert_eq!(hours, HashSet::from([0, 1, 3, 6, 20, 48]));
    assert_eq!(catalog.posts.len(), 14);
    assert_eq!(catalog.posts.iter().filter(|p| Openings::of(p.open) == Openings::None).count(), 3);
    for post in &catalog.posts {
        let units = catalog.units.iter().filter(|u| u.group == post.group).count();
        assert!(usize::from(post.open) <= units, "{}", post.id);
    }
}

#[test]
fn a_place_is_a_zone_or_less_and_keeps_no_city() {
    for assertion in founding().assertions.iter().filter(|a| a.field == Field::Place) {
        let regions = assertion.value == "unknown";
        assert!(assertion.raw.is_none() || regions, "{assertion:?}");
    }
}

#[test]
fn no_web_address_is_shipped() {
    let text = include_str!("../../fixtures/founding.json").to_lowercase();
    for sign in ["www", "http", ".com", ".org", "@"] {
        assert!(!text.contains(sign), "{sign}");
    }
}
