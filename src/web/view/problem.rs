//! A problem as it is sent (RFC 9457).

use crate::domain::{FieldProblem, Problems};
use crate::words::{Arguments, Language, Text, say};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// Why a request was not answered as asked.
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
    /// What to do.
    pub detail: String,
    /// Every field with a problem; empty when no field is to blame.
    pub problems: Vec<ProblemsEntry>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemsEntry {
    /// The field, such as `household[1].age`.
    pub field: String,
    /// The id of the message that says what is wrong.
    pub code: &'static str,
    /// The arguments of that message by name; left out where it has none.
    #[serde(skip_serializing_if = "Value::is_null")]
    #[schema(value_type = Object, required = false)]
    pub args: Value,
    /// What is wrong and what to do about it, in the language of `Accept-Language`.
    pub text: String,
    /// What is wrong, as a sentence.
    pub what: String,
    /// What to do about it, as a sentence.
    pub action: String,
    /// Values close to what was given, each of which can be sent in its place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<String>,
}

/// A kind of problem, as it is sent.
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

/// Whether the service can do what it is there for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReadyView {
    /// Whether everything can be done.
    pub ready: bool,
    /// What there is to know even so, by what it concerns, such as `clock`.
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

/// The arguments of a text; null where it has none.
fn args(text: &Text) -> Value {
    if text.arguments().next().is_none() {
        return Value::Null;
    }
    // Texts, numbers and times: nothing in it could fail to be written.
    serde_json::to_value(Arguments(text)).unwrap_or_default()
}
