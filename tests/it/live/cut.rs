//! A silent or locked database: requests that need it get a 503 in time, searches go on with the
//! night in memory, and the service recovers without help.

use super::listening::Board;
use super::proxy::Proxy;
use super::{largest, posting, until};
use crate::http;
use crate::site::Site;
use serde_json::Value;
use std::time::{Duration, Instant};

const IN_TIME: Duration = Duration::from_secs(5);

type Answer = (u16, String, String);

/// Status, head and body of an answer to the operator of the demo, which must come in time.
fn asked(site: &Site, head: &str, body: &str) -> Answer {
    let began = Instant::now();
    let answer = http::as_operator(site.port(), head, body).unwrap();
    assert!(began.elapsed() < IN_TIME, "{head}: {:?}", began.elapsed());
    answer
}

fn post(site: &Site, at: &(String, String), open: u16) -> Answer {
    let (head, body) = posting(at, open);
    asked(site, &head, &body)
}

#[track_caller]
fn says_when_to_try_again((status, head, body): &Answer) {
    assert_eq!(*status, 503, "{body}");
    assert!(head.contains("retry-after: 5\r\n"), "{head}");
    assert!(head.contains("content-type: application/problem+json\r\n"), "{head}");
}

/// Runs a search that must be answered at once; returns the time of its night.
fn search(site: &Site) -> String {
    let began = Instant::now();
    let (status, _, body) = asked(site, "POST /api/v1/rankings", "{\"where\": \"Fresno, CA\"}");
    assert_eq!(status, 200, "{body}");
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    let ranking: Value = serde_json::from_str(&body).unwrap();
    ranking["network"]["as_of"].as_str().unwrap().to_owned()
}

fn is_ready(site: &Site) -> bool {
    asked(site, "GET /readyz", "").0 == 200
}

/// Checks a line that is cut: the first request learns in time that its outcome is uncertain, later
/// ones learn at once that the database is away, and searches go on.
fn is_borne(site: &Site, at: &(String, String)) {
    let first = post(site, at, 1);
    says_when_to_try_again(&first);
    assert!(first.2.contains("unconfirmed"), "{}", first.2);
    until("it is noticed", || !is_ready(site));
    let as_of = search(site);
    for _ in 0..20 {
        let began = Instant::now();
        says_when_to_try_again(&post(site, at, 1));
        assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    }
    assert_eq!(search(site), as_of, "it says how old it is");
}

fn is_over(site: &Site, at: &(String, String)) {
    until("it answers again", || is_ready(site));
    let (status, _, body) = post(site, at, 2);
    assert_eq!(status, 201, "{body}");
}

#[test]
fn a_server_that_keeps_silent_is_borne_and_all_is_well_again() {
    let direct = Site::start();
    if !direct.database().is_on_server() {
        return;
    }
    let proxy = Proxy::to(direct.url());
    let site = direct.another_through(proxy.url(direct.url()));
    let at = largest(&direct);
    let mut board = Board::at(&site, None);
    board.hear();
    for open in [1, 3, 0] {
        assert_eq!(post(&site, &at, open).0, 201);
        assert_eq!(board.hear().event, "program");
    }

    proxy.cut();
    is_borne(&site, &at);
    // A change made meanwhile is not seen here, but not lost.
    let (head, body) = posting(&at, 5);
    assert_eq!(asked(&direct, &head, &body).0, 201);
    proxy.mend();
    is_over(&site, &at);
    assert_eq!(board.hear().event, "program");

    proxy.cut();
    is_borne(&site, &at);
    proxy.mend_for_new_lines();
    is_over(&site, &at);
}

#[test]
fn a_file_held_by_others_is_borne_and_all_is_well_again() {
    let site = Site::start();
    if site.database().is_on_server() {
        return;
    }
    let at = largest(&site);
    let mut other = site.database().connection();
    other.run("BEGIN IMMEDIATE");
    let held = post(&site, &at, 1);
    says_when_to_try_again(&held);
    search(&site);
    other.run("ROLLBACK");
    is_over(&site, &at);
}

/// A request waits for a row that another transaction holds, but not for long.
#[test]
fn rows_held_by_others_are_not_waited_for_beyond_patience() {
    let site = Site::start();
    if !site.database().is_on_server() {
        return;
    }
    let at = largest(&site);
    let mut other = site.database().connection();
    other.run(&format!("BEGIN; SELECT id FROM unit_group WHERE id = '{}' FOR UPDATE", at.1));
    says_when_to_try_again(&post(&site, &at, 1));
    other.run("ROLLBACK");
    is_over(&site, &at);
}
