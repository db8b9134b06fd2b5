//! The events that a board receives while it listens, in process.

use super::{Site, method, town};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::http::StatusCode;
use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::web::{Bytes, Data};
use chrono::TimeDelta;
use serde_json::json;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use tokio::time::timeout;
use waystation::desk::{Clock, Desk, Listener, MOST_LISTENERS, NewsEvent, Resume};
use waystation::web;

const EVENTS: &str = "/api/v1/events";

/// A listener.
struct Ear(Pin<Box<BoxBody>>);

impl Ear {
    /// Waits for the next piece; `None` at the end of the stream.
    async fn hear(&mut self) -> Option<String> {
        let piece = poll_fn(|context| self.0.as_mut().poll_next(context));
        let piece = timeout(Duration::from_secs(5), piece).await.expect("something is told");
        piece.map(|piece: Result<Bytes, _>| String::from_utf8(piece.unwrap().to_vec()).unwrap())
    }
}

impl Site {
    async fn listen(&self, last: Option<&str>) -> Ear {
        let mut request = TestRequest::get().uri(EVENTS).insert_header(("accept-encoding", "gzip"));
        if let Some(last) = last {
            request = request.insert_header(("last-event-id", last));
        }
        self.listen_at(request).await
    }

    async fn listen_at(&self, request: TestRequest) -> Ear {
        let app = init_service(web::app(self.desk.clone())).await;
        let response = call_service(&app, request.to_request()).await;
        assert_eq!(response.status(), StatusCode::OK);
        let kind = response.headers().get("content-type").unwrap();
        assert_eq!(kind, "text/event-stream");
        Ear(Box::pin(response.map_into_boxed_body().into_body()))
    }

    async fn post_beds(&self, open: u16) {
        let post = json!({"unit_group": "youth-shelter-beds", "open": open, "taking": "yes"});
        let answer = self.post("/api/v1/programs/youth-shelter/capacity", &post).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    }
}

/// The number in the first piece.
fn number(start: &str) -> u64 {
    let id = start.lines().find_map(|line| line.strip_prefix("id: "));
    id.unwrap_or_else(|| panic!("{start}")).parse().unwrap()
}

/// The programs that a piece names, one for each event.
fn programs(piece: &str) -> Vec<&str> {
    let data = piece.lines().filter_map(|line| line.strip_prefix("data: {\"program\":\""));
    data.map(|name| name.trim_end_matches("\"}")).collect()
}

#[actix_web::test]
async fn a_new_band_is_told_as_its_program_and_nothing_else() {
    let site = Site::new();
    let mut ear = site.listen(None).await;
    let start = ear.hear().await.unwrap();
    let begun = number(&start);
    assert_eq!(start, format!("retry: 1000\nid: {begun}\n\n"), "a place to come back to");
    site.post_beds(1).await;
    let told = format!("id: {begun}\nevent: program\ndata: {{\"program\":\"youth-shelter\"}}\n\n");
    assert_eq!(ear.hear().await.unwrap(), told);
    // Two beds are in the same band as one.
    site.post_beds(2).await;
    site.post_beds(7).await;
    assert_eq!(ear.hear().await.unwrap(), told);
    site.post_beds(8).await;
    site.post_beds(0).await;
    assert_eq!(ear.hear().await.unwrap(), told);
}

#[actix_web::test]
async fn an_organization_hears_of_every_change_at_its_own_programs() {
    let site = Site::new();
    let listen = |of: Option<&str>| {
        let of = of.map(|of| of.parse().unwrap());
        site.desk.clone().into_inner().listen(of, Resume::Now).unwrap()
    };
    let own =
        town::catalog().programs.iter().find(|one| one.id.as_str() == "youth-shelter").cloned();
    let own = own.unwrap().organization;
    let [mut operator, mut neighbor, mut stranger] =
        [Some(own.as_str()), Some("somebody-else"), None].map(listen);
    for open in [1, 2, 2] {
        site.post_beds(open).await;
    }
    let heard = async |listener: &mut Listener| match listener.next(Duration::ZERO).await {
        Some(NewsEvent::Changes(changes)) => changes.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(heard(&mut neighbor).await, 1, "a band");
    assert_eq!(heard(&mut stranger).await, 1, "a band");
    assert_eq!(heard(&mut operator).await, 1 + 3, "a band, and each post");
}

#[actix_web::test]
async fn a_network_tells_others_of_a_band_when_five_minutes_are_over() {
    static NOW: AtomicI64 = AtomicI64::new(0);
    let now = || town::now() + TimeDelta::seconds(NOW.load(Ordering::Relaxed));
    let at = |seconds: i64| {
        // The town's moment need not be the begin of a slot.
        let begin = town::now().timestamp().rem_euclid(300);
        NOW.store(seconds - begin, Ordering::Relaxed);
    };
    at(0);
    let site = Site::new();
    // Not a demo, which tells everything at once.
    let desk = Desk::open(site.database.again(), Clock::Read(now)).unwrap();
    let desk = Data::new(desk);
    let mut ear = desk.clone().into_inner().listen(None, Resume::Now).unwrap();
    let mut hear = async || ear.next(Duration::ZERO).await.unwrap();
    for (seconds, open) in [(10, 1), (20, 7), (200, 0)] {
        at(seconds);
        site.post_beds(open).await;
        // Who comes back makes the instance look for changes.
        drop(desk.clone().into_inner().listen(None, Resume::After(0)).unwrap());
        assert_eq!(hear().await, NewsEvent::Nothing, "{seconds}");
    }
    at(299);
    assert_eq!(hear().await, NewsEvent::Nothing);
    at(300);
    let NewsEvent::Changes(changes) = hear().await else { panic!("the slot is over") };
    assert_eq!(changes.len(), 1, "the program once");
    at(900);
    assert_eq!(hear().await, NewsEvent::Nothing);
}

#[actix_web::test]
async fn who_comes_back_hears_what_was_missed() {
    let site = Site::new();
    let begun = number(&site.listen(None).await.hear().await.unwrap());
    for open in [1, 3, 0] {
        site.post_beds(open).await;
    }
    let mut ear = site.listen(Some(&begun.to_string())).await;
    assert_eq!(number(&ear.hear().await.unwrap()), begun);
    assert_eq!(programs(&ear.hear().await.unwrap()), ["youth-shelter"; 3]);
    site.post_beds(4).await;
    assert_eq!(programs(&ear.hear().await.unwrap()), ["youth-shelter"]);
}

#[actix_web::test]
async fn a_page_hears_what_came_after_it_and_coming_back_counts_more() {
    let site = Site::new();
    let begun = number(&site.listen(None).await.hear().await.unwrap());
    for open in [1, 3] {
        site.post_beds(open).await;
    }
    let path = format!("{EVENTS}?after={begun}");
    let mut ear = site.listen_at(TestRequest::get().uri(&path)).await;
    ear.hear().await.unwrap();
    assert_eq!(programs(&ear.hear().await.unwrap()), ["youth-shelter"; 2]);
    let back = TestRequest::get().uri(&path).insert_header(("last-event-id", begun + 1));
    let mut ear = site.listen_at(back).await;
    ear.hear().await.unwrap();
    assert!(ear.hear().await.unwrap().contains("event: resync"), "an id that is still to come");
}

#[actix_web::test]
async fn a_number_from_elsewhere_begins_anew() {
    let site = Site::new();
    let mut ear = site.listen(Some("900000")).await;
    ear.hear().await.unwrap();
    let resync = ear.hear().await.unwrap();
    let last = number(&resync);
    assert_eq!(resync, format!("id: {last}\nevent: resync\ndata: {{}}\n\n"));
    site.post_beds(1).await;
    assert_eq!(programs(&ear.hear().await.unwrap()), ["youth-shelter"]);
}

#[actix_web::test]
async fn what_cannot_be_listened_to_is_refused() {
    let site = Site::new();
    for wrong in ["", "-1", "seven", "99999999999999999999999"] {
        let request = TestRequest::get().uri(EVENTS).insert_header(("last-event-id", wrong));
        assert_eq!(site.send(request).await.refused(), ["Last-Event-ID"], "{wrong}");
    }
    assert_eq!(site.get("/api/v1/events?since=1").await.refused(), ["since"]);
    assert_eq!(site.get("/api/v1/events?after=seven").await.refused(), ["after"]);
    let head = site.send(TestRequest::with_uri(EVENTS).method(method("HEAD"))).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
}

#[actix_web::test]
async fn listeners_are_let_go_when_the_service_stops() {
    let site = Site::new();
    let mut ear = site.listen(None).await;
    ear.hear().await.unwrap();
    site.desk.hang_up();
    assert_eq!(ear.hear().await, None);
}

#[actix_web::test]
async fn no_more_listen_than_there_are_places() {
    let site = Site::new();
    let app = init_service(web::app(site.desk.clone())).await;
    let mut listening = vec![];
    for _ in 0..MOST_LISTENERS {
        let request = TestRequest::get().uri(EVENTS).to_request();
        listening.push(call_service(&app, request).await);
    }
    let refused = site.get(EVENTS).await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(refused.header("retry-after"), "5");
    listening.pop();
    assert!(site.listen(None).await.hear().await.is_some(), "a place that is free again");
}
