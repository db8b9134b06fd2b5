//! Plans: chains of stays for one household over many nights.

mod bound;
mod choices;
mod search;
mod trace;

pub use choices::{
    APART, Chain, Choices, DEAREST_NIGHT, EVERY_DAY, MOST_PROGRAMS, MOVE, ORGANIZATION, Spell,
    StayOption, UNCOVERED,
};
pub use search::{Chains, best_chains};
