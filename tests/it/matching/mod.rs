//! Ranking against a second, slower statement of the truth, on random nights and profiles.

mod arranging;
mod assigning;
mod ranking;
mod settling;
pub(crate) mod world;
