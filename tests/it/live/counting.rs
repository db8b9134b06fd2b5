//! A search without a result is counted, and does not wait for that.

use super::until;
use crate::site::Site;
use serde_json::{Value, json};
use std::fs;
use std::time::{Duration, Instant};
use waystation::store::Store;

/// No place of the demo is this near, and the one place at an unknown distance has been declined.
fn nowhere() -> String {
    let ask = json!({"where": "Anchorage, AK", "within": "same_area", "declined": ["neng-act"]});
    ask.to_string()
}

/// A search that finds nothing and must not wait for anything.
fn search(site: &Site) {
    let began = Instant::now();
    let (status, body) = site.request("POST /api/v1/rankings", &nowhere());
    assert_eq!(status, 200, "{body}");
    assert_eq!(serde_json::from_str::<Value>(&body).unwrap()["options"], json!([]));
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
}

/// The count of each reason in the database.
fn counted(site: &Site) -> Vec<i64> {
    Store::open(site.url()).unwrap().unmet().unwrap().iter().map(|unmet| unmet.count).collect()
}

#[test]
fn who_finds_nothing_is_answered_while_counts_are_held_and_counted_later() {
    let site = Site::start();
    let mut other = site.database().connection();
    other.run(if site.database().is_on_server() {
        "BEGIN; LOCK TABLE unmet"
    } else {
        "BEGIN IMMEDIATE"
    });
    for _ in 0..3 {
        search(&site);
    }
    // Longer than a change waits for a lock, so the count is tried more than once.
    until("it could not be stored", || site.log().contains("could not be stored yet"));
    search(&site);
    other.run("ROLLBACK");
    until("they are counted", || counted(&site).first() == Some(&4));
    assert!(counted(&site).iter().all(|count| *count == 4), "{:?}", counted(&site));
}

#[test]
fn what_was_counted_last_is_stored_when_a_service_or_a_command_ends() {
    let mut site = Site::start();
    search(&site);
    site.stop();
    assert_eq!(counted(&site).first(), Some(&1));
    let profile = site.folder().join("profile.json");
    fs::write(&profile, nowhere()).unwrap();
    let ranked = site.run(&["rank", profile.to_str().unwrap()]);
    assert!(ranked.status.success(), "{ranked:?}");
    assert_eq!(counted(&site).first(), Some(&2));
}
