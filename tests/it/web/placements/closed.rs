//! A program that is planned, paused, suspended, closed or not verified promises nothing. A person
//! at the door is still taken in, and earlier promises become a shortfall that both sides see.

use super::{Answer, PLACEMENTS, Town, path_of};
use crate::web::post_page::{borrowed, fields, set};
use actix_web::http::StatusCode;
use chrono::NaiveDate;
use serde_json::{Value, json};
use waystation::domain::{Assertion, Catalog, Field, Subject};

const GROUP: &str = "youth-shelter-beds";
const CAPACITY: &str = "/api/v1/programs/youth-shelter/capacity";
const PAGE: &str = "/post/youth-shelter";

/// Stores a statement of the youth shelter, as of a day in November 2026. No instance is notified,
/// because each decision reads the stored statements.
fn says(town: &Town, field: Field, value: &str, day: u32) {
    let said = Assertion {
        subject: Subject::Program("youth-shelter".parse().unwrap()),
        field,
        value: value.to_owned(),
        raw: None,
        as_of: NaiveDate::from_ymd_opt(2026, 11, day).unwrap(),
        source: "by hand".to_owned(),
        flag: None,
    };
    let more = Catalog { assertions: vec![said], ..Catalog::default() };
    town.database().store.save(&more, &mut |_, _| {}).unwrap();
}

fn closes(town: &Town) {
    says(town, Field::Status, "closed", 1);
}

async fn begin(town: &Town, who: &str, step: &str) -> Answer {
    town.post(who, PLACEMENTS, &json!({"unit_group": GROUP, "step": step})).await
}

/// Checks that the answer refuses because the program is not open, with the reason.
fn refused_with(answer: &Answer, reason: &str) {
    assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.text());
    assert_eq!(answer.refused(), ["program"]);
    assert!(answer.text().contains(reason), "{reason} is not in {}", answer.text());
}

#[actix_web::test]
async fn nothing_is_promised_or_posted_at_a_program_that_is_not_open() {
    for (field, value, reason) in [
        (Field::Status, "planned", "This program is not open yet (planned, as of Nov 2, 2026)."),
        (Field::Status, "paused", "This program has been paused since Nov 2, 2026."),
        (Field::Status, "suspended", "This program has been suspended since Nov 2, 2026."),
        (Field::Status, "closed", "This program has been closed since Nov 2, 2026."),
        (Field::Quarantine, "the survey is old", "not verified: the survey is old."),
    ] {
        let town = Town::new();
        let requested = town.begin(&town.hotline, "request", GROUP).await;
        says(&town, field, value, 2);
        for (who, step) in
            [(&town.hotline, "hold"), (&town.hotline, "request"), (&town.operator, "hold")]
        {
            refused_with(&begin(&town, who, step).await, reason);
        }
        for step in [json!({"step": "accept"}), json!({"step": "hold"})] {
            refused_with(&town.step(&town.operator, &requested, &step).await, reason);
        }
        let post = json!({"unit_group": GROUP, "open": 1, "taking": "yes"});
        refused_with(&town.site.post(CAPACITY, &post).await, reason);
        let posts = town.database().store.posts_of(&GROUP.parse().unwrap(), super::town::now());
        assert_eq!(posts.unwrap(), [], "nothing was posted");
        let lifted = if field == Field::Status { "open" } else { "lifted" };
        says(&town, field, lifted, 3);
        assert_eq!(town.site.post(CAPACITY, &post).await.status, StatusCode::CREATED);
        assert_eq!(begin(&town, &town.hotline, "hold").await.status, StatusCode::CREATED);
    }
}

#[actix_web::test]
async fn a_promise_made_before_a_program_closes_is_a_shortfall_for_both_sides() {
    let mut town = Town::new();
    let accepted = town.accepted(&town.hotline).await;
    let held = town.hold(&town.other_hotline).await;
    assert_eq!(town.units().await["short"], 0);
    closes(&town);
    town.pass(1);
    let units = town.units().await;
    assert_eq!((&units["short"], &units["free"]), (&json!(2), &json!(0)), "{units}");
    for (holder, placement) in [(&town.hotline, &accepted), (&town.other_hotline, &held)] {
        for who in [holder, &town.operator] {
            let seen = town.get(who, &path_of(placement)).await.json();
            assert_eq!((&seen["short"], &seen["standing"]), (&json!(true), &placement["standing"]));
        }
    }
    let page = town.site.get(PAGE).await;
    assert_eq!(page.status, StatusCode::OK);
    let page = page.text();
    assert!(page.contains("This program has been closed since Nov 1, 2026."), "{page}");
    assert!(page.contains("2 promises made before have no bed here now."), "{page}");
    assert!(!page.contains("value=\"post\""), "nothing can be posted: {page}");
    town.done(&town.other_hotline, &held, &json!({"step": "cancel"})).await;
    assert_eq!(town.units().await["short"], 1);
}

#[actix_web::test]
async fn a_closed_program_accepts_and_extends_nothing_but_ends_what_it_promised() {
    let mut town = Town::new();
    let accepted = town.accepted(&town.hotline).await;
    let held = town.hold(&town.other_hotline).await;
    let requested = town.begin(&town.hotline, "request", GROUP).await;
    closes(&town);
    let closed = "This program has been closed since Nov 1, 2026.";
    let (extend, accept) = (json!({"step": "extend"}), json!({"step": "accept"}));
    refused_with(&town.step(&town.other_hotline, &held, &extend).await, closed);
    for placement in [&held, &accepted, &requested] {
        refused_with(&town.step(&town.operator, placement, &accept).await, closed);
    }
    let declined = json!({"step": "decline", "reason": "not-taking"});
    town.done(&town.operator, &requested, &declined).await;
    town.done(&town.hotline, &accepted, &json!({"step": "cancel"})).await;
    // The hold has expired. A late yes would be a promise too, so it is also refused.
    town.pass(120);
    refused_with(&town.step(&town.operator, &held, &accept).await, closed);
}

#[actix_web::test]
async fn somebody_at_the_door_of_a_closed_program_is_taken_in() {
    let town = Town::new();
    let accepted = town.accepted(&town.hotline).await;
    let away = town.accepted(&town.hotline).await;
    let by_code = |placement: &Value| json!({"code": placement["code"]});
    let arrivals = "/api/v1/programs/youth-shelter/arrivals";
    let code = async |placement: &Value| {
        let seen = town.get(&town.hotline, &path_of(placement)).await.json();
        town.post(&town.operator, arrivals, &by_code(&seen)).await
    };
    let there = code(&away).await;
    assert_eq!(there.status, StatusCode::OK, "{}", there.text());
    let away = town.done(&town.operator, &there.json(), &json!({"step": "away"})).await;
    closes(&town);
    assert_eq!(town.units().await["short"], 2, "who is away was promised the bed, too");
    assert_eq!(code(&accepted).await.status, StatusCode::OK);
    assert_eq!(begin(&town, &town.operator, "arrive").await.status, StatusCode::CREATED);
    town.done(&town.operator, &away, &json!({"step": "return"})).await;
    let units = town.units().await;
    assert_eq!((&units["lived_in"], &units["short"]), (&json!(3), &json!(0)), "{units}");
}

#[actix_web::test]
async fn a_program_closes_when_its_own_day_begins() {
    // The moment is 9:41 pm on the 21st in Fresno, and already the 22nd in London.
    let mut town = Town::new();
    says(&town, Field::Status, "closed", 22);
    assert_eq!(begin(&town, &town.hotline, "hold").await.status, StatusCode::CREATED);
    let post = json!({"unit_group": GROUP, "open": 3, "taking": "yes"});
    assert_eq!(town.site.post(CAPACITY, &post).await.status, StatusCode::CREATED);
    assert_eq!(town.units().await["short"], 0);
    town.pass(138);
    assert_eq!(town.units().await["short"], 0, "a minute before midnight");
    town.pass(2);
    refused_with(&begin(&town, &town.hotline, "hold").await, "closed since Nov 22, 2026");
    refused_with(&town.site.post(CAPACITY, &post).await, "closed since Nov 22, 2026");
}

#[actix_web::test]
async fn what_was_promised_on_paper_before_a_program_closed_is_entered_and_is_a_shortfall() {
    let mut town = Town::new();
    says(&town, Field::Status, "closed", 22);
    town.pass(180);
    let before = "2026-11-22T07:00:00Z";
    let hold =
        |at: &str| json!({"unit_group": GROUP, "step": "hold", "minutes": 240, "happened_at": at});
    let entered = town.post(&town.operator, PLACEMENTS, &hold(before)).await;
    assert_eq!(entered.status, StatusCode::CREATED, "{}", entered.text());
    assert_eq!(entered.json()["placements"][0]["short"], true);
    let after = "2026-11-22T08:10:00Z";
    let late = town.post(&town.operator, PLACEMENTS, &hold(after)).await;
    refused_with(&late, "closed since Nov 22, 2026");
}

#[actix_web::test]
async fn a_yes_of_a_program_that_closed_since_is_no_place_to_go_on_to() {
    let town = Town::new();
    let post = json!({"unit_group": "all-night-beds", "open": 2, "taking": "yes"});
    let posted = town.site.post("/api/v1/programs/all-night/capacity", &post).await;
    assert_eq!(posted.status, StatusCode::CREATED, "{}", posted.text());
    let here = town.begin(&town.hotline, "hold", "all-night-beds").await;
    let here = town.done(&town.operator, &here, &json!({"step": "accept"})).await;
    let there = town.accepted(&town.hotline).await;
    let move_on = json!({"step": "transfer", "then": there["id"]});
    closes(&town);
    town.refused((&town.operator, &here), &move_on, 409, &["step"]).await;
    says(&town, Field::Status, "open", 2);
    town.done(&town.operator, &here, &move_on).await;
}

#[actix_web::test]
async fn what_was_answered_before_a_program_closed_is_answered_again() {
    let town = Town::new();
    let key = super::new_key();
    let hold = json!({"unit_group": GROUP, "step": "hold"});
    let ask = async || {
        let asking = super::Asking { who: &town.hotline, key: Some(&key), seen: None };
        town.send(asking, PLACEMENTS, &hold).await
    };
    let first = ask().await;
    closes(&town);
    let again = ask().await;
    assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(again.json()["placements"][0]["id"], first.json()["placements"][0]["id"]);
}

#[actix_web::test]
async fn the_page_of_a_program_that_closed_meanwhile_posts_nothing_and_says_why() {
    let town = Town::new();
    let page = town.site.get(PAGE).await.text();
    let mut sent = fields(&page);
    set(&mut sent, "open-0", "1");
    set(&mut sent, "do", "post");
    closes(&town);
    let answer = town.site.form(PAGE, &borrowed(&sent)).await;
    assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.text());
    assert!(answer.text().contains("has been closed since Nov 1, 2026"), "{}", answer.text());
    let last = town.database().store.last_post(&GROUP.parse().unwrap()).unwrap().unwrap();
    assert_eq!(last.open, 3);
}
