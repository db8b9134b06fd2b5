//! Posting beds over the API and on the page, and the effect on the next search.

use super::post_page::fields;
use super::{Site, new_key, town};
use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use serde_json::{Value, json};

const CAPACITY: &str = "/api/v1/programs/youth-shelter/capacity";
const PAGE: &str = "/post/youth-shelter";

async fn openings(site: &Site) -> Value {
    site.get("/api/v1/programs/youth-shelter").await.json()["unit_groups"][0]["openings"].clone()
}

#[actix_web::test]
async fn a_post_is_seen_at_once_as_a_band() {
    let site = Site::new();
    assert_eq!(openings(&site).await, "several");
    let post = json!({"unit_group": "youth-shelter-beds", "open": 1, "taking": "yes"});
    let answer = site.post(CAPACITY, &post).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    let receipt = answer.json();
    assert_eq!((&receipt["open"], &receipt["others_see"]), (&json!(1), &json!("some")));
    assert_eq!(openings(&site).await, "some");
}

#[actix_web::test]
async fn two_posts_at_one_moment_have_two_ids() {
    let site = Site::new();
    let post = json!({"unit_group": "youth-shelter-beds", "open": 1, "taking": "call_first"});
    let first = site.post(CAPACITY, &post).await.json();
    let second = site.post(CAPACITY, &post).await.json();
    assert_ne!(first["id"], second["id"]);
}

#[actix_web::test]
async fn a_post_has_a_key_and_sent_again_is_no_new_count() {
    let site = Site::new();
    let two = json!({"unit_group": "youth-shelter-beds", "open": 2, "taking": "yes"});
    for key in ["", "1"] {
        let answer = site.post_under(key, CAPACITY, &two).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert_eq!(answer.refused(), ["Idempotency-Key"]);
    }
    let key = new_key();
    let first = site.post_under(&key, CAPACITY, &two).await;
    assert_eq!((first.status, first.header("idempotency-replayed")), (StatusCode::CREATED, ""));
    let mut three = two.clone();
    three["open"] = json!(3);
    site.post(CAPACITY, &three).await;
    let again = site.post_under(&key, CAPACITY, &two).await;
    assert_eq!((again.status, again.header("idempotency-replayed")), (StatusCode::CREATED, "true"));
    assert_eq!(again.json()["id"], first.json()["id"]);
    let posts = site.database.store.posts_of(&"youth-shelter-beds".parse().unwrap(), town::now());
    assert_eq!(posts.unwrap().len(), 2, "what was posted since still holds");
    let other = site.post_under(&key, CAPACITY, &three).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(other.json()["type"], "urn:waystation:problem:key-used");
}

#[actix_web::test]
async fn until_is_read_on_the_clock_of_the_program() {
    let post = json!({
        "unit_group": "youth-shelter-beds", "open": 1, "taking": "until", "until": "2026-11-21T23:30",
    });
    let receipt = Site::new().post(CAPACITY, &post).await.json();
    assert_eq!(receipt["until"], "2026-11-22T07:30:00Z");
}

#[actix_web::test]
async fn what_is_wrong_with_a_post_is_named() {
    let site = Site::new();
    let good = json!({"unit_group": "youth-shelter-beds", "open": 1, "taking": "yes"});
    for (field, wrong) in [
        ("unit_group", json!("full-house-beds")),
        ("open", json!(-1)),
        ("open", json!(2001)),
        ("open", json!("2")),
        ("taking", json!("perhaps")),
        ("taking", json!("until")),
        ("until", json!("late")),
        ("until", json!("2020-01-01T10:00")),
        ("until", json!("2027-06-01T10:00")),
        ("posted_by", json!("x")),
    ] {
        let mut body = good.clone();
        body[field] = wrong.clone();
        let answer = site.post(CAPACITY, &body).await;
        assert!(answer.refused().contains(&field.to_owned()), "{field} {wrong} {}", answer.text());
    }
    let twelve = json!({"unit_group": "adults-only-beds", "open": 13, "taking": "yes"});
    let answer = site.post("/api/v1/programs/adults-only/capacity", &twelve).await;
    assert_eq!(answer.refused(), ["open"], "more than the units known");
    let answer = site.post("/api/v1/programs/none/capacity", &good).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let empty = site.post(CAPACITY, &json!({})).await.refused();
    assert_eq!(empty, ["unit_group", "open", "taking"]);
}

fn typed<'a>(
    shown: &'a [(String, String)],
    typed: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let kept = shown.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let kept = kept.filter(|(name, _)| typed.iter().all(|(known, _)| known != name));
    kept.chain(typed.iter().copied()).collect()
}

#[actix_web::test]
async fn a_step_shows_the_new_number_and_posts_nothing() {
    let site = Site::new();
    let shown = fields(&site.get(PAGE).await.text());
    let less = site.form(PAGE, &typed(&shown, &[("step", "less-0")])).await;
    assert_eq!(less.status, StatusCode::OK);
    assert!(less.text().contains("value=\"2\""), "{}", less.text());
    assert_eq!(openings(&site).await, "several");
    let none = site.form(PAGE, &typed(&shown, &[("open-0", "0"), ("step", "less-0")])).await;
    assert!(none.text().contains("value=\"0\""), "never below none");
}

#[actix_web::test]
async fn post_posts_and_shows_what_hotlines_see() {
    let site = Site::new();
    let shown = fields(&site.get(PAGE).await.text());
    let posted = site.form(PAGE, &typed(&shown, &[("open-0", "2"), ("do", "post")])).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER, "{}", posted.text());
    let shown = site.get(posted.header("location")).await.text();
    let said = "Posted 9:41 pm. Hotlines see \u{201c}1\u{2013}2 beds\u{201d}.";
    assert!(shown.contains(said), "{shown}");
    assert_eq!(openings(&site).await, "some");
}

#[actix_web::test]
async fn same_as_before_is_one_tap() {
    let site = Site::new();
    let shown = fields(&site.get(PAGE).await.text());
    let posted = site.form(PAGE, &typed(&shown, &[("do", "same")])).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER, "{}", posted.text());
    let group = site.get("/api/v1/programs/youth-shelter").await.json()["unit_groups"][0].clone();
    assert_eq!(group["openings"], "several");
    assert_eq!(group["words"], "Several beds, posted 11 minutes ago", "to the quarter hour");
}

#[actix_web::test]
async fn a_wrong_number_is_a_page_with_the_problem_first() {
    let site = Site::new();
    let shown = fields(&site.get(PAGE).await.text());
    let lots = [("open-0", "lots"), ("taking-0", "until"), ("do", "post")];
    let answer = site.form(PAGE, &typed(&shown, &lots)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    assert!(page.contains("<title>Error: Post</title>"), "{page}");
    assert!(page.contains("There is a problem") && page.contains("href=\"#open-0\""), "{page}");
    assert_eq!(openings(&site).await, "several");
}

#[actix_web::test]
async fn programs_can_be_chosen() {
    let page = Site::new().get("/post").await.text();
    assert!(page.contains("href=\"/post/youth-shelter\""), "{page}");
}

#[actix_web::test]
async fn a_post_against_an_older_one_than_the_last_is_refused_with_it() {
    let site = Site::new();
    let post = |open: u16, seen: Value| json!({"unit_group": "youth-shelter-beds", "open": open, "taking": "yes", "seen": seen});
    let first = site.post(CAPACITY, &post(2, json!("youth-shelter-post"))).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text());
    let id = first.json()["id"].clone();
    assert_eq!(first.header("etag"), id.to_string());
    for seen in ["youth-shelter-post", "none", "another"] {
        let stale = site.post(CAPACITY, &post(4, json!(seen))).await;
        assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED, "{seen} {}", stale.text());
        assert_eq!(stale.refused(), ["seen"]);
        assert!(
            stale.text().contains("has posted for youth-shelter-beds since"),
            "{}",
            stale.text()
        );
        assert!(stale.text().contains(id.as_str().unwrap()), "{}", stale.text());
    }
    assert_eq!(site.post(CAPACITY, &post(4, id)).await.status, StatusCode::CREATED);
    assert_eq!(site.post(CAPACITY, &post(1, Value::Null)).await.status, StatusCode::CREATED);
    let wrong = site.post(CAPACITY, &post(1, json!("NOT AN ID"))).await;
    assert_eq!(
        (wrong.status, wrong.refused()),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["seen".to_owned()])
    );
}

#[actix_web::test]
async fn the_etag_of_the_last_post_may_be_sent_instead() {
    let site = Site::new();
    let body = json!({"unit_group": "youth-shelter-beds", "open": 2, "taking": "yes"});
    let send = async |key: &str, tag: &str| {
        let request = TestRequest::post().uri(CAPACITY).insert_header(("idempotency-key", key));
        let request = request.insert_header(("if-match", tag)).set_json(&body);
        site.send(site.as_supervisor(request)).await
    };
    let key = new_key();
    let first = send(&key, "\"youth-shelter-post\"").await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text());
    let again = send(&key, "\"youth-shelter-post\"").await;
    assert_eq!((again.status, again.header("idempotency-replayed")), (StatusCode::CREATED, "true"));
    for stale in ["\"youth-shelter-post\"", "what", "\"\""] {
        let answer = send(&new_key(), stale).await;
        assert_eq!(answer.status, StatusCode::PRECONDITION_FAILED, "{stale} {}", answer.text());
    }
    assert_eq!(send(&new_key(), first.header("etag")).await.status, StatusCode::CREATED);
}
