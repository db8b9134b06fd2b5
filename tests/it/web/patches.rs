//! The patches in an answer do what they say. Each is merged into the request by RFC 7396 and sent
//! again, and must have the effect that the answer announced.

use super::Site;
use actix_web::http::StatusCode;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Applies a merge patch as RFC 7396, section 2, defines it.
fn patched(target: &Value, patch: &Value) -> Value {
    let Value::Object(changes) = patch else { return patch.clone() };
    let mut members = target.as_object().cloned().unwrap_or_default();
    for (name, change) in changes {
        if change.is_null() {
            members.remove(name);
        } else {
            let old = members.get(name).cloned().unwrap_or(Value::Null);
            members.insert(name.clone(), patched(&old, change));
        }
    }
    Value::Object(members)
}

/// Requests whose answers have questions to ask next and programs one change away.
fn questions() -> Vec<Value> {
    vec![
        json!({"where": "Fresno, CA"}),
        json!({"where": "Fresno, CA", "answers": {"left-before": "unknown"}}),
        json!({"where": "Fresno, CA", "nights": 30, "within": "within_50_miles", "limit": 100,
            "household": [{"role": "survivor", "age": 16, "settings": ["girls"]}]}),
        json!({"where": "Fresno, CA", "nights": 800, "limit": 100, "declined": ["group-home"],
            "household": [{"role": "survivor", "age": "minor", "settings": ["girls"]}]}),
        json!({"where": "Los Angeles, CA", "arrive": "2026-11-22T04:00", "limit": 100,
            "wishes": {"needs-own-room": true},
            "household": [{"role": "survivor", "age": {"from": 16, "to": 19}}]}),
    ]
}

async fn answered(site: &Site, ask: &Value) -> Value {
    let answer = site.rank(ask).await;
    assert_eq!(answer.status, StatusCode::OK, "{ask}: {}", answer.text());
    answer.json()
}

#[actix_web::test]
async fn what_is_told_of_an_answer_comes_true_when_it_is_sent() {
    let (site, mut tried) = (Site::new(), 0);
    for ask in questions() {
        let before = answered(&site, &ask).await;
        for next in before["ask_next"].as_array().unwrap() {
            let effects = [("ask_yes", "options_after_yes"), ("ask_no", "options_after_no")];
            for (patch, told) in effects {
                let again = patched(&ask, &next[patch]);
                let after = answered(&site, &again).await;
                assert_eq!(after["eligible"], next[told], "{again}");
                let asked: Vec<_> = after["ask_next"].as_array().unwrap().iter().collect();
                assert!(asked.iter().all(|more| more["question"] != next["question"]), "{again}");
                tried += 1;
            }
        }
    }
    assert!(tried >= 4, "{tried} answers were tried");
}

#[actix_web::test]
async fn what_is_one_change_away_is_there_once_the_change_is_sent() {
    let (site, mut tried) = (Site::new(), 0);
    for ask in questions() {
        let before = answered(&site, &ask).await;
        for miss in before["near_misses"].as_array().unwrap() {
            let who = miss["who"].as_str().unwrap();
            assert_eq!(miss["ask"].is_null(), who == "program", "{miss}");
            if miss["ask"].is_null() {
                continue;
            }
            let after = answered(&site, &patched(&ask, &miss["ask"])).await;
            let mut there = after["options"].as_array().unwrap().iter();
            assert!(there.any(|o| o["program"]["id"] == miss["program"]["id"]), "{miss}");
            tried += 1;
        }
    }
    assert!(tried >= 3, "{tried} changes were tried");
}

#[actix_web::test]
async fn any_answer_that_is_sent_settles_its_question() {
    let (site, mut tried) = (Site::new(), 0);
    for ask in questions() {
        let before = answered(&site, &ask).await;
        for next in before["ask_next"].as_array().unwrap() {
            let question = next["question"].as_str().unwrap();
            for answer in ["unknown", "declined"] {
                let again = patched(&ask, &json!({"answers": {question: answer}}));
                let after = answered(&site, &again).await;
                let mut asked = after["ask_next"].as_array().unwrap().iter();
                assert!(asked.all(|more| more["question"] != question), "{again}");
                assert_eq!(after["options"], before["options"], "{again}");
                tried += 1;
            }
        }
    }
    assert!(tried >= 4, "{tried} answers were tried");
}

#[actix_web::test]
async fn a_change_that_is_sent_opens_and_closes_as_many_places_as_it_says() {
    let (site, mut tried) = (Site::new(), 0);
    let listed = |answer: &Value| -> BTreeSet<String> {
        let options = answer["options"].as_array().unwrap().iter();
        options.map(|option| option["program"]["id"].to_string()).collect()
    };
    for ask in questions() {
        let ask = patched(&ask, &json!({"limit": 100}));
        let before = answered(&site, &ask).await;
        for miss in before["near_misses"].as_array().unwrap() {
            if miss["ask"].is_null() {
                assert!(miss.get("opens").is_none(), "{miss}");
                continue;
            }
            let after = answered(&site, &patched(&ask, &miss["ask"])).await;
            let (was, is) = (listed(&before), listed(&after));
            assert_eq!(miss["opens"], is.difference(&was).count(), "{miss}");
            assert_eq!(miss["closes"], was.difference(&is).count(), "{miss}");
            tried += 1;
        }
    }
    assert!(tried >= 3, "{tried} changes were tried");
}
