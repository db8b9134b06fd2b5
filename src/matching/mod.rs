//! Ranking, planning and assigning: pure functions of their input, no I/O, no clock, no chance.

mod arrange;
mod asking;
pub mod assign;
mod explain;
mod field;
mod rank;
mod ranking;
mod record;
mod relax;
mod solve;
mod split;
mod sweep;
mod work;

pub use arrange::{Arrangement, OutOfTime, Rooms, Stay, alone, arrange, by_solver, parts};
pub use field::{Field, hex};
pub use rank::{BUDGET, rank};
pub use ranking::{
    AskNext, Availability, Band, Change, Explain, Finding, Named, NearMiss, NotShown, Passed,
    Proof, RankedOption, Ranking, Relaxation, Said, UsedGroup, Wanted,
};
pub use record::{result_hash, rules_hash};
pub use solve::{Backend, Column, Goal, Model, Row, Sense, Solved};
