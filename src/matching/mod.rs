//! Ranks, plans and assigns with pure functions: no I/O, no chance, and no clock except for time
//! limits. [`rank()`], [`plan`] and [`assign`] share one base and do not use each other.

pub mod assign;
mod base;
mod freshness;
pub mod plan;
mod rank;

pub use base::arrange::{
    Arrangement, OutOfTime, PartStay, Rooms, alone, arrange, by_solver, partings, parts,
};
pub use base::near_misses::{ListChange, NearMiss};
pub use base::not_shown::{ExcludedProgram, Explain, MOST_LISTED, NotShown};
pub use base::program_name::{NamedProgram, ProgramName};
pub use base::proof::Proof;
pub use base::ranked_option::{Availability, Band, Finding, FindingKind, RankedOption, UsedGroup};
pub use base::result_hash::result_hash;
pub use base::search_index::SearchIndex;
pub use base::weights::Weights;
pub use freshness::refit::{
    FEWEST, FEWEST_EACH, FittedCell, Measured, Refit, Tenth, foretold, measured, refit,
};
pub use freshness::segment_levels::{FEWEST_OF_SEGMENT, FittedLevel, levels};
pub use rank::answer::{AskNext, Ranking, Relaxation, SuggestedChange, Wanted};
pub use rank::ranking::{options_and_reasons, rank};
pub use rank::weight_margin::{Flip, Margin, Stability};
