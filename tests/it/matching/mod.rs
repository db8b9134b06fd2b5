//! Ranking against a second, slower statement of the truth, on random nights and profiles.

mod arranging;
mod plan;
mod ranking;
pub(crate) mod world;
