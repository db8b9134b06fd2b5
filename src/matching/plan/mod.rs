//! Plans: chains of stays for one household over many nights. Two layers: [`Choices`] are what the
//! rules leave, as numbers; the search over them knows nothing of rules or people.

mod answer;
mod beyond;
mod bound;
mod calendar;
mod choices;
mod household;
mod judging;
mod ledger;
mod legs;
#[cfg(test)]
mod mending;
mod plans;
mod prices;
mod roof;
mod search;
mod shared;
mod sliding;
mod stages;
mod state;
mod steps;
mod trace;

pub use answer::{Leg, Plan, Plans, Sureness, Uncovered};
pub use calendar::PlanAsk;
pub use choices::{
    APART, Chain, Choices, DEAREST_NIGHT, EVERY_DAY, MOST_PROGRAMS, MOVE, ORGANIZATION, Spell,
    StayOption, UNCOVERED,
};
pub use household::{SharedChain, SharedChains, SharedChoices, best_shared};
pub use plans::{PLAN_BUDGET, plan, shared_choices};
pub use search::{Chains, best_chains};
pub use stages::StageModel;
