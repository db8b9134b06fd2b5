//! An option as answers show it: the program, what every rule says of it, and what is free.

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
    /// Where it is, as far as that is stored.
    #[serde(serialize_with = "written")]
    pub place: Place,
    /// The unit groups the household would use; more than one when it is knowingly split.
    pub unit_groups: Vec<UsedGroup>,
    /// Call first, call next, or may fit.
    pub band: Band,
    /// What every rule says, in the order of the rules.
    pub findings: Vec<Finding>,
    /// What is free, as others than the operator may see it.
    pub availability: Availability,
    /// How far, from the nearest to the farthest; `None` where the program's area is not stated.
    #[serde(serialize_with = "span")]
    pub distance: Option<Span>,
    /// Why it stands where it stands.
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
    /// Which members (as given, from 0) would stay there.
    pub members: Vec<usize>,
}

/// In which order to call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Band {
    /// Freshly posted as open, and nothing about who is taken is in doubt.
    CallFirst,
    /// Likely open, or one thing to confirm about who is taken.
    CallNext,
    /// May fit: several things to confirm, or nothing posted.
    MayFit,
}

impl RankedOption {
    /// Why it stands where it stands, for readers who are shown this number of things to confirm.
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

/// What is free, as others than the operator may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Availability {
    /// None, some, several or not posted.
    #[serde(serialize_with = "written")]
    pub openings: Openings,
    /// When it was posted, to the quarter hour.
    pub posted_at: Option<Timestamp>,
    /// Who posted, as a role.
    pub posted_by: Option<String>,
    /// What is free and since when, such as "1–2 beds, posted 2 hours ago".
    pub words: Text,
}

/// What one rule says of one household in one unit group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule's id.
    pub rule: &'static str,
    /// What it says.
    pub verdict: FindingKind,
    /// The sentence, with both values.
    pub text: Text,
}

/// The four things a rule may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum FindingKind {
    /// It fits.
    Fits,
    /// It must be confirmed on the phone.
    Confirm,
    /// It does not fit.
    Fails,
    /// It moves the option up or down by so many points.
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
