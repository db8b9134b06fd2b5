//! Extractors for what a request brings: a JSON body, a form, a query, an id. All are bounded.

use crate::desk::{Received, Request};
use crate::domain::{PlacementId, Problems, ProgramId, names, shown};
use crate::web::ROUTES;
use crate::web::defenses::{Defenses, LimitKey, TakenPlace};
use crate::web::json::Once;
use crate::web::problem::{Problem, ProblemKind};
use crate::words::say;
use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::header;
use actix_web::web::{Bytes, Data, Query};
use actix_web::{Error, FromRequest, HttpRequest};
use serde_json::Value;
use std::future::{Future, Ready, ready};
use std::pin::Pin;
use std::str::FromStr;
use tokio::time::timeout;

/// The largest body in bytes: for an address without its own limit, and for several households.
pub(super) const LARGEST_BODY: usize = 64 * 1024;
pub(super) const LARGEST_BATCH: usize = 1024 * 1024;
/// The deepest nesting of lists and objects.
const DEEPEST: usize = 16;
/// The most fields of a form or a query.
const MOST_PAIRS: usize = 500;

/// A request as a JSON body.
#[derive(Debug)]
pub(super) struct SentRequest<R>(pub Received<R>);

/// A name and its value.
type SentField = (String, String);

/// The fields of a form, in order.
#[derive(Debug)]
pub(super) struct SentForm(pub Vec<SentField>);

/// The parts of a query, in order.
#[derive(Debug)]
pub(super) struct SentQuery(pub Vec<SentField>);

/// The id of a program in the path. A malformed id gets the answer that nothing is there.
#[derive(Debug)]
pub(super) struct ProgramInPath(pub ProgramId);

/// The id of a placement in the path. A malformed id gets the answer that nothing is there.
#[derive(Debug)]
pub(super) struct PlacementInPath(pub PlacementId);

type Extracting<T> = Pin<Box<dyn Future<Output = Result<T, Problem>>>>;

impl<R: Request + 'static> FromRequest for SentRequest<R> {
    type Error = Problem;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let is_json = is_kind(request, |kind| {
            kind == "application/json"
                || kind.ends_with("+json") && kind.starts_with("application/")
        });
        let body = whole_body(request, payload);
        Box::pin(async move {
            let (body, _large) = body.await?;
            if !is_json {
                return Err(wrong_kind("application/json"));
            }
            json(&body).map(|sent| Self(Received::json(sent)))
        })
    }
}

impl FromRequest for SentForm {
    type Error = Problem;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        const FORM: &str = "application/x-www-form-urlencoded";
        let is_form = is_kind(request, |kind| kind == FORM);
        let body = whole_body(request, payload);
        Box::pin(async move {
            let (body, _large) = body.await?;
            if !is_form {
                return Err(wrong_kind(FORM));
            }
            pairs(&String::from_utf8_lossy(&body)).map(Self)
        })
    }
}

impl FromRequest for SentQuery {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(pairs(request.query_string()).map(Self))
    }
}

impl FromRequest for ProgramInPath {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(id_in_path(request, "program").map(Self))
    }
}

impl FromRequest for PlacementInPath {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(id_in_path(request, "placement").map(Self))
    }
}

fn id_in_path<T: FromStr>(request: &HttpRequest, name: &str) -> Result<T, Problem> {
    let id = request.match_info().get(name).unwrap_or_default().parse();
    id.map_err(|_no_id| Problem::of(ProblemKind::NotFound))
}

impl SentQuery {
    /// Refuses parts that are not in `known`, and parts that occur twice.
    pub(super) fn only(&self, known: &[&str]) -> Result<(), Problems> {
        let mut problems = Problems::default();
        for (at, (name, _)) in self.0.iter().enumerate() {
            if !known.contains(&name.as_str()) {
                problems.add(
                    shown(name),
                    say::no_query_part(shown(name)),
                    say::remove_it_parts_are(names(known)),
                );
            } else if self.0.iter().take(at).any(|(earlier, _)| earlier == name) {
                problems.add(name, say::query_part_twice(), say::give_it_once());
            }
        }
        problems.into_result()
    }

    /// Returns the value of a part.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A body, with its place among the large ones if its address takes them.
type WholeBody = (Bytes, Option<TakenPlace>);

/// Reads the body, which must arrive in time. The place is kept until the body is parsed, so that
/// large bodies cannot fill the memory.
fn whole_body(request: &HttpRequest, payload: &mut Payload) -> Extracting<WholeBody> {
    let largest = largest(request);
    let reading = Bytes::from_request(request, payload);
    let defenses = request.app_data::<Data<Defenses>>().cloned();
    let client = LimitKey::of(request);
    Box::pin(async move {
        let defenses = defenses.ok_or_else(|| Problem::of(ProblemKind::Fault))?;
        let large = match largest {
            0..=LARGEST_BODY => None,
            _ => Some(defenses.large_body(client.as_ref())?),
        };
        let read = timeout(defenses.limits().body, reading).await;
        let read = read.map_err(|_slow| Problem::of(ProblemKind::TooSlow))?;
        Ok((read.map_err(|error| unread(&error, largest))?, large))
    })
}

fn is_kind(request: &HttpRequest, fits: impl Fn(&str) -> bool) -> bool {
    let Some(kind) = request.headers().get(header::CONTENT_TYPE) else { return true };
    let kind = kind.to_str().unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    fits(&kind)
}

fn wrong_kind(kind: &'static str) -> Problem {
    let action = say::set_content_type(kind);
    Problem::at(ProblemKind::WrongMediaType, "body", say::body_of_other_type(), action)
}

/// Returns the size of the largest body that its address takes.
fn largest(request: &HttpRequest) -> usize {
    let here = ROUTES.iter().find(|entry| entry.path == request.path());
    here.map_or(LARGEST_BODY, |entry| entry.largest)
}

fn unread(error: &Error, largest: usize) -> Problem {
    match error.as_error::<PayloadError>() {
        Some(PayloadError::Overflow) => {
            let action = say::send_less(largest / 1024);
            Problem::at(ProblemKind::TooLarge, "body", say::body_too_large(), action)
        }
        _ => Problem::of_status(error.as_response_error().status_code()),
    }
}

fn json(body: &[u8]) -> Result<Value, Problem> {
    let Once(value) = serde_json::from_slice(body).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let (what, action) = if error.is_data() {
            (say::name_twice_in_object(column, line), say::name_each_field_once())
        } else {
            (say::body_not_json(column, line), say::send_one_json_object(DEEPEST + 1))
        };
        Problem::at(ProblemKind::Unreadable, "body", what, action)
    })?;
    if depth_is_at_most(DEEPEST, &value) {
        return Ok(value);
    }
    let what = say::body_nested_too_deep(DEEPEST);
    Err(Problem::at(ProblemKind::Unreadable, "body", what, say::send_as_api_says()))
}

fn depth_is_at_most(deepest: usize, value: &Value) -> bool {
    let inner = |mut items: Box<dyn Iterator<Item = &Value> + '_>| {
        deepest > 0 && items.all(|item| depth_is_at_most(deepest - 1, item))
    };
    match value {
        Value::Array(items) => inner(Box::new(items.iter())),
        Value::Object(map) => inner(Box::new(map.values())),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}

fn pairs(text: &str) -> Result<Vec<SentField>, Problem> {
    let read = Query::<Vec<SentField>>::from_query(text).map(Query::into_inner);
    read.ok().filter(|pairs| pairs.len() <= MOST_PAIRS).ok_or_else(|| {
        Problem::at(
            ProblemKind::Unreadable,
            "body",
            say::form_unreadable(),
            say::send_fewer_fields(),
        )
    })
}
