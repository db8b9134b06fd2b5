//! What a call found: recorded as a fact of a post, and of nobody.

use super::Site;
use actix_web::http::StatusCode;
use serde_json::json;

const OUTCOMES: &str = "/api/v1/programs/youth-shelter/outcomes";
const CAPACITY: &str = "/api/v1/programs/youth-shelter/capacity";

#[actix_web::test]
async fn an_outcome_is_recorded_with_stage_number_and_age_worked_out_here() {
    let site = Site::new();
    let post = json!({"unit_group": "youth-shelter-beds", "open": 2, "taking": "yes"});
    assert_eq!(site.post(CAPACITY, &post).await.status, StatusCode::CREATED);
    for found in ["open", "full"] {
        let sent = json!({"unit_group": "youth-shelter-beds", "outcome": found});
        let answer = site.post(OUTCOMES, &sent).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        let receipt = answer.json();
        let said = json!({"unit_group": "youth-shelter-beds", "outcome": found,
            "posted": "some", "posted_ago": "just now"});
        assert_eq!(receipt, said);
    }
}

#[actix_web::test]
async fn what_is_wrong_with_an_outcome_is_named() {
    let site = Site::new();
    for (sent, field) in [
        (json!({"unit_group": "youth-shelter-beds"}), "outcome"),
        (json!({"outcome": "open"}), "unit_group"),
        (json!({"unit_group": "nowhere", "outcome": "open"}), "unit_group"),
        (json!({"unit_group": "youth-shelter-beds", "outcome": "perhaps"}), "outcome"),
        (json!({"unit_group": "youth-shelter-beds", "outcome": true}), "outcome"),
        (json!({"unit_group": 7, "outcome": "full"}), "unit_group"),
        (json!({"unit_group": "youth-shelter-beds", "outcome": "full", "caller": "x"}), "caller"),
        (json!([]), "body"),
    ] {
        let answer = site.post(OUTCOMES, &sent).await;
        assert!(answer.refused().contains(&field.to_owned()), "{sent}: {}", answer.text());
    }
    let elsewhere = site.post("/api/v1/programs/nowhere/outcomes", &json!({})).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
}
