//! Plans over the API: what is answered, and what is refused by name.

use super::Site;
use actix_web::http::StatusCode;
use serde_json::{Value, json};

fn girl(more: &Value) -> Value {
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

async fn refused(more: Value) -> Vec<String> {
    Site::new().plan(&girl(&more)).await.refused()
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
async fn what_only_a_ranking_or_only_a_plan_reads_is_refused_in_the_other() {
    assert_eq!(refused(json!({"limit": 3})).await, ["limit"]);
    assert_eq!(refused(json!({"explain": "all"})).await, ["explain"]);
    let site = Site::new();
    assert_eq!(site.rank(&girl(&json!({"plans": 3}))).await.refused(), ["plans"]);
    let months = json!({"household": [{"role": "survivor", "birthday_in_months": 3}]});
    assert_eq!(site.rank(&girl(&months)).await.status, StatusCode::OK, "a ranking reads it, too");
    assert_eq!(site.plan(&girl(&months)).await.status, StatusCode::OK);
}

#[actix_web::test]
async fn no_birth_date_and_nothing_finer_than_a_month_is_taken() {
    for wrong in [json!("2010-05-17"), json!(3.5), json!(12), json!(-1), json!(true), json!([3])] {
        let household = json!([{"role": "survivor", "age": 16, "birthday_in_months": wrong}]);
        let answer = Site::new().plan(&girl(&json!({"household": household}))).await;
        assert_eq!(answer.refused(), ["household[0].birthday_in_months"]);
        assert!(answer.text().contains("never a date"), "{}", answer.text());
        assert!(!answer.text().contains("2010"), "{}", answer.text());
    }
    let birth = json!([{"role": "survivor", "birth_date": "2010-05-17"}]);
    assert_eq!(refused(json!({"household": birth})).await, ["household[0].birth_date"]);
}

#[actix_web::test]
async fn every_problem_is_found_at_once() {
    let mut fields = refused(json!({
        "nights": 0, "plans": 11, "shoe": 44, "left": ["no such"],
        "household": [{"role": "survivor", "age": 300, "birthday_in_months": 40}],
    }))
    .await;
    fields.sort();
    let all = [
        "household[0].age",
        "household[0].birthday_in_months",
        "left[0]",
        "nights",
        "plans",
        "shoe",
    ];
    assert_eq!(fields, all);
    for (field, wrong) in [
        ("plans", json!(0)),
        ("plans", json!("ten")),
        ("nights", json!(3651)),
        ("nights", json!(1e300)),
        ("nights", json!(-3)),
    ] {
        assert_eq!(refused(json!({field: wrong})).await, [field]);
    }
    assert_eq!(refused(json!({"left": ["no-such-program"]})).await, ["left[0]"]);
    let four_hundred = json!(vec![json!({"role": "survivor"}); 400]);
    assert_eq!(refused(json!({"household": four_hundred})).await, ["household"]);
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
