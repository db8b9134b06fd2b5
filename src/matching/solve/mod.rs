//! A small mixed-integer model of our own, handed to whichever solver is built in, and every point
//! it returns checked against all rows again, in whole numbers.

mod aside;
mod backend;
mod model;
#[cfg(feature = "cbc")]
mod turn;

pub(super) use aside::aside;
pub use backend::Backend;
pub use model::{Column, Goal, Model, Row, Sense, Solved};
