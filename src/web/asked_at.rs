//! The moment of a request: the clock is read once for each.

use super::problem::{Problem, ProblemKind};
use crate::desk::Desk;
use crate::domain::Timestamp;
use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use std::future::{Ready, ready};

/// The moment at which a request is answered. The clock is read once for each request.
#[derive(Debug, Clone, Copy)]
pub(super) struct AskedAt(pub Timestamp);

impl AskedAt {
    /// The moment of a request. The first caller reads the clock.
    pub(super) fn of(request: &HttpRequest) -> Result<Self, Problem> {
        let known = request.extensions().get::<Self>().copied();
        let read = || request.app_data::<Data<Desk>>().map(|desk| Self(desk.now()));
        let at = known.or_else(read).ok_or_else(|| Problem::of(ProblemKind::Fault))?;
        request.extensions_mut().insert(at);
        Ok(at)
    }
}

impl FromRequest for AskedAt {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}
