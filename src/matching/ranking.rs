//! The answer to one profile: the options in the order to call them, each with its reasons,
//! and why the rest are not shown.

use crate::domain::{Openings, Place, ProgramId, Question, Span, Timestamp, UnitGroupId};
use crate::matching::record::{span, written};
use crate::matching::{Named, Stability, Weights};
use crate::rules::Edit;
use crate::words::{Text, say};
use serde::Serialize;
use std::sync::Arc;

/// What the caller wants to see of a ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// How many options to list.
    pub limit: usize,
    /// Which programs that are not shown to list in full.
    pub explain: Explain,
    /// How much each rule counts.
    pub weights: Weights,
}

/// Which of the programs that are not shown are listed; the counts are always whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Explain {
    /// The nearest of each reason.
    Nearest,
    /// All of them.
    All,
    /// These, with every finding.
    Programs(Vec<ProgramId>),
}

/// The answer to one profile.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ranking {
    /// Programs looked at: always [`Ranking::eligible`] plus the counts of [`Ranking::not_shown`].
    pub considered: usize,
    /// Programs with an option.
    pub eligible: usize,
    /// How many of these are to be called first, called next, and may fit.
    pub by_band: [usize; 3],
    /// The options, in the order to call them, as many as were wanted.
    pub options: Vec<RankedOption>,
    /// The other programs by primary reason, in the order of the rules.
    pub not_shown: Vec<NotShown>,
    /// Programs one change away, nearest first.
    pub near_misses: Vec<NearMiss>,
    /// Where nothing fits: the smallest sets of changes that would open something.
    pub relaxations: Vec<Relaxation>,
    /// The questions worth asking next, the one that matters most first.
    pub ask_next: Vec<AskNext>,
    /// How far the weights can move before another option comes first.
    pub stability: Stability,
    /// How much each rule counted.
    #[serde(serialize_with = "written")]
    pub weights: Weights,
    /// How sure the answer is.
    pub proof: Proof,
}

/// A program's place for this household now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankedOption {
    /// The program.
    pub program: Named,
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
    pub verdict: Said,
    /// The sentence, with both values.
    pub text: Text,
}

/// The four things a rule may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Said {
    /// It fits.
    Fits,
    /// It must be confirmed on the phone.
    Confirm,
    /// It does not fit.
    Fails,
    /// It moves the option up or down by so many points.
    Points(i32),
}

impl Said {
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

/// The programs that are not shown for one primary reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotShown {
    /// The id of the rule that is the primary reason.
    pub rule: &'static str,
    /// The reason in words, such as "full tonight" or "wrong age range".
    pub reason: Text,
    /// How many programs.
    pub count: usize,
    /// The nearest of them, or all, or those asked for.
    pub programs: Vec<Passed>,
}

/// A program that is not shown, and what failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passed {
    /// The program.
    pub program: Named,
    /// The primary finding first; all findings when the program was asked for.
    pub findings: Arc<[Finding]>,
}

/// A program that one change would open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NearMiss {
    /// The program.
    pub program: Named,
    /// The rule that alone fails.
    pub rule: &'static str,
    /// What stands in the way, with both values.
    pub because: Text,
    /// The change, as a sentence.
    pub change: Text,
    /// Who can make it: `person`, `worker` or `program`.
    pub who: &'static str,
    /// The change, as a value that can be tried.
    #[serde(serialize_with = "written")]
    pub edit: Edit,
    /// What the list gains and loses once the change is made; `None` for a change that the program
    /// must make, and where nobody had the time to find out.
    pub turn: Option<Turn>,
}

/// How many programs come on a list once something changes, and how many leave it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Turn {
    /// How many come on it.
    pub opens: usize,
    /// How many leave it.
    pub closes: usize,
}

/// A smallest set of changes that would open something where nothing fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Relaxation {
    /// The changes, all of them needed.
    pub changes: Vec<Change>,
    /// How many programs come on the list once the person or the worker makes them. Where a program
    /// must make some, how many they open to the whole household, the nearest counted in any case.
    pub opens: usize,
    /// The nearest of those, which the sentences speak of.
    pub nearest: Named,
}

/// One change of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The rule that fails.
    pub rule: &'static str,
    /// What stands in the way, with both values.
    pub because: Text,
    /// The change, as a sentence.
    pub change: Text,
    /// Who can make it: `person`, `worker` or `program`.
    pub who: &'static str,
    /// The change, as a value that can be tried.
    #[serde(serialize_with = "written")]
    pub edit: Edit,
}

/// A question worth asking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AskNext {
    /// The question.
    #[serde(serialize_with = "written")]
    pub question: Question,
    /// The words to say.
    pub text: Text,
    /// How many places some answer moves: a place moves when it comes on the list, leaves it,
    /// changes its band, or comes to, leaves or changes its place among the first three.
    pub depends: usize,
    /// How many places "yes" moves.
    pub moved_by_yes: usize,
    /// How many places "no" moves.
    pub moved_by_no: usize,
    /// How many options are left after "yes".
    pub after_yes: usize,
    /// How many options are left after "no".
    pub after_no: usize,
    /// Whether an answer changes which options come first.
    pub moves_first: bool,
}

/// How sure an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Proof {
    /// Nothing better exists.
    Optimal,
    /// Time ran out; what is shown is right, but something better may exist.
    OutOfTime,
}

impl Proof {
    /// The words, as in the API.
    pub fn words(self) -> &'static str {
        match self {
            Self::Optimal => "optimal",
            Self::OutOfTime => "out of time",
        }
    }
}
