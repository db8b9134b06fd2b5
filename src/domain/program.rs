//! Organizations, programs, their unit groups and units.

use crate::domain::{
    Clocks, OrganizationId, Place, ProgramId, Refused, StatusHistory, Timestamp, UnitGroupId,
    UnitId,
};
use chrono::NaiveDate;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// An organization that runs programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// The id.
    pub id: OrganizationId,
    /// The name.
    pub name: String,
}

/// The stage of a program, from emergency to long-term stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Stage {
    /// Emergency shelter or safe house: days to weeks.
    Emergency,
    /// Transitional living: months.
    Transitional,
    /// Long-term residence or group home: a year or more.
    LongTerm,
    /// Not stated.
    #[default]
    Unknown,
}

impl Stage {
    /// The accepted words.
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

/// A residential program, as its dated assertions describe it today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// The id.
    pub id: ProgramId,
    /// The organization that runs it.
    pub organization: OrganizationId,
    /// The name.
    pub name: Arc<str>,
    /// The stage.
    pub stage: Stage,
    /// The location, as far as it is stored.
    pub place: Place,
    /// The status by date.
    pub status: StatusHistory,
    /// The reason to send no one there until the program verifies its entry; usually `None`.
    pub quarantine: Option<Box<str>>,
}

/// The quarantine of a program that no source lists any longer, as it is stored.
pub const NOT_LISTED: &str = "not listed";

/// A program as it is listed: nothing is stated of it yet. Its stage, place, status and quarantine
/// come from assertions alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramEntry {
    /// The id.
    pub id: ProgramId,
    /// The organization that runs it.
    pub organization: OrganizationId,
    /// The name.
    pub name: Arc<str>,
}

impl ProgramEntry {
    /// The program without any statement.
    pub fn unstated(self) -> Program {
        Program {
            id: self.id,
            organization: self.organization,
            name: self.name,
            stage: Stage::default(),
            place: Place::default(),
            status: StatusHistory::default(),
            quarantine: None,
        }
    }
}

impl Program {
    /// The local clocks that the program may follow.
    pub fn clocks(&self) -> Clocks {
        Clocks::at(&self.place)
    }

    /// The local day at a moment; the earliest possible one if the clock is not known.
    pub fn day(&self, moment: Timestamp) -> NaiveDate {
        self.clocks().days(moment).0
    }
}

/// The kind of a unit, which is the place promised to a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum UnitKind {
    /// A bed in a shared room. Each person takes one.
    SharedBed,
    /// A private room or apartment. One household takes all of it.
    Private,
    /// Not stated. Treated as beds, and workers ask.
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

/// A group of interchangeable units in one program (HMIS: an Inventory record).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitGroup {
    /// The id.
    pub id: UnitGroupId,
    /// The program.
    pub program: ProgramId,
    /// The name, such as "Girls' emergency beds".
    pub name: Box<str>,
    /// The kind of its units.
    pub kind: UnitKind,
    /// The number of people that one unit sleeps.
    pub sleeps: u16,
}

/// A unit: one place of a unit group that can be promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The id.
    pub id: UnitId,
    /// The group.
    pub group: UnitGroupId,
}
