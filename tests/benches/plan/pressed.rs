//! The time of plans and rankings that are each hard in one way, against their budget of 2 s.

use serde_json::{Value, json};
use std::slice::from_ref;
use std::time::{Duration, Instant};
use waystation::desk::{PlanRequest, RankRequest, Received};
use waystation::domain::{Timestamp, UnitKind};
use waystation::exchange::generate::Generator;
use waystation::matching::plan::plan;
use waystation::matching::{Rooms, SearchIndex, arrange, rank};

/// Prints a line for each.
pub(super) fn table() {
    println!("| hard in one way, of 2 s | ranking | plan | proof of the plan |\n|---|---|---|---|");
    let (large, small) = (field(50_000), field(1_000));
    let woman = json!({"role": "survivor", "age": 35, "settings": ["women"]});
    let children = |ages: &[i32]| -> Vec<Value> {
        let child = |age: &i32| json!({"role": "child", "age": age, "gender": "boy"});
        ages.iter().map(child).collect()
    };
    let household = |ages: &[i32]| json!([from_ref(&woman), &children(ages)].concat());
    let two = household(&[14, 3]);
    let many =
        household(&[2, 4, 6, 13, 13, 14, 14, 14, 15, 15, 15, 15, 16, 16, 16, 16, 17, 17, 17]);
    line("one, 50,000 programs, a year", &large, 365, &json!([woman]));
    line("two parts, 50,000 programs, a year", &large, 365, &two);
    line("two parts, 1,000 programs, ten years", &small, 3650, &two);
    line("17 parts, 1,000 programs, half a year", &small, 180, &many);
    line("17 parts, 50,000 programs, a year", &large, 365, &many);
    line("17 parts, 60 programs of 20 unit groups, a year", &crowded(), 365, &many);
    arranged();
}

fn now() -> Timestamp {
    Timestamp::from_timestamp(1_795_329_000, 0).unwrap()
}

fn field(programs: u64) -> SearchIndex {
    SearchIndex::of(Generator::of(2026).unwrap().night(programs, now()).unwrap())
}

/// Programs with many small rooms, without posts.
fn crowded() -> SearchIndex {
    let mut night = Generator::of(2026).unwrap().night(60, now()).unwrap();
    let mut groups = Vec::new();
    for program in 0..night.programs.len() {
        let Some(first) = night.groups.iter().find(|group| group.program == program) else {
            continue;
        };
        for at in 0..20_u16 {
            let mut group = first.clone();
            group.unit_group.id = format!("{}-{at}", first.unit_group.id).parse().unwrap();
            group.unit_group.kind = UnitKind::Private;
            group.unit_group.sleeps = 1 + (at * 7) % 4;
            group.terms.units = Some(1 + at % 3);
            group.post = None;
            groups.push(group);
        }
    }
    night.groups = groups.into();
    SearchIndex::of(night)
}

fn line(what: &str, field: &SearchIndex, nights: u32, household: &Value) {
    let asked = json!({"where": "Fresno, CA", "nights": nights, "household": household});
    let ask = Received::<RankRequest>::json(asked.clone()).parse(now()).unwrap();
    let start = Instant::now();
    rank(field, &ask.profile, &ask.wanted);
    let ranked = start.elapsed();
    let ask = Received::<PlanRequest>::json(asked).parse(now()).unwrap();
    let start = Instant::now();
    let plans = plan(field, &ask);
    println!("| {what} | {ranked:.2?} | {:.2?} | {} |", start.elapsed(), plans.proof.words());
}

/// Measures parts over rooms of many groups, which only a solver settles.
fn arranged() {
    println!("\n| over the budget, of | 20 | 200 | 1000 ms |\n|---|---|---|---|");
    for (parts, groups) in [(6, 4), (12, 10), (17, 20), (17, 100)] {
        let sizes: Vec<u32> = (0..parts).map(|part| 1 + part % 4).collect();
        let group = |at: u16| Rooms {
            kind: if at.is_multiple_of(3) { UnitKind::SharedBed } else { UnitKind::Private },
            sleeps: 2 + at % 5,
            units: 1 + at % 7,
            takes: (0..parts).map(|part| (part + u32::from(at)) % 3 > 0).collect(),
            most_children: None,
            children: Vec::new(),
        };
        let groups: Vec<Rooms> = (0..groups).map(group).collect();
        let over = [20, 200, 1000].map(|budget| {
            let (budget, start) = (Duration::from_millis(budget), Instant::now());
            let found = arrange(&sizes, &groups, budget);
            let over = (start.elapsed().as_secs_f64() - budget.as_secs_f64()) * 1000.0;
            format!("{over:.0}{}", if found.is_err() { ", out of time" } else { "" })
        });
        println!("| {parts} parts, {} unit groups | {} |", groups.len(), over.join(" | "));
    }
}
