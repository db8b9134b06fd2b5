//! The networks and profiles to measure.

use serde_json::json;
use std::env::var;
use std::path::Path;
use waystation::desk::{RankRequest, Received};
use waystation::domain::{Night, Profile, Timestamp};
use waystation::exchange::generate::Generator;
use waystation::exchange::{SourceFile, founding as demo, hic};

/// The unit groups in HUD's count of 2012, as loaded.
const NATION: usize = 28_150;
const SEED: u64 = 2026;

pub(crate) fn now() -> Timestamp {
    Timestamp::from_timestamp(1_795_329_000, 0).unwrap()
}

pub(crate) fn founding() -> Night {
    Night::of(&demo::catalog(now()).unwrap()).unwrap()
}

/// HUD's count if its workbook is available, otherwise a made-up network of the same size.
pub(crate) fn nation() -> Night {
    #[expect(clippy::disallowed_methods, reason = "a benchmark has no settings of its own")]
    let workbook = var("WAYSTATION_HIC");
    workbook.map_or_else(
        |_| made_up(NATION),
        |path| {
            let file = SourceFile::open(Path::new(&path), None).unwrap();
            Night::of(&hic::read(&file, &mut |_, _| {}).unwrap().into()).unwrap()
        },
    )
}

/// A made-up network with this many unit groups.
pub(crate) fn made_up(groups: usize) -> Night {
    // Two programs have about three unit groups.
    let programs = u64::try_from(groups).unwrap() * 3 / 4 + 100;
    let mut night = Generator::of(SEED).unwrap().night(programs, now()).unwrap();
    night.groups.truncate(groups);
    let last = night.groups.last().unwrap().program;
    night.programs.truncate(last + 1);
    night.network.name = format!("made up, {} programs, {groups} unit groups", last + 1);
    night
}

/// The questions of made-up households.
pub(crate) fn households(count: u64) -> Vec<Profile> {
    let generator = Generator::of(SEED).unwrap();
    let ask = |number| Received::<RankRequest>::json(generator.household(number).told).parse(now());
    (1..=count).map(|number| ask(number).unwrap().profile).collect()
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
                profiles.push(Received::<RankRequest>::json(ask).parse(now()).unwrap().profile);
            }
        }
    }
    profiles
}
