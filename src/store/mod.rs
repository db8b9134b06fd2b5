//! Stores a network: rows, queries, transactions and migrations on two databases.
//!
//! Start at [`Store`]. Rows and Diesel never leave this module; callers pass and receive values of
//! [`domain`](crate::domain). Assertions and posts are only ever added.

mod accounts;
mod adding;
mod audit;
mod capacity;
mod catalog;
mod changes;
mod clock_decision;
mod code_key;
mod connection;
mod connection_pool;
mod damage;
mod damage_check;
mod db;
mod demo;
mod error;
mod guard;
mod handle;
mod header;
mod health;
mod identity;
mod imports;
mod migrating;
mod moment;
mod network_settings;
mod night;
mod opening;
mod openings;
mod organizations;
mod outcomes;
mod paths;
pub mod placements;
mod posts;
mod programs;
mod random;
mod reported_full;
mod schema;
mod secret;
mod settings;
mod sidecar;
mod since;
mod stated;
mod tables;
mod tokens;
mod transaction;
mod turnstile;
mod unfit;
mod unmet;
mod url;
mod watch;
mod writer;

pub use accounts::{
    Credentials, Invitation, NewAccount, NewInvitation, NewSession, Session, Tries,
};
pub use audit::{AuditEntry, AuditHead, ChainFault, NumberedEntry};
pub use capacity::{PostAnswer, Posting};
pub use changes::{Changed, Numbered};
pub use error::StoreError;
pub use handle::Store;
pub use moment::PromiseClock;
pub use organizations::ListedOrganization;
pub use random::bytes as drawn_bytes;
pub use secret::{NoSecret, SecretText};
pub use since::{Fresh, GroupNow, Since, Whole};
pub use tokens::{KnownToken, TokenTerms, TokenText};
pub use transaction::ALONE;
pub use unmet::{UnmetCounts, UnmetTotal};
pub use watch::Watch;
