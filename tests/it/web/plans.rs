//! Plans over the API: the answers, and the fields that are refused.

use super::Site;
use actix_web::http::StatusCode;
use serde_json::{Value, json};

const BIRTH_DATE: &str = "household[0].birth_date";

pub(crate) fn girl(more: &Value) -> Value {
    let mut asked = json!({
        "where": "Fresno, CA",
        "nights": 60,
        "household": [{"role": "survivor", "age": 16, "settings": ["girls"]}],
    });
    asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    asked
}

async fn planned(more: Value) -> Value {
    let answer = Site::new().plan(&girl(&more)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.json()
}

#[actix_web::test]
async fn a_place_alone_is_enough_to_ask() {
    let answer = Site::new().plan(&json!({"where": "Fresno, CA"})).await;
    assert_eq!(answer.status, StatusCode::OK);
    let plans = answer.json();
    assert_eq!((&plans["nights"], &plans["considered"]), (&json!(1), &json!(5)));
    assert_eq!(plans["proof"], "optimal");
    assert_eq!(plans["record"]["kind"], "plan");
    for member in ["version", "rules", "night", "at", "profile", "result"] {
        assert!(plans["record"].get(member).is_some(), "{member}");
    }
}

#[actix_web::test]
async fn every_plan_accounts_for_every_night_and_says_what_to_do() {
    let plans = planned(json!({"plans": 5})).await;
    let all = plans["plans"].as_array().unwrap();
    assert!(!all.is_empty() && all.len() <= 5);
    for plan in all {
        let legs = plan["legs"].as_array().unwrap();
        let covered: u64 = legs
            .iter()
            .map(|leg| leg["to"].as_u64().unwrap() - leg["from"].as_u64().unwrap())
            .sum();
        assert_eq!(covered + plan["uncovered_nights"].as_u64().unwrap(), 60, "{plan}");
        assert_eq!(plan["moves"], legs.len() - 1);
        assert!(plan["next_steps"].as_array().unwrap().len() >= legs.len());
        for leg in legs {
            let findings = leg["findings"].as_array().unwrap();
            assert!(findings.iter().all(|finding| finding["verdict"] != "fails"), "{leg}");
        }
    }
}

#[actix_web::test]
async fn a_stay_limit_ends_a_stay_and_a_full_house_is_asked_again_later() {
    let plans = planned(json!({})).await;
    let legs =
        plans["plans"].as_array().unwrap().iter().flat_map(|p| p["legs"].as_array().unwrap());
    let (mut shelter, mut full) = (0, Vec::new());
    for leg in legs {
        let (from, to) = (leg["from"].as_u64().unwrap(), leg["to"].as_u64().unwrap());
        match leg["program"]["id"].as_str().unwrap() {
            "youth-shelter" => shelter = shelter.max(to - from),
            "full-house" => full.push(from),
            _ => {}
        }
    }
    assert_eq!(shelter, 21, "21 days are the limit");
    assert!(full.iter().all(|from| *from > 0), "full tonight: {full:?}");
}

#[actix_web::test]
async fn the_same_question_gets_the_same_answer() {
    let (one, other) = (planned(json!({})).await, planned(json!({})).await);
    assert_eq!(one["record"]["result"], other["record"]["result"]);
    assert_eq!(one["plans"], other["plans"]);
}

#[actix_web::test]
async fn what_a_plan_does_not_read_is_refused_and_what_only_a_plan_reads_is_refused_elsewhere() {
    let site = Site::new();
    for (more, field) in [
        (json!({"limit": 3}), "limit"),
        (json!({"explain": "all"}), "explain"),
        (json!({"left": ["no-such-program"]}), "left[0]"),
        (json!({"household": [{"role": "survivor", "birth_date": "2010-05-17"}]}), BIRTH_DATE),
    ] {
        let answer = site.plan(&girl(&more)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{more}");
        assert_eq!(answer.refused(), [field]);
        assert!(!answer.text().contains("2010"), "{}", answer.text());
    }
    assert_eq!(site.rank(&girl(&json!({"plans": 3}))).await.refused(), ["plans"]);
    let months = json!({"household": [{"role": "survivor", "birthday_in_months": 3}]});
    assert_eq!(site.rank(&girl(&months)).await.status, StatusCode::OK, "a ranking reads it, too");
    assert_eq!(site.plan(&girl(&months)).await.status, StatusCode::OK);
}

#[actix_web::test]
async fn ten_years_for_a_large_household_are_answered() {
    let child =
        |months: u64| json!({"role": "child", "age": 14, "birthday_in_months": months % 12});
    let household: Vec<Value> =
        [json!({"role": "survivor", "age": 35})].into_iter().chain((0..19).map(child)).collect();
    let asked = json!({"where": "Fresno, CA", "nights": 3650, "household": household});
    let answer = Site::new().plan(&asked).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
}
