//! A placement is forgotten a day after its end, by the clock and not by cleanup.

use super::{Asking, PLACEMENTS, Town, new_key, path_of, steps_of};
use actix_web::http::StatusCode;
use chrono_tz::Tz;
use serde_json::json;
use waystation::domain::local_day;
use waystation::store::PromiseClock;

/// A restored copy may still hold it, because no cleanup has run. It must not show up there either.
#[actix_web::test]
async fn what_is_over_for_a_day_is_not_there_whether_somebody_tidied_or_not() {
    let mut town = Town::new();
    let held = town.hold(&town.hotline).await;
    let stays = town.accepted(&town.hotline).await;
    let key = new_key();
    let ending = || Asking { who: &town.hotline, key: Some(&key), seen: Some("\"1\"") };
    let cancel = json!({"step": "cancel"});
    let ended = town.send(ending(), &steps_of(&held), &cancel).await;
    assert_eq!(ended.status, StatusCode::OK, "{}", ended.text());
    town.pass(24 * 60 - 1);
    assert_eq!(town.get(&town.hotline, &path_of(&held)).await.status, StatusCode::OK);
    town.pass(1);
    for tidied in [false, true] {
        if tidied {
            let now = town.site.desk.now();
            let clock = || now;
            let day = |_: &str, moment| local_day(moment, Tz::America__Los_Angeles);
            let done = town.database().store.tidy(PromiseClock::Told(&clock), &day).unwrap();
            assert_eq!(done.counted, 1);
        }
        for who in [&town.hotline, &town.operator] {
            for path in [path_of(&held), steps_of(&held)] {
                let answer = town.get(who, &path).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}, tidied: {tidied}");
            }
        }
        for (who, list) in [
            (&town.hotline, PLACEMENTS),
            (&town.operator, "/api/v1/programs/youth-shelter/placements"),
        ] {
            let listed = town.get(who, list).await.json()["placements"].clone();
            let ids: Vec<_> = listed.as_array().unwrap().iter().map(|one| &one["id"]).collect();
            assert_eq!(ids, [&stays["id"]], "{list}, tidied: {tidied}");
        }
        let again = json!({"step": "extend"});
        let answer = town.step(&town.hotline, &held, &again).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "tidied: {tidied}");
        let arrivals = "/api/v1/programs/youth-shelter/arrivals";
        let answer = town.post(&town.operator, arrivals, &json!({"code": held["code"]})).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "tidied: {tidied}");
    }
}
