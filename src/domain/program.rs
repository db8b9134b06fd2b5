//! Organizations, programs, their unit groups and units.

use crate::domain::{
    Clocks, OrganizationId, Place, ProgramId, Refused, StatusHistory, Timestamp, UnitGroupId,
    UnitId,
};
use chrono::NaiveDate;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// Who runs programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// The id.
    pub id: OrganizationId,
    /// The name.
    pub name: String,
}

/// How far along the road a program stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Stage {
    /// Emergency shelter, safe house: days to weeks.
    Emergency,
    /// Transitional living: months.
    Transitional,
    /// Long-term residence, group home: a year and more.
    LongTerm,
    /// Not stated.
    #[default]
    Unknown,
}

impl Stage {
    /// The words accepted.
    pub const WORDS: [&str; 4] = ["emergency", "transitional", "long term", "unknown"];
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Emergency => "emergency",
            Self::Transitional => "transitional",
            Self::LongTerm => "long term",
            Self::Unknown => "unknown",
        })
    }
}

impl FromStr for Stage {
    type Err = Refused;

    fn from_str(word: &str) -> Result<Self, Refused> {
        match word {
            "emergency" => Ok(Self::Emergency),
            "transitional" => Ok(Self::Transitional),
            "long term" => Ok(Self::LongTerm),
            "unknown" => Ok(Self::Unknown),
            other => Err(Refused::not_one_of(other, &Self::WORDS)),
        }
    }
}

/// A residential program, with what its dated assertions say today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// The id.
    pub id: ProgramId,
    /// Who runs it.
    pub organization: OrganizationId,
    /// The name.
    pub name: Arc<str>,
    /// Its stage.
    pub stage: Stage,
    /// Where it is, as far as that is stored.
    pub place: Place,
    /// Whether it runs, by date.
    pub status: StatusHistory,
    /// Why nobody may be sent there before the program vouches for its entry; `None` when fine.
    pub quarantine: Option<Box<str>>,
}

impl Program {
    /// The clocks that it may follow.
    pub fn clocks(&self) -> Clocks {
        Clocks::at(&self.place)
    }

    /// The day it is there at a moment; where the clock is not known, the earliest it may be.
    pub fn day(&self, moment: Timestamp) -> NaiveDate {
        self.clocks().days(moment).0
    }
}

/// What a unit is: the place promised to a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum UnitKind {
    /// A bed in a shared room: each person takes one.
    SharedBed,
    /// A room or apartment of one's own: a household takes it whole.
    Private,
    /// Not stated: treated as beds, and asked about.
    #[default]
    Unknown,
}

impl fmt::Display for UnitKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SharedBed => "shared bed",
            Self::Private => "private",
            Self::Unknown => "unknown",
        })
    }
}

impl FromStr for UnitKind {
    type Err = Refused;

    fn from_str(word: &str) -> Result<Self, Refused> {
        match word {
            "shared bed" => Ok(Self::SharedBed),
            "private" => Ok(Self::Private),
            "unknown" => Ok(Self::Unknown),
            other => Err(Refused::not_one_of(other, &["shared bed", "private", "unknown"])),
        }
    }
}

/// Interchangeable units in one program (HMIS: an Inventory record).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitGroup {
    /// The id.
    pub id: UnitGroupId,
    /// Its program.
    pub program: ProgramId,
    /// The name, such as "Girls' emergency beds".
    pub name: Box<str>,
    /// What its units are.
    pub kind: UnitKind,
    /// How many people one unit sleeps.
    pub sleeps: u16,
}

/// One promisable place of a unit group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The id.
    pub id: UnitId,
    /// Its group.
    pub group: UnitGroupId,
}
