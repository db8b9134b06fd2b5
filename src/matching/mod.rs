//! Ranking, planning and assigning: pure functions of their input, no I/O, no clock, no chance.

mod arrange;
mod asking;
pub mod assign;
mod bundle;
mod closest;
mod explain;
mod field;
mod least;
mod levels;
mod listed;
mod margin;
mod named;
mod near;
mod pareto;
mod parting;
pub mod plan;
mod rank;
mod ranking;
mod record;
mod refit;
mod relax;
mod row_codes;
mod scores;
mod split;
mod stability;
mod sweep;
mod table;
mod trial;
mod weights;
mod work;

pub use arrange::{
    Arrangement, OutOfTime, Rooms, Stay, alone, arrange, by_solver, partings, parts,
};
pub use explain::NEAREST as MOST_LISTED;
pub use field::Field;
pub use levels::{FEWEST_OF_SEGMENT, FittedLevel, levels};
pub use margin::{Flip, Margin, Stability};
pub use named::{Name, Named};
pub use rank::{options_and_reasons, rank};
pub use ranking::{
    AskNext, Availability, Band, Change, Explain, Finding, NearMiss, NotShown, Passed, Proof,
    RankedOption, Ranking, Relaxation, Said, Turn, UsedGroup, Wanted,
};
pub use record::result_hash;
pub use refit::{
    FEWEST, FEWEST_EACH, FittedCell, Measured, Refit, Tenth, foretold, measured, refit,
};
pub use weights::Weights;
