//! One reading of the clock serves a request, so that no midnight and no deadline can pass between
//! its parts. Each address reads the request that the table of routes names.

use super::{Site, TestRequest, from_our_page, new_key, town};
use actix_web::http::StatusCode;
use actix_web::web::Data;
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicU32, Ordering};
use waystation::desk::{Clock, Desk};
use waystation::domain::Timestamp;
use waystation::web::ROUTES;

/// The number of times that the clock was read.
static READ: AtomicU32 = AtomicU32::new(0);

/// A clock that moves on by half a day at each reading.
fn leaping() -> Timestamp {
    let read = READ.fetch_add(1, Ordering::SeqCst);
    // The moment is the town's on every even reading, and half a day later on every odd one.
    town::now() + TimeDelta::hours(12) * i32::try_from(read % 2).unwrap()
}

fn site() -> Site {
    let mut site = Site::new();
    let desk = Desk::open(site.database.again(), Clock::Read(leaping)).unwrap();
    site.desk = Data::new(desk.open_as_demo(Ipv4Addr::LOCALHOST.into()).unwrap());
    site
}

/// Sends a request at the town's moment and checks that it reads the clock once. Any later reading
/// would be half a day later.
async fn sent(site: &Site, request: TestRequest) -> (StatusCode, Value) {
    if READ.load(Ordering::SeqCst) % 2 == 1 {
        READ.fetch_add(1, Ordering::SeqCst);
    }
    let before = READ.load(Ordering::SeqCst);
    let answer = site.send(request).await;
    assert_eq!(READ.load(Ordering::SeqCst) - before, 1, "{}", answer.text());
    let body = serde_json::from_slice(&answer.body).unwrap_or_default();
    (answer.status, body)
}

#[actix_web::test]
async fn one_reading_of_the_clock_serves_every_question_and_page() {
    let site = site();
    // The town's moment is 9:41 pm. At the next reading these times are in the past.
    let soon = json!({"where": "Fresno, CA", "arrive": "2026-11-21T22:45",
        "leave_by": "2026-11-21T23:00"});
    let mut household = soon.clone();
    household["label"] = json!("A");
    for (path, body) in [
        ("/api/v1/rankings", soon.clone()),
        ("/api/v1/plans", soon),
        ("/api/v1/assignments", json!({"households": [household]})),
    ] {
        let request = TestRequest::post().uri(path).set_json(&body);
        let (status, answer) = sent(&site, request).await;
        assert_eq!(status, StatusCode::OK, "{path}: {answer}");
        let at: Timestamp = answer["record"]["at"].as_str().unwrap().parse().unwrap();
        assert_eq!(at, town::now(), "{path}");
    }
    let form = [("where", "Fresno, CA"), ("leave_by", "2026-11-21T23:00")];
    let option = [form[0], form[1], ("program", "youth-shelter")];
    for request in [
        from_our_page(TestRequest::post().uri("/find").set_form(form)),
        from_our_page(TestRequest::post().uri("/option").set_form(option)),
        TestRequest::get().uri("/"),
        TestRequest::get().uri("/post"),
        TestRequest::get().uri("/help"),
        TestRequest::get().uri("/api/v1/programs"),
        TestRequest::get().uri("/api/v1/programs/youth-shelter"),
    ] {
        let (status, _) = sent(&site, request).await;
        assert_eq!(status, StatusCode::OK);
    }
}

#[actix_web::test]
async fn a_time_that_passes_is_marked_and_not_answered_as_trouble() {
    let site = Site::new();
    let form = [("where", "Fresno, CA"), ("leave_by", "2026-11-21T21:00"), ("age", "old")];
    let answer = site.form("/find", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    for field in ["leave_by", "age"] {
        assert!(page.contains(&format!("href=\"#{field}\"")), "{field}: {page}");
        assert!(page.contains(&format!("aria-describedby=\"{field}-wrong\"")), "{field}: {page}");
    }
}

#[actix_web::test]
async fn every_address_reads_the_request_of_the_table() {
    let site = Site::new();
    for entry in ROUTES.iter() {
        let Some(request) = entry.request else { continue };
        let path =
            entry.path.replace("{program}", "youth-shelter").replace("{placement}", "placement");
        let sent = TestRequest::post().uri(&path).set_json(json!({"zzz": 1}));
        let sent = sent.insert_header(("idempotency-key", new_key()));
        let version = ("if-match", "\"1\"");
        let sent = if path.ends_with("/steps") { sent.insert_header(version) } else { sent };
        let answer = site.send(site.as_supervisor(sent)).await;
        let mut expected: Vec<_> = (request.problems)(json!({"zzz": 1}))
            .iter()
            .map(|problem| problem.field.to_string())
            .collect();
        let mut refused = answer.refused();
        expected.sort();
        refused.sort();
        assert_eq!(refused, expected, "{path}");
        assert!(refused.contains(&"zzz".to_owned()), "{path}");
    }
}
