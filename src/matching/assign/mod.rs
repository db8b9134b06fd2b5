//! Assigning many households at once: who goes where, proven or with the gap, and why.

mod answer;
mod answering;
mod apart;
mod asked;
mod audit;
mod batch;
mod best;
mod checked;
mod core;
mod descent;
mod displacing;
mod dual;
mod gather;
mod known;
mod ledger;
mod nearby;
mod packing;
mod part;
mod reasons;
mod regions;
mod roster;
mod settle;
mod start;
mod tighten;
mod transport;

pub use self::core::whole_model;
#[cfg(test)]
pub(crate) use answer::tests::without_a_place;
pub use answer::{Assigned, Assignment, Gap, Nowhere, PassedOver, Proved, Scarce, Without};
pub use answering::{assign, batch_of};
pub use asked::{AssignAsk, Seeking};
pub use batch::{Asking, Batch, Choice, Holds, Placing, Supply, Takes, Worth};
pub use checked::{Rows, can_be_done};
pub use gather::quality;
pub use regions::{settle, settle_by};
pub use settle::Settled;
