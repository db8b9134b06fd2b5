//! A problem as sent (RFC 9457).

use crate::domain::{FieldProblem, Problems};
use crate::words::{Arguments, Language, Text, say};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// The reason why a request failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemView {
    /// The kind of problem, as a URN.
    #[serde(rename = "type")]
    #[schema(example = "urn:waystation:problem:invalid-input")]
    pub kind: String,
    /// The kind in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The sentence that says what to do.
    pub detail: String,
    /// Every field with a problem; empty if no field is to blame.
    pub problems: Vec<ProblemsEntry>,
}

/// A problem with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemsEntry {
    /// The field, such as `household[1].age`.
    pub field: String,
    /// The id of the message that says what is wrong.
    pub code: &'static str,
    /// The arguments of that message by name; left out if it has none.
    #[serde(skip_serializing_if = "Value::is_null")]
    #[schema(value_type = Object, required = false)]
    pub args: Value,
    /// The problem and the remedy, in the language of `Accept-Language`.
    pub text: String,
    /// The problem, as a sentence.
    pub what: String,
    /// The remedy, as a sentence.
    pub action: String,
    /// Values close to the given one. Each can be sent in its place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<String>,
}

/// A kind of problem, as sent.
#[derive(Debug)]
pub(in crate::web) struct KindView {
    pub(in crate::web) name: &'static str,
    pub(in crate::web) status: u16,
    pub(in crate::web) title: Text,
    pub(in crate::web) detail: Text,
}

impl ProblemView {
    pub(in crate::web) fn of(kind: &KindView, problems: &Problems, language: Language) -> Self {
        Self {
            kind: format!("urn:waystation:problem:{}", kind.name),
            title: kind.title.render(language),
            status: kind.status,
            detail: kind.detail.render(language),
            problems: entries(problems, language),
        }
    }
}

/// The state of the service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReadyView {
    /// True if everything works.
    pub ready: bool,
    /// Things to know although everything works, by what they concern, such as `clock`.
    pub problems: Vec<ProblemsEntry>,
}

impl ReadyView {
    pub(in crate::web) fn of(known: &Problems, language: Language) -> Self {
        Self { ready: true, problems: entries(known, language) }
    }
}

fn entries(problems: &Problems, language: Language) -> Vec<ProblemsEntry> {
    let entry = |problem: &FieldProblem| ProblemsEntry {
        field: problem.field.to_string(),
        code: problem.what.message().code(),
        args: args(&problem.what),
        text: say::both(&problem.what, &problem.action).render(language),
        what: problem.what.render(language),
        action: problem.action.render(language),
        offers: problem.offers.clone(),
    };
    problems.iter().map(entry).collect()
}

/// Returns the arguments of a text; null if it has none.
fn args(text: &Text) -> Value {
    if text.arguments().next().is_none() {
        return Value::Null;
    }
    // The arguments are texts, numbers and times, so writing them cannot fail.
    serde_json::to_value(Arguments(text)).unwrap_or_default()
}
