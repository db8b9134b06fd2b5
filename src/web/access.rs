//! Admits requests: identifies the caller before anything else is read, and checks the right that
//! the address requires.
//!
//! A token in `Authorization` identifies the caller, else the cookie of a session. In a demo that
//! only this machine can reach, anyone else searches, and a page of a program acts for it.

use crate::desk::{Actor, Allowed, Desk, RightType, Unallowed};
use crate::domain::{ActorRole, ProgramId, Right};
use crate::web::api::at_desk;
use crate::web::asked_at::AskedAt;
use crate::web::defenses::{Defenses, LimitKey, RequestClass};
use crate::web::headers::single;
use crate::web::problem::{Problem, ProblemKind};
use crate::web::viewer::{SIGN_IN, Viewer};
use crate::words::{List, Text, say};
use actix_web::body::BoxBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, FromRequest, HttpMessage, HttpRequest, HttpResponse};
use std::future::{Ready, ready};

const BEARER: &str = "bearer ";
/// The reason why a request is not admitted.
enum NotAdmitted {
    /// The answer for a program.
    Problem(Problem),
    /// The page where a person goes on; for a program, the caller is not known.
    GoesOn(&'static str),
}

impl From<Problem> for NotAdmitted {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// Passes on a request whose actor has a right, and hands the actor to the handler. A person who is
/// not signed in is sent to the page where that is done.
pub(super) async fn admit<R: RightType>(
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse, Error> {
    let allowed = match who_asks::<R>(&request).await {
        Ok(actor) => actor.allowed::<R>().map_err(|why| refusal(why, is_page(&request))),
        Err(why) => Err(why),
    };
    match allowed {
        Ok(allowed) => {
            if let Err(problem) = count_account(&request, &allowed) {
                return Ok(request.error_response(problem));
            }
            request.extensions_mut().insert(allowed);
            next.call(request).await
        }
        Err(NotAdmitted::GoesOn(page)) if is_page(&request) => {
            let there = HttpResponse::SeeOther().insert_header((header::LOCATION, page)).finish();
            Ok(request.into_response(there))
        }
        Err(NotAdmitted::GoesOn(_)) => {
            Ok(request.error_response(Problem::of(ProblemKind::WhoAsks)))
        }
        Err(NotAdmitted::Problem(problem)) => Ok(request.error_response(problem)),
    }
}

/// Counts a request of a person who signed in, wherever they are, and refuses it if it came too
/// quickly.
fn count_account<R>(request: &ServiceRequest, by: &Allowed<R>) -> Result<(), Problem> {
    let Some(session) = by.session() else { return Ok(()) };
    let account = LimitKey::Account(session.account.id.as_str().into());
    let counted = match request.app_data::<Data<Defenses>>() {
        Some(defenses) => defenses.count(RequestClass::of(request.head()), &account),
        None => Ok(()),
    };
    request.extensions_mut().insert(account);
    counted
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

/// Finds the actor of a request. Missing, malformed, unknown, expired and revoked tokens get the
/// same answer.
async fn who_asks<R: RightType>(request: &ServiceRequest) -> Result<Actor, NotAdmitted> {
    let desk = request.app_data::<Data<Desk>>().ok_or_else(|| Problem::of(ProblemKind::Fault))?;
    if request.headers().contains_key(header::AUTHORIZATION) {
        let actor = token_actor::<R>(request, desk).await?;
        request.extensions_mut().insert(Viewer::with_token(actor.clone()));
        return Ok(actor);
    }
    let viewer = Viewer::of(request.request()).await?;
    if let Some(page) = viewer.unfinished() {
        return Err(NotAdmitted::GoesOn(page));
    }
    if let Some(actor) = viewer.only_searches() {
        let searches = R::RIGHT == Right::Search;
        let unavailable = || Problem::of(ProblemKind::Unavailable).into();
        return searches.then(|| actor.clone()).ok_or_else(unavailable);
    }
    if let Some(actor) = viewer.signed_in() {
        return Ok(actor.clone());
    }
    // The API changes nothing for a caller without a token, in a demo too.
    if !is_page(request) && R::RIGHT != Right::Search {
        return Err(NotAdmitted::GoesOn(SIGN_IN));
    }
    let program = page_program(request);
    let visitor = at_desk(desk.clone(), move |desk| match program {
        Some(program) => desk.demo_operator(&program),
        None => Ok(desk.demo_visitor()),
    });
    let visitor = visitor.await?.filter(|visitor| visitor.has(R::RIGHT));
    visitor.ok_or(NotAdmitted::GoesOn(SIGN_IN))
}

async fn token_actor<R: RightType>(
    request: &ServiceRequest,
    desk: &Data<Desk>,
) -> Result<Actor, NotAdmitted> {
    let unknown = || Problem::of(ProblemKind::WhoAsks);
    let shown = single(request.headers(), &header::AUTHORIZATION).ok_or_else(unknown)?;
    let (scheme, token) = shown.split_at_checked(BEARER.len()).ok_or_else(unknown)?;
    if !scheme.eq_ignore_ascii_case(BEARER) {
        return Err(unknown().into());
    }
    let token = token.trim().to_owned();
    let AskedAt(now) = AskedAt::of(request.request())?;
    let searches = R::RIGHT == Right::Search;
    let actor = at_desk(desk.clone(), move |desk| match desk.actor(&token, now) {
        // Without the database, a caller known a short time ago still searches.
        Err(why) if searches => desk.recent_searcher(&token, now).map(Some).ok_or(why),
        done => done,
    });
    let actor = actor.await?;
    Ok(actor.ok_or_else(unknown)?)
}

/// Returns true if the address is of a page.
fn is_page(request: &ServiceRequest) -> bool {
    !request.path().starts_with("/api/")
}

/// The program that a page shows.
fn page_program(request: &ServiceRequest) -> Option<ProgramId> {
    request.match_info().get("program").filter(|_| is_page(request))?.parse().ok()
}

/// A phone that stays signed in to post asks for everything else again.
fn refusal(why: Unallowed, page: bool) -> NotAdmitted {
    match why {
        Unallowed::Narrower(_) if page => NotAdmitted::GoesOn(SIGN_IN),
        Unallowed::Narrower(right) => {
            let what = say::right_left_out(right.to_string());
            let action = say::use_another_token();
            Problem::at(ProblemKind::Forbidden, "Authorization", what, action).into()
        }
        Unallowed::Role(role, right) => not_allowed(role, right).into(),
    }
}

/// Names the right that is missing and the roles that have it.
fn not_allowed(role: ActorRole, right: Right) -> Problem {
    let roles: List = right.roles().iter().copied().map(Text::from).collect();
    let (what, action) =
        (say::right_is_missing(right.to_string(), role), say::ask_one_of_roles(roles));
    Problem::at(ProblemKind::Forbidden, "Authorization", what, action)
}
