//! Several households at once: the answer, and every kind of wrong request.

use super::{Answer, Site};
use actix_web::http::StatusCode;
use serde_json::{Value, json};

const ASSIGNMENTS: &str = "/api/v1/assignments";

fn girl(label: &str) -> Value {
    json!({
        "label": label,
        "where": "Fresno, CA",
        "household": [{"role": "survivor", "age": 16, "settings": ["girls"]}],
    })
}

async fn ask(site: &Site, body: &Value) -> Answer {
    site.post(ASSIGNMENTS, body).await
}

/// The fields refused in a request for two households with one field set to `value`.
async fn named(site: &Site, field: &str, value: Value) -> Vec<String> {
    let mut body = json!({"households": [girl("A"), girl("B")]});
    body[field] = value;
    let answer = ask(site, &body).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}: {}", answer.text());
    answer.refused()
}

/// The fields refused if one of two households has a field set to `value`.
async fn named_of_one(site: &Site, field: &str, value: Value) -> Vec<String> {
    let mut wrong = girl("B");
    wrong[field] = value;
    named(site, "households", json!([girl("A"), wrong])).await
}

#[actix_web::test]
async fn households_are_placed_with_their_reasons_and_a_record() {
    let site = Site::new();
    let mut urgent = girl("B");
    (urgent["priority"], urgent["support"]) = (json!("urgent"), json!(2));
    let body = json!({
        "households": [girl("A"), urgent],
        "keep_apart": [["A", "B"]],
        "priorities": {"urgent": 8, "usual": 1},
        "budget_ms": 2000,
    });
    let answer = ask(&site, &body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let answer = answer.json();
    let labels: Vec<_> =
        answer["households"].as_array().unwrap().iter().map(|h| &h["label"]).collect();
    assert_eq!(labels, ["A", "B"]);
    assert_eq!(answer["proof"], "optimal");
    assert!(answer["gap"].is_null());
    assert_eq!(answer["record"]["kind"], "assignment");
    assert_eq!(answer["record"]["profile"], body);
    assert_eq!(answer["record"]["proven"], true);
    let programs: Vec<_> = answer["households"]
        .as_array()
        .unwrap()
        .iter()
        .map(|h| &h["option"]["program"]["id"])
        .collect();
    assert!(programs[0] != programs[1] || programs[0].is_null(), "{programs:?}");
}

#[actix_web::test]
async fn every_wrong_label_and_set_is_named() {
    let site = Site::new();
    for wrong in ["", "maria", "A B", "TOO-LONG-LABEL", "\u{c4}"] {
        assert_eq!(named_of_one(&site, "label", json!(wrong)).await, ["households[1].label"]);
    }
    assert_eq!(named_of_one(&site, "label", json!("A")).await, ["households[1].label"]);
    assert_eq!(named_of_one(&site, "label", json!(7)).await, ["households[1].label"]);
    assert_eq!(named_of_one(&site, "label", Value::Null).await, ["households[1].label"]);
    assert_eq!(named(&site, "keep_apart", json!([["A", "Z"]])).await, ["keep_apart[0][1]"]);
    assert_eq!(named(&site, "keep_apart", json!([["A", "A"]])).await, ["keep_apart[0][1]"]);
    assert_eq!(named(&site, "keep_apart", json!([["A"]])).await, ["keep_apart[0]"]);
    assert_eq!(named(&site, "keep_apart", json!(["A"])).await, ["keep_apart[0]"]);
    assert_eq!(named(&site, "keep_apart", json!({"A": "B"})).await, ["keep_apart"]);
}

#[actix_web::test]
async fn priorities_are_whole_numbers_of_known_names() {
    let site = Site::new();
    for wrong in [json!(-1), json!(0), json!(101), json!(1e300), json!(1.5), json!("NaN")] {
        assert_eq!(
            named(&site, "priorities", json!({"urgent": wrong})).await,
            ["priorities.urgent"]
        );
    }
    assert_eq!(named(&site, "priorities", json!({"Urgent!": 2})).await, ["priorities.Urgent!"]);
    assert_eq!(named(&site, "priorities", json!([8, 1])).await, ["priorities"]);
    assert_eq!(named_of_one(&site, "priority", json!("urgent")).await, ["households[1].priority"]);
    assert_eq!(named_of_one(&site, "priority", json!(8)).await, ["households[1].priority"]);
}

#[actix_web::test]
async fn what_a_household_says_is_read_as_for_a_ranking() {
    let site = Site::new();
    assert_eq!(named_of_one(&site, "nights", json!(0)).await, ["households[1].nights"]);
    assert_eq!(named_of_one(&site, "shoe", json!(44)).await, ["households[1].shoe"]);
    assert_eq!(named_of_one(&site, "limit", json!(3)).await, ["households[1].limit"]);
    assert_eq!(named_of_one(&site, "support", json!(5)).await, ["households[1].support"]);
    assert_eq!(named_of_one(&site, "left", json!(["nowhere"])).await, ["households[1].left[0]"]);
    let crowd: Vec<_> = (0..400).map(|_| json!({"role": "survivor"})).collect();
    assert_eq!(named_of_one(&site, "household", json!(crowd)).await, ["households[1].household"]);
}

#[actix_web::test]
async fn the_frame_of_the_question_has_limits() {
    let site = Site::new();
    assert_eq!(named(&site, "households", json!([])).await, ["households"]);
    assert_eq!(named(&site, "households", json!(["A"])).await, ["households[0]"]);
    assert_eq!(named(&site, "budget_ms", json!(0)).await, ["budget_ms"]);
    assert_eq!(named(&site, "budget_ms", json!(30_001)).await, ["budget_ms"]);
    assert_eq!(named(&site, "budget_ms", json!(49)).await, ["budget_ms"]);
    let crowd: Vec<_> = (0..1000).map(|at| girl(&format!("H{at}"))).collect();
    let hasty = ask(&site, &json!({"households": crowd, "budget_ms": 299})).await;
    assert!(hasty.text().contains("a whole number from 300 to 30,000"), "{}", hasty.text());
    assert_eq!(named(&site, "names", json!([])).await, ["names"]);
    let many: Vec<_> = (0..1001).map(|at| json!({"label": at.to_string()})).collect();
    assert_eq!(named(&site, "households", json!(many)).await, ["households"]);
    let long = json!({"households": [], "names": "x".repeat(1_100_000)});
    let answer = ask(&site, &long).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text().contains("1,024 KiB"), "{}", answer.text());
}

#[actix_web::test]
async fn a_thousand_households_and_cyclic_sets_get_an_answer() {
    let site = Site::new();
    let households: Vec<_> = (0..1000).map(|at| girl(&format!("H{at}"))).collect();
    let sets: Vec<_> =
        (0..999).map(|at| [format!("H{at}"), format!("H{}", (at + 1) % 999)]).collect();
    let answer = ask(&site, &json!({"households": households, "keep_apart": sets})).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert_eq!(answer.json()["households"].as_array().unwrap().len(), 1000);
}
