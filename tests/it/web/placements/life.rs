//! Every step of a placement, from a hold or a request to its end.

use super::{PLACEMENTS, Town, new_key, path_of, steps_of};
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use serde_json::json;
use waystation::domain::Timestamp;
use waystation::words::{Language, say};

#[actix_web::test]
async fn from_a_hold_to_a_discharge() {
    let town = Town::new();
    let body = json!({"unit_group": "youth-shelter-beds", "step": "hold", "minutes": 60});
    let answer = town.post(&town.hotline, PLACEMENTS, &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    let held = answer.json()["placements"][0].clone();
    assert_eq!(answer.header("location"), path_of(&held));
    assert_eq!(answer.header("etag"), "\"1\"");
    assert_eq!((&held["standing"], &held["until_in_ms"]), (&json!("held"), &json!(3_600_000)));
    assert_eq!(
        (&held["program"], &held["holder"]),
        (&json!("youth-shelter"), &json!("north-line"))
    );

    let accepted = town.step(&town.operator, &held, &json!({"step": "accept"})).await;
    assert_eq!((accepted.status, accepted.header("etag")), (StatusCode::OK, "\"2\""));
    let accepted = accepted.json();
    assert_eq!(accepted["standing"], "accepted");
    assert!(accepted["code"].is_null(), "the program hears the code at the door");

    let code = held["code"].as_str().unwrap().to_lowercase().replace('-', " ");
    let arrivals = "/api/v1/programs/youth-shelter/arrivals";
    let arrived = town.post(&town.operator, arrivals, &json!({"code": code})).await;
    assert_eq!(arrived.status, StatusCode::OK, "{}", arrived.text());
    let arrived = arrived.json();
    assert_eq!((&arrived["id"], &arrived["standing"]), (&held["id"], &json!("arrived")));
    let units = town.units().await;
    assert_eq!((&units["free"], &units["lived_in"]), (&json!(2), &json!(1)));

    let away = json!({"step": "away", "minutes": 1440});
    let away = town.done(&town.operator, &arrived, &away).await;
    assert_eq!(away["standing"], "absent");
    assert_eq!(town.units().await["free"], 2, "the bed is held while somebody is away");
    let back = town.done(&town.operator, &away, &json!({"step": "return"})).await;
    let left = json!({"step": "discharge", "reason": "complete"});
    let left = town.done(&town.operator, &back, &left).await;
    assert_eq!((&left["standing"], &left["reason"]), (&json!("discharged"), &json!("complete")));
    assert_eq!(left["said"], "The stay is complete.");
    let path = format!("/api/v1/placements/{}", left["id"].as_str().unwrap());
    let spanish = town.get_in("es", &town.operator, &path).await.json();
    assert_eq!(
        (&spanish["reason"], &spanish["said"]),
        (&json!("complete"), &json!(say::left_complete().render(Language::Es)))
    );
    assert_ne!(spanish["said"], left["said"]);
    assert_eq!(town.units().await["free"], 3);

    let steps = town.get(&town.hotline, &steps_of(&held)).await.json();
    let steps = steps["steps"].as_array().unwrap();
    let words: Vec<_> = steps.iter().map(|step| step["step"].as_str().unwrap()).collect();
    assert_eq!(words, ["hold", "accept", "arrive", "away", "return", "discharge"]);
    assert_eq!((&steps[0]["with"], &steps[0]["role"]), (&json!("60"), &json!("hotline")));
}

#[actix_web::test]
async fn a_request_is_granted_extended_and_accepted() {
    let town = Town::new();
    let asked = town.begin(&town.hotline, "request", "group-home-beds").await;
    assert_eq!(asked["standing"], "requested");
    assert_eq!(asked["call_after"], "2026-11-22T06:11:00Z", "half an hour later");
    let asked = town.begin(&town.hotline, "request", "youth-shelter-beds").await;
    assert_eq!(town.units().await["on_the_way"], 0, "a request takes nothing");
    let given = town.done(&town.operator, &asked, &json!({"step": "hold", "minutes": 15})).await;
    assert_eq!((&given["standing"], &given["until_in_ms"]), (&json!("held"), &json!(900_000)));
    let longer = town.done(&town.hotline, &given, &json!({"step": "extend"})).await;
    assert_eq!(longer["until_in_ms"], 2_700_000);
    let body = json!({"step": "accept", "minutes": 4320});
    let accepted = town.done(&town.supervisor, &longer, &body).await;
    assert_eq!(accepted["standing"], "accepted");
}

#[actix_web::test]
async fn a_hold_is_extended_twice_at_most_and_cancelled_by_who_holds_it() {
    let town = Town::new();
    let mut held = town.hold(&town.hotline).await;
    for _ in 0..2 {
        held = town.done(&town.hotline, &held, &json!({"step": "extend"})).await;
    }
    let extend = json!({"step": "extend"});
    town.refused((&town.hotline, &held), &extend, 409, &["step"]).await;
    let given_back = town.done(&town.hotline, &held, &json!({"step": "cancel"})).await;
    assert_eq!(given_back["standing"], "cancelled");
    assert_eq!(town.units().await["free"], 3);
    town.refused((&town.hotline, &given_back), &extend, 409, &["step"]).await;
}

#[actix_web::test]
async fn a_late_yes_takes_a_unit_that_is_still_free() {
    let mut town = Town::new();
    let held = town.hold(&town.hotline).await;
    town.pass(91);
    let late = town.get(&town.operator, &path_of(&held)).await.json();
    assert_eq!((&late["standing"], &late["until_in_ms"]), (&json!("expired"), &json!(0)));
    let accepted = town.done(&town.operator, &late, &json!({"step": "accept"})).await;
    assert_eq!((&accepted["standing"], &accepted["late"]), (&json!("accepted"), &json!(true)));
    for who in [&town.hotline, &town.operator] {
        assert_eq!(
            town.get(who, &path_of(&held)).await.json()["late"],
            true,
            "it is told later, too"
        );
    }
    assert_eq!(town.units().await["on_the_way"], 1);
    let in_time = town.accepted(&town.other_hotline).await;
    assert_eq!(in_time["late"], false);
}

#[actix_web::test]
async fn a_late_yes_where_nothing_is_free_is_full() {
    let mut town = Town::new();
    let held = town.begin(&town.hotline, "hold", "all-night-beds").await;
    town.pass(91);
    town.begin(&town.other_hotline, "hold", "all-night-beds").await;
    let answer = town.step(&town.operator, &held, &json!({"step": "accept"})).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(answer.json()["type"], "urn:waystation:problem:full");
}

#[actix_web::test]
async fn nobody_is_a_no_show_before_the_hour_of_grace_is_over() {
    let mut town = Town::new();
    let held = town.hold(&town.hotline).await;
    let accepted =
        town.done(&town.operator, &held, &json!({"step": "accept", "minutes": 60})).await;
    town.pass(119);
    let no_show = json!({"step": "no-show"});
    town.refused((&town.operator, &accepted), &no_show, 409, &["step"]).await;
    town.pass(1);
    let gone = town.done(&town.operator, &accepted, &no_show).await;
    assert_eq!(gone["standing"], "no-show");
}

#[actix_web::test]
async fn somebody_at_the_door_is_taken_in_however_late() {
    let mut town = Town::new();
    let held = town.begin(&town.hotline, "hold", "all-night-beds").await;
    town.pass(91);
    town.begin(&town.other_hotline, "hold", "all-night-beds").await;
    let arrivals = "/api/v1/programs/all-night/arrivals";
    let arrived = town.post(&town.operator, arrivals, &json!({"code": held["code"]})).await;
    assert_eq!(arrived.status, StatusCode::OK, "{}", arrived.text());
    let units = town.get(&town.operator, "/api/v1/programs/all-night/units").await.json();
    assert_eq!(units["unit_groups"][0]["short"], 1);
}

#[actix_web::test]
async fn who_is_away_for_too_long_keeps_a_right_to_return() {
    let mut town = Town::new();
    let held = town.hold(&town.hotline).await;
    let arrive = json!({"step": "arrive", "code": held["code"]});
    let arrived = town.done(&town.operator, &held, &arrive).await;
    let away = town.done(&town.operator, &arrived, &json!({"step": "away", "minutes": 0})).await;
    assert_eq!(away["standing"], "released");
    assert_eq!(away["over_at"], "2026-12-22T05:41:00Z", "thirty days");
    town.pass(24 * 60);
    let back = town.done(&town.operator, &away, &json!({"step": "return"})).await;
    assert_eq!(back["standing"], "arrived");
}

#[actix_web::test]
async fn a_household_goes_on_only_where_another_place_was_accepted_first() {
    let town = Town::new();
    let first = town.accepted(&town.hotline).await;
    let next = town.begin(&town.hotline, "hold", "all-night-beds").await;
    let transfer = json!({"step": "transfer", "then": next["id"]});
    let here = town.hold(&town.hotline).await;
    let arrive = json!({"step": "arrive", "code": here["code"]});
    let here = town.done(&town.operator, &here, &arrive).await;
    town.refused((&town.operator, &here), &transfer, 409, &["step"]).await;
    town.done(&town.operator, &next, &json!({"step": "accept"})).await;
    let gone = town.done(&town.operator, &here, &transfer).await;
    assert_eq!(gone["standing"], "transferred");
    let withdraw = json!({"step": "withdraw", "reason": "staff", "then": next["id"]});
    town.refused((&town.operator, &first), &withdraw, 403, &["step"]).await;
    let taken_back = town.done(&town.supervisor, &first, &withdraw).await;
    assert_eq!(
        (&taken_back["standing"], &taken_back["reason"]),
        (&json!("withdrawn"), &json!("staff"))
    );
}

#[actix_web::test]
async fn an_operator_holds_a_unit_for_a_caller_on_the_phone() {
    let town = Town::new();
    let held = town.hold(&town.operator).await;
    assert_eq!(held["holder"], "valley");
    assert!(held["code"].is_string(), "who holds it hands the code on");
    assert_eq!(town.units().await["on_the_way"], 1);
    let listed = town.get(&town.operator, PLACEMENTS).await.json();
    assert_eq!(listed["placements"][0]["id"], held["id"]);
}

#[actix_web::test]
async fn a_household_in_several_beds_gets_all_or_none() {
    let town = Town::new();
    let two = json!({"unit_group": "youth-shelter-beds", "step": "hold", "units": 2});
    let answer = town.post(&town.hotline, PLACEMENTS, &two).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::CREATED, ""));
    let held = answer.json()["placements"].clone();
    assert_eq!(held.as_array().unwrap().len(), 2);
    assert_ne!(held[0]["code"], held[1]["code"]);
    let none = town.post(&town.other_hotline, PLACEMENTS, &two).await;
    assert_eq!(none.json()["type"], "urn:waystation:problem:too-few", "{}", none.text());
    assert_eq!(town.units().await["free"], 1);
}

#[actix_web::test]
async fn who_asks_for_more_units_than_are_free_hears_their_band_and_no_number() {
    let mut town = Town::new();
    let post = json!({"unit_group": "youth-shelter-beds", "open": 4, "taking": "yes"});
    let capacity = "/api/v1/programs/youth-shelter/capacity";
    assert_eq!(town.site.post(capacity, &post).await.status, StatusCode::CREATED);
    town.pass(1);
    let ask = async |units: u32| {
        let body = json!({"unit_group": "youth-shelter-beds", "step": "hold", "units": units});
        town.post(&town.operator, PLACEMENTS, &body).await
    };
    let five = ask(5).await;
    assert_eq!((five.status, five.refused()), (StatusCode::CONFLICT, vec!["units".to_owned()]));
    assert!(five.text().contains("Several beds free here; you asked for 5."), "{}", five.text());
    assert!(!five.text().contains("promised to somebody"), "{}", five.text());
    assert_eq!(ask(3).await.status, StatusCode::CREATED);
    let two = ask(2).await;
    assert!(two.text().contains("1–2 beds free here; you asked for 2."), "{}", two.text());
    assert_eq!(ask(1).await.status, StatusCode::CREATED);
    for units in [1, 2] {
        let none = ask(units).await;
        assert_eq!(none.json()["type"], "urn:waystation:problem:full", "{}", none.text());
        assert_eq!(none.json()["title"], "No unit is free here");
    }
}

#[actix_web::test]
async fn both_sides_list_what_is_theirs() {
    let town = Town::new();
    let held = town.hold(&town.hotline).await;
    let own = town.get(&town.hotline, PLACEMENTS).await.json();
    assert_eq!(own["placements"][0]["code"], held["code"]);
    let others = town.get(&town.other_hotline, PLACEMENTS).await.json();
    assert_eq!(others["placements"], json!([]));
    let path = "/api/v1/programs/youth-shelter/placements";
    let house = town.get(&town.operator, path).await.json();
    assert_eq!(house["placements"][0]["id"], held["id"]);
    assert!(house["placements"][0]["code"].is_null());
}

#[actix_web::test]
async fn a_program_keeps_what_it_has_pledged() {
    let town = Town::new();
    let held = town.begin(&town.hotline, "hold", "adults-only-beds").await;
    let rejects = json!({"step": "decline", "reason": "outside-rules"});
    town.refused((&town.operator, &held), &rejects, 409, &["step"]).await;
    let unsafe_here = json!({"step": "decline", "reason": "cannot-keep-safe"});
    town.refused((&town.operator, &held), &unsafe_here, 403, &["step"]).await;
    let arrive = json!({"step": "arrive", "code": held["code"]});
    let here = town.done(&town.operator, &held, &arrive).await;
    let mut ejects = json!({"step": "discharge", "reason": "involuntary"});
    town.refused((&town.operator, &here), &ejects, 409, &["step"]).await;
    ejects["then"] = town.accepted(&town.hotline).await["id"].clone();
    town.done(&town.operator, &here, &ejects).await;
}

#[actix_web::test]
async fn a_lost_answer_is_found_by_its_key() {
    let town = Town::new();
    let key = new_key();
    let asking = || super::Asking { who: &town.hotline, key: Some(&key), seen: None };
    let body = json!({"unit_group": "youth-shelter-beds", "step": "hold"});
    let first = town.send(asking(), PLACEMENTS, &body).await;
    let again = town.send(asking(), PLACEMENTS, &body).await;
    assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(first.text(), again.text());
    assert_eq!(
        (first.header("idempotency-replayed"), again.header("idempotency-replayed")),
        ("", "true")
    );
    assert_eq!(first.header("location"), again.header("location"));
    assert_eq!(town.units().await["on_the_way"], 1);
    let held = &first.json()["placements"][0];
    let key = new_key();
    let accepting = || super::Asking { who: &town.operator, key: Some(&key), seen: Some("\"1\"") };
    let accept = json!({"step": "accept"});
    let first = town.send(accepting(), &steps_of(held), &accept).await;
    let again = town.send(accepting(), &steps_of(held), &accept).await;
    assert_eq!((first.status, first.text()), (again.status, again.text()));
    let later = town.send(asking(), PLACEMENTS, &body).await.json()["placements"][0].clone();
    assert_eq!((&later["made_version"], &later["version"]), (&json!(1), &json!(2)));
    assert_eq!(later["standing"], "accepted", "what was done, and how it stands now");
    assert!(town.get(&town.hotline, &path_of(held)).await.json()["made_version"].is_null());
    let key = new_key();
    let arriving = || super::Asking { who: &town.operator, key: Some(&key), seen: None };
    let (arrivals, code) =
        ("/api/v1/programs/youth-shelter/arrivals", json!({"code": held["code"]}));
    let first = town.send(arriving(), arrivals, &code).await;
    let again = town.send(arriving(), arrivals, &code).await;
    assert_eq!((first.status, first.text()), (again.status, again.text()));
}

/// A program promised it on paper while the service was out of reach, and enters it an hour later.
#[actix_web::test]
async fn what_was_promised_on_paper_is_entered_later_and_counts_from_when_it_happened() {
    let town = Town::new();
    let now = town.site.desk.now();
    let ago = |minutes: i64| (now - TimeDelta::minutes(minutes)).to_rfc3339();
    let paper = json!({"unit_group": "youth-shelter-beds", "step": "hold", "minutes": 90,
        "happened_at": ago(60)});
    let answer = town.post(&town.operator, PLACEMENTS, &paper).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    let held = answer.json()["placements"][0].clone();
    assert_eq!((&held["standing"], &held["until_in_ms"]), (&json!("held"), &json!(30 * 60_000)));
    let extend = json!({"step": "extend", "happened_at": ago(55)});
    let extended = town.done(&town.operator, &held, &extend).await;
    assert_eq!(extended["until_in_ms"], 60 * 60_000, "half an hour more, whenever that was said");
    let accept = json!({"step": "accept", "minutes": 240, "happened_at": ago(50)});
    let accepted = town.done(&town.operator, &extended, &accept).await;
    assert_eq!(accepted["until_in_ms"], 190 * 60_000);
    let there = json!({"step": "arrive", "code": held["code"], "happened_at": ago(5)});
    let arrived = town.done(&town.operator, &accepted, &there).await;
    assert_eq!(arrived["standing"], "arrived");
    let steps = town.get(&town.operator, &steps_of(&held)).await.json()["steps"].clone();
    for (at, minutes) in [(0, 60), (1, 55), (2, 50), (3, 5)] {
        let (entered, happened) = (&steps[at]["at"], steps[at]["happened_at"].as_str().unwrap());
        assert_eq!(happened.parse::<Timestamp>().unwrap(), now - TimeDelta::minutes(minutes));
        assert_eq!(entered.as_str().unwrap().parse::<Timestamp>().unwrap(), now);
    }
}

#[actix_web::test]
async fn paper_that_is_too_old_too_early_or_anothers_is_refused() {
    let town = Town::new();
    let now = town.site.desk.now();
    let hold = |minutes: i64| {
        let happened = (now - TimeDelta::minutes(minutes)).to_rfc3339();
        json!({"unit_group": "youth-shelter-beds", "step": "hold", "happened_at": happened})
    };
    for (who, body, status, field) in [
        (&town.operator, hold(-1), 422, "happened_at"),
        (&town.operator, hold(25 * 60), 422, "happened_at"),
        (&town.operator, hold(90), 409, "step"),
        (&town.hotline, hold(10), 403, "step"),
        (
            &town.operator,
            json!({"unit_group": "youth-shelter-beds", "step": "hold",
            "happened_at": "an hour ago"}),
            422,
            "happened_at",
        ),
        (
            &town.operator,
            json!({"unit_group": "youth-shelter-beds", "step": "arrive",
            "minutes": 5}),
            422,
            "minutes",
        ),
        (&town.hotline, json!({"unit_group": "youth-shelter-beds", "step": "arrive"}), 403, "step"),
    ] {
        let answer = town.post(who, PLACEMENTS, &body).await;
        assert_eq!(answer.status.as_u16(), status, "{body} {}", answer.text());
        assert_eq!(answer.refused(), [field], "{body}");
    }
    assert_eq!(town.units().await["on_the_way"], 0);
}

/// The placement that was entered first keeps the unit. An arrival is a fact and is recorded
/// anyway.
#[actix_web::test]
async fn paper_takes_no_unit_from_anybody_but_an_arrival_is_a_fact() {
    let town = Town::new();
    town.begin(&town.hotline, "hold", "all-night-beds").await;
    let happened = (town.site.desk.now() - TimeDelta::minutes(10)).to_rfc3339();
    let mut paper =
        json!({"unit_group": "all-night-beds", "step": "hold", "happened_at": happened});
    let answer = town.post(&town.operator, PLACEMENTS, &paper).await;
    assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.text());
    paper["step"] = json!("arrive");
    let answer = town.post(&town.operator, PLACEMENTS, &paper).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    assert_eq!(answer.json()["placements"][0]["standing"], "arrived");
}
