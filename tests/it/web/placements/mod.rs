//! Placements over the API: their whole life, what others may not know, and every kind of wrong
//! request.

mod actors;
mod closed;
mod forgotten;
mod life;
mod refusals;
mod search;
mod shortfall;
mod timing;

use super::{Answer, Site, new_key, token, town};
use crate::database::TestStore;
use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use serde_json::{Value, json};
use waystation::domain::ActorRole;

const PLACEMENTS: &str = "/api/v1/placements";

/// The town with its callers: two hotlines, the organization that runs all programs, and another.
struct Town {
    site: Site,
    hotline: String,
    other_hotline: String,
    operator: String,
    supervisor: String,
    stranger: String,
}

/// A request's caller and headers.
struct Asking<'a> {
    who: &'a str,
    key: Option<&'a str>,
    seen: Option<&'a str>,
}

impl Town {
    fn new() -> Self {
        let site = Site::new();
        let store = &site.database.store;
        for id in ["north-line", "south-line", "elsewhere"] {
            store.add_organization(&id.parse().unwrap(), id).unwrap();
        }
        let token = |of: &str, role| token(store, of.parse().unwrap(), role, town::now());
        Self {
            hotline: token("north-line", ActorRole::Hotline),
            other_hotline: token("south-line", ActorRole::Hotline),
            operator: token("valley", ActorRole::Operator),
            supervisor: token("valley", ActorRole::Supervisor),
            stranger: token("elsewhere", ActorRole::Operator),
            site,
        }
    }

    fn database(&self) -> &TestStore {
        &self.site.database
    }

    /// Lets minutes pass on the clock.
    fn pass(&mut self, minutes: i64) {
        self.site.pass(minutes);
    }

    async fn get(&self, who: &str, path: &str) -> Answer {
        self.get_in("en", who, path).await
    }

    async fn get_in(&self, language: &str, who: &str, path: &str) -> Answer {
        let bearer = ("authorization", format!("Bearer {who}"));
        let request = TestRequest::get().uri(path).insert_header(bearer);
        self.site.send(request.insert_header(("accept-language", language))).await
    }

    async fn send(&self, asking: Asking<'_>, path: &str, body: &Value) -> Answer {
        let mut request = TestRequest::post().uri(path).set_json(body);
        if !asking.who.is_empty() {
            request = request.insert_header(("authorization", format!("Bearer {}", asking.who)));
        }
        if let Some(key) = asking.key {
            request = request.insert_header(("idempotency-key", key));
        }
        if let Some(seen) = asking.seen {
            request = request.insert_header(("if-match", seen));
        }
        self.site.send(request).await
    }

    /// Sends a change under a new key.
    async fn post(&self, who: &str, path: &str, body: &Value) -> Answer {
        self.send(Asking { who, key: Some(&new_key()), seen: None }, path, body).await
    }

    /// Begins one placement, which must succeed.
    async fn begin(&self, who: &str, step: &str, group: &str) -> Value {
        let body = json!({"unit_group": group, "step": step});
        let answer = self.post(who, PLACEMENTS, &body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        answer.json()["placements"][0].clone()
    }

    async fn hold(&self, who: &str) -> Value {
        self.begin(who, "hold", "youth-shelter-beds").await
    }

    /// Takes a step of a placement at the version that was seen.
    async fn step(&self, who: &str, placement: &Value, body: &Value) -> Answer {
        let seen = format!("\"{}\"", placement["version"]);
        let asking = Asking { who, key: Some(&new_key()), seen: Some(&seen) };
        self.send(asking, &steps_of(placement), body).await
    }

    /// Takes a step that must succeed.
    async fn done(&self, who: &str, placement: &Value, body: &Value) -> Value {
        let answer = self.step(who, placement, body).await;
        assert_eq!(answer.status, StatusCode::OK, "{body} {}", answer.text());
        answer.json()
    }

    /// Takes a step that must be refused with this status and name these fields.
    async fn refused(
        &self,
        (who, placement): (&str, &Value),
        body: &Value,
        status: u16,
        fields: &[&str],
    ) {
        let answer = self.step(who, placement, body).await;
        assert_eq!(answer.status.as_u16(), status, "{body} {}", answer.text());
        assert_eq!(answer.refused(), fields, "{body} {}", answer.text());
    }

    /// Makes a hold and accepts it.
    async fn accepted(&self, who: &str) -> Value {
        let held = self.hold(who).await;
        self.done(&self.operator, &held, &json!({"step": "accept"})).await
    }

    /// The state of the youth shelter's units.
    async fn units(&self) -> Value {
        let answer = self.get(&self.operator, "/api/v1/programs/youth-shelter/units").await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        answer.json()["unit_groups"][0].clone()
    }
}

fn path_of(placement: &Value) -> String {
    format!("{PLACEMENTS}/{}", placement["id"].as_str().unwrap())
}

fn steps_of(placement: &Value) -> String {
    format!("{}/steps", path_of(placement))
}
