//! The effect of a decline on the next search, and the counts of searches that end without an
//! option.

use super::Town;
use actix_web::http::StatusCode;
use serde_json::{Value, json};

async fn declined(town: &Town, reason: &str) -> Value {
    let held = town.hold(&town.hotline).await;
    town.done(&town.operator, &held, &json!({"step": "decline", "reason": reason})).await
}

/// The findings of the youth shelter as an option.
async fn findings(town: &Town, ask: &Value) -> Option<Vec<Value>> {
    let ranking = town.site.rank(ask).await.json();
    let options = ranking["options"].as_array().unwrap().clone();
    let option = options.into_iter().find(|option| option["program"]["id"] == "youth-shelter")?;
    Some(option["findings"].as_array().unwrap().clone())
}

fn a_girl() -> Value {
    json!({"where": "Fresno, CA",
        "household": [{"role": "survivor", "age": 16, "settings": ["girls"]}]})
}

#[actix_web::test]
async fn what_is_promised_is_not_free_until_it_runs_out() {
    let mut town = Town::new();
    let openings = async |town: &Town| {
        let shown = town.site.get("/api/v1/programs/all-night").await.json();
        shown["unit_groups"][0]["openings"].clone()
    };
    assert_eq!(openings(&town).await, "some");
    town.begin(&town.hotline, "hold", "all-night-beds").await;
    assert_eq!(openings(&town).await, "none");
    town.pass(91);
    assert_eq!(openings(&town).await, "some", "and nobody tidied");
}

#[actix_web::test]
async fn full_after_all_counts_for_everybody_until_the_next_post() {
    let mut town = Town::new();
    assert!(findings(&town, &a_girl()).await.is_some());
    let ended = declined(&town, "full").await;
    assert_eq!((&ended["standing"], &ended["reason"]), (&json!("declined"), &json!("full")));
    assert_eq!(ended["next_search"]["effect"], "known");
    assert!(findings(&town, &a_girl()).await.is_none());
    let shown = town.site.get("/api/v1/programs/youth-shelter").await.json();
    assert_eq!(shown["unit_groups"][0]["openings"], "none");
    town.pass(1);
    let body = json!({"unit_group": "youth-shelter-beds", "open": 2, "taking": "yes"});
    town.site.post("/api/v1/programs/youth-shelter/capacity", &body).await;
    assert!(findings(&town, &a_girl()).await.is_some());
}

#[actix_web::test]
async fn outside_the_rules_is_a_doubt_in_this_households_own_search() {
    let town = Town::new();
    let next = declined(&town, "outside-rules").await["next_search"].clone();
    let wanted = json!({"effect": "send", "list": "doubted", "program": "youth-shelter"});
    assert_eq!(next, wanted);
    let doubts = |findings: Vec<Value>| findings.iter().any(|f| f["rule"] == "doubted");
    assert!(!doubts(findings(&town, &a_girl()).await.unwrap()), "nothing was kept of it");
    let mut ask = a_girl();
    ask["doubted"] = json!([next["program"]]);
    assert!(doubts(findings(&town, &ask).await.unwrap()));
}

#[actix_web::test]
async fn what_the_household_chose_leaves_the_program_out_of_its_own_search() {
    for reason in ["too-far", "not-wanted", "found-another", "not-reached", "cannot-keep-safe"] {
        let town = Town::new();
        let next = declined(&town, reason).await["next_search"].clone();
        assert_eq!(next["list"], "declined", "{reason}");
        assert!(findings(&town, &a_girl()).await.is_some());
        let mut ask = a_girl();
        ask["declined"] = json!([next["program"]]);
        assert!(findings(&town, &ask).await.is_none(), "{reason}");
    }
}

#[actix_web::test]
async fn unmet_need_is_told_from_eleven_searches_on() {
    let town = Town::new();
    let ask = json!({"where": "Fresno, CA", "household": [{"role": "survivor", "age": 40}],
        "declined": ["adults-only"]});
    let unmet = async || {
        let answer = town.get(&town.hotline, "/api/v1/unmet").await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        answer.json()["unmet"].clone()
    };
    for nth in 0..10 {
        let ranking = town.site.rank(&ask).await.json();
        assert_eq!(ranking["options"], json!([]), "{nth}: {ranking}");
    }
    assert_eq!(unmet().await, json!([]), "ten cannot be told from none");
    town.site.rank(&a_girl()).await;
    town.site.rank(&ask).await;
    assert_eq!(unmet().await, json!([{"month": "2026-11", "reason": "declined", "count": 11}]));
}

/// The counts after eleven equal requests.
async fn counted_of_eleven(town: &Town, path: &str, body: &Value) -> Value {
    for _ in 0..11 {
        let answer = town.site.post(path, body).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    }
    town.get(&town.hotline, "/api/v1/unmet").await.json()["unmet"].clone()
}

#[actix_web::test]
async fn a_plan_without_a_stay_is_unmet_need() {
    let town = Town::new();
    let nowhere = json!({"where": "Fresno, CA", "household": [{"role": "survivor", "age": 40}],
        "declined": ["adults-only"], "nights": 30});
    let counted = counted_of_eleven(&town, "/api/v1/plans", &nowhere).await;
    assert_eq!(counted, json!([{"month": "2026-11", "reason": "declined", "count": 11}]));
    let mut girl = a_girl();
    girl["nights"] = json!(30);
    assert_eq!(counted_of_eleven(&town, "/api/v1/plans", &girl).await, counted);
}

#[actix_web::test]
async fn a_household_that_an_assignment_leaves_without_a_place_is_unmet_need() {
    let town = Town::new();
    let household = |label: &str, more: Value| {
        let mut one = a_girl();
        one["label"] = json!(label);
        one.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        one
    };
    let crowd: Vec<Value> = (0..8).map(|nth| household(&format!("G{nth}"), json!({}))).collect();
    let answer = town.site.post("/api/v1/assignments", &json!({"households": crowd})).await.json();
    let without = answer["households"].as_array().unwrap().iter();
    let without = without.filter(|one| one["option"].is_null()).count();
    assert!(without > 0 && answer["proof"] == "optimal", "{answer}");
    let adult =
        json!({"household": [{"role": "survivor", "age": 40}], "declined": ["adults-only"]});
    let both = [crowd.as_slice(), &[household("W", adult)]].concat();
    let body = json!({"households": both});
    let counted = counted_of_eleven(&town, "/api/v1/assignments", &body).await;
    let none_left = without + 11 * without;
    let expected = json!([
        {"month": "2026-11", "reason": "declined", "count": 11},
        {"month": "2026-11", "reason": "none-left", "count": none_left},
    ]);
    assert_eq!(counted, expected);
}
