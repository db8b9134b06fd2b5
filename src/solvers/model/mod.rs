//! Small mixed-integer models, handed to whichever solver is built in. Every point it returns is
//! checked against all constraints again, in whole numbers.

mod backend;
#[cfg(feature = "cbc")]
mod exclusive;
mod problem;

pub use backend::Backend;
pub use problem::{
    Goal, IntegerVariable, LinearConstraint, LinearTerms, Model, Point, Sense, Solved, Variable,
    VariableIx,
};
