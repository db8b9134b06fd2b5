//! Finds the cheapest chains of stays over many nights, for one party and for a household in parts.

mod best_first;
#[cfg(test)]
mod charge_updates;
mod charges;
mod lower_bound;
mod problem;
mod single_party;
mod sliding_minimum;
mod split_bound;
mod split_party;
mod split_problem;
mod split_search;
mod split_state;
mod stage_model;
mod traceback;

pub use problem::{
    APART, Chain, Choices, DEAREST_NIGHT, EVERY_DAY, MOST_PROGRAMS, MOVE, ORGANIZATION, OptionIx,
    OptionOfParty, OrganizationIx, OrganizationOfStay, PartIx, PartOfHousehold, PlaceIx,
    PlaceOfStay, ProgramOfStay, Spell, StayOption, StayProgramIx, UNCOVERED,
};
pub use single_party::{Chains, best_chains};
pub use split_problem::{SharedChain, SharedChoices};
pub use split_search::{SharedChains, best_shared};
pub use stage_model::StageModel;
