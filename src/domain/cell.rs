//! What calls find of posts, and the kinds of post that have a curve of their own.

use crate::domain::{Audience, Stage};
use chrono::{NaiveDate, TimeDelta};
use std::fmt;

/// What a call found of a posted opening: a fact about a post, of no person and no program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// The stage of the program.
    pub stage: Stage,
    /// Whom the unit group serves; `None` where nobody kept it.
    pub audience: Option<Audience>,
    /// Units posted as free.
    pub units: u16,
    /// How old the post was.
    pub age: TimeDelta,
    /// Whether something was still free.
    pub still_open: bool,
    /// The day of the call.
    pub day: NaiveDate,
}

/// What has a curve of its own: a stage, by how it decays, and a number of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell(pub(super) usize);

impl Cell {
    /// Their number.
    pub const COUNT: usize = 8;
    const STAGES: [&str; 2] = ["emergency", "transitional"];
    const UNITS: [&str; 4] = ["1", "2", "3-5", "6+"];

    /// Every one.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT).map(Self)
    }

    /// The one of a post of so many units; none where nothing is free. A stage that is not stated
    /// decays like an emergency shelter, the quickest.
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
