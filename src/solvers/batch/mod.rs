//! Assigns many households to supplies at once, with a proof or the remaining gap.

mod assignment_model;
mod audit;
mod best_known;
mod components;
mod conflicts;
mod decomposition;
mod incumbent;
mod lagrangian;
mod large_neighborhood;
mod local_search;
mod pricing;
mod problem;
mod set_packing;
mod solver;
mod strategies;
mod subgradient;
mod subproblem;
mod transportation;
mod usage;

pub use assignment_model::whole_model;
pub use best_known::BatchSolution;
pub use components::{solve_batch, solve_batch_by};
pub use problem::{
    Batch, BatchHousehold, Capacity, Choice, ChoiceIx, HouseholdChoice, HouseholdIx, HouseholdRow,
    Objective, OfChoices, Pair, Placing, ProgramIx, ProgramOfBatch, Supply, SupplyIx,
    SupplyOfBatch, UnitDemand,
};
pub use solver::Strategy;
pub use strategies::STRATEGIES;
pub use usage::Usage;
