//! Assigning many households at once: who goes where, proven or with the gap, and why.

mod answer;
mod answering;
mod asked;
mod checked;
mod displacing;
mod gather;
mod reasons;

#[cfg(test)]
pub(crate) use answer::tests::without_a_place;
pub use answer::{Assigned, Assignment, Gap, Nowhere, PassedOver, Proved, Scarce, Without};
pub use answering::{assign, batch_of};
pub use asked::{AssignAsk, Seeking};
pub use checked::{Rows, can_be_done};
pub use gather::quality;
