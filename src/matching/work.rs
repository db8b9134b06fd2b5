//! What one request has worked out so far: what ranking, explaining and asking look at.

use crate::domain::{Profile, Program};
use crate::matching::sweep::{Score, Sweep, Table};
use crate::matching::{Arrangement, Field, Named};
use crate::rules::{Column, RULES};
use std::collections::HashMap;
use std::ops::Range;

/// What became of one program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The household can stay in the unit group of this row.
    Fits { row: usize, score: Score },
    /// The household can stay if it is split.
    Splits { score: Score },
    /// It fails; the row that comes nearest, and the rule it fails first.
    Out { row: usize, rule: usize },
    /// The program lists no unit group at all.
    Empty,
}

/// Everything one request has worked out.
pub(super) struct Work<'a> {
    pub(super) field: &'a Field,
    pub(super) profile: &'a Profile,
    pub(super) tables: Vec<Table>,
    pub(super) swept: Sweep,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) splits: HashMap<usize, Split>,
}

impl<'a> Work<'a> {
    /// Nothing is worked out yet.
    pub(super) fn bare(field: &'a Field, profile: &'a Profile) -> Self {
        Self {
            field,
            profile,
            tables: Vec::new(),
            swept: Sweep::default(),
            outcomes: Vec::new(),
            splits: HashMap::new(),
        }
    }
}

/// A program that can take the household in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Split {
    /// The rows of the program's groups, as the arrangement counts them.
    pub(super) rows: Range<usize>,
    /// The members of each part, by their place in the household as given.
    pub(super) parts: Vec<Vec<usize>>,
    /// Which part stays where.
    pub(super) arrangement: Arrangement,
    /// The worst part's score, less what splitting costs.
    pub(super) score: Score,
}

impl Outcome {
    pub(super) fn is_option(self) -> bool {
        match self {
            Self::Fits { .. } | Self::Splits { .. } => true,
            Self::Out { .. } | Self::Empty => false,
        }
    }

    /// The row the household would stay in as a whole.
    pub(super) fn row(&self) -> Option<usize> {
        match self {
            Self::Fits { row, .. } => Some(*row),
            Self::Splits { .. } | Self::Out { .. } | Self::Empty => None,
        }
    }

    /// The score of an option; `None` for the rest.
    pub(super) fn score(self) -> Option<Score> {
        match self {
            Self::Fits { score, .. } | Self::Splits { score } => Some(score),
            Self::Out { .. } | Self::Empty => None,
        }
    }
}

/// A program as answers name it.
pub(super) fn named(program: &Program) -> Named {
    Named { id: program.id.clone(), name: program.name.to_string() }
}

/// How far programs are, for listing the nearest first.
pub(super) struct Remoteness<'a> {
    field: &'a Field,
    said: Option<(&'a Table, &'a Column)>,
}

impl<'a> Remoteness<'a> {
    pub(super) fn of(work: &'a Work<'_>) -> Self {
        let rule = RULES.iter().position(|rule| rule.id == "distance");
        let said =
            rule.and_then(|rule| Some((work.tables.get(rule)?, work.field.columns().get(rule)?)));
        Self { field: work.field, said }
    }

    /// What the distance to a program costs, in points: its first row stands for all.
    pub(super) fn at(&self, program: usize) -> i32 {
        let row = self.field.rows_of(program).start;
        let judged = self.said.and_then(|(table, column)| table.at(column, row));
        judged.map_or(0, |judged| -judged.points)
    }
}
