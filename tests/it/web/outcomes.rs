//! Outcomes of calls: recorded as facts about a post, and about no person.

use super::Site;
use super::town::now;
use crate::database::STILL;
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use serde_json::json;
use waystation::domain::{Audience, Outcome, Stage};

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
            "posted": "some", "posted_ago": "11 minutes ago"});
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

#[actix_web::test]
async fn the_service_follows_what_recent_calls_found_by_itself() {
    let site = Site::new();
    let store = site.database.again();
    let chance = || {
        let curves = store.night(STILL).unwrap().curves;
        let day = TimeDelta::days(1);
        [Audience::Youth, Audience::Women]
            .map(|audience| curves.chance_still_open(Stage::Emergency, audience, 1, day))
    };
    let [youth, women] = chance();
    assert!(!site.desk.follow_outcomes().unwrap(), "no call was made");
    for _ in 0..60 {
        let full = Outcome {
            stage: Stage::Emergency,
            audience: Some(Audience::Youth),
            units: 1,
            age: TimeDelta::days(1),
            still_open: false,
            day: now().date_naive(),
        };
        store.record(&full).unwrap();
    }
    assert!(site.desk.follow_outcomes().unwrap());
    let after = chance();
    assert!(after[0] < youth / 2, "{} of {youth}", after[0]);
    assert_eq!(after[1], women);
    assert!(!site.desk.follow_outcomes().unwrap(), "the same calls say the same again");
    assert_eq!(chance(), after);
}
