//! Callers with and without a token, and what they may not know about each other.

use super::{Asking, PLACEMENTS, Town, new_key, path_of, steps_of};
use crate::database::audited;
use crate::web::{Answer, town};
use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use actix_web::web::Data;
use serde_json::json;
use std::net::Ipv4Addr;
use waystation::desk::{Clock, Desk};
use waystation::domain::{ActorRole, Affiliation, AuditAction};
use waystation::web::ROUTES;

/// Every address about promises.
fn about_promises() -> Vec<(&'static str, String)> {
    let about = |path: &str| {
        ["placements", "units", "arrivals", "unmet"].iter().any(|word| path.contains(word))
    };
    let routes = ROUTES.iter().filter(|entry| about(entry.path));
    routes
        .map(|entry| {
            let path = entry.path.replace("{program}", "youth-shelter");
            (entry.method.as_str(), path.replace("{placement}", "none"))
        })
        .collect()
}

async fn with(town: &Town, (method, path): &(&str, String), header: Option<&str>) -> Answer {
    let mut request = TestRequest::with_uri(path).method(method.parse().unwrap());
    if *method == "POST" {
        request = request.set_json(json!({}));
    }
    if let Some(header) = header {
        request = request.insert_header(("authorization", header));
    }
    town.site.send(request).await
}

#[actix_web::test]
async fn whoever_is_not_known_is_told_alike_everywhere() {
    let town = Town::new();
    let tokens = town.database().store.tokens().unwrap();
    let revoked =
        tokens.iter().find(|t| t.terms.affiliation.organization.as_str() == "elsewhere").unwrap();
    town.database()
        .store
        .revoke_token(&revoked.id, town::now(), &audited(AuditAction::TokenRevoked))
        .unwrap();
    let unknown = format!("Bearer waystation_{}", "0".repeat(64));
    let gone = format!("Bearer {}", town.stranger);
    let basic = format!("Basic {}", town.hotline);
    let shown = [
        None,
        Some(""),
        Some("Bearer"),
        Some("Bearer "),
        Some("Bearer x"),
        Some("Bearer demo-hotline"),
        Some(unknown.as_str()),
        Some(gone.as_str()),
        Some(basic.as_str()),
    ];
    let routes = about_promises();
    assert_eq!(routes.len(), 9);
    let mut answers = Vec::new();
    for route in &routes {
        for header in shown {
            let answer = with(&town, route, header).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{route:?} {header:?}");
            assert_eq!(answer.header("www-authenticate"), "Bearer");
            answers.push(answer.text());
        }
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "one answer for all");
}

#[actix_web::test]
async fn a_demo_token_counts_only_where_it_is_said_to() {
    let mut town = Town::new();
    let hotline =
        Affiliation { organization: "north-line".parse().unwrap(), role: ActorRole::Hotline };
    town.database().store.add_demo_token(&hotline, town::now()).unwrap();
    let [plain, reached, demo] =
        [(); 3].map(|()| Desk::open(town.database().again(), Clock::Fixed(town::now())).unwrap());
    let reached = reached.open_as_demo("192.0.2.1".parse().unwrap()).unwrap();
    for closed in [plain, reached] {
        town.site.desk = Data::new(closed);
        let refused = town.get("demo-hotline", PLACEMENTS).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
        assert_eq!(town.site.desk.demo_tokens().unwrap(), []);
    }
    town.site.desk = Data::new(demo.open_as_demo(Ipv4Addr::LOCALHOST.into()).unwrap());
    assert_eq!(town.get("demo-hotline", PLACEMENTS).await.status, StatusCode::OK);
    let known = vec![("demo-hotline".to_owned(), hotline)];
    assert_eq!(town.site.desk.demo_tokens().unwrap(), known);
}

/// Everything in an answer that a caller can observe.
type Outside = (StatusCode, Vec<(String, Vec<u8>)>, String);

fn outside(answer: &Answer) -> Outside {
    let headers = answer.headers.iter();
    let mut headers: Vec<_> =
        headers.map(|(name, value)| (name.to_string(), value.as_bytes().to_vec())).collect();
    headers.sort();
    (answer.status, headers, answer.text())
}

#[actix_web::test]
async fn what_is_anothers_is_as_if_it_were_not_there() {
    let town = Town::new();
    let held = town.hold(&town.hotline).await;
    let none = json!({"id": "0".repeat(32), "version": 1});
    let wild = json!({"id": "NO%20ID", "version": 1});
    for who in [&town.other_hotline, &town.stranger] {
        for path in [path_of, steps_of] {
            let theirs = outside(&town.get(who, &path(&held)).await);
            assert_eq!(theirs.0, StatusCode::NOT_FOUND);
            assert_eq!(theirs, outside(&town.get(who, &path(&none)).await));
            assert_eq!(theirs, outside(&town.get(who, &path(&wild)).await));
        }
        for step in ["accept", "cancel", "extend"] {
            let body = json!({"step": step});
            let theirs = outside(&town.step(who, &held, &body).await);
            assert_eq!(theirs.0, StatusCode::NOT_FOUND);
            assert_eq!(theirs, outside(&town.step(who, &none, &body).await));
            assert_eq!(theirs, outside(&town.step(who, &wild, &body).await));
        }
        let program = |name: &str, what: &str| format!("/api/v1/programs/{name}/{what}");
        for what in ["units", "placements"] {
            let theirs = outside(&town.get(who, &program("youth-shelter", what)).await);
            assert_eq!(theirs.0, StatusCode::NOT_FOUND);
            assert_eq!(theirs, outside(&town.get(who, &program("no-such", what)).await));
        }
        let code = json!({"code": held["code"]});
        let theirs = outside(&town.post(who, &program("youth-shelter", "arrivals"), &code).await);
        let absent = outside(&town.post(who, &program("no-such", "arrivals"), &code).await);
        assert_eq!((theirs.0, &theirs), (StatusCode::NOT_FOUND, &absent));
    }
    let elsewhere = "/api/v1/programs/all-night/arrivals";
    let code = json!({"code": held["code"]});
    let answer = town.post(&town.operator, elsewhere, &code).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND, "a code of another program is not there");
}

#[actix_web::test]
async fn each_does_what_is_theirs_to_do() {
    let town = Town::new();
    let held = town.hold(&town.hotline).await;
    for body in [
        json!({"step": "accept"}),
        json!({"step": "decline", "reason": "full"}),
        json!({"step": "arrive", "code": held["code"]}),
        json!({"step": "no-show"}),
        json!({"step": "away"}),
    ] {
        town.refused((&town.hotline, &held), &body, 403, &["step"]).await;
    }
    for step in ["extend", "cancel"] {
        town.refused((&town.operator, &held), &json!({"step": step}), 403, &["step"]).await;
    }
    let body = json!({"unit_group": "youth-shelter-beds", "step": "request"});
    let answer = town.post(&town.operator, PLACEMENTS, &body).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.text());
}

/// A check shared by all addresses must not shut out a role that needs one of them.
#[actix_web::test]
async fn every_role_reaches_what_is_theirs_to_reach() {
    let town = Town::new();
    for who in [&town.hotline, &town.other_hotline, &town.operator, &town.supervisor] {
        let begun = town.begin(who, "hold", "youth-shelter-beds").await;
        for path in [PLACEMENTS.to_owned(), path_of(&begun), steps_of(&begun)] {
            assert_eq!(town.get(who, &path).await.status, StatusCode::OK, "{path}");
        }
        assert_eq!(town.get(who, "/api/v1/unmet").await.status, StatusCode::OK);
        town.done(who, &begun, &json!({"step": "extend"})).await;
        let seen = town.get(who, &path_of(&begun)).await.json();
        town.done(who, &seen, &json!({"step": "cancel"})).await;
    }
    let program = |what: &str| format!("/api/v1/programs/youth-shelter/{what}");
    for who in [&town.operator, &town.supervisor] {
        for what in ["units", "placements"] {
            assert_eq!(town.get(who, &program(what)).await.status, StatusCode::OK, "{what}");
        }
        let held = town.hold(&town.hotline).await;
        let code = json!({"code": held["code"]});
        assert_eq!(town.post(who, &program("arrivals"), &code).await.status, StatusCode::OK);
    }
}

#[actix_web::test]
async fn one_key_of_two_people_is_two_keys() {
    let town = Town::new();
    let key = new_key();
    let body = json!({"unit_group": "youth-shelter-beds", "step": "hold"});
    for who in [&town.hotline, &town.other_hotline] {
        let asking = Asking { who, key: Some(&key), seen: None };
        let answer = town.send(asking, PLACEMENTS, &body).await;
        assert_eq!(
            (answer.status, answer.header("idempotency-replayed")),
            (StatusCode::CREATED, "")
        );
    }
    assert_eq!(town.units().await["on_the_way"], 2);
}
