//! Posting fewer beds than are promised withdraws no promise. The operator sees how many are short.

use super::Town;
use actix_web::http::StatusCode;
use serde_json::{Value, json};

const CAPACITY: &str = "/api/v1/programs/youth-shelter/capacity";

/// Posts a minute later, because only one of two posts at the same moment would hold.
async fn post(town: &mut Town, open: u16) -> Value {
    town.pass(1);
    let body = json!({"unit_group": "youth-shelter-beds", "open": open, "taking": "yes"});
    let answer = town.site.post(CAPACITY, &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    answer.json()
}

#[actix_web::test]
async fn a_post_below_what_is_promised_opens_a_shortfall_and_revokes_nothing() {
    let mut town = Town::new();
    let accepted = town.accepted(&town.hotline).await;
    let held = town.hold(&town.other_hotline).await;
    assert_eq!(post(&mut town, 0).await["short"], 2);
    let units = town.units().await;
    assert_eq!((&units["free"], &units["short"]), (&json!(0), &json!(2)));
    for (who, placement) in [(&town.hotline, &accepted), (&town.other_hotline, &held)] {
        let seen = town.get(who, &super::path_of(placement)).await.json();
        assert_eq!(seen["standing"], placement["standing"]);
    }
    let accept = json!({"step": "accept"});
    let kept = town.done(&town.operator, &held, &accept).await;
    assert_eq!(kept["standing"], "accepted", "the operator may keep both");
    assert_eq!(post(&mut town, 1).await["short"], 1);
    assert_eq!(post(&mut town, 2).await["short"], 0);
}

#[actix_web::test]
async fn short_of_units_nobody_else_holds_one() {
    let mut town = Town::new();
    town.accepted(&town.hotline).await;
    assert_eq!(post(&mut town, 0).await["short"], 1);
    let body = json!({"unit_group": "youth-shelter-beds", "step": "hold"});
    let answer = town.post(&town.other_hotline, super::PLACEMENTS, &body).await;
    assert_eq!((answer.status, answer.refused()), (StatusCode::CONFLICT, vec!["step".to_owned()]));
}

#[actix_web::test]
async fn others_see_what_promises_leave() {
    let mut town = Town::new();
    town.accepted(&town.hotline).await;
    let receipt = post(&mut town, 1).await;
    assert_eq!((&receipt["open"], &receipt["others_see"]), (&json!(1), &json!("none")));
    assert_eq!(receipt["short"], 0, "a unit held for somebody on the way is among those posted");
}

#[actix_web::test]
async fn the_page_that_posts_beds_says_how_many_promises_have_no_bed() {
    let mut town = Town::new();
    town.accepted(&town.hotline).await;
    town.hold(&town.other_hotline).await;
    let page = async |town: &Town| town.site.get("/post/youth-shelter").await.text();
    assert!(!page(&town).await.contains("than you have"));
    post(&mut town, 1).await;
    assert!(page(&town).await.contains("You\u{2019}ve promised 1 more bed than you have."));
    post(&mut town, 0).await;
    let said = page(&town).await;
    assert!(said.contains("You\u{2019}ve promised 2 more beds than you have."), "{said}");
    post(&mut town, 2).await;
    assert!(!page(&town).await.contains("than you have"));
}

#[actix_web::test]
async fn who_holds_a_promise_without_a_bed_is_told_so_and_so_is_the_program() {
    let mut town = Town::new();
    let accepted = town.accepted(&town.hotline).await;
    let older = town.hold(&town.other_hotline).await;
    town.pass(1);
    let newer = town.hold(&town.hotline).await;
    let short = async |town: &Town, who: &str, placement: &Value| {
        town.get(who, &super::path_of(placement)).await.json()["short"].clone()
    };
    assert_eq!(newer["short"], false);
    // The newest hold is the first without a bed, then the older hold, then the accepted one.
    for (open, without) in [(2, vec![&newer]), (1, vec![&older, &newer])] {
        assert_eq!(post(&mut town, open).await["short"], without.len());
        for (holder, placement) in
            [(&town.hotline, &accepted), (&town.other_hotline, &older), (&town.hotline, &newer)]
        {
            for who in [holder, &town.operator] {
                assert_eq!(short(&town, who, placement).await, without.contains(&placement));
            }
        }
    }
    let listed = town.get(&town.operator, "/api/v1/programs/youth-shelter/placements").await;
    let listed = listed.json()["placements"].as_array().unwrap().clone();
    assert_eq!(listed.iter().filter(|one| one["short"] == true).count(), 2);
    town.done(&town.hotline, &newer, &json!({"step": "cancel"})).await;
    assert_eq!(short(&town, &town.hotline, &newer).await, false, "it is over");
}
