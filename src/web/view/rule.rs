//! The rules of matching, as sent.

use super::sentence::SentenceView;
use crate::domain::Profile;
use crate::rules::{Barrier, BarrierHome, Reminder, Rule};
use crate::words::{Language, Text};
use serde::Serialize;
use utoipa::ToSchema;

/// Every rule of matching.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RulesView {
    /// The rules, in the order of primary reasons.
    pub rules: Vec<RuleView>,
    /// Every reminder, the most urgent first.
    pub reminders: Vec<ReminderView>,
    /// Every barrier that the founding documents name, and what handles it.
    pub barriers: Vec<BarrierView>,
}

/// A reminder beside a ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReminderView {
    /// The id.
    pub id: &'static str,
    /// The reminder. Beside an answer, it is worded for the household's age and state.
    #[serde(flatten)]
    pub said: SentenceView,
    /// The source of the reminder.
    pub basis: String,
}

/// A barrier, and what handles it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BarrierView {
    /// Its number in the founding documents' list.
    pub number: u8,
    /// The barrier.
    pub name: String,
    /// The things that handle it.
    pub places: Vec<EffectView>,
}

/// A thing that handles a barrier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EffectView {
    /// `rule`, `reminder`, `field`, `shown`, `held`, `promises` or `information`.
    pub kind: &'static str,
    /// The id of the rule or reminder, the word of the field, the API field that shows it, or the
    /// test that checks it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<&'static str>,
    /// A text: what is shown, prevented or planned, or why it changes no answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
}

/// One rule of matching.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RuleView {
    /// The id.
    pub id: &'static str,
    /// The rule in words.
    #[serde(flatten)]
    pub said: SentenceView,
    /// The reason why a program may have it: `licence`, `funder`, `physical`, `safety` or `wish`.
    pub basis: &'static str,
    /// The strictness: `must`, `waivable` or `prefer`.
    pub force: &'static str,
    /// The one who can change it: `person`, `worker`, `program` or `nobody`.
    pub who: &'static str,
    /// The time when the person hears about its limits: `read out` (word for word, before
    /// deciding), `first` (before deciding) or `then` (with everything else).
    pub heard: &'static str,
    /// The reason in words, to follow a count of programs.
    pub reason: SentenceView,
    /// The questions whose answers it reads.
    pub asks: Vec<&'static str>,
}

impl RulesView {
    /// The rules as sent.
    pub fn of(
        rules: &[Rule],
        reminders: &[Reminder],
        barriers: &[Barrier],
        language: Language,
    ) -> Self {
        Self {
            rules: rules.iter().map(|rule| RuleView::of(rule, language)).collect(),
            reminders: reminders.iter().map(|one| ReminderView::of(one, language)).collect(),
            barriers: barriers.iter().map(|barrier| BarrierView::of(barrier, language)).collect(),
        }
    }
}

impl ReminderView {
    /// A reminder as sent, for any household.
    pub fn of(reminder: &Reminder, language: Language) -> Self {
        Self::saying(reminder, &(reminder.text)(), language)
    }

    /// A reminder as sent for one household.
    pub fn to(reminder: &Reminder, profile: &Profile, language: Language) -> Self {
        Self::saying(reminder, &reminder.text(profile), language)
    }

    fn saying(reminder: &Reminder, text: &Text, language: Language) -> Self {
        let (said, basis) = (SentenceView::of(text, language), (reminder.basis)());
        Self { id: reminder.id, said, basis: basis.render(language) }
    }
}

impl BarrierView {
    fn of(barrier: &Barrier, language: Language) -> Self {
        let places = barrier.places.iter().map(|effect| EffectView::of(*effect, language));
        let name = (barrier.name)().render(language);
        Self { number: barrier.number, name, places: places.collect() }
    }
}

impl EffectView {
    fn of(effect: BarrierHome, language: Language) -> Self {
        let (kind, at, what) = match effect {
            BarrierHome::Rule(id) => ("rule", Some(id), None),
            BarrierHome::Reminder(id) => ("reminder", Some(id), None),
            BarrierHome::Field(word) => ("field", Some(word), None),
            BarrierHome::Shown(what, member) => ("shown", Some(member), Some(what)),
            BarrierHome::Held(what, test) => ("held", Some(test), Some(what)),
            BarrierHome::Promises(what) => ("promises", None, Some(what)),
            BarrierHome::Information(why) => ("information", None, Some(why)),
        };
        Self { kind, at, what: what.map(|what: fn() -> Text| what().render(language)) }
    }
}

impl RuleView {
    fn of(rule: &Rule, language: Language) -> Self {
        Self {
            id: rule.id,
            said: SentenceView::of(&(rule.text)(), language),
            basis: rule.basis.word(),
            force: rule.force.word(),
            who: rule.force.who(),
            heard: rule.heard.word(),
            reason: SentenceView::of(&(rule.reason)(), language),
            asks: rule.asks.iter().map(|question| question.id()).collect(),
        }
    }
}
