//! Ranking, planning and assigning: pure functions of their input, no I/O, no clock, no chance.

mod ranking;

pub use ranking::{
    AskNext, Availability, Band, Explain, Finding, Named, NearMiss, NotShown, Passed, Proof,
    RankedOption, Ranking, Said, UsedGroup, Wanted,
};
