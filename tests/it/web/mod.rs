//! The API and the pages, tested in process, over a small town with a fixed clock.

mod api;
mod assignments;
mod clocks;
mod events;
mod facts;
mod front_door;
mod journeys;
mod languages;
mod leaving;
mod limits;
mod one_clock;
mod openapi;
mod outcomes;
mod pages;
mod patches;
mod placements;
pub(crate) mod plans;
mod post_page;
mod posting;
mod pressing;
mod refusals;
mod rights;
mod signing_in;
pub(crate) mod town;
mod unseen;

use crate::database::TestStore;
use actix_web::http::header::{HeaderMap, HeaderName};
use actix_web::http::{Method, StatusCode};
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::web::Data;
use chrono::TimeDelta;
use serde_json::Value;
use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicU64, Ordering};
use waystation::desk::{Clock, Desk};
use waystation::domain::{ActorRole, Affiliation, Catalog, OrganizationId, Timestamp};
use waystation::store::{Store, TokenTerms};
use waystation::web;

/// The number of the next idempotency key.
static KEYS: AtomicU64 = AtomicU64::new(0);

fn new_key() -> String {
    format!("00000000-0000-4000-8000-{:012x}", KEYS.fetch_add(1, Ordering::Relaxed))
}

/// A service over the town, with the database it is in.
struct Site {
    desk: Data<Desk>,
    database: TestStore,
    /// A token of a supervisor of the organization that runs the first program.
    supervisor: String,
}

/// An answer, read to its end.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Site {
    fn new() -> Self {
        Self::over(&town::catalog())
    }

    /// A service over another network, at the town's moment.
    fn over(catalog: &Catalog) -> Self {
        Self::at(catalog, town::now())
    }

    /// A service over another network at another moment: a demo that only this machine can reach.
    fn at(catalog: &Catalog, now: Timestamp) -> Self {
        let database = TestStore::new();
        let store = &database.store;
        store.save(catalog, &mut |_, _| {}).unwrap();
        store.call_demo().unwrap();
        let first = catalog.programs.first().map(|program| program.organization.clone());
        let supervisor = first.map(|of| token(store, of, ActorRole::Supervisor, now));
        let supervisor = supervisor.unwrap_or_default();
        Self { desk: demo(&database, now), supervisor, database }
    }

    /// Moves the clock on by some minutes.
    fn pass(&mut self, minutes: i64) {
        self.desk = demo(&self.database, self.desk.now() + TimeDelta::minutes(minutes));
    }

    async fn send(&self, request: TestRequest) -> Answer {
        let app = init_service(web::app(self.desk.clone())).await;
        let response = call_service(&app, request.to_request()).await;
        let (status, headers) = (response.status(), response.headers().clone());
        Answer { status, headers, body: read_body(response).await.to_vec() }
    }

    async fn get(&self, path: &str) -> Answer {
        self.send(TestRequest::get().uri(path)).await
    }

    async fn post(&self, path: &str, body: &Value) -> Answer {
        self.post_under(&new_key(), path, body).await
    }

    async fn post_under(&self, key: &str, path: &str, body: &Value) -> Answer {
        let request = TestRequest::post().uri(path).set_json(body);
        let request = request.insert_header(("idempotency-key", key));
        self.send(self.as_supervisor(request)).await
    }

    fn as_supervisor(&self, request: TestRequest) -> TestRequest {
        request.insert_header(("authorization", format!("Bearer {}", self.supervisor)))
    }

    async fn rank(&self, body: &Value) -> Answer {
        self.post("/api/v1/rankings", body).await
    }

    async fn plan(&self, body: &Value) -> Answer {
        self.post("/api/v1/plans", body).await
    }

    async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(from_our_page(TestRequest::post().uri(path).set_form(fields))).await
    }
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    fn header(&self, name: &str) -> &str {
        let name: HeaderName = name.parse().unwrap();
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The fields that a problem names. The answer must be a client error with every member of a
    /// problem.
    fn refused(&self) -> Vec<String> {
        assert!(self.status.is_client_error(), "{} {}", self.status, self.text());
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16());
        for member in ["type", "title", "detail"] {
            assert!(problem[member].as_str().is_some_and(|text| !text.is_empty()), "{problem}");
        }
        let problems = problem["problems"].as_array().unwrap();
        for one in problems {
            assert!(one["what"].as_str().is_some_and(|text| text.len() > 5), "{problem}");
            assert!(one["action"].as_str().is_some_and(|text| text.len() > 5), "{problem}");
        }
        problems.iter().map(|one| one["field"].as_str().unwrap().to_owned()).collect()
    }
}

/// A new token for a role at an organization.
fn token(store: &Store, organization: OrganizationId, role: ActorRole, now: Timestamp) -> String {
    let text = store.add_token(&TokenTerms::of(Affiliation { organization, role }), now).unwrap();
    text.reveal().to_owned()
}

/// The request as a browser sends it from a page of the service.
fn from_our_page(request: TestRequest) -> TestRequest {
    request.insert_header(("sec-fetch-site", "same-origin"))
}

/// The desk of a demo that only this machine can reach, at a moment.
fn demo(database: &TestStore, now: Timestamp) -> Data<Desk> {
    let desk = Desk::open(database.again(), Clock::Fixed(now)).unwrap();
    Data::new(desk.open_as_demo(Ipv4Addr::LOCALHOST.into()).unwrap())
}

/// A method by name.
fn method(name: &str) -> Method {
    name.parse().unwrap()
}
