//! Writes a model as JSON, for other solvers to solve the very same.

use super::{Done, Failed};
use crate::matching::{Column, Goal, Model, Row, Sense};
use serde::Serialize;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// What came out here, for comparison.
#[derive(Debug, Serialize)]
pub(super) struct Ours {
    pub(super) objective: i64,
    pub(super) bound: i64,
    pub(super) proven: bool,
    pub(super) seconds: f64,
}

#[derive(Serialize)]
struct Dump<'a> {
    kind: &'static str,
    goal: &'static str,
    columns: Vec<ColumnLine>,
    rows: Vec<RowLine<'a>>,
    ours: &'a Ours,
}

#[derive(Serialize)]
struct ColumnLine {
    worth: i64,
    low: i32,
    high: i32,
}

#[derive(Serialize)]
struct RowLine<'a> {
    terms: &'a [(usize, i64)],
    sense: &'static str,
    bound: i64,
}

pub(super) fn write(path: &Path, model: &Model, ours: &Ours) -> Done {
    let goal = match model.goal() {
        Goal::Least => "least",
        Goal::Most => "most",
    };
    let dump = Dump {
        kind: "assignment",
        goal,
        columns: model.columns().iter().map(column).collect(),
        rows: model.rows().iter().map(row).collect(),
        ours,
    };
    let cannot = |error| Failed(format!("{} cannot be written: {error}.", path.display()));
    let mut file = BufWriter::new(File::create(path).map_err(cannot)?);
    serde_json::to_writer(&mut file, &dump)?;
    Ok(file.flush()?)
}

fn column(column: &Column) -> ColumnLine {
    let (low, high) = (*column.range.start(), *column.range.end());
    ColumnLine { worth: column.worth, low, high }
}

fn row(row: &Row) -> RowLine<'_> {
    let sense = match row.sense {
        Sense::AtMost => "<=",
        Sense::AtLeast => ">=",
        Sense::Exactly => "=",
    };
    RowLine { terms: &row.terms, sense, bound: row.bound }
}
