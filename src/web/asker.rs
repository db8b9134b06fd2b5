//! Who asks, under which key, having seen which version: taken from the headers of a request.
//!
//! Somebody is known by a token in `Authorization` today. Signing in will be a second way to the
//! same [`Actor`], tried here beside the first, and no handler will notice.

use crate::desk::{Asker, Desk};
use crate::domain::placement::RequestKey;
use crate::domain::{Actor, Refused};
use crate::web::api::at_desk;
use crate::web::problem::{Kind, Problem};
use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderName};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use std::future::{Future, Ready, ready};
use std::pin::Pin;

/// Who asks.
#[derive(Debug)]
pub(super) struct Known(pub Actor);

/// Who asks for a change, and under which key.
#[derive(Debug)]
pub(super) struct Keyed(pub Asker);

/// The key of a change for which nobody shows who asks.
#[derive(Debug)]
pub(super) struct OnlyKey(pub RequestKey);

/// Who asks for a step, under which key, and the version they saw.
#[derive(Debug)]
pub(super) struct Seeing(pub Asker, pub u32);

/// The post that `If-Match` names, where a request has that header.
#[derive(Debug)]
pub(super) struct LastSeen(pub Option<String>);

const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const BEARER: &str = "bearer ";

type Taking<T> = Pin<Box<dyn Future<Output = Result<T, Problem>>>>;

impl FromRequest for Known {
    type Error = Problem;
    type Future = Taking<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { known(&request).await.map(Self) })
    }
}

impl FromRequest for Keyed {
    type Error = Problem;
    type Future = Taking<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let by = known(&request).await?;
            Ok(Self(Asker { by, key: key(&request)? }))
        })
    }
}

impl FromRequest for OnlyKey {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(key(request).map(Self))
    }
}

impl FromRequest for LastSeen {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(last_seen(request).map(Self))
    }
}

impl FromRequest for Seeing {
    type Error = Problem;
    type Future = Taking<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let by = known(&request).await?;
            let key = key(&request)?;
            Ok(Self(Asker { by, key }, version(&request)?))
        })
    }
}

/// Whoever shows no token, one that is none, and one that is not known or was revoked is told alike.
async fn known(request: &HttpRequest) -> Result<Actor, Problem> {
    let unknown = || Problem::of(Kind::WhoAsks);
    let desk = request.app_data::<Data<Desk>>().ok_or_else(|| Problem::of(Kind::Fault))?;
    let shown = one(request, &header::AUTHORIZATION).ok_or_else(unknown)?;
    let (way, token) = shown.split_at_checked(BEARER.len()).ok_or_else(unknown)?;
    if !way.eq_ignore_ascii_case(BEARER) {
        return Err(unknown());
    }
    let token = token.trim().to_owned();
    let actor = at_desk(desk.clone(), move |desk| desk.actor(&token)).await?;
    actor.ok_or_else(unknown)
}

fn key(request: &HttpRequest) -> Result<RequestKey, Problem> {
    let refused =
        |why: Refused| Problem::at(Kind::KeyNeeded, "Idempotency-Key", why.what, why.action);
    let Some(text) = one(request, &KEY) else {
        return Err(refused(Refused::new(
            "This request has no key, or more than one.",
            "Draw a UUID for it.",
        )));
    };
    text.parse().map_err(refused)
}

/// The id in an entity tag as this service makes them; another tag is of no post there is.
fn last_seen(request: &HttpRequest) -> Result<Option<String>, Problem> {
    if !request.headers().contains_key(header::IF_MATCH) {
        return Ok(None);
    }
    let tag = one(request, &header::IF_MATCH).unwrap_or_default();
    let id = tag.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match id.filter(|id| !id.is_empty()) {
        Some(id) => Ok(Some(id.to_owned())),
        None => Err(Problem::of(Kind::Changed)),
    }
}

/// The version of an entity tag as this service makes them; whatever else was seen was not this.
fn version(request: &HttpRequest) -> Result<u32, Problem> {
    if !request.headers().contains_key(header::IF_MATCH) {
        return Err(Problem::at(
            Kind::VersionNeeded,
            "If-Match",
            "This request does not say which version was seen.",
            "Read the placement, and send its ETag.",
        ));
    }
    let tag = one(request, &header::IF_MATCH).unwrap_or_default();
    let version = tag.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let version = version.and_then(|version| version.parse().ok());
    version.ok_or_else(|| Problem::of(Kind::Changed))
}

/// The value of a header that stands there once, as text.
fn one<'a>(request: &'a HttpRequest, name: &HeaderName) -> Option<&'a str> {
    let mut values = request.headers().get_all(name);
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}
