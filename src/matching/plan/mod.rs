//! Plans: chains of stays for one household over many nights. The rules are turned into plain
//! numbers ([`crate::solvers::chain::Choices`]), so the solver knows nothing of rules or people.

mod answer;
mod calendar;
mod judging;
mod ledger;
mod legs;
mod next_steps;
mod one_program;
mod planning;

pub use answer::{Leg, Plan, Plans, Sureness, Uncovered};
pub use calendar::PlanAsk;
pub use planning::{PLAN_BUDGET, plan, shared_choices};
