//! Solvers over plain numbers: who gets which supply, which chain of stays is cheapest, and the
//! integer models behind both. Names no rule, no program and no person.

pub mod batch;
pub mod chain;
mod deadline;
pub mod fault;
pub mod model;
mod table;

pub use table::{Ix, Pairs, Table};
