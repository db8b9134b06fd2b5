//! The events that a board receives while it listens, in process.

use super::{Site, method};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::http::StatusCode;
use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::web::Bytes;
use serde_json::json;
use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;
use tokio::time::timeout;
use waystation::desk::MOST_LISTENERS;
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

fn told(number: u64) -> String {
    format!("id: {number}\nevent: program\ndata: {{\"program\":\"youth-shelter\"}}\n\n")
}

#[actix_web::test]
async fn a_post_is_told_as_its_program_and_nothing_else() {
    let site = Site::new();
    let mut ear = site.listen(None).await;
    let start = ear.hear().await.unwrap();
    let begun = number(&start);
    assert_eq!(start, format!("retry: 1000\nid: {begun}\n\n"), "a place to come back to");
    site.post_beds(1).await;
    assert_eq!(ear.hear().await.unwrap(), told(begun + 1));
    site.post_beds(2).await;
    assert_eq!(ear.hear().await.unwrap(), told(begun + 2));
}

#[actix_web::test]
async fn who_comes_back_hears_what_was_missed() {
    let site = Site::new();
    let begun = number(&site.listen(None).await.hear().await.unwrap());
    for open in 1..4 {
        site.post_beds(open).await;
    }
    let mut ear = site.listen(Some(&(begun + 1).to_string())).await;
    assert_eq!(number(&ear.hear().await.unwrap()), begun + 1);
    assert_eq!(ear.hear().await.unwrap(), told(begun + 2) + &told(begun + 3));
    let mut again = site.listen(Some(&(begun + 3).to_string())).await;
    again.hear().await.unwrap();
    site.post_beds(4).await;
    assert_eq!(again.hear().await.unwrap(), told(begun + 4));
}

#[actix_web::test]
async fn who_begins_with_a_number_hears_what_came_after_it_and_coming_back_counts_more() {
    let site = Site::new();
    let begun = number(&site.listen(None).await.hear().await.unwrap());
    for open in 1..3 {
        site.post_beds(open).await;
    }
    let path = format!("{EVENTS}?after={begun}");
    let mut ear = site.listen_at(TestRequest::get().uri(&path)).await;
    ear.hear().await.unwrap();
    assert_eq!(ear.hear().await.unwrap(), told(begun + 1) + &told(begun + 2));
    let back = TestRequest::get().uri(&path).insert_header(("last-event-id", begun + 1));
    let mut ear = site.listen_at(back).await;
    ear.hear().await.unwrap();
    assert_eq!(ear.hear().await.unwrap(), told(begun + 2));
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
    assert_eq!(ear.hear().await.unwrap(), told(last + 1));
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
