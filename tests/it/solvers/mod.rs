//! The numeric solvers against every possibility, tried one after the other.

mod batch;
mod model;
mod single_party;
mod split_party;
mod stage_model;
