//! Plans: chains of stays for one household over many nights. The rules leave plain numbers
//! ([`crate::solvers::chain::Choices`]); the solver that searches them knows nothing of rules or people.

mod answer;
mod calendar;
mod judging;
mod ledger;
mod legs;
mod plans;
mod roof;
mod steps;

pub use answer::{Leg, Plan, Plans, Sureness, Uncovered};
pub use calendar::PlanAsk;
pub use plans::{PLAN_BUDGET, plan, shared_choices};
