//! The answer to one profile: the options in the order to call them, each with its reasons,
//! and why the rest are not shown.

use crate::domain::Question;
use crate::matching::base::result_hash::written;
use crate::matching::{
    Explain, NamedProgram, NearMiss, NotShown, Proof, RankedOption, Stability, Weights,
};
use crate::rules::Edit;
use crate::words::Text;
use serde::Serialize;

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

/// A smallest set of changes that would open something where nothing fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Relaxation {
    /// The changes, all of them needed.
    pub changes: Vec<SuggestedChange>,
    /// How many programs come on the list once the person or the worker makes them. Where a program
    /// must make some, how many they open to the whole household, the nearest counted in any case.
    pub opens: usize,
    /// The nearest of those, which the sentences speak of.
    pub nearest: NamedProgram,
}

/// One change of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SuggestedChange {
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
