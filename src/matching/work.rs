//! What one request has worked out so far: what ranking, explaining and asking look at.

use crate::domain::{Profile, Program};
use crate::matching::scores::{Order, Score, Scores};
use crate::matching::split::SPLITTING_POINTS;
use crate::matching::sweep::Sweep;
use crate::matching::table::Table;
use crate::matching::{Arrangement, Field, Named, Weights};
use crate::rules::{Codes, Column, RULES, Verdict};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// What became of one program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The household can stay in the unit group of this row.
    Fits { row: usize },
    /// The household can stay if it is split.
    Splits,
    /// It fails; the row that comes nearest, and the rule it fails first.
    Out { row: usize, rule: u8 },
    /// The program lists no unit group at all.
    Empty,
}

/// An option: where it stands among the others, and its program. They compare as they are listed.
pub(super) type Standing = (Order, usize);

/// The options that take the household whole, in the order of their programs.
#[derive(Default)]
pub(super) struct Whole {
    /// The best row of each.
    pub(super) rows: Vec<usize>,
    /// The program of each.
    pub(super) programs: Vec<usize>,
    /// The best row of each that has others that fit as well, with its program.
    pub(super) choices: Vec<(usize, usize)>,
}

/// Everything one request has worked out.
pub(super) struct Work<'a> {
    pub(super) field: &'a Field,
    pub(super) profile: &'a Profile,
    pub(super) weights: &'a Weights,
    pub(super) tables: Vec<Table>,
    pub(super) swept: Sweep,
    pub(super) scores: Scores,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) whole: Whole,
    /// The programs that are options, in the order of their ids.
    pub(super) standing: Vec<Standing>,
    pub(super) splits: BTreeMap<usize, Split>,
    /// What every rule says of each part of the household alone, where it was tried in parts.
    pub(super) alone: Vec<Vec<Table>>,
}

impl Work<'_> {
    /// What a rule, by its place in [`RULES`], says of a row, in words.
    pub(super) fn say(&self, rule: usize, row: usize) -> Option<Verdict> {
        Some(RULES.get(rule)?.say_of(self.field.offer(row)?, self.profile))
    }

    /// Which fact of a rule a row has; `None` for a rule over named programs, which reads none.
    pub(super) fn fact(&self, rule: usize, row: usize) -> Option<usize> {
        let column = self.field.columns().get(rule)?;
        RULES.get(rule)?.shape.named().is_none().then(|| column.codes().at(row))
    }

    /// The score of an option; `None` for the rest.
    pub(super) fn score(&self, program: usize) -> Option<Score> {
        match self.outcomes.get(program)? {
            Outcome::Fits { row } => Some(self.scores.at(*row)),
            Outcome::Splits => self.splits.get(&program).map(|split| split.score),
            Outcome::Out { .. } | Outcome::Empty => None,
        }
    }

    /// Whether the whole household can stay in the unit group of a row, in this band.
    pub(super) fn stands(&self, row: usize, band: u8) -> bool {
        self.swept.fits(row) && self.scores.at(row).band() == band
    }

    /// The parts of the household in a program that takes it in parts.
    pub(super) fn parts(&self, program: usize) -> Option<Vec<Part<'_>>> {
        let split = self.splits.get(&program)?;
        let stays = split.arrangement.stays.iter().zip(&self.alone);
        let parts = stays.map(|(stay, tables)| {
            let row = split.rows.start + stay.group;
            let mut part = Part { now: -SPLITTING_POINTS, tables, field: self.field, row };
            let worth = |place| part.points(place) * i64::from(self.weights.at(place));
            part.now += (0..tables.len()).map(worth).sum::<i64>();
            part
        });
        Some(parts.collect())
    }
}

/// A part of the household where it would stay.
pub(super) struct Part<'a> {
    /// What its place is worth, less what parting costs.
    pub(super) now: i64,
    tables: &'a [Table],
    field: &'a Field,
    row: usize,
}

impl Part<'_> {
    /// The points a rule gives it, by the rule's place in [`RULES`].
    pub(super) fn points(&self, place: usize) -> i64 {
        let judged = self.tables.get(place).zip(self.field.columns().get(place));
        let judged = judged.and_then(|(table, column)| table.at(column, self.row));
        judged.map_or(0, |judged| i64::from(judged.points))
    }
}

impl<'a> Work<'a> {
    /// Nothing is worked out yet.
    pub(super) fn bare(field: &'a Field, profile: &'a Profile, weights: &'a Weights) -> Self {
        Self {
            field,
            profile,
            weights,
            tables: Vec::new(),
            swept: Sweep::default(),
            scores: Scores::default(),
            outcomes: Vec::new(),
            whole: Whole::default(),
            standing: Vec::new(),
            splits: BTreeMap::new(),
            alone: Vec::new(),
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
    /// The row the household would stay in as a whole.
    pub(super) fn row(&self) -> Option<usize> {
        match self {
            Self::Fits { row } => Some(*row),
            Self::Splits | Self::Out { .. } | Self::Empty => None,
        }
    }
}

/// A program as answers name it.
pub(super) fn named(program: &Program) -> Named {
    Named { id: program.id.clone(), name: Arc::clone(&program.name) }
}

/// How far programs are, for listing the nearest first.
pub(super) struct Remoteness<'a> {
    /// What each fact of the rule on distance costs, in points.
    costs: Vec<i32>,
    codes: Option<&'a Codes>,
}

impl<'a> Remoteness<'a> {
    pub(super) fn of(work: &'a Work<'_>) -> Self {
        let rule = RULES.iter().position(|rule| rule.id == "distance");
        let table = rule.and_then(|rule| work.tables.get(rule));
        let costs = table.map_or(&[][..], Table::judged).iter().map(|judged| -judged.points);
        let column = rule.and_then(|rule| work.field.columns().get(rule));
        Self { costs: costs.collect(), codes: column.map(Column::codes) }
    }

    /// What the distance to the program of a row costs, in points: all its rows are in one place.
    pub(super) fn at(&self, row: usize) -> i32 {
        let cost = self.codes.and_then(|codes| self.costs.get(codes.at(row)));
        cost.copied().unwrap_or(0)
    }
}
