//! Changes that would open a program, as sent.

use super::NamedView;
use super::sentence::SentenceView;
use crate::desk::{NearMiss, Relaxation, SuggestedChange};
use crate::domain::{Answer, Listed, Question, Timestamp, Zone, local_time};
use crate::rules::Edit;
use crate::words::Language;
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

/// A program that one change would open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NearMissView {
    /// The program.
    pub program: NamedView,
    /// The only rule that fails.
    pub rule: &'static str,
    /// The change, as a sentence.
    pub change: SentenceView,
    /// The one who can make it: `person`, `worker` or `program`.
    pub who: &'static str,
    /// The obstacle, with both values.
    pub because: SentenceView,
    /// The JSON merge patch (RFC 7396) that makes the change in the same request. `null` if the
    /// program must make it, or if it concerns a published rule that the person ruled out.
    #[schema(value_type = Option<Object>)]
    pub ask: Option<Value>,
    /// The number of programs that `ask` adds to the list, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens: Option<usize>,
    /// The number of programs that `ask` removes from the list, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes: Option<usize>,
}

/// A smallest set of changes that would open a place when nothing fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RelaxationView {
    /// The changes. All of them are needed.
    pub changes: Vec<ChangeView>,
    /// The number of programs that they open.
    pub opens: usize,
    /// The nearest of these programs. The sentences are about it.
    pub nearest: NamedView,
}

/// One change of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ChangeView {
    /// The rule that fails.
    pub rule: &'static str,
    /// The change, as a sentence.
    pub change: SentenceView,
    /// The one who can make it: `person`, `worker` or `program`.
    pub who: &'static str,
    /// The obstacle, with both values.
    pub because: SentenceView,
    /// The JSON merge patch (RFC 7396) that makes the change in the same request. `null` if the
    /// program must make it, or if it concerns a published rule that the person ruled out.
    #[schema(value_type = Option<Object>)]
    pub ask: Option<Value>,
}

impl NearMissView {
    pub(super) fn of(near: &NearMiss, from: Standpoint, language: Language) -> Self {
        Self {
            program: NamedView::of(&near.program),
            rule: near.rule,
            change: SentenceView::of(&near.change, language),
            who: near.who,
            because: SentenceView::of(&near.because, language),
            ask: asking(near.edit, from),
            opens: near.turn.map(|turn| turn.opens),
            closes: near.turn.map(|turn| turn.closes),
        }
    }
}

impl RelaxationView {
    pub(super) fn of(set: &Relaxation, from: Standpoint, language: Language) -> Self {
        let one = |change: &SuggestedChange| ChangeView {
            rule: change.rule,
            change: SentenceView::of(&change.change, language),
            who: change.who,
            because: SentenceView::of(&change.because, language),
            ask: asking(change.edit, from),
        };
        Self {
            changes: set.changes.iter().map(one).collect(),
            opens: set.opens,
            nearest: NamedView::of(&set.nearest),
        }
    }
}

/// The zone that the request is for, and the time by which the person must leave there.
pub(super) type Standpoint = (Zone, Option<Timestamp>);

/// The patch that makes a change in a request from there.
fn asking(edit: Edit, (zone, leave_by): Standpoint) -> Option<Value> {
    match edit {
        Edit::Answer(question, answer) => Some(answering(question, answer)),
        Edit::Within(limit) => Some(json!({ "within": limit.id() })),
        Edit::Forgoes(wish) => Some(json!({ "wishes": { wish.word(): false } })),
        Edit::Nights(nights) => Some(json!({ "nights": nights })),
        Edit::Arrive(moment) => {
            let local = local_time(moment, zone.clock());
            let local = local.format("%Y-%m-%dT%H:%M:%S").to_string();
            // No one leaves before the arrival, so an earlier deadline is removed.
            let too_late = leave_by.is_some_and(|leave_by| leave_by < moment);
            Some(if too_late {
                json!({ "arrive": local, "leave_by": null })
            } else {
                json!({ "arrive": local })
            })
        }
        // No answer repeats what the person said about a published rule.
        Edit::Accepts(_) => None,
        Edit::Reconsider => Some(json!({ "declined": [] })),
        Edit::Caller(caller) => Some(json!({ "caller": caller.word() })),
        Edit::Says(..) | Edit::Posts(..) => None,
    }
}

/// The patch that gives an answer to a question.
pub(super) fn answering(question: Question, answer: Answer) -> Value {
    json!({ "answers": { question.id(): answer.word() } })
}
