//! Every limit of the service, with its value and the reason for it.
//!
//! A client is an account, or without one a network address. An agency may stand behind one
//! address, so an address may send more than an account.

use std::num::NonZeroU32;
use std::time::Duration;

/// The kind of work that a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RequestClass {
    /// Reads a page, a file or a list.
    Read,
    /// Searches for one household tonight.
    Search,
    /// Plans many nights, or places several households.
    Plan,
    /// Posts, or changes something.
    Change,
}

impl RequestClass {
    /// Every class.
    pub const ALL: [Self; 4] = [Self::Read, Self::Search, Self::Plan, Self::Change];

    /// The most requests a minute, by one account and by one network address. They may all come
    /// at once, and then come again as the minute passes.
    ///
    /// A worker who presses a button every two seconds sends 30 searches a minute. A plan takes at
    /// most two seconds of a processor, and a usual assignment five.
    pub const fn per_minute(self) -> RatePair {
        match self {
            Self::Read => RatePair { account: 600, address: 2400 },
            Self::Search => RatePair { account: 120, address: 1200 },
            Self::Plan => RatePair { account: 20, address: 60 },
            Self::Change => RatePair { account: 120, address: 600 },
        }
    }
}

/// The most requests a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatePair {
    /// By one account.
    pub account: u32,
    /// By one network address, with all its accounts.
    pub address: u32,
}

/// The limits of one service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The rates, in percent of [`RequestClass::per_minute`]; `None` lifts them.
    pub rate: Option<NonZeroU32>,
    /// The most connections: what the system lets the process open, less what it needs for itself.
    pub connections: usize,
    /// The most connections of one address. A quarter, so that no address locks others out.
    pub connections_each: usize,
    /// The most event streams of one client. A browser opens one for the page in sight.
    pub streams_each: usize,
    /// The time for the head of a request, from its first byte.
    pub head: Duration,
    /// The time for the whole body.
    pub body: Duration,
    /// The time from the first byte of a request to the first byte of its answer. The longest
    /// assignment takes 30 seconds, and may wait before that.
    pub answer: Duration,
    /// The time in which no byte moves in either direction, while no answer is worked on. Event
    /// streams send something every 15 seconds.
    pub idle: Duration,
    /// The time a client gets to take an answer, and in addition what its length needs.
    pub taking: Duration,
    /// The bytes that a client must take each second on average once an answer is large. A slow
    /// phone takes more.
    pub slowest: u32,
    /// The most large bodies that are read at the same time. Each may become ten times its size in
    /// memory.
    pub large_bodies: usize,
    /// The work of solvers.
    pub solving: Solving,
}

/// The most work of solvers at the same time.
///
/// Searches come before plans. A search is large if it explains every program. Large searches and
/// plans share a part of the processors, so that the others stay free for simple searches. A large
/// answer keeps its place in the queue until it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solving {
    /// The most simple searches that run: one for each processor.
    pub searches: usize,
    /// The most large searches, plans and assignments that run together: half of the processors.
    pub large: usize,
    /// The most simple searches that wait, the most large ones, and the most plans and assignments.
    pub waiting: [usize; 3],
    /// The longest that one waits before it is refused.
    pub patience: Duration,
}

/// The descriptors that the process needs for its database, log, time zones and listening socket.
const DESCRIPTORS_KEPT: usize = 128;
/// The most connections, whatever the system allows.
const MOST_CONNECTIONS: usize = 8192;
/// The largest answer, in bytes. An answer that explains each of 20,000 programs has 11 million.
pub const LARGEST_ANSWER: u64 = 32 * 1024 * 1024;

impl Limits {
    /// The usual limits on a machine with these processors, whose system lets the process open
    /// this many descriptors.
    pub fn usual(processors: usize, descriptors: usize) -> Self {
        let connections = descriptors.saturating_sub(DESCRIPTORS_KEPT).clamp(16, MOST_CONNECTIONS);
        Self {
            rate: NonZeroU32::new(100),
            connections,
            connections_each: (connections / 4).max(8),
            streams_each: 8,
            head: Duration::from_secs(5),
            body: Duration::from_secs(10),
            answer: Duration::from_mins(1),
            idle: Duration::from_secs(30),
            taking: Duration::from_secs(30),
            slowest: 64 * 1024,
            large_bodies: 4,
            solving: Solving {
                searches: processors.max(2),
                large: (processors / 2).max(1),
                waiting: [64, 4, 8],
                patience: Duration::from_secs(3),
            },
        }
    }

    /// No limits on rates, for tests and benchmarks, and room for all that they do at once.
    pub fn lifted() -> Self {
        let usual = Self::usual(64, usize::MAX);
        let solving = Solving { waiting: [4096; 3], ..usual.solving };
        Self { rate: None, streams_each: usize::MAX, solving, ..usual }
    }
}
