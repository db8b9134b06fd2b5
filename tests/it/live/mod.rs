//! Running services: several on one database, boards that listen, and a database that falls silent.

mod counting;
mod cut;
mod front_door;
mod gone;
mod listening;
mod proxy;
mod several;
mod trouble;

use crate::database::STILL;
use crate::site::Site;
use serde_json::json;
use std::cmp::Reverse;
use std::thread;
use std::time::{Duration, Instant};
use waystation::store::Store;

/// The demo group with the most beds, and its program, whose operator has a demo token.
fn largest(site: &Site) -> (String, String) {
    let (catalog, _) = Store::open(site.url()).unwrap().in_force(STILL).unwrap();
    let most = catalog.posts.iter().max_by_key(|post| (post.open, Reverse(&post.group))).unwrap();
    let group = catalog.groups.iter().find(|group| group.id == most.group).unwrap();
    (group.program.to_string(), group.id.to_string())
}

/// A post for a group of a program: the head of the request and its body.
fn posting((program, group): &(String, String), open: u16) -> (String, String) {
    let body = json!({"unit_group": group, "open": open, "taking": "yes"});
    (format!("POST /api/v1/programs/{program}/capacity"), body.to_string())
}

/// Waits until the condition holds; returns the time that took.
fn until(what: &str, is_so: impl Fn() -> bool) -> Duration {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < Duration::from_secs(20), "never: {what}");
        thread::sleep(Duration::from_millis(10));
    }
    began.elapsed()
}
