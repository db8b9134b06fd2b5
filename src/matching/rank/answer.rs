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

/// The parts of a ranking that the caller wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The most options to list.
    pub limit: usize,
    /// The programs to list in full among those that are not shown.
    pub explain: Explain,
    /// The weight of each rule.
    pub weights: Weights,
}

/// The answer to one profile.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ranking {
    /// The number of programs considered: always [`Ranking::eligible`] plus the counts of
    /// [`Ranking::not_shown`].
    pub considered: usize,
    /// The number of programs with an option.
    pub eligible: usize,
    /// The number of options in each band: call first, call next, may fit.
    pub by_band: [usize; 3],
    /// The options, in the order to call them, at most as many as were wanted.
    pub options: Vec<RankedOption>,
    /// The other programs by primary reason, in the order of the rules.
    pub not_shown: Vec<NotShown>,
    /// Programs one change away, nearest first.
    pub near_misses: Vec<NearMiss>,
    /// If nothing fits: the smallest sets of changes that would open something.
    pub relaxations: Vec<Relaxation>,
    /// The questions worth asking next, the one that matters most first.
    pub ask_next: Vec<AskNext>,
    /// The stability of the first option: how far the weights can move before another comes first.
    pub stability: Stability,
    /// The weight that each rule had.
    #[serde(serialize_with = "written")]
    pub weights: Weights,
    /// The certainty of the answer.
    pub proof: Proof,
}

/// A smallest set of changes that would open something when nothing fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Relaxation {
    /// The changes, all of them needed.
    pub changes: Vec<SuggestedChange>,
    /// The number of programs that come onto the list once the person or the worker makes the
    /// changes. If a program must make some, the number that would take the whole household,
    /// counting the nearest in any case.
    pub opens: usize,
    /// The nearest of those programs. The sentences describe it.
    pub nearest: NamedProgram,
}

/// One change of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SuggestedChange {
    /// The rule that fails.
    pub rule: &'static str,
    /// The obstacle, with both values.
    pub because: Text,
    /// The change, as a sentence.
    pub change: Text,
    /// The one who can make it: `person`, `worker` or `program`.
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
    /// The number of places that some answer moves. A place moves when it comes onto the list,
    /// leaves it or changes its band. It also moves when it enters the first three, leaves them or
    /// changes its position there.
    pub depends: usize,
    /// The number of places that "yes" moves.
    pub moved_by_yes: usize,
    /// The number of places that "no" moves.
    pub moved_by_no: usize,
    /// The number of options left after "yes".
    pub after_yes: usize,
    /// The number of options left after "no".
    pub after_no: usize,
    /// True if an answer changes which options come first.
    pub moves_first: bool,
}
