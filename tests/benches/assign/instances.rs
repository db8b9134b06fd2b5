//! Made-up networks in ten metropolitan areas, and households that look for places in them.
//!
//! The areas form one of three layouts. Far apart, each is a region of its own. In a row, the next
//! is always within reach, so that all of them are one region. Or there is only one area.

use chrono::{NaiveDate, TimeDelta};
use serde_json::json;
use std::time::Duration;
use waystation::desk::{RankRequest, Received};
use waystation::domain::{
    Assertion, CapacityPost, Catalog, Field, Group, Mates, Night, Place, ProgramEntry, Spot,
    Subject, Taking, Timestamp, UnitGroup, UnitKind,
};
use waystation::matching::Weights;
use waystation::matching::assign::{AssignAsk, Seeking};

const FAR: [&str; 10] = [
    "Fresno, CA",
    "Chicago, IL",
    "Miami, FL",
    "Houston, TX",
    "Seattle, WA",
    "Denver, CO",
    "Atlanta, GA",
    "Boston, MA",
    "Phoenix, AZ",
    "Minneapolis, MN",
];
pub(crate) const IN_A_ROW: [&str; 10] = [
    "Boston, MA",
    "Hartford, CT",
    "New York, NY",
    "Philadelphia, PA",
    "Washington, DC",
    "Richmond, VA",
    "Raleigh, NC",
    "Charlotte, NC",
    "Greenville, SC",
    "Atlanta, GA",
];
/// The people served and their ages, as pairs that go together.
const SERVED: [(&str, &str); 5] = [
    ("women=yes men=no girls=no boys=no", "18+"),
    ("women=yes men=no girls=no boys=no", "18+"),
    ("women=yes men=yes girls=no boys=no", "18+"),
    ("girls=yes boys=no women=no men=no", "12-17"),
    ("girls=yes boys=yes women=yes men=yes", "any"),
];

/// The kind of an instance.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) households: usize,
    pub(crate) programs: usize,
    /// True if there is less room and staff than the households need.
    pub(crate) tight: bool,
    /// The location of the programs and households.
    pub(crate) areas: &'static [&'static str],
}

impl Size {
    /// This many households and programs, in areas far apart, with enough room for most.
    pub(crate) fn of(households: usize, programs: usize) -> Self {
        Self { households, programs, tight: false, areas: &FAR }
    }
}

/// The same numbers in every run, without a crate for random numbers (a linear congruential
/// generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn roll<T: Copy>(&mut self, choices: &[T]) -> T {
        let at = self.below(u64::try_from(choices.len()).unwrap());
        *choices.get(usize::try_from(at).unwrap()).unwrap()
    }
}

fn now() -> Timestamp {
    Timestamp::from_timestamp(1_795_329_000, 0).unwrap()
}

/// A network and the households of one request.
pub(crate) fn instance(size: Size, seed: u64) -> (Night, AssignAsk) {
    let mut dice = Dice(seed);
    let mut catalog = Catalog::default();
    for number in 0..size.programs {
        program(&mut catalog, &mut dice, number, size);
    }
    let mut night = Night::of(&catalog).unwrap();
    let mut support = 0;
    for (at, group) in night.groups.iter_mut().enumerate() {
        if at % 2 == 0 {
            let most = dice.roll(&[8, 10, 12, 16]);
            support = if size.tight { most * 4 / 10 } else { most };
        }
        terms(group, &mut dice, support);
    }
    let seeking: Vec<_> = (0..size.households).map(|at| seeking(&mut dice, at, size)).collect();
    let apart = (0..size.households / 20).map(|_| {
        let mut set: Vec<_> = (0..3)
            .map(|_| dice.below(u64::try_from(size.households).unwrap()))
            .map(|household| usize::try_from(household).unwrap())
            .collect();
        set.sort_unstable();
        set.dedup();
        set
    });
    let apart = apart.collect();
    (
        night,
        AssignAsk {
            seeking,
            apart,
            explain: Vec::new(),
            budget: Duration::from_secs(5),
            weights: Weights::default(),
        },
    )
}

/// Adds a program with two unit groups: private rooms and shared beds.
fn program(catalog: &mut Catalog, dice: &mut Dice, number: usize, size: Size) {
    let id = format!("p{number:05}");
    let metro = Spot::parse(size.areas.get(number % size.areas.len()).unwrap()).unwrap();
    catalog.programs.push(ProgramEntry {
        id: id.parse().unwrap(),
        organization: "made-up".parse().unwrap(),
        name: format!("Program {number}").into(),
    });
    let stage = dice.roll(&["emergency", "transitional"]);
    let place = Place::from(metro.zone).to_string();
    let (serves, ages) = dice.roll(&SERVED);
    let subject = Subject::Program(id.parse().unwrap());
    for (field, value) in [
        (Field::Status, "open"),
        (Field::Stage, stage),
        (Field::Place, &place),
        (Field::Serves, serves),
        (Field::Ages, ages),
        (Field::Children, dice.roll(&["yes", "no"])),
        (Field::Stay, dice.roll(&["30 days", "90 days", "1 year"])),
        (Field::IntakeHours, "always"),
        (Field::Returns, "yes"),
    ] {
        catalog.assertions.push(Assertion {
            subject: subject.clone(),
            field,
            value: value.to_owned(),
            raw: None,
            as_of: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
            source: "made up".to_owned(),
            flag: None,
        });
    }
    groups(catalog, dice, &id, size.tight);
}

fn groups(catalog: &mut Catalog, dice: &mut Dice, id: &str, tight: bool) {
    for (at, kind) in [UnitKind::Private, UnitKind::SharedBed].into_iter().enumerate() {
        let group = format!("{id}-{at}");
        let sleeps = if kind == UnitKind::Private { dice.roll(&[1, 2, 3, 4]) } else { 1 };
        catalog.groups.push(UnitGroup {
            id: group.parse().unwrap(),
            program: id.parse().unwrap(),
            name: if kind == UnitKind::Private { "Rooms" } else { "Beds" }.into(),
            kind,
            sleeps,
        });
        let open: &[u16] = if tight { &[0, 0, 1, 2] } else { &[0, 0, 0, 1, 1, 2] };
        catalog.posts.push(CapacityPost {
            id: format!("post-{group}").parse().unwrap(),
            group: group.parse().unwrap(),
            open: dice.roll(open),
            taking: Taking::Yes,
            posted_at: now() - TimeDelta::hours(dice.roll(&[1, 2, 4, 8, 14])),
            posted_by: "made up".to_owned(),
        });
    }
}

/// Sets who may share rooms, and the total support of the program.
fn terms(group: &mut Group, dice: &mut Dice, support: u16) {
    group.terms.support = Some(support);
    if group.unit_group.kind == UnitKind::SharedBed && dice.below(2) == 0 {
        group.terms.mates = Mates { beds: 2, one_gender: true, one_age_band: false };
    }
}

fn seeking(dice: &mut Dice, at: usize, size: Size) -> Seeking {
    let woman = json!({"role": "survivor", "age": 27, "settings": ["women"]});
    let girl = json!({"role": "survivor", "age": 16, "settings": ["girls"]});
    let man = json!({"role": "survivor", "age": 33, "settings": ["men"]});
    let child = |age: i32| json!({"role": "child", "age": age, "gender": "girl"});
    let household = match dice.below(8) {
        0..=3 => json!([woman]),
        4 => json!([girl]),
        5 => json!([man]),
        6 => json!([woman, child(3)]),
        _ => json!([woman, child(3), child(8)]),
    };
    let ask = json!({
        "where": dice.roll(size.areas),
        "within": "within_150_miles",
        "nights": dice.roll(&[1, 14, 60]),
        "household": household,
        "answers": {"left-before": "no"},
        "wishes": {"own-room": dice.below(2) == 0},
    });
    Seeking {
        label: format!("H{at}").parse().unwrap(),
        weight: dice.roll(&[1, 2, 4, 8, 16]),
        support: u32::try_from(1 + dice.below(4)).unwrap(),
        profile: Received::<RankRequest>::json(ask).parse(now()).unwrap().profile,
    }
}
