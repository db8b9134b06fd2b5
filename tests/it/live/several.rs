//! Several instances on one database: a change through one is known to the others within a second,
//! and boards hear of it on any instance.

use super::listening::Board;
use super::{largest, posting, until};
use crate::site::Site;
use serde_json::Value;
use std::time::Duration;
use waystation::desk::Clock;
use waystation::domain::placement::{RequestKey, Step};
use waystation::domain::{ActorRole, Affiliation};
use waystation::store::placements::{Begin, KeyedRequest};
use waystation::store::{PromiseClock, Store};

const A_SECOND: Duration = Duration::from_secs(1);

/// The openings of a group as others see them.
fn openings(site: &Site, (program, group): &(String, String)) -> String {
    let (_, body) = site.request(&format!("GET /api/v1/programs/{program}"), "");
    let program: Value = serde_json::from_str(&body).unwrap();
    let mut groups = program["unit_groups"].as_array().unwrap().iter();
    let group = groups.find(|known| known["id"] == **group).unwrap();
    group["openings"].as_str().unwrap().to_owned()
}

/// The night that a ranking is based on.
fn ranked(site: &Site) -> String {
    let (status, body) = site.request("POST /api/v1/rankings", "{\"where\": \"Fresno, CA\"}");
    assert_eq!(status, 200, "{body}");
    serde_json::from_str::<Value>(&body).unwrap()["record"]["night"].to_string()
}

fn post(site: &Site, at: &(String, String), open: u16) {
    let (head, body) = posting(at, open);
    let (status, body) = site.as_operator(&head, &body);
    assert_eq!(status, 201, "{body}");
}

#[test]
fn a_post_and_a_hold_through_one_show_in_the_other_within_a_second() {
    let one = Site::start();
    let other = one.another();
    let at = largest(&one);
    let program = &at.0;
    let mut board = Board::at(&other, None);
    board.hear();

    let before = ranked(&other);
    post(&one, &at, 1);
    let heard = board.hear();
    assert!(heard.after < A_SECOND, "{heard:?}");
    assert_eq!(heard.data, format!("{{\"program\":\"{program}\"}}"));
    assert!(until("the post shows", || openings(&other, &at) == "some") < A_SECOND);
    assert_ne!(ranked(&other), before);

    let store = Store::open(one.url()).unwrap();
    let by =
        Affiliation { organization: "demo-hotline".parse().unwrap(), role: ActorRole::Hotline };
    let key: RequestKey = "00000000-0000-4000-8000-000000000001".parse().unwrap();
    let clock = || Clock::System.now();
    let asked = KeyedRequest { by: &by, key: &key, clock: PromiseClock::Database(&clock) };
    let (group, before) = (at.1.parse().unwrap(), ranked(&other));
    store
        .begin(asked, Begin { group: &group, units: 1, step: &Step::HOLD, happened: None })
        .unwrap();
    let heard = board.hear();
    assert!(heard.after < A_SECOND, "{heard:?}");
    assert_eq!(heard.event, "program");
    for site in [&one, &other] {
        let shows = until("the hold shows", || openings(site, &at) == "none");
        assert!(shows < A_SECOND, "{shows:?}");
        assert_ne!(ranked(site), before, "the last bed is held");
    }
}

#[test]
fn what_is_decided_on_the_command_line_is_taken_up_by_those_who_run() {
    let site = Site::start();
    let weights = || {
        let (status, body) = site.request("POST /api/v1/rankings", "{\"where\": \"Fresno, CA\"}");
        assert_eq!(status, 200, "{body}");
        serde_json::from_str::<Value>(&body).unwrap()["record"]["weights"].clone()
    };
    let mut board = Board::at(&site, None);
    board.hear();
    let before = weights();
    assert!(site.run(&["weights", "distance=300"]).status.success());
    let heard = board.hear();
    assert_eq!(heard.event, "everything");
    assert!(until("the weight counts", || weights() != before) < A_SECOND);
}

#[test]
fn a_board_that_comes_back_elsewhere_misses_nothing() {
    let one = Site::start();
    let other = one.another();
    let at = largest(&one);
    let mut board = Board::at(&one, None);
    board.hear();
    post(&one, &at, 1);
    let last = board.hear().id.unwrap();
    drop(board);
    post(&one, &at, 3);
    post(&other, &at, 0);
    // At once, when neither instance may have looked yet. A change may be told again.
    let mut board = Board::at(&other, Some(last));
    board.hear();
    for _ in 0..2 {
        assert_eq!(board.hear().event, "program");
    }
}

#[test]
fn a_service_that_is_told_to_stop_lets_boards_go() {
    let mut site = Site::start();
    let mut board = Board::at(&site, None);
    board.hear();
    let took = site.stop();
    assert!(took < Duration::from_secs(3), "{took:?}");
    assert!(board.is_over());
}
