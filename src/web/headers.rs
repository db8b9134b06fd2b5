//! Request headers as types: the key of a change, and the version that the caller saw.

use crate::domain::Refused;
use crate::domain::placement::RequestKey;
use crate::web::problem::{Problem, ProblemKind};
use crate::words::say;
use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap, HeaderName};
use actix_web::{FromRequest, HttpRequest};
use std::future::{Ready, ready};
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, SchemaFormat, Type};
use utoipa::{PartialSchema, ToSchema};

const KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The key of a change, from `Idempotency-Key`.
#[derive(Debug)]
pub(super) struct IdempotencyKey(pub RequestKey);

/// Describes exactly the keys that are accepted: UUIDs of any version, in either case.
impl PartialSchema for IdempotencyKey {
    fn schema() -> RefOr<Schema> {
        let text = ObjectBuilder::new().schema_type(Type::String);
        let format = SchemaFormat::Custom("uuid".to_owned());
        RefOr::T(text.format(Some(format)).pattern(Some(RequestKey::PATTERN)).into())
    }
}

impl ToSchema for IdempotencyKey {}

/// The version of a placement that the caller saw, from `If-Match`.
#[derive(Debug)]
pub(super) struct PlacementVersion(pub u32);

/// The id of the post that the caller saw, from `If-Match`; `None` without that header.
#[derive(Debug)]
pub(super) struct PostVersion(pub Option<String>);

impl FromRequest for IdempotencyKey {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(key(request.headers()).map(Self))
    }
}

impl FromRequest for PlacementVersion {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(placement_version(request.headers()).map(Self))
    }
}

impl FromRequest for PostVersion {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(post_version(request.headers()).map(Self))
    }
}

fn key(headers: &HeaderMap) -> Result<RequestKey, Problem> {
    let refused =
        |why: Refused| Problem::at(ProblemKind::KeyNeeded, "Idempotency-Key", why.what, why.action);
    let Some(text) = single(headers, &KEY) else {
        return Err(refused(Refused::new(say::no_key_or_several(), say::draw_a_uuid())));
    };
    text.parse().map_err(refused)
}

/// Reads the version from an entity tag of this service. Any other tag counts as changed.
fn placement_version(headers: &HeaderMap) -> Result<u32, Problem> {
    if !headers.contains_key(header::IF_MATCH) {
        return Err(Problem::at(
            ProblemKind::VersionNeeded,
            "If-Match",
            say::no_version_seen(),
            say::send_etag(),
        ));
    }
    let version = tag(headers).and_then(|version| version.parse().ok());
    version.ok_or_else(|| Problem::of(ProblemKind::Changed))
}

/// Reads the post's id from an entity tag. A tag without an id counts as changed.
fn post_version(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    if !headers.contains_key(header::IF_MATCH) {
        return Ok(None);
    }
    match tag(headers).filter(|id| !id.is_empty()) {
        Some(id) => Ok(Some(id.to_owned())),
        None => Err(Problem::of(ProblemKind::Changed)),
    }
}

/// The text between the quotation marks of `If-Match`.
fn tag(headers: &HeaderMap) -> Option<&str> {
    single(headers, &header::IF_MATCH)?.strip_prefix('"')?.strip_suffix('"')
}

/// The value of a header that occurs exactly once, as text.
pub(super) fn single<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name);
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}
