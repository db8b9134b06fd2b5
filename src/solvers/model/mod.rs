//! Small mixed-integer models for whichever solver is built in. Every point that a solver returns
//! is checked against all constraints again, in integers.

mod backend;
#[cfg(feature = "cbc")]
mod exclusive;
mod problem;
mod solve;

pub use backend::Backend;
pub use problem::{
    Goal, IntegerVariable, LinearConstraint, LinearTerms, Model, Point, Sense, Solved, Variable,
    VariableIx,
};
