//! Checks that every barrier of the founding documents has its place, and that its place exists.

use crate::here::English;
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use utoipa::OpenApi;
use waystation::desk::{RankRequest, Received};
use waystation::domain::{Field, Night, Question, Timestamp};
use waystation::exchange::{founding, network};
use waystation::matching::plan::{Plan, PlanAsk, plan};
use waystation::matching::{self, Explain, Ranking, Wanted, Weights, rank};
use waystation::rules::{BARRIERS, BarrierHome, REMINDERS, RULES, reminders};
use waystation::web::Api;

/// The number of barriers that the founding documents name.
const NAMED: u8 = 65;

#[test]
fn every_barrier_has_its_place_once() {
    let numbers: Vec<u8> = BARRIERS.iter().map(|barrier| barrier.number).collect();
    assert_eq!(numbers, (1..=NAMED).collect::<Vec<_>>());
    let names: BTreeSet<_> = BARRIERS.iter().map(|barrier| (barrier.name)().english()).collect();
    assert_eq!(names.len(), BARRIERS.len());
    assert!(BARRIERS.iter().all(|barrier| !barrier.places.is_empty()));
}

#[test]
fn every_place_of_a_barrier_is_there() {
    let (tests, description) = (tests(), serde_json::to_value(Api::openapi()).unwrap());
    let mut missing = Vec::new();
    for barrier in BARRIERS {
        for effect in barrier.places {
            let there = match effect {
                BarrierHome::Rule(id) => RULES.iter().any(|rule| rule.id == *id),
                BarrierHome::Reminder(id) => REMINDERS.iter().any(|reminder| reminder.id == *id),
                BarrierHome::Field(word) => word.parse::<Field>().is_ok(),
                BarrierHome::Shown(_, member) => is_described(&description, member),
                BarrierHome::Held(_, test) => tests.contains(&format!("fn {test}(")),
                // Only barrier 30 may wait for promises.
                BarrierHome::Promises(_) => barrier.number == 30,
                BarrierHome::Information(why) => why().english().ends_with('.'),
            };
            if !there {
                let name = (barrier.name)().english();
                missing.push(format!("{} {name}: {effect:?}", barrier.number));
            }
        }
    }
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
}

#[test]
fn every_reminder_has_a_barrier_and_an_id_of_its_own() {
    let ids: BTreeSet<_> = REMINDERS.iter().map(|reminder| reminder.id).collect();
    assert_eq!(ids.len(), REMINDERS.len());
    for reminder in REMINDERS {
        let places = BARRIERS.iter().flat_map(|barrier| barrier.places);
        let is_its =
            |place: &BarrierHome| matches!(place, BarrierHome::Reminder(id) if *id == reminder.id);
        assert!(places.into_iter().any(is_its));
        let text = (reminder.text)().english();
        assert_eq!(super::rules::faults(&text), Vec::<&str>::new(), "{}", reminder.id);
    }
}

/// The code of all tests, as one text.
pub(crate) fn tests() -> String {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it")];
    let mut text = String::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            text.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
    text
}

/// Returns true if the description of the API has `Schema.member`.
fn is_described(description: &Value, member: &str) -> bool {
    let (schema, member) = member.split_once('.').unwrap();
    description["components"]["schemas"][schema]["properties"].get(member).is_some()
}

fn now() -> Timestamp {
    "2026-11-22T06:30:00Z".parse().unwrap()
}

fn ranked(ask: &Value) -> Ranking {
    let night = Night::of(&founding::catalog(now()).unwrap()).unwrap();
    let profile = Received::<RankRequest>::json(ask.clone()).parse(now()).unwrap().profile;
    let wanted = Wanted { limit: 100, explain: Explain::All, weights: Weights::default() };
    rank(&matching::SearchIndex::of(night), &profile, &wanted)
}

#[test]
fn twenty_programs_left_weigh_no_more_than_one() {
    let left = |programs: &[String]| {
        ranked(&json!({"where": "Fresno, CA", "household": [{"role": "survivor", "age": 16}],
                       "left": programs}))
    };
    let twenty: Vec<_> = (0..20).map(|n| format!("elsewhere-{n}")).collect();
    assert_eq!(left(&twenty), left(&twenty[..1]));
}

#[test]
fn nobody_is_asked_what_happened() {
    for never in [Question::FromAbroad, Question::SexTrafficking, Question::LaborTrafficking] {
        assert_eq!(never.say(), None, "{never}");
    }
    let words = [
        "traffick",
        "exploit",
        "victim",
        "happen",
        "immigra",
        "citizen",
        "arrest",
        "record",
        "diagnos",
        "religio",
        "gay",
        "sober",
        "do you use",
        "who did",
    ];
    for said in Question::ALL.into_iter().filter_map(Question::say) {
        let said = said.english().to_lowercase();
        assert!(words.iter().all(|word| !said.contains(word)), "{said}");
    }
    let published =
        ["care", "extra-support", "after-altercation", "record", "readiness", "gender-policy"];
    for id in published {
        let rule = RULES.iter().find(|rule| rule.id == id).unwrap();
        assert!(rule.asks.is_empty(), "{id} is told as published and asks nothing");
    }
}

#[test]
fn reminders_on_minors_are_for_those_who_may_be_minors() {
    let ids = |survivor: Value| {
        let ask = json!({"where": "Fresno, CA", "household": [survivor]});
        let profile = Received::<RankRequest>::json(ask).parse(now()).unwrap().profile;
        reminders(&profile).into_iter().map(|reminder| reminder.id).collect::<Vec<_>>()
    };
    let (minor, unknown) =
        (ids(json!({"role": "survivor", "age": 16})), ids(json!({"role": "survivor"})));
    assert_eq!(minor.len(), REMINDERS.len());
    assert_eq!(minor, unknown, "what is not known leaves nothing out");
    let adult = ids(json!({"role": "survivor", "age": 30}));
    let for_minors = ["reporting", "minor-consent", "native-children", "interstate-compact"];
    assert!(for_minors.iter().all(|id| !adult.contains(id)));
    assert_eq!(adult.len() + for_minors.len(), minor.len());
}

#[test]
fn what_was_declined_drops_out_is_counted_and_comes_back() {
    let ask = |declined: &[&str]| json!({"where": "Fresno, CA", "declined": declined});
    let before = ranked(&ask(&[]));
    let first = before.options[0].program.id.clone();
    let after = ranked(&ask(&[first.as_str()]));
    assert_eq!(after.eligible + 1, before.eligible);
    assert_eq!(after.considered, before.considered);
    let said_no = after.not_shown.iter().find(|reason| reason.rule == "declined").unwrap();
    assert_eq!((said_no.count, &said_no.programs[0].program.id), (1, &first));
    assert_eq!(said_no.programs[0].findings[0].text.english(), "The person ruled it out.");
    let miss = after.near_misses.iter().find(|miss| miss.program.id == first).unwrap();
    assert_eq!(
        (miss.who, miss.change.english()),
        ("person", "If the person reconsiders.".to_owned())
    );
    let rest: Vec<_> = before.options.iter().filter(|option| option.program.id != first).collect();
    assert_eq!(after.options.iter().collect::<Vec<_>>(), rest, "nothing else changes");
    let everything: Vec<_> = before.options.iter().map(|o| o.program.id.as_str()).collect();
    assert_eq!(ranked(&ask(&everything)).eligible, 0);
}

#[test]
fn a_time_to_leave_by_is_read_on_the_clock_where_the_person_is() {
    let ask = json!({"where": "New York, NY", "leave_by": "2026-11-22T18:00"});
    let profile = Received::<RankRequest>::json(ask).parse(now()).unwrap().profile;
    let leave_by = profile.leave_by.unwrap();
    assert_eq!(leave_by - profile.now, TimeDelta::minutes(16 * 60 + 30), "23:00 in UTC");
}

/// Stays of 30 days at three programs that are alike, two of them run by one organization.
const STAYS: &str = r#"{"name": "Town", "notice": "", "sources": {"s": {"as_of": "2026-11-01", "name": "s"}},
"programs": [
  {"id": "a", "organization": {"id": "one", "name": "One"}, "name": "A", "said": SAID,
   "groups": [{"id": "a-beds", "name": "Beds", "kind": "private", "sleeps": 1, "units": 0, "said": [],
     "post": {"hours_ago": 0, "open": 8, "taking": "yes"}}]},
  {"id": "b", "organization": {"id": "other", "name": "Other"}, "name": "B", "said": SAID,
   "groups": [{"id": "b-beds", "name": "Beds", "kind": "private", "sleeps": 1, "units": 0, "said": [],
     "post": {"hours_ago": 0, "open": 8, "taking": "yes"}}]},
  {"id": "c", "organization": {"id": "one", "name": "One"}, "name": "C", "said": SAID,
   "groups": [{"id": "c-beds", "name": "Beds", "kind": "private", "sleeps": 1, "units": 0, "said": [],
     "post": {"hours_ago": 0, "open": 8, "taking": "yes"}}]}]}"#;

#[test]
fn a_plan_that_keeps_one_organization_comes_before_one_that_changes_it() {
    let said = r#"[{"field": "status", "value": "open", "by": "s"},
        {"field": "place", "value": "zone 937", "by": "s"},
        {"field": "stay", "value": "30 days", "by": "s"}]"#;
    let catalog = network::read(&STAYS.replace("SAID", said), now()).unwrap().into();
    let field = matching::SearchIndex::of(Night::of(&catalog).unwrap());
    let ask = |nights: u32| {
        let ask = json!({"where": "Fresno, CA", "nights": nights,
            "household": [{"role": "survivor", "age": 30}]});
        let profile = Received::<RankRequest>::json(ask).parse(now()).unwrap().profile;
        let weights = Weights::default();
        plan(&field, &PlanAsk { profile, plans: 10, weights })
    };
    let programs = |plan: &Plan| -> BTreeSet<String> {
        plan.legs.iter().map(|leg| leg.program.id.to_string()).collect()
    };
    // One stay is enough: nobody moves without a need.
    assert_eq!(ask(30).plans[0].moves, 0);
    // Two stays are needed: of the three pairs, the one within one organization comes first.
    let two = ask(60);
    assert_eq!(programs(&two.plans[0]), ["a".to_owned(), "c".to_owned()].into());
    assert_eq!(two.plans[0].moves, 1);
    assert!(two.plans.len() > 1 && two.plans[1].cost > two.plans[0].cost, "{:?}", two.plans);
}
