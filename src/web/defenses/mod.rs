//! Protects the service from other sites, from strangers, and from a client that takes too much.

mod client;
mod connection;
mod hosts;
pub mod limits;
mod origin;
mod places;
mod rates;
mod tls;
mod turns;
mod worded;

pub use client::{LimitKey, RequestOrigin, TrustedProxies};
pub(super) use connection::{ClientStream, ConnectionStage, SharedStage};
pub use hosts::{Hosts, is_host_name};
pub use limits::{Limits, RequestClass};
use origin::refused;
pub use origin::{PLAIN_SESSION_COOKIE, SESSION_COOKIE};
pub(super) use places::TakenPlace;
pub use tls::{TlsServer, pinned_to};
pub use turns::{NoSolverTurn, SolverTurn, SolverTurns, SolverWork};
pub(super) use worded::WordedStream;

use crate::web::problem::{Problem, ProblemKind, seconds};
use crate::words::say;
use actix_web::HttpMessage;
use actix_web::dev::ServiceRequest;
use places::ClientPlaces;
use rates::Rates;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

/// The defenses of one service.
#[derive(Debug)]
pub struct Defenses {
    hosts: Hosts,
    proxies: TrustedProxies,
    /// True if the service itself encrypts its connections.
    tls: bool,
    limits: Limits,
    rates: Option<Rates>,
    connections: Arc<ClientPlaces>,
    streams: Arc<ClientPlaces>,
    large_bodies: Arc<ClientPlaces>,
    turns: Arc<SolverTurns>,
}

/// The time between two times of forgetting clients that are quiet.
pub(super) const TIDY_EVERY: Duration = Duration::from_mins(1);

impl Defenses {
    /// Defenses of a service that answers under these names and believes these proxies. `tls` is
    /// true if it encrypts its connections itself.
    pub fn new(hosts: Hosts, proxies: TrustedProxies, tls: bool, limits: Limits) -> Self {
        Self {
            hosts,
            proxies,
            tls,
            rates: limits.rate.map(Rates::of),
            connections: ClientPlaces::new(limits.connections, limits.connections_each),
            streams: ClientPlaces::new(usize::MAX, limits.streams_each),
            large_bodies: ClientPlaces::new(limits.large_bodies, limits.large_bodies.div_ceil(2)),
            turns: SolverTurns::of(&limits.solving),
            limits,
        }
    }

    /// Defenses without limits, for requests in a test or a benchmark, which need not name a host.
    pub fn for_tests() -> Self {
        Self::new(Hosts::for_tests(), TrustedProxies::default(), false, Limits::lifted())
    }

    /// The limits.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Returns the client that sends a request, and notes it for handlers.
    pub(super) fn identify(&self, request: &ServiceRequest) -> RequestOrigin {
        let from = self.proxies.origin_of(request.request(), self.tls);
        request.extensions_mut().insert(from);
        from
    }

    /// Refuses a request under another name, a change that another site may have sent, and a client
    /// that sends too much.
    pub(super) fn admit(
        &self,
        request: &ServiceRequest,
        from: RequestOrigin,
    ) -> Result<(), Problem> {
        if !self.hosts.allows(request.head()) {
            return Err(Problem::of(ProblemKind::WrongHost));
        }
        if let Some(kind) = refused(request.head(), &self.hosts, from) {
            return Err(Problem::of(kind));
        }
        match from.address.map(LimitKey::of_address) {
            Some(client) => self.count(RequestClass::of(request.head()), &client),
            None => Ok(()),
        }
    }

    /// Counts a request of a client, and refuses it if it came too quickly. An address is counted
    /// before anything else is read; an account is counted once it is known.
    pub fn count(&self, class: RequestClass, client: &LimitKey) -> Result<(), Problem> {
        let Some(rates) = &self.rates else { return Ok(()) };
        rates.count(class, client).map_err(|wait| {
            let what = say::sent_too_quickly(seconds(wait));
            let action = say::wait_or_raise_rate();
            Problem::at(ProblemKind::TooMany, "client", what, action).after(wait)
        })
    }

    /// Takes a place for a connection from an address; `None` if there is none for it. A connection
    /// that is not encrypted may come only from this machine and from a trusted proxy. The clients
    /// of a proxy share its connections.
    pub(super) fn connect(&self, peer: IpAddr) -> Option<TakenPlace> {
        let is_proxy = self.proxies.contains(peer);
        if !self.tls && !is_proxy && !peer.to_canonical().is_loopback() {
            return None;
        }
        let client = (!is_proxy).then(|| LimitKey::of_address(peer));
        self.connections.take(client.as_ref()).ok()
    }

    /// Takes a place for an event stream of a client.
    pub(super) fn stream(&self, client: Option<&LimitKey>) -> Result<TakenPlace, Problem> {
        self.streams.take(client).map_err(|_has_its_part| {
            let what = say::too_many_streams(self.limits.streams_each);
            let wait = self.limits.solving.patience;
            Problem::at(ProblemKind::TooMany, "client", what, say::close_other_boards()).after(wait)
        })
    }

    /// Takes a place for a large body.
    pub(super) fn large_body(&self, client: Option<&LimitKey>) -> Result<TakenPlace, Problem> {
        self.large_bodies.take(client).map_err(|_full| Problem::of(ProblemKind::Busy))
    }

    /// Waits for a turn of the solvers.
    pub(super) async fn turn(
        &self,
        work: SolverWork,
        client: Option<&LimitKey>,
    ) -> Result<SolverTurn, Problem> {
        let turn = self.turns.take(work, client).await;
        turn.map_err(|NoSolverTurn| Problem::of(ProblemKind::Busy))
    }

    /// Forgets clients that are quiet.
    pub(super) fn tidy(&self) {
        if let Some(rates) = &self.rates {
            rates.tidy();
        }
    }
}
