//! Solvers over plain numbers: assigning supplies to households, finding the cheapest chain of
//! stays, and the integer models behind both. They know no rule, no program and no person.

pub mod batch;
pub mod chain;
mod deadline;
pub mod fault;
pub mod model;
mod table;

pub use table::{Ix, Pairs, Table};
