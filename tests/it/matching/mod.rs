//! Ranking, planning and assigning, compared with a second, slower computation on random nights and
//! profiles.

mod arranging;
mod asked;
mod asking;
mod assigning;
pub(crate) mod caller;
mod changes;
mod days;
mod households;
mod knowing;
mod patching;
mod plan;
mod ranking;
mod refitting;
mod stability;
pub(crate) mod world;
