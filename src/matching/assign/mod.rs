//! Assigning many households at once: who goes where, proven or with the gap, and why.

mod audit;
mod batch;
mod core;
mod ledger;
mod settle;
mod start;
mod transport;

pub use batch::{Asking, Batch, Choice, Holds, Placing, Supply, Takes, Worth};
pub use settle::{Settled, settle, settle_by};
