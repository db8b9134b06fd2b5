//! The reader of a page. The parts around each page offer what this reader may do.

use super::api::at_desk;
use super::asked_at::AskedAt;
use super::problem::{Problem, ProblemKind};
use super::session::SessionCookie;
use crate::desk::{Actor, Desk, Refusal, Session, SessionStanding};
use crate::domain::{ActorRole, Device, Right, SessionStage, Timestamp};
use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use std::future::Future;
use std::pin::Pin;

/// The page that signs in.
pub(super) const SIGN_IN: &str = "/sign-in";
/// The page that takes a code.
pub(super) const ENTER_CODE: &str = "/sign-in/code";
/// The page that sets up an app for codes.
pub(super) const SET_UP_APP: &str = "/sign-in/app";
/// The page of a locked desk.
pub(super) const LOCKED: &str = "/lock";

/// The reader of a page: the session of the cookie, and what the reader may do.
#[derive(Debug, Clone, Default)]
pub(super) struct Viewer {
    standing: Option<SessionStanding>,
    /// The actor of an open session, or the visitor of a demo.
    actor: Option<Actor>,
    /// True if the database is away, and the reader was known a short time ago.
    only_searches: bool,
}

impl Viewer {
    /// Returns the reader of a request. The session is looked up once for each request.
    pub(super) async fn of(request: &HttpRequest) -> Result<Self, Problem> {
        let known = request.extensions().get::<Self>().cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let desk = request.app_data::<Data<Desk>>().cloned();
        let desk = desk.ok_or_else(|| Problem::of(ProblemKind::Fault))?;
        let cookie = SessionCookie::of(request);
        let viewer = if cookie.text().is_empty() {
            Self::nobody(&desk)
        } else {
            let AskedAt(now) = AskedAt::of(request)?;
            at_desk(desk, move |desk| Self::with_cookie(desk, cookie.text(), now)).await?
        };
        request.extensions_mut().insert(viewer.clone());
        Ok(viewer)
    }

    /// Returns the reader who did not sign in. In a demo it is a visitor.
    pub(super) fn nobody(desk: &Desk) -> Self {
        Self { actor: desk.demo_visitor(), ..Self::default() }
    }

    /// Returns the reader whose browser holds a cookie.
    pub(super) fn with_cookie(desk: &Desk, cookie: &str, now: Timestamp) -> Result<Self, Refusal> {
        let standing = match desk.session(cookie, now) {
            Ok(standing) => standing,
            // Without the database, a reader known a short time ago still searches.
            Err(why) => {
                let actor = desk.recent_searcher(cookie, now).ok_or(why)?;
                return Ok(Self { standing: None, actor: Some(actor), only_searches: true });
            }
        };
        let actor = match &standing {
            Some(SessionStanding::Open(session)) => Some(desk.session_actor(session.clone())),
            Some(SessionStanding::Locked(_) | SessionStanding::Incomplete(_)) => None,
            None => desk.demo_visitor(),
        };
        Ok(Self { standing, actor, only_searches: false })
    }

    /// Returns the reader for an actor who showed a token.
    pub(super) fn with_token(actor: Actor) -> Self {
        Self { actor: Some(actor), ..Self::default() }
    }

    /// Returns the session, at whatever stage it is.
    pub(super) fn session(&self) -> Option<&Session> {
        match self.standing.as_ref()? {
            SessionStanding::Open(session)
            | SessionStanding::Locked(session)
            | SessionStanding::Incomplete(session) => Some(session),
        }
    }

    /// Returns the session if it is signed in and not locked.
    pub(super) fn open(&self) -> Option<&Session> {
        self.session().filter(|_| matches!(self.standing, Some(SessionStanding::Open(_))))
    }

    /// Returns the session if it is locked.
    pub(super) fn locked(&self) -> Option<&Session> {
        self.session().filter(|_| matches!(self.standing, Some(SessionStanding::Locked(_))))
    }

    /// Returns the session if the next step of its sign-in is a code.
    pub(super) fn needs_code(&self) -> Option<&Session> {
        self.session().filter(|session| session.stage == SessionStage::NeedsCode)
    }

    /// Returns the session if it may set up an app for codes now.
    pub(super) fn may_set_up_app(&self) -> Option<&Session> {
        let needs = self.session().filter(|session| session.stage == SessionStage::NeedsApp);
        let wants =
            |session: &&Session| !session.account.has_codes && session.device == Device::Desk;
        needs.or_else(|| self.open().filter(wants))
    }

    /// Returns the reader who may only search, because the database is away.
    pub(super) fn only_searches(&self) -> Option<&Actor> {
        self.actor.as_ref().filter(|_| self.only_searches)
    }

    /// Returns the actor of a session that is open.
    pub(super) fn signed_in(&self) -> Option<&Actor> {
        self.actor.as_ref().filter(|_| self.open().is_some())
    }

    /// Returns true if the reader has a right.
    pub(super) fn has(&self, right: Right) -> bool {
        self.actor.as_ref().is_some_and(|actor| actor.has(right))
    }

    /// Returns true if the reader neither signed in nor visits a demo.
    pub(super) fn is_nobody(&self) -> bool {
        self.standing.is_none() && self.actor.is_none()
    }

    /// Returns the page where a sign-in goes on that is not complete, or a desk is unlocked.
    pub(super) fn unfinished(&self) -> Option<&'static str> {
        match self.standing.as_ref()? {
            SessionStanding::Open(_) => None,
            SessionStanding::Locked(_) => Some(LOCKED),
            SessionStanding::Incomplete(session) => Some(match session.stage {
                SessionStage::NeedsApp => SET_UP_APP,
                SessionStage::NeedsCode | SessionStage::Open => ENTER_CODE,
            }),
        }
    }

    /// Returns the page on which the reader goes on: the first page of the role, or the next step
    /// of the sign-in.
    pub(super) fn goes_on(&self) -> &'static str {
        if let Some(page) = self.unfinished() {
            return page;
        }
        match self.open().map(|session| session.account.membership.affiliation.role) {
            None if self.actor.is_some() => "/",
            None => SIGN_IN,
            Some(ActorRole::Operator) => "/post",
            Some(ActorRole::Auditor) => "/audit",
            Some(
                ActorRole::Hotline
                | ActorRole::Placement
                | ActorRole::Supervisor
                | ActorRole::Administrator,
            ) => "/",
        }
    }
}

impl FromRequest for Viewer {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { Self::of(&request).await })
    }
}
