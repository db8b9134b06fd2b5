//! Protects the service from other sites, from strangers, and from a client that takes too much.

mod client;
mod hosts;
mod origin;

pub use client::{LimitKey, RequestOrigin, TrustedProxies};
pub use hosts::{Hosts, is_host_name};
pub(super) use origin::refused;
pub use origin::{PLAIN_SESSION_COOKIE, SESSION_COOKIE};

use crate::web::problem::ProblemKind;
use actix_web::HttpMessage;
use actix_web::dev::ServiceRequest;

/// The defenses of one service.
#[derive(Debug)]
pub struct Defenses {
    /// The names under which it answers.
    pub hosts: Hosts,
    /// The proxies whose headers are believed.
    pub proxies: TrustedProxies,
    /// True if the service itself encrypts its connections.
    pub tls: bool,
}

impl Defenses {
    /// Defenses for requests in a test, which have no connection and need not name a host.
    pub fn for_tests() -> Self {
        Self { hosts: Hosts::for_tests(), proxies: TrustedProxies::default(), tls: false }
    }

    /// Returns the client that sends a request, and notes it for handlers. Refuses a request under
    /// another name, and a change that another site may have sent.
    pub(super) fn admit(&self, request: &ServiceRequest) -> (RequestOrigin, Option<ProblemKind>) {
        let from = self.proxies.origin_of(request.request(), self.tls);
        request.extensions_mut().insert(from);
        if !self.hosts.allows(request.head()) {
            return (from, Some(ProblemKind::WrongHost));
        }
        (from, refused(request.head(), &self.hosts, from))
    }
}
