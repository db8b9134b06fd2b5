//! The numeric solvers against exhaustive search.

mod batch;
mod model;
mod single_party;
mod split_party;
mod stage_model;
