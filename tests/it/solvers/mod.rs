//! The numeric solvers, compared with exhaustive search.

mod batch;
mod model;
mod single_party;
mod split_party;
mod stage_model;
