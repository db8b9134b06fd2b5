//! The networks and profiles that are measured.

use chrono::{NaiveDate, TimeDelta};
use serde_json::json;
use std::env::var;
use std::path::Path;
use waystation::desk::AskForm;
use waystation::domain::{
    Assertion, CapacityPost, Catalog, Field, Network, Night, Place, Profile, Program, Stage,
    StatusHistory, Subject, Taking, Timestamp, UnitGroup, UnitKind, Zone,
};
use waystation::exchange::{founding as demo, hic};

/// The number of programs in HUD's count of 2012.
const PROGRAMS: usize = 23_193;

fn now() -> Timestamp {
    Timestamp::from_timestamp(1_795_329_000, 0).unwrap()
}

pub(crate) fn founding() -> Night {
    Night::of(&demo::catalog(now()).unwrap()).unwrap()
}

/// HUD's count where its workbook is at hand, otherwise a made-up network of the same size.
pub(crate) fn nation() -> Night {
    #[expect(clippy::disallowed_methods, reason = "a benchmark has no settings of its own")]
    let workbook = var("WAYSTATION_HIC");
    workbook.map_or_else(
        |_| made_up(),
        |path| Night::of(&hic::read(Path::new(&path), &mut |_, _| {}).unwrap().catalog).unwrap(),
    )
}

/// The same numbers at every run, without a crate for chance (a linear congruential generator).
struct Dice(u64);

impl Dice {
    fn roll<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let sides = u64::try_from(choices.len()).unwrap();
        choices.get(usize::try_from((self.0 >> 33) % sides).unwrap()).unwrap()
    }
}

const SAID: &[(Field, &[&str])] = &[
    (Field::Status, &["open", "open", "open", "planned"]),
    (Field::Ages, &["unknown", "18+", "18+", "under 18", "18-24"]),
    (
        Field::Serves,
        &[
            "women=yes men=no girls=no boys=no",
            "women=yes men=yes girls=no boys=no",
            "girls=yes boys=yes women=no men=no",
            "men=yes women=no girls=no boys=no",
            "unknown",
        ],
    ),
    (Field::Children, &["no", "yes", "unknown"]),
    (Field::Units, &["4", "10", "20", "40"]),
];

fn made_up() -> Night {
    let mut dice = Dice(7);
    let zones: Vec<Zone> = Zone::all().collect();
    let mut catalog = Catalog {
        network: Network { name: format!("made up, {PROGRAMS} programs"), notice: String::new() },
        ..Catalog::default()
    };
    for number in 0..PROGRAMS {
        let id = format!("p{number:05}");
        catalog.programs.push(Program {
            id: id.parse().unwrap(),
            organization: "made-up".parse().unwrap(),
            name: format!("Program {number}").into(),
            stage: *dice.roll(&[Stage::Emergency, Stage::Transitional]),
            place: Place::Zone(*dice.roll(&zones)),
            status: StatusHistory::default(),
            quarantine: None,
        });
        for group in 0..*dice.roll(&[1, 1, 2]) {
            let group = format!("{id}-{group}");
            say(&mut catalog, &mut dice, &id, &group);
        }
    }
    Night::of(&catalog).unwrap()
}

fn say(catalog: &mut Catalog, dice: &mut Dice, program: &str, group: &str) {
    for (field, values) in SAID {
        let subject = if *field == Field::Status {
            Subject::Program(program.parse().unwrap())
        } else {
            Subject::Group(group.parse().unwrap())
        };
        catalog.assertions.push(Assertion {
            subject,
            field: *field,
            value: (*dice.roll(values)).to_owned(),
            raw: None,
            as_of: NaiveDate::from_ymd_opt(2012, 1, 25).unwrap(),
            source: "made up".to_owned(),
            flag: None,
        });
    }
    catalog.groups.push(UnitGroup {
        id: group.parse().unwrap(),
        program: program.parse().unwrap(),
        name: "Beds".into(),
        kind: *dice.roll(&[UnitKind::SharedBed, UnitKind::Private, UnitKind::Unknown]),
        sleeps: *dice.roll(&[1, 2, 4]),
    });
    let hours = *dice.roll(&[1, 3, 9, 20, 50, 0, 0, 0]);
    if hours > 0 {
        catalog.posts.push(CapacityPost {
            id: format!("post-{group}").parse().unwrap(),
            group: group.parse().unwrap(),
            open: *dice.roll(&[0, 0, 1, 2, 5]),
            taking: Taking::Yes,
            posted_at: now() - TimeDelta::hours(hours),
            posted_by: "made up".to_owned(),
        });
    }
}

/// A spread of households and places: every combination, through the parser of the API.
pub(crate) fn profiles() -> Vec<Profile> {
    let places = ["Fresno, CA", "10001", "Miami, FL", "Chicago, IL", "Sioux Falls, SD"];
    let survivor = |age: serde_json::Value, settings: &[&str]| json!({"role": "survivor", "age": age, "settings": settings});
    let child = |age: i32, gender: &str| json!({"role": "child", "age": age, "gender": gender});
    let households = [
        json!([]),
        json!([survivor(json!(16), &["girls"])]),
        json!([survivor(json!("adult"), &["women"])]),
        json!([survivor(json!(34), &["men"])]),
        json!([survivor(json!("unknown"), &[])]),
        json!([survivor(json!(27), &["women"]), child(3, "girl"), child(6, "boy")]),
        json!([survivor(json!(38), &["women"]), child(15, "boy"), child(4, "girl")]),
    ];
    let mut profiles = Vec::new();
    for place in places {
        for household in &households {
            for (nights, avoid) in [(1, json!([])), (90, json!(["Los Angeles, CA"]))] {
                let mut ask = json!({"where": place, "nights": nights, "avoid": avoid});
                if household.as_array().is_some_and(|members| !members.is_empty()) {
                    ask.as_object_mut().unwrap().insert("household".to_owned(), household.clone());
                }
                profiles.push(AskForm::of(ask).parse(now()).unwrap().profile);
            }
        }
    }
    profiles
}
