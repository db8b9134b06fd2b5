//! Everything wrong in a request is named: keys, versions, codes, times, numbers, words.

use super::{Asking, PLACEMENTS, Town, new_key, path_of, steps_of};
use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use serde_json::{Value, json};

#[actix_web::test]
async fn a_change_without_a_key_of_its_own_is_refused() {
    let town = Town::new();
    let held = town.hold(&town.hotline).await;
    let hold = json!({"unit_group": "youth-shelter-beds", "step": "hold"});
    let (steps, arrivals) = (steps_of(&held), "/api/v1/programs/youth-shelter/arrivals");
    for key in
        [None, Some(""), Some("1"), Some("not a uuid"), Some("00000000000040008000000000000000")]
    {
        for (who, path, body) in [
            (&town.hotline, PLACEMENTS, &hold),
            (&town.hotline, steps.as_str(), &json!({"step": "cancel"})),
            (&town.operator, arrivals, &json!({"code": held["code"]})),
        ] {
            let answer = town.send(Asking { who, key, seen: Some("\"1\"") }, path, body).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{key:?} {path}");
            assert_eq!(answer.refused(), ["Idempotency-Key"], "{key:?} {path}");
        }
    }
    assert_eq!(town.units().await["on_the_way"], 1);
}

#[actix_web::test]
async fn a_key_that_was_used_for_something_else_is_refused() {
    let town = Town::new();
    let key = new_key();
    let asking = |seen| Asking { who: &town.hotline, key: Some(&key), seen };
    let hold = json!({"unit_group": "youth-shelter-beds", "step": "hold"});
    let held = town.send(asking(None), PLACEMENTS, &hold).await.json()["placements"][0].clone();
    let mut other = hold.clone();
    other["minutes"] = json!(30);
    let answers = [
        town.send(asking(None), PLACEMENTS, &other).await,
        town.send(asking(Some("\"1\"")), &steps_of(&held), &json!({"step": "cancel"})).await,
    ];
    for answer in answers {
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.json()["type"], "urn:waystation:problem:key-used");
        assert_eq!(answer.refused(), Vec::<String>::new());
    }
    let shown = town.get(&town.hotline, &path_of(&held)).await.json();
    assert_eq!(shown["standing"], "held");
}

#[actix_web::test]
async fn a_step_names_the_version_that_was_seen() {
    let town = Town::new();
    let held = town.hold(&town.hotline).await;
    let extend = json!({"step": "extend"});
    let key = new_key();
    let asking = |seen| Asking { who: &town.hotline, key: Some(&key), seen };
    let missing = town.send(asking(None), &steps_of(&held), &extend).await;
    assert_eq!(missing.status, StatusCode::PRECONDITION_REQUIRED);
    assert_eq!(missing.refused(), ["If-Match"]);
    for stale in ["\"2\"", "\"0\"", "W/\"1\"", "*", "1", "\"1\", \"2\"", "\"one\"", ""] {
        let answer = town.send(asking(Some(stale)), &steps_of(&held), &extend).await;
        assert_eq!(answer.status, StatusCode::PRECONDITION_FAILED, "{stale}");
        answer.refused();
    }
    town.done(&town.hotline, &held, &extend).await;
    let late = town.step(&town.hotline, &held, &extend).await;
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED, "somebody was first");
}

#[actix_web::test]
async fn a_code_typed_wrong_is_told_as_a_typing_error() {
    let town = Town::new();
    let held = town.hold(&town.hotline).await;
    let code = held["code"].as_str().unwrap();
    let rest: String = code.chars().skip(1).collect();
    let other = format!("{}{rest}", if code.starts_with('Z') { "Y" } else { "Z" });
    let arrivals = "/api/v1/programs/youth-shelter/arrivals";
    for (wrong, said) in [
        (json!(other), "typing error"),
        (json!("7K3M-9QXU"), "typing error"),
        (json!("7K3M"), "does not have eight"),
        (json!(""), "does not have eight"),
    ] {
        let body = json!({"code": wrong});
        let answer = town.post(&town.operator, arrivals, &body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert_eq!(answer.refused(), ["code"]);
        assert!(answer.text().contains(said), "{wrong} {}", answer.text());
        let body = json!({"step": "arrive", "code": wrong});
        town.refused((&town.operator, &held), &body, 422, &["code"]).await;
    }
    for wrong in [json!(7), json!(null), json!([code])] {
        let answer = town.post(&town.operator, arrivals, &json!({"code": wrong})).await;
        assert_eq!(answer.refused(), ["code"], "{wrong}");
    }
    let unknown = town.post(&town.operator, arrivals, &json!({"code": "00000000"})).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND, "well typed, and of no placement");
    let other = town.hold(&town.other_hotline).await;
    for not_its in [&other["code"], &json!("00000000")] {
        let body = json!({"step": "arrive", "code": not_its});
        let answer = town.step(&town.operator, &held, &body).await;
        assert_eq!((answer.status.as_u16(), answer.refused()), (422, vec!["code".to_owned()]));
        assert!(answer.text().contains("not the code of this placement"), "{}", answer.text());
    }
}

#[actix_web::test]
async fn a_code_counts_once() {
    let town = Town::new();
    let held = town.hold(&town.hotline).await;
    let arrivals = "/api/v1/programs/youth-shelter/arrivals";
    let code = json!({"code": held["code"]});
    assert_eq!(town.post(&town.operator, arrivals, &code).await.status, StatusCode::OK);
    let again = town.post(&town.operator, arrivals, &code).await;
    assert_eq!((again.status, again.refused()), (StatusCode::CONFLICT, vec!["step".to_owned()]));
}

#[actix_web::test]
async fn times_and_numbers_out_of_range_are_refused_with_the_limit() {
    let town = Town::new();
    for (step, wrong, limit) in [
        ("request", json!(29), "30 to 1,440"),
        ("request", json!(1441), "30 to 1,440"),
        ("hold", json!(14), "15 to 240"),
        ("hold", json!(241), "15 to 240"),
        ("hold", json!(-90), "15 to 240"),
        ("hold", json!(90.5), "15 to 240"),
        ("hold", json!("90"), "15 to 240"),
        ("hold", json!(1e300), "15 to 240"),
    ] {
        let body = json!({"unit_group": "youth-shelter-beds", "step": step, "minutes": wrong});
        let answer = town.post(&town.hotline, PLACEMENTS, &body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(answer.refused(), ["minutes"], "{body}");
        assert!(answer.text().contains(limit), "{}", answer.text());
    }
    for wrong in [json!(0), json!(13), json!(-1), json!("two")] {
        let body = json!({"unit_group": "youth-shelter-beds", "step": "hold", "units": wrong});
        let answer = town.post(&town.hotline, PLACEMENTS, &body).await;
        assert_eq!(answer.refused(), ["units"], "{body}");
        assert!(answer.text().contains("1 to 12"), "{}", answer.text());
    }
    let held = town.hold(&town.hotline).await;
    for (step, wrong) in
        [("accept", 14), ("accept", 4321), ("away", -1), ("away", 20_161), ("hold", 241)]
    {
        let body = json!({"step": step, "minutes": wrong});
        town.refused((&town.operator, &held), &body, 422, &["minutes"]).await;
    }
}

#[actix_web::test]
async fn a_name_that_stands_twice_is_refused() {
    let town = Town::new();
    for twice in [
        r#"{"unit_group": "youth-shelter-beds", "step": "hold", "step": "request"}"#,
        r#"{"unit_group": "youth-shelter-beds", "step": "hold", "st\u0065p": "hold"}"#,
    ] {
        let request = TestRequest::post()
            .uri(PLACEMENTS)
            .set_payload(twice)
            .insert_header(("authorization", format!("Bearer {}", town.hotline)));
        let request = request.insert_header(("idempotency-key", new_key()));
        let answer = town.site.send(request).await;
        assert_eq!(
            (answer.status, answer.refused()),
            (StatusCode::BAD_REQUEST, vec!["body".into()])
        );
        assert!(answer.text().contains("appears twice"), "{}", answer.text());
    }
    assert_eq!(town.units().await["on_the_way"], 0);
}

async fn begins(town: &Town, body: &Value) -> Vec<String> {
    let answer = town.post(&town.hotline, PLACEMENTS, body).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
    answer.refused()
}

#[actix_web::test]
async fn words_and_fields_that_are_none_are_named() {
    let town = Town::new();
    assert_eq!(begins(&town, &json!({})).await, ["unit_group", "step"]);
    assert_eq!(begins(&town, &json!([])).await, ["body"]);
    let group = "youth-shelter-beds";
    assert_eq!(begins(&town, &json!({"unit_group": group, "step": "take"})).await, ["step"]);
    assert_eq!(begins(&town, &json!({"unit_group": group, "step": "accept"})).await, ["step"]);
    assert_eq!(begins(&town, &json!({"unit_group": "none", "step": "hold"})).await, ["unit_group"]);
    assert_eq!(begins(&town, &json!({"unit_group": "NO", "step": "hold"})).await, ["unit_group"]);
    let named = json!({"unit_group": group, "step": "hold", "name": "x"});
    assert_eq!(begins(&town, &named).await, ["name"]);
    let held = town.hold(&town.hotline).await;
    for (body, fields) in [
        (json!({}), &["step"][..]),
        (json!("accept"), &["body"]),
        (json!({"step": "request"}), &["step"]),
        (json!({"step": 5}), &["step"]),
        (json!({"step": "decline"}), &["reason"]),
        (json!({"step": "decline", "reason": "no"}), &["reason"]),
        (json!({"step": "decline", "reason": "complete"}), &["reason"]),
        (json!({"step": "discharge", "reason": "full"}), &["reason"]),
        (json!({"step": "withdraw"}), &["reason", "then"]),
        (json!({"step": "transfer"}), &["then"]),
        (json!({"step": "transfer", "then": "NO ID"}), &["then"]),
        (json!({"step": "arrive"}), &["code"]),
        (json!({"step": "cancel", "minutes": 5}), &["minutes"]),
        (json!({"step": "accept", "reason": "full"}), &["reason"]),
        (json!({"step": "accept", "note": "x"}), &["note"]),
    ] {
        town.refused((&town.operator, &held), &body, 422, fields).await;
    }
}

#[actix_web::test]
async fn a_hold_without_asking_needs_a_program_that_takes_people_now() {
    let mut town = Town::new();
    let hold = |group: &str| json!({"unit_group": group, "step": "hold"});
    for group in ["group-home-beds", "full-house-beds"] {
        let answer = town.post(&town.hotline, PLACEMENTS, &hold(group)).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{group} {}", answer.text());
    }
    town.pass(11 * 60);
    let answer = town.post(&town.hotline, PLACEMENTS, &hold("youth-shelter-beds")).await;
    assert_eq!(answer.refused(), ["step"]);
    assert!(answer.text().contains("12 hours old"), "{}", answer.text());
    town.begin(&town.hotline, "request", "youth-shelter-beds").await;
}

#[actix_web::test]
async fn nobody_holds_more_than_their_part() {
    let town = Town::new();
    town.hold(&town.hotline).await;
    town.hold(&town.hotline).await;
    let hold = json!({"unit_group": "youth-shelter-beds", "step": "hold"});
    let answer = town.post(&town.hotline, PLACEMENTS, &hold).await;
    assert_eq!((answer.status, answer.refused()), (StatusCode::CONFLICT, vec!["step".to_owned()]));
    town.hold(&town.other_hotline).await;
}
