//! The laws of matching as they are sent.

use crate::rules::Rule;
use serde::Serialize;
use utoipa::ToSchema;

/// Every law of matching.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RulesView {
    /// The rules, in the order of primary reasons.
    pub rules: Vec<RuleView>,
}

/// One law of matching.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RuleView {
    /// The id.
    pub id: &'static str,
    /// The rule as one sentence.
    pub text: &'static str,
    /// Why a program may have it: `licence`, `funder`, `physical`, `safety` or `wish`.
    pub basis: &'static str,
    /// How strictly it holds: `must`, `waivable` or `prefer`.
    pub force: &'static str,
    /// Who can change it: `person`, `worker`, `program` or `nobody`.
    pub who: &'static str,
    /// The reason in words, behind a count of programs.
    pub reason: &'static str,
    /// The questions whose answers it reads.
    pub asks: Vec<&'static str>,
}

impl RulesView {
    /// The rules as sent.
    pub fn of(rules: &[Rule]) -> Self {
        Self { rules: rules.iter().map(RuleView::of).collect() }
    }
}

impl RuleView {
    fn of(rule: &Rule) -> Self {
        Self {
            id: rule.id,
            text: rule.text,
            basis: rule.basis.word(),
            force: rule.force.word(),
            who: rule.force.who(),
            reason: rule.reason,
            asks: rule.asks.iter().map(|question| question.id()).collect(),
        }
    }
}
