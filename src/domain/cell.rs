//! Outcomes of calls about posts, and the kinds of posts with a curve of their own.

use crate::domain::{Audience, Stage};
use chrono::{NaiveDate, TimeDelta};
use std::fmt;

/// The outcome of a call about a posted opening. It identifies no person and no program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// The stage of the program.
    pub stage: Stage,
    /// The audience of the unit group; `None` if it was not recorded.
    pub audience: Option<Audience>,
    /// Units posted as free.
    pub units: u16,
    /// The age of the post at the time of the call.
    pub age: TimeDelta,
    /// True if a unit was still free.
    pub still_open: bool,
    /// The day of the call.
    pub day: NaiveDate,
}

/// A kind of post with a curve of its own: one of two groups of stages, and a range of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell(pub(super) usize);

impl Cell {
    /// The number of cells.
    pub const COUNT: usize = 8;
    const STAGES: [&str; 2] = ["emergency", "transitional"];
    const UNITS: [&str; 4] = ["1", "2", "3-5", "6+"];

    /// All cells.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT).map(Self)
    }

    /// The cell of a post with this many units; `None` for zero units. An unknown stage counts as
    /// an emergency shelter, whose posts become unreliable fastest.
    pub fn of(stage: Stage, units: u16) -> Option<Self> {
        let stage = match stage {
            Stage::Emergency | Stage::Unknown => 0,
            Stage::Transitional | Stage::LongTerm => 4,
        };
        match units {
            0 => None,
            1 => Some(Self(stage)),
            2 => Some(Self(stage + 1)),
            3..=5 => Some(Self(stage + 2)),
            6.. => Some(Self(stage + 3)),
        }
    }

    pub(super) fn words(self) -> (&'static str, &'static str) {
        let [emergency, transitional] = Self::STAGES;
        let stage = if self.0 < 4 { emergency } else { transitional };
        (stage, Self::UNITS.get(self.0 % 4).copied().unwrap_or_default())
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (stage, units) = self.words();
        write!(f, "{stage}, {units}")
    }
}
