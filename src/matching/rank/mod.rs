//! Ranks the places for one household now, with what to ask next and how stable the first option
//! is.

pub(super) mod answer;
mod asking;
mod list_change;
mod pair_numbers;
mod pareto;
pub(super) mod ranking;
mod relaxation;
mod stability;
pub(super) mod weight_margin;
