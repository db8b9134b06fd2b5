//! What solvers of other makers are given: a question as plain numbers, and what came out here.

use crate::desk::{BatchSolution, Goal, IntegerVariable, LinearConstraint, Model, Sense};
use serde::Serialize;
use std::time::Duration;

/// A question with our answer to it, as it is written to a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InstanceView<Q> {
    /// What kind of question: `assignment` or `plan`.
    pub kind: &'static str,
    /// The question.
    #[serde(flatten)]
    pub question: Q,
    /// What came out here.
    pub ours: OursView,
}

/// What came out here, for comparison.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OursView {
    /// What the answer is worth or costs, in the question's own numbers.
    pub objective: i64,
    /// Nothing is better than this.
    pub bound: i64,
    /// Whether nothing better than the answer exists.
    pub proven: bool,
    /// How long it took from the numbers to the answer; reading and judging are not in it.
    pub seconds: f64,
}

/// A model: columns that are whole numbers within bounds, and rows over them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ModelView {
    /// `most` or `least`: which sum of the columns' worth is wanted.
    pub goal: &'static str,
    /// The columns, named by their place.
    pub columns: Vec<ColumnView>,
    /// The rows.
    pub rows: Vec<RowView>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnView {
    /// What one of it adds to the sum.
    pub worth: i64,
    /// The least it may be.
    pub low: i32,
    /// The most it may be.
    pub high: i32,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowView {
    /// Columns, each with how many times.
    pub terms: Vec<(usize, i64)>,
    /// `<=`, `>=` or `=`.
    pub sense: &'static str,
    /// With what the sum is compared.
    pub bound: i64,
}

impl OursView {
    /// What a batch came to, which took so long.
    pub fn settled(settled: &BatchSolution, took: Duration) -> Self {
        Self {
            objective: settled.scale * settled.worth.priority + settled.worth.quality,
            bound: settled.bound,
            proven: settled.proven,
            seconds: took.as_secs_f64(),
        }
    }
}

impl ModelView {
    /// A model as written.
    pub fn of(model: &Model) -> Self {
        Self {
            goal: match model.goal() {
                Goal::Least => "least",
                Goal::Most => "most",
            },
            columns: model.columns().iter().map(ColumnView::of).collect(),
            rows: model.rows().iter().map(RowView::of).collect(),
        }
    }
}

impl ColumnView {
    fn of(column: &IntegerVariable) -> Self {
        let (low, high) = (*column.range.start(), *column.range.end());
        Self { worth: column.worth, low, high }
    }
}

impl RowView {
    fn of(row: &LinearConstraint) -> Self {
        let sense = match row.sense {
            Sense::AtMost => "<=",
            Sense::AtLeast => ">=",
            Sense::Exactly => "=",
        };
        let terms = row.terms.iter().map(|(variable, times)| (variable.number(), *times));
        Self { terms: terms.collect(), sense, bound: row.bound }
    }
}
