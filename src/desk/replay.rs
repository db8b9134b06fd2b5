//! Asks a recorded question again and compares the answers: the same bytes, or what differs.

use super::asking::{PlanRequest, RankRequest};
use super::request::Received;
use super::{AssignRequest, Desk, Record, Refusal};
use crate::domain::{Grounds, Problems, names};
use crate::matching::assign::assign;
use crate::matching::plan::plan;
use crate::matching::{SearchIndex, rank, result_hash};
use crate::rules::versions;
use crate::words::{Text, say};

/// A function that asks the question again and returns the hash of the answer.
type Again = fn(&Record, &SearchIndex) -> Result<String, Refusal>;

/// A kind of question, and the function that asks it again.
pub(super) struct RecordKind {
    pub(super) name: &'static str,
    pub(super) again: Again,
}

/// Every kind of question that is recorded. A new kind needs only an entry here.
pub(super) const KINDS: &[RecordKind] = &[
    RecordKind { name: RANKING, again: rank_again },
    RecordKind { name: PLAN, again: plan_again },
    RecordKind { name: ASSIGNMENT, again: assign_again },
];

/// The kind of [`Desk::find`].
pub(super) const RANKING: &str = "ranking";
/// The kind of [`Desk::plan`].
pub(super) const PLAN: &str = "plan";
/// The kind of [`Desk::assign`].
pub(super) const ASSIGNMENT: &str = "assignment";

/// The result of asking again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Replay {
    /// The same answer, byte by byte.
    Same {
        /// Rules with another version that still give the same answer.
        changed: Vec<String>,
    },
    /// The night differs from the recorded one, so nothing was compared.
    AnotherNight {
        /// The grounds of the current night.
        grounds: Grounds,
    },
    /// Another answer.
    Another {
        /// Rules with another version.
        changed: Vec<String>,
        /// The version of the service that answered.
        version: String,
        /// True if the recorded answer was proven.
        proven: bool,
    },
}

impl Replay {
    /// Asks a recorded question again on a night.
    pub fn of(record: &Record, field: &SearchIndex) -> Result<Self, Refusal> {
        let kind = KINDS.iter().find(|kind| kind.name == record.kind).ok_or_else(|| {
            let known: Vec<_> = KINDS.iter().map(|kind| kind.name).collect();
            Problems::one(
                "kind",
                say::no_such_kind_of_question(),
                say::give_record_of_kind(names(&known)),
            )
        })?;
        let grounds = &field.night().grounds;
        if grounds.fingerprint != record.night {
            return Ok(Self::AnotherNight { grounds: grounds.clone() });
        }
        let (changed, result) = (changed(record), (kind.again)(record, field)?);
        Ok(if result == record.result {
            Self::Same { changed }
        } else {
            Self::Another { changed, version: record.version.clone(), proven: record.proven }
        })
    }

    /// Returns true if the answer was the same.
    pub fn is_same(&self) -> bool {
        matches!(self, Self::Same { .. })
    }
}

impl Desk {
    /// Asks a recorded question again on the current night.
    pub fn replay(&self, record: &Record) -> Result<Replay, Refusal> {
        Replay::of(record, &self.field())
    }
}

fn rank_again(record: &Record, field: &SearchIndex) -> Result<String, Refusal> {
    let mut received = Received::<RankRequest>::json(record.profile.clone());
    if record.others_not_asked {
        received.request.need.leaves_open_who_comes();
    }
    let mut ask = received.parse(record.at)?;
    ask.wanted.weights = record.weights.clone();
    Ok(result_hash(&rank(field, &ask.profile, &ask.wanted)))
}

fn plan_again(record: &Record, field: &SearchIndex) -> Result<String, Refusal> {
    let mut ask = Received::<PlanRequest>::json(record.profile.clone()).parse(record.at)?;
    ask.weights = record.weights.clone();
    Ok(plan(field, &ask).hash())
}

fn assign_again(record: &Record, field: &SearchIndex) -> Result<String, Refusal> {
    let received = Received::<AssignRequest>::json(record.profile.clone());
    let mut ask = received.parse(field.night(), record.at)?;
    ask.weights = record.weights.clone();
    Ok(assign(field, &ask).hash())
}

/// Returns the rules that were added, removed or changed since the record.
fn changed(record: &Record) -> Vec<String> {
    let now = versions();
    let gone = record.rules.iter().filter(|then| now.iter().all(|rule| rule.id != then.id));
    let other = now.iter().filter(|rule| !record.rules.contains(rule));
    other.chain(gone).map(|version| version.id.clone()).collect()
}

impl From<&Replay> for Text {
    fn from(replay: &Replay) -> Self {
        match replay {
            Replay::Same { changed } if changed.is_empty() => say::same_answer_same_rules(),
            Replay::Same { changed } => say::same_answer_other_rules(names(changed)),
            Replay::AnotherNight { grounds: Grounds { newest: Some(day), .. } } => {
                say::night_differs(*day)
            }
            Replay::AnotherNight { .. } => say::night_is_empty(),
            Replay::Another { changed, .. } if !changed.is_empty() => {
                say::other_answer_other_rules(names(changed))
            }
            Replay::Another { proven: false, .. } => say::other_answer_not_proven(),
            Replay::Another { version, .. } => {
                say::other_answer_other_version(env!("CARGO_PKG_VERSION"), version.clone())
            }
        }
    }
}
