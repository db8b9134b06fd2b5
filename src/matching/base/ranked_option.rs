//! An option as answers show it: the program, the findings of the rules, and the availability.

use crate::domain::{Openings, Place, Span, Timestamp, UnitGroupId};
use crate::matching::NamedProgram;
use crate::matching::base::result_hash::{span, written};
use crate::words::{Text, say};
use serde::Serialize;

/// A program's place for this household now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankedOption {
    /// The program.
    pub program: NamedProgram,
    /// The location, as far as it is stored.
    #[serde(serialize_with = "written")]
    pub place: Place,
    /// The unit groups that the household would use; more than one if it is knowingly split.
    pub unit_groups: Vec<UsedGroup>,
    /// Call first, call next, or may fit.
    pub band: Band,
    /// The findings of the rules. For a household taken whole, they are in the order of the rules.
    pub findings: Vec<Finding>,
    /// The availability, as people other than the operator may see it.
    pub availability: Availability,
    /// The distance, from nearest to farthest; `None` if the program's area is not stated.
    #[serde(serialize_with = "span")]
    pub distance: Option<Span>,
    /// The reason for its position.
    pub because: Text,
}

/// A unit group as used by an option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UsedGroup {
    /// The id.
    #[serde(serialize_with = "written")]
    pub id: UnitGroupId,
    /// The name.
    pub name: String,
    /// The members who would stay there, by their positions in the request, from 0.
    pub members: Vec<usize>,
}

/// The group that says in which order to call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Band {
    /// Recently posted as open, with no doubt about whether the program takes the household.
    CallFirst,
    /// Likely open, or one doubt about whether the program takes the household.
    CallNext,
    /// May fit: several things to confirm, or nothing posted.
    MayFit,
}

impl RankedOption {
    /// Returns the reason for its position, for readers who see this number of things to confirm.
    pub fn why_here(&self, confirms: usize) -> Text {
        let how_far = self.place.distance_text(self.distance);
        say::why_here(&self.availability.words, say::things_to_confirm(confirms), how_far)
    }
}

impl Band {
    /// The id, as in the API.
    pub fn id(self) -> &'static str {
        match self {
            Self::CallFirst => "call_first",
            Self::CallNext => "call_next",
            Self::MayFit => "may_fit",
        }
    }

    /// The words on a page.
    pub fn text(self) -> Text {
        match self {
            Self::CallFirst => say::band_call_first(),
            Self::CallNext => say::band_call_next(),
            Self::MayFit => say::band_may_fit(),
        }
    }
}

/// The availability, as people other than the operator may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Availability {
    /// None, some, several or not posted.
    #[serde(serialize_with = "written")]
    pub openings: Openings,
    /// The time of the post, to the quarter hour.
    pub posted_at: Option<Timestamp>,
    /// The role that posted.
    pub posted_by: Option<String>,
    /// The openings and the age of the post, such as "1–2 beds, posted 2 hours ago".
    pub words: Text,
}

/// The finding of one rule for one household in one unit group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule's id.
    pub rule: &'static str,
    /// The verdict.
    pub verdict: FindingKind,
    /// The sentence, with both values.
    pub text: Text,
}

/// The four kinds of verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum FindingKind {
    /// It fits.
    Fits,
    /// It must be confirmed on the phone.
    Confirm,
    /// It does not fit.
    Fails,
    /// It moves the option up or down by this many points.
    Points(i32),
}

impl FindingKind {
    /// The word, as in the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::Confirm => "confirm",
            Self::Fails => "fails",
            Self::Points(_) => "points",
        }
    }
}
