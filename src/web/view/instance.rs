//! Input for other solvers: a request as plain numbers, with our result.

use crate::desk::{BatchSolution, Goal, IntegerVariable, LinearConstraint, Model, Sense};
use serde::Serialize;
use std::time::Duration;

/// A request with our result, as written to a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InstanceView<Q> {
    /// The kind of request: `assignment` or `plan`.
    pub kind: &'static str,
    /// The request.
    #[serde(flatten)]
    pub question: Q,
    /// Our result.
    pub ours: OursView,
}

/// Our result, for comparison.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OursView {
    /// The value or cost of the answer, in the request's own numbers.
    pub objective: i64,
    /// The bound on the objective. Nothing is better than this.
    pub bound: i64,
    /// True if nothing better than the answer exists.
    pub proven: bool,
    /// The seconds from the numbers to the answer, without reading the night and judging rules.
    pub seconds: f64,
}

/// A model: integer columns within bounds, and rows over them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ModelView {
    /// `most` or `least`: the direction in which the sum of the columns' worth is optimized.
    pub goal: &'static str,
    /// The columns. Rows refer to them by index, from 0.
    pub columns: Vec<ColumnView>,
    /// The rows.
    pub rows: Vec<RowView>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnView {
    /// The worth that each unit of it adds to the sum.
    pub worth: i64,
    /// The least it may be.
    pub low: i32,
    /// The most it may be.
    pub high: i32,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowView {
    /// The columns in the sum, each with its factor.
    pub terms: Vec<(usize, i64)>,
    /// `<=`, `>=` or `=`.
    pub sense: &'static str,
    /// The number that the sum is compared with.
    pub bound: i64,
}

impl OursView {
    /// The result of a batch, with the time it took.
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
