//! Replays an answer: on the database it came from, and from files alone. If something has changed,
//! the replay names it.

use crate::database::{STILL, TestStore};
use crate::here::English;
use crate::site::Site;
use crate::web::town;
use serde_json::{Value, json};
use std::fs::{read_to_string, write};
use std::process::Output;
use waystation::desk::{Clock, Desk, RankRequest, Received, Record, Replay};
use waystation::domain::{ActorRole, Affiliation, CapacityPost, Catalog, Night};
use waystation::exchange::night;
use waystation::matching::SearchIndex;
use waystation::store::{Store, TokenTerms};
use waystation::web::view::RecordView;

fn asked() -> Received<RankRequest> {
    Received::<RankRequest>::json(json!({
        "where": "Fresno, CA",
        "nights": 3,
        "household": [{"role": "survivor", "age": 16, "settings": ["girls"]}],
        "explain": "all",
        "weights": {"distance": 250},
    }))
}

/// A record of the town. Checks that it is the same after writing and reading.
fn recorded(desk: &Desk) -> Record {
    let record = desk.find(asked(), desk.now()).unwrap().record;
    let written = serde_json::to_value(RecordView::of(&record)).unwrap();
    let read = Record::read(&written).unwrap();
    assert_eq!(serde_json::to_value(RecordView::of(&read)).unwrap(), written);
    read
}

#[test]
fn the_same_question_comes_to_the_same_bytes_here_and_from_a_file() {
    let test = TestStore::new();
    let desk = town::desk(test.again());
    let record = recorded(&desk);
    let same = Replay::Same { changed: Vec::new() };
    assert_eq!(desk.replay(&record).unwrap(), same);
    let file = desk.export().unwrap();
    assert_eq!(file, desk.export().unwrap());
    let field = SearchIndex::of(night::read(&file).unwrap());
    assert_eq!(Replay::of(&record, &field).unwrap(), same);
    assert_eq!(
        desk.find(asked(), desk.now()).unwrap().record,
        desk.find(asked(), desk.now()).unwrap().record
    );
}

#[test]
fn plans_and_assignments_come_to_the_same_bytes_too() {
    let test = TestStore::new();
    let desk = town::desk(test.again());
    let girl = json!([{"role": "survivor", "age": 16, "settings": ["girls"]}]);
    let plan = json!({"where": "Fresno, CA", "nights": 40, "household": girl});
    let plan = desk.plan(Received::json(plan), desk.now()).unwrap();
    assert!(!plan.plans.plans.is_empty());
    let batch = json!({"households": [
        {"label": "A", "where": "Fresno, CA", "household": girl},
        {"label": "B", "where": "Fresno, CA", "household": girl},
    ], "keep_apart": [["A", "B"]]});
    let batch = desk.assign(Received::json(batch), desk.now()).unwrap();
    assert!(batch.assignment.households.iter().any(|one| one.option.is_some()));
    let field = SearchIndex::of(night::read(&desk.export().unwrap()).unwrap());
    for (kind, record) in [("plan", plan.record), ("assignment", batch.record)] {
        let written = serde_json::to_value(RecordView::of(&record)).unwrap();
        assert_eq!((&written["kind"], &written["proven"]), (&json!(kind), &json!(true)));
        let read = Record::read(&written).unwrap();
        let same = Replay::Same { changed: Vec::new() };
        assert_eq!(desk.replay(&read).unwrap(), same, "{kind}");
        assert_eq!(Replay::of(&read, &field).unwrap(), same, "{kind}");
        let other = Record { result: "0".repeat(64), ..read };
        assert!(!desk.replay(&other).unwrap().is_same(), "{kind}");
        let unproven = Record { proven: false, ..other };
        assert!(desk.replay(&unproven).unwrap().english().contains("not proven"), "{kind}");
    }
}

#[test]
fn a_night_is_recognised_whatever_database_keeps_it() {
    let test = TestStore::new();
    test.store.save(&town::catalog(), &mut |_, _| {}).unwrap();
    let (kept, made) = (test.store.night(STILL).unwrap(), Night::of(&town::catalog()).unwrap());
    assert_eq!(kept.grounds.fingerprint.len(), 64);
    assert_eq!(kept, made);
    let (catalog, curves) = test.store.in_force(STILL).unwrap();
    assert_eq!(night::read(&night::write(&catalog, &curves)).unwrap(), made);
}

#[test]
fn whatever_is_stated_is_in_the_hash_of_the_night() {
    let whole = town::catalog();
    let hash = |catalog: &Catalog| Night::of(catalog).unwrap().grounds.fingerprint;
    for at in 0..whole.assertions.len() {
        let mut other = whole.clone();
        other.assertions.remove(at);
        assert_ne!(hash(&other), hash(&whole), "{:?}", whole.assertions[at]);
    }
    for at in 0..whole.posts.len() {
        let mut other = whole.clone();
        other.posts[at].open = u16::from(other.posts[at].open == 0);
        assert_ne!(hash(&other), hash(&whole));
    }
    let mut turned = whole.clone();
    turned.programs.reverse();
    turned.groups.reverse();
    turned.posts.reverse();
    assert_eq!(hash(&turned), hash(&whole));
}

#[test]
fn what_differs_is_said() {
    let test = TestStore::new();
    let desk = town::desk(test.again());
    let record = recorded(&desk);
    let mut other = record.clone();
    let stay = other.rules.iter_mut().find(|rule| rule.id == "stay").unwrap();
    stay.hash = "0".repeat(16);
    let changed = vec!["stay".to_owned()];
    assert_eq!(desk.replay(&other).unwrap(), Replay::Same { changed });
    other.result = "0".repeat(64);
    let said = desk.replay(&other).unwrap().english();
    assert_eq!(said, "A different answer. These rules have another version: stay.");
    other.rules = record.rules.clone();
    other.version = "0.0.1".to_owned();
    let said = desk.replay(&other).unwrap().english();
    assert!(said.contains("version 0.0.1 answered, and this is"), "{said}");
    let weighed = Record { weights: "distance=90 capacity=0".parse().unwrap(), ..record.clone() };
    assert!(!desk.replay(&weighed).unwrap().is_same());
    let group = "youth-shelter-beds";
    let post = Received::json(json!({"unit_group": group, "open": 1, "taking": "yes"}));
    let program = "youth-shelter".parse().unwrap();
    let organization = "valley".parse().unwrap();
    let operator = Affiliation { organization, role: ActorRole::Operator };
    let token = test.store.add_token(&TokenTerms::of(operator.clone()), town::now()).unwrap();
    let by = desk.actor(token.reveal(), town::now()).unwrap().unwrap().allowed().unwrap();
    desk.post(&by, &desk.draw_key().unwrap(), &program, vec![post]).unwrap();
    let said = desk.replay(&record).unwrap().english();
    assert!(said.contains("The night differs") && said.contains("Nov 21, 2026"), "{said}");
}

#[test]
fn what_is_no_record_is_refused_in_words() {
    let test = TestStore::new();
    let desk = town::desk(test.again());
    for wrong in [json!(5), json!({}), json!({"kind": "ranking"}), json!({"record": []})] {
        assert!(Record::read(&wrong).is_err(), "{wrong}");
    }
    let record = recorded(&desk);
    let plan = Record { kind: "tea".to_owned(), ..record.clone() };
    let refused = desk.replay(&plan).unwrap_err().english();
    assert!(refused.contains("Use the record of one of these: ranking"), "{refused}");
    let mut sent = serde_json::to_value(RecordView::of(&record)).unwrap();
    sent["at"] = json!("yesterday");
    sent["rules"] = json!("all");
    sent["weights"] = json!({"distance": -3});
    let refused = Record::read(&sent).unwrap_err().english();
    for field in ["at:", "rules:", "weights.distance:"] {
        assert!(refused.contains(field), "{field} {refused}");
    }
    for wrong in ["", "{}", r#"{"form": "x", "name": "", "notice": "", "programs": []}"#] {
        assert!(night::read(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn the_network_weighs_and_the_request_holds_over_it() {
    let test = TestStore::new();
    let desk = town::desk(test.again());
    desk.weigh(&"distance=300 own-room=0 stay=100".parse().unwrap()).unwrap();
    assert_eq!(desk.weights().to_string(), "distance=300 own-room=0");
    let again = Desk::open(test.again(), Clock::Fixed(town::now())).unwrap();
    let found = again.find(asked(), again.now()).unwrap();
    assert_eq!(found.ranking.weights.to_string(), "distance=250 own-room=0");
    assert_eq!(found.record.weights, found.ranking.weights);
    assert!(again.replay(&found.record).unwrap().is_same());
    again.weigh(&"distance=100 own-room=100".parse().unwrap()).unwrap();
    assert_eq!(test.store.setting("weights").unwrap(), None);
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn from_the_command_line() {
    const GIRL: &str =
        concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/profiles/fresno-16-girl.json");
    let (site, elsewhere) = (Site::start(), Site::start());
    let path = |name: &str| site.folder().join(name).to_str().unwrap().to_owned();
    let (record, night) = (path("record.json"), path("night.json"));
    said(&site.run(&["weights", "distance=150"]));
    said(&site.run(&["rank", GIRL, "--record", &record]));
    assert!(said(&site.run(&["replay", &record])).contains("The same answer, byte for byte"));
    let exported = said(&site.run(&["export-night", &night]));
    assert!(exported.contains("nothing about any person"), "{exported}");
    let there = said(&elsewhere.run(&["replay", &record, "--night", &night]));
    assert!(there.contains("The same answer, byte for byte"), "{there}");
    let (_, answer) = site.request("POST /api/v1/rankings", &read_to_string(GIRL).unwrap());
    write(&record, answer).unwrap();
    said(&elsewhere.run(&["replay", &record, "--night", &night]));
    // A program posts something else there.
    let store = Store::open(elsewhere.url()).unwrap();
    let (catalog, _) = store.in_force(STILL).unwrap();
    let post = catalog.posts.first().unwrap().clone();
    let (open, posted_at) = (u16::from(post.open == 0), Clock::System.now());
    let id = "another".parse().unwrap();
    store.post(&CapacityPost { id, open, posted_at, ..post }).unwrap();
    let other = elsewhere.run(&["replay", &record]);
    assert_eq!(other.status.code(), Some(1));
    let why = String::from_utf8(other.stderr).unwrap();
    assert!(why.contains("The night differs"), "{why}");
    let weights = said(&site.run(&["weights"]));
    assert!(weights.contains("  150  distance") && weights.contains("  100  stay"), "{weights}");
    let wrong = site.run(&["weights", "distance=-1", "shoe=5"]);
    assert_eq!(wrong.status.code(), Some(1));
    let why = String::from_utf8(wrong.stderr).unwrap();
    assert!(why.contains("distance=-1") && why.contains("no rule"), "{why}");
    let broken: Value = json!({"kind": "ranking"});
    write(&record, broken.to_string()).unwrap();
    let refused = site.run(&["replay", &record]);
    assert!(String::from_utf8(refused.stderr).unwrap().contains("This field is missing"));
}
