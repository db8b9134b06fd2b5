//! Assigns many households at once: the places, the proof or the gap, and the reasons.

mod answer;
mod assigning;
mod check;
mod displaced;
mod gather;
mod reasons;
mod request;

#[cfg(test)]
pub(crate) use answer::tests::without_a_place;
pub use answer::{Assigned, Assignment, Gap, Nowhere, PassedOver, Proved, Scarce, Without};
pub use assigning::{assign, batch_of};
pub use check::{AssignedRows, can_be_done};
pub use gather::quality;
pub use request::{AssignAsk, Seeking};
