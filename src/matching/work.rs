//! What one request has worked out so far: what ranking, explaining and asking look at.

use crate::domain::Profile;
use crate::matching::closest::Closest;
use crate::matching::scores::{Order, Score, Scores};
use crate::matching::split::{ARRANGING, Arranged, SPLITTING_POINTS};
use crate::matching::sweep::Sweep;
use crate::matching::table::Table;
use crate::matching::{Arrangement, Field, Weights};
use crate::rules::{Judged, RULES, Verdict};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What became of one program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The household can stay in the unit group of this row.
    Fits { row: usize },
    /// The household can stay if it is split.
    Splits,
    /// It fails; the row that comes nearest, and the rule it fails first, by its place in [`RULES`].
    Out { row: usize, rule: usize },
    /// The program lists no unit group at all.
    Empty,
}

/// An option: where it stands among the others, and its program. They compare as they are listed.
pub(super) type Standing = (Order, usize);

/// Everything one request has worked out.
pub(super) struct Work<'a> {
    pub(super) field: &'a Field,
    pub(super) profile: &'a Profile,
    pub(super) weights: &'a Weights,
    pub(super) tables: Vec<Table>,
    pub(super) swept: Sweep,
    pub(super) scores: Scores,
    /// The options: those that take the household whole, in the order of their programs, then those
    /// that take it in parts.
    pub(super) standing: Vec<Standing>,
    /// Of each option that takes the household whole, in the same order, its best row.
    pub(super) whole: Vec<usize>,
    pub(super) splits: BTreeMap<usize, Split>,
    /// Of each way to part the household that was tried: what every rule says of each part.
    pub(super) alone: Vec<Vec<Vec<Table>>>,
    /// When nothing more may be arranged in parts.
    pub(super) until: Instant,
    /// What was arranged already, for this question or one like it.
    pub(super) arranged: Arranged,
}

impl Work<'_> {
    /// What is left of the time for arranging.
    pub(super) fn left(&self) -> Duration {
        self.until.saturating_duration_since(Instant::now())
    }

    /// What the rule at a place in [`RULES`] says of a row, in words; `None` where it has no say.
    pub(super) fn say(&self, place: usize, row: usize) -> Option<Verdict> {
        let rule = RULES.get(place)?;
        if rule.shape.named().is_none() {
            let (facts, fact) = (self.field.facts().get(place)?, self.field.fact(place, row)?);
            return Some(rule.say(facts, fact, self.profile));
        }
        let offer = self.field.offer(row)?;
        rule.speaks_of(offer.program, self.profile).then(|| rule.say_of(offer, self.profile))
    }

    /// What a rule, by its place in [`RULES`], says of a row.
    pub(super) fn judged(&self, rule: usize, row: usize) -> Option<Judged> {
        self.tables.get(rule)?.at(row, self.field.fact(rule, row)?)
    }

    /// Which fact of a rule a row has; `None` for a rule over named programs, which reads none.
    pub(super) fn fact(&self, rule: usize, row: usize) -> Option<usize> {
        let reads = RULES.get(rule)?.shape.named().is_none();
        if reads { self.field.fact(rule, row) } else { None }
    }

    /// What became of a program.
    pub(super) fn outcome(&self, program: usize) -> Outcome {
        if self.splits.contains_key(&program) {
            return Outcome::Splits;
        }
        let rows = self.field.rows_of(program);
        if let Some((row, rule)) = self.out(rows.clone()) {
            return Outcome::Out { row, rule };
        }
        // Of rows that are worth the same the first.
        let fitting = rows.filter(|row| self.swept.fits(*row));
        let best = fitting.min_by_key(|row| self.scores.order(*row));
        best.map_or(Outcome::Empty, |row| Outcome::Fits { row })
    }

    /// Of rows of a program of which none fits, the closest to fitting and the rule it fails first.
    fn out(&self, rows: Range<usize>) -> Option<(usize, usize)> {
        let failing = self.swept.failing_of(rows.clone());
        rows.zip(failing).map(|(row, failing)| Closest::of(row, *failing)).max()?.out()
    }

    /// The programs that are no option, those apart that list no unit group: of each its row that is
    /// closest to fitting, and the rule that this fails first.
    pub(super) fn left_out(&self) -> impl Iterator<Item = (usize, (usize, usize))> {
        let mut in_parts = self.splits.keys().copied().peekable();
        let closest = Closest::of_each(self.field, &self.swept);
        closest.into_iter().filter_map(move |closest| {
            let (row, rule) = closest.out()?;
            let program = self.field.program_of(row);
            while in_parts.next_if(|earlier| *earlier < program).is_some() {}
            (in_parts.peek() != Some(&program)).then_some((program, (row, rule)))
        })
    }

    /// The score of an option; `None` for the rest.
    pub(super) fn score(&self, program: usize) -> Option<Score> {
        match self.outcome(program) {
            Outcome::Fits { row } => Some(self.scores.at(row)),
            Outcome::Splits => self.splits.get(&program).map(|split| split.score),
            Outcome::Out { .. } | Outcome::Empty => None,
        }
    }

    /// The options that take the household in parts.
    pub(super) fn in_parts(&self) -> impl Iterator<Item = Standing> {
        self.standing.iter().skip(self.whole.len()).copied()
    }

    /// The options that take the household whole, each with its best row.
    pub(super) fn whole(&self) -> impl Iterator<Item = (Standing, usize)> {
        self.standing.iter().copied().zip(self.whole.iter().copied())
    }

    /// Whether the whole household can stay in the unit group of a row, in this band.
    pub(super) fn stands(&self, row: usize, band: u8) -> bool {
        self.swept.fits(row) && self.scores.at(row).band() == band
    }

    /// The parts of the household in a program that takes it in parts.
    pub(super) fn parts(&self, program: usize) -> Option<Vec<Part<'_>>> {
        let split = self.splits.get(&program)?;
        let stays = split.arrangement.stays.iter().zip(self.alone.get(split.parting)?);
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
        let judged = self.tables.get(place).zip(self.field.fact(place, self.row));
        let judged = judged.and_then(|(table, fact)| table.at(self.row, fact));
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
            standing: Vec::new(),
            whole: Vec::new(),
            splits: BTreeMap::new(),
            alone: Vec::new(),
            until: Instant::now() + ARRANGING,
            arranged: Arranged::default(),
        }
    }
}

/// A program that can take the household in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Split {
    /// The rows of the program's groups, as the arrangement counts them.
    pub(super) rows: Range<usize>,
    /// The members of each part, by their place in the household as given.
    pub(super) parts: Arc<[Vec<usize>]>,
    /// Which of the ways to part the household this is.
    pub(super) parting: usize,
    /// Which part stays where.
    pub(super) arrangement: Arc<Arrangement>,
    /// The worst part's score, less what splitting costs.
    pub(super) score: Score,
}
