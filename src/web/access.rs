//! Admits requests: identifies the caller before anything else is read, and checks the right that
//! the address requires.
//!
//! A token in `Authorization` identifies the caller. In a demo that only this machine can reach, a
//! page that needs a right acts for the program it shows.

use crate::desk::{Actor, Allowed, Desk, RightType};
use crate::domain::{ActorRole, ProgramId, Right};
use crate::web::api::at_desk;
use crate::web::headers::single;
use crate::web::problem::{Problem, ProblemKind};
use crate::words::{List, Text, say};
use actix_web::body::BoxBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, FromRequest, HttpMessage, HttpRequest};
use std::future::{Ready, ready};

const BEARER: &str = "bearer ";

/// Passes on a request whose actor has a right, and hands the actor to the handler.
pub(super) async fn admit<R: RightType>(
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse, Error> {
    match who_asks(&request).await.and_then(allowed::<R>) {
        Ok(allowed) => {
            request.extensions_mut().insert(allowed);
            next.call(request).await
        }
        Err(problem) => Ok(request.error_response(problem)),
    }
}

/// The actor that [`admit`] let pass.
impl<R: RightType> FromRequest for Allowed<R> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let allowed = request.extensions().get::<Self>().cloned();
        ready(allowed.ok_or_else(|| Problem::of(ProblemKind::Fault)))
    }
}

/// Finds the actor of a request. Missing, malformed, unknown and revoked tokens get the same
/// answer.
async fn who_asks(request: &ServiceRequest) -> Result<Actor, Problem> {
    let desk = request.app_data::<Data<Desk>>().ok_or_else(|| Problem::of(ProblemKind::Fault))?;
    let unknown = || Problem::of(ProblemKind::WhoAsks);
    if !request.headers().contains_key(header::AUTHORIZATION) {
        let program = page_program(request).ok_or_else(unknown)?;
        let actor = at_desk(desk.clone(), move |desk| desk.demo_actor(&program)).await?;
        return actor.ok_or_else(unknown);
    }
    let shown = single(request.headers(), &header::AUTHORIZATION).ok_or_else(unknown)?;
    let (scheme, token) = shown.split_at_checked(BEARER.len()).ok_or_else(unknown)?;
    if !scheme.eq_ignore_ascii_case(BEARER) {
        return Err(unknown());
    }
    let token = token.trim().to_owned();
    let actor = at_desk(desk.clone(), move |desk| desk.actor(&token)).await?;
    actor.ok_or_else(unknown)
}

/// The program that a page shows.
fn page_program(request: &ServiceRequest) -> Option<ProgramId> {
    let is_page = !request.path().starts_with("/api/");
    request.match_info().get("program").filter(|_| is_page)?.parse().ok()
}

fn allowed<R: RightType>(actor: Actor) -> Result<Allowed<R>, Problem> {
    actor.allowed().map_err(|(role, right)| not_allowed(role, right))
}

/// Names the right that is missing and the roles that have it.
fn not_allowed(role: ActorRole, right: Right) -> Problem {
    let roles: List = right.roles().iter().copied().map(Text::from).collect();
    let (what, action) =
        (say::right_is_missing(right.to_string(), role), say::ask_one_of_roles(roles));
    Problem::at(ProblemKind::Forbidden, "Authorization", what, action)
}
