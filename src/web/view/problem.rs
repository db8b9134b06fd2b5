//! A problem as it is sent (RFC 9457).

use crate::domain::{FieldProblem, Problems};
use serde::Serialize;
use utoipa::ToSchema;

/// Why a request was not answered as asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemView {
    /// The kind of problem, as a URN.
    #[serde(rename = "type")]
    #[schema(example = "urn:waystation:problem:invalid-input")]
    pub kind: String,
    /// The kind in words.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What to do.
    pub detail: &'static str,
    /// Every field with a problem; empty when no field is to blame.
    pub problems: Vec<ProblemsEntry>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemsEntry {
    /// The field, such as `household[1].age`.
    pub field: String,
    /// What is wrong, as a sentence.
    pub what: String,
    /// What to do about it, as a sentence.
    pub action: String,
    /// Values close to what was given, each of which can be sent in its place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<String>,
}

impl ProblemView {
    pub(in crate::web) fn of(
        name: &str,
        title: &'static str,
        status: u16,
        detail: &'static str,
        problems: &Problems,
    ) -> Self {
        Self {
            kind: format!("urn:waystation:problem:{name}"),
            title,
            status,
            detail,
            problems: entries(problems),
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
    pub(in crate::web) fn of(known: &Problems) -> Self {
        Self { ready: true, problems: entries(known) }
    }
}

fn entries(problems: &Problems) -> Vec<ProblemsEntry> {
    let entry = |problem: &FieldProblem| ProblemsEntry {
        field: problem.field.clone(),
        what: problem.what.clone(),
        action: problem.action.clone(),
        offers: problem.offers.clone(),
    };
    problems.iter().map(entry).collect()
}
