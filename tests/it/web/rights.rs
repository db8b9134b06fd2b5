//! Rights: each address requires the one that the table names, and refuses callers without it.

use super::{Site, from_our_page, token, town};
use actix_web::http::{Method, StatusCode};
use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::web::Data;
use serde_json::json;
use waystation::desk::{Clock, Desk};
use waystation::domain::{ActorRole, Listed, Right};
use waystation::web::routes::Endpoint;
use waystation::web::{self, ROUTES};

const CAPACITY: &str = "/api/v1/programs/youth-shelter/capacity";
const PAGE: &str = "/post/youth-shelter";

/// A role with a token for it.
type Known = (ActorRole, String);

/// A service that is not a demo, with a token for each role at the organization that runs all
/// programs.
fn with_roles() -> (Site, Vec<Known>) {
    let mut site = Site::new();
    let desk = Desk::open(site.database.again(), Clock::Fixed(town::now())).unwrap();
    site.desk = Data::new(desk);
    let store = &site.database.store;
    let roles = ActorRole::ALL.iter().copied();
    let known = |role| (role, token(store, "valley".parse().unwrap(), role, town::now()));
    let roles = roles.map(known).collect();
    (site, roles)
}

/// The status of the answer to an empty request. The body is not awaited, because events never end.
async fn status(site: &Site, endpoint: &Endpoint, token: Option<&str>) -> StatusCode {
    let path = endpoint.path.replace("{program}", "youth-shelter").replace("{placement}", "none");
    let mut request = TestRequest::with_uri(&path).method(endpoint.method.clone());
    if endpoint.method == Method::POST {
        request = from_our_page(request.set_json(json!({})));
    }
    if let Some(token) = token {
        request = request.insert_header(("authorization", format!("Bearer {token}")));
    }
    let app = init_service(web::app(site.desk.clone())).await;
    call_service(&app, request.to_request()).await.status()
}

#[actix_web::test]
async fn every_address_lets_in_who_has_its_right_and_nobody_else() {
    let (site, roles) = with_roles();
    for endpoint in ROUTES.iter() {
        let nobody = status(&site, endpoint, None).await;
        let is_page = !endpoint.path.starts_with("/api/");
        let asks = if is_page { StatusCode::SEE_OTHER } else { StatusCode::UNAUTHORIZED };
        if endpoint.right.is_some() {
            assert_eq!(nobody, asks, "{endpoint:?}");
        } else {
            assert_ne!(nobody, StatusCode::UNAUTHORIZED, "{endpoint:?}");
        }
        for (role, token) in &roles {
            let met = status(&site, endpoint, Some(token)).await;
            let has_right = endpoint.right.is_none_or(|right| right.is_of(*role));
            assert_eq!(met == StatusCode::FORBIDDEN, !has_right, "{endpoint:?} {role}: {met}");
            assert_ne!(met, StatusCode::UNAUTHORIZED, "{endpoint:?} {role}");
        }
    }
}

#[test]
fn every_right_is_needed_somewhere_and_had_by_somebody() {
    for right in Right::ALL {
        assert!(ROUTES.iter().any(|endpoint| endpoint.right == Some(*right)), "{right}");
        assert!(!right.roles().is_empty(), "{right}");
    }
}

#[actix_web::test]
async fn who_lacks_a_right_is_told_which_and_who_has_it() {
    let (site, roles) = with_roles();
    let (_, hotline) = roles.iter().find(|(role, _)| *role == ActorRole::Hotline).unwrap();
    let post = json!({"unit_group": "youth-shelter-beds", "open": 2, "taking": "yes"});
    let request = TestRequest::post().uri(CAPACITY).set_json(&post);
    let bearer = ("authorization", format!("Bearer {hotline}"));
    let answer = site.send(request.insert_header(bearer)).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(answer.refused(), ["Authorization"]);
    let told = answer.text();
    for words in ["post-capacity", "the role hotline", "operator, supervisor"] {
        assert!(told.contains(words), "{words} is not in: {told}");
    }
}

#[actix_web::test]
async fn only_the_pages_of_a_demo_act_without_a_token() {
    let site = Site::new();
    assert_eq!(site.get(PAGE).await.status, StatusCode::OK);
    let post = json!({"unit_group": "youth-shelter-beds", "open": 2, "taking": "yes"});
    let unknown = site.send(TestRequest::post().uri(CAPACITY).set_json(&post)).await;
    assert_eq!(unknown.status, StatusCode::UNAUTHORIZED, "the API asks for a token in a demo, too");
    let (site, roles) = with_roles();
    let refused =
        site.send(TestRequest::get().uri(PAGE).insert_header(("accept", "text/html"))).await;
    assert_eq!(refused.status, StatusCode::SEE_OTHER, "to the page that signs in");
    let form = site.form(PAGE, &[("post", "")]).await;
    assert_eq!(form.status, StatusCode::SEE_OTHER);
    let (_, operator) = roles.iter().find(|(role, _)| *role == ActorRole::Operator).unwrap();
    let bearer = ("authorization", format!("Bearer {operator}"));
    let shown = site.send(TestRequest::get().uri(PAGE).insert_header(bearer)).await;
    assert_eq!(shown.status, StatusCode::OK);
}

#[actix_web::test]
async fn a_program_of_others_is_as_if_it_were_not_there() {
    let (site, _) = with_roles();
    let store = &site.database.store;
    store.add_organization(&"elsewhere".parse().unwrap(), "Elsewhere").unwrap();
    let stranger = token(store, "elsewhere".parse().unwrap(), ActorRole::Operator, town::now());
    let bearer = ("authorization", format!("Bearer {stranger}"));
    let post = json!({"unit_group": "youth-shelter-beds", "open": 2, "taking": "yes"});
    let mut answers = vec![];
    for program in ["youth-shelter", "none", "NO%20ID"] {
        let path = format!("/api/v1/programs/{program}/capacity");
        let request = TestRequest::post().uri(&path).set_json(&post).insert_header(bearer.clone());
        let request = request.insert_header(("idempotency-key", super::new_key()));
        let posted = site.send(request).await;
        assert_eq!(posted.status, StatusCode::NOT_FOUND, "{}", posted.text());
        let page = TestRequest::get().uri(&format!("/post/{program}"));
        let page = site.send(page.insert_header(bearer.clone())).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{}", page.text());
        answers.push((posted.text(), page.text()));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "one answer for all");
}
