//! What would open a program, as it is sent.

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
    /// The rule that alone fails.
    pub rule: &'static str,
    /// The change, as a sentence.
    pub change: SentenceView,
    /// Who can make it: `person`, `worker` or `program`.
    pub who: &'static str,
    /// What stands in the way, with both values.
    pub because: SentenceView,
    /// What to send with the same question to ask as if the change were made, as a JSON merge
    /// patch (RFC 7396); `null` where the program must make it.
    #[schema(value_type = Option<Object>)]
    pub ask: Option<Value>,
    /// How many programs come on the list once `ask` is sent, where that was found out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens: Option<usize>,
    /// How many programs leave the list by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes: Option<usize>,
}

/// A smallest set of changes that would open something where nothing fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RelaxationView {
    /// The changes, all of them needed.
    pub changes: Vec<ChangeView>,
    /// How many programs they open.
    pub opens: usize,
    /// The nearest of those, which the sentences speak of.
    pub nearest: NamedView,
}

/// One change of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ChangeView {
    /// The rule that fails.
    pub rule: &'static str,
    /// The change, as a sentence.
    pub change: SentenceView,
    /// Who can make it: `person`, `worker` or `program`.
    pub who: &'static str,
    /// What stands in the way, with both values.
    pub because: SentenceView,
    /// What to send with the same question to ask as if the change were made, as a JSON merge
    /// patch (RFC 7396); `null` where the program must make it.
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

/// Where somebody asks from, and by when they must leave there.
pub(super) type Standpoint = (Zone, Option<Timestamp>);

/// The part of a question that a change sets, for somebody who asks from there.
fn asking(edit: Edit, (zone, leave_by): Standpoint) -> Option<Value> {
    match edit {
        Edit::Answer(question, answer) => Some(answering(question, answer)),
        Edit::Within(limit) => Some(json!({ "within": limit.id() })),
        Edit::Forgoes(wish) => Some(json!({ "wishes": { wish.word(): false } })),
        Edit::Nights(nights) => Some(json!({ "nights": nights })),
        Edit::Arrive(moment) => {
            let local = local_time(moment, zone.clock());
            let local = local.format("%Y-%m-%dT%H:%M:%S").to_string();
            // Nobody leaves where they are before they arrive.
            let too_late = leave_by.is_some_and(|leave_by| leave_by < moment);
            Some(if too_late {
                json!({ "arrive": local, "leave_by": null })
            } else {
                json!({ "arrive": local })
            })
        }
        // What the person said of a published rule is repeated in no answer.
        Edit::Accepts(_) => None,
        Edit::Reconsider => Some(json!({ "declined": [] })),
        Edit::Caller(caller) => Some(json!({ "caller": caller.word() })),
        Edit::Says(..) | Edit::Posts(..) => None,
    }
}

/// The part of a question that an answer sets.
pub(super) fn answering(question: Question, answer: Answer) -> Value {
    json!({ "answers": { question.id(): answer.word() } })
}
