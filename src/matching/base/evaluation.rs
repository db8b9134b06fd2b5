//! The results of one request so far, which ranking, explaining and asking read.

use crate::domain::Profile;
use crate::matching::base::closest_row::ClosestRow;
use crate::matching::base::scores::{Score, Scores, SortKey};
use crate::matching::base::sweep::Sweep;
use crate::matching::base::verdict_table::VerdictTable;
use crate::matching::{Arrangement, Rooms, SearchIndex, Weights};
use crate::rules::{Judged, RULES, Verdict};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The time for arranging in one request, trials of changes included. The rest of the request's
/// time is for everything else.
pub(crate) const ARRANGING: Duration = Duration::from_millis(1_800);

/// The cost of splitting a household, in hundredths of a point. No rule's weight changes it.
pub(crate) const SPLITTING_POINTS: i64 = 30_000;

/// A question about an arrangement: the number of people in each part, and the rooms. Programs with
/// the same question share the answer.
type ArrangementKey = (Arc<[u32]>, Vec<Rooms>);
/// The arrangements found; `None` if none is possible.
pub(crate) type ArrangementCache = Rc<RefCell<HashMap<ArrangementKey, Option<Arc<Arrangement>>>>>;

/// The outcome for one program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ProgramOutcome {
    /// The household can stay in the unit group of this row.
    Fits { row: usize },
    /// The household can stay if it is split.
    Splits,
    /// It fails. `row` is the row closest to fitting, and `rule` is the first rule that this row
    /// fails, by its place in [`RULES`].
    Out { row: usize, rule: usize },
    /// The program lists no unit group at all.
    Empty,
}

/// An option: its position among the others, and its program. Options compare in the order of the
/// list.
pub(crate) type Candidate = (SortKey, usize);

/// Everything that one request has computed.
pub(crate) struct Evaluation<'a> {
    pub(crate) field: &'a SearchIndex,
    pub(crate) profile: &'a Profile,
    pub(crate) weights: &'a Weights,
    pub(crate) tables: Vec<VerdictTable>,
    pub(crate) swept: Sweep,
    pub(crate) scores: Scores,
    /// The options: first those that take the household whole, in the order of their programs, then
    /// those that take it in parts.
    pub(crate) standing: Vec<Candidate>,
    /// The best row of each option that takes the household whole, in the same order.
    pub(crate) whole: Vec<usize>,
    pub(crate) splits: BTreeMap<usize, Split>,
    /// The verdicts of every rule on each part, for each way to split the household that was tried.
    pub(crate) alone: Vec<Vec<Vec<VerdictTable>>>,
    /// The time after which nothing more is arranged in parts.
    pub(crate) until: Instant,
    /// The arrangements found so far, for this question or a similar one.
    pub(crate) arranged: ArrangementCache,
}

impl Evaluation<'_> {
    /// The time left for arranging.
    pub(crate) fn left(&self) -> Duration {
        self.until.saturating_duration_since(Instant::now())
    }

    /// Returns the verdict of the rule at a place in [`RULES`] on a row, with its sentence; `None`
    /// if the rule does not apply to the row.
    pub(crate) fn say(&self, place: usize, row: usize) -> Option<Verdict> {
        let rule = RULES.get(place)?;
        if rule.shape.named().is_none() {
            let (facts, fact) = (self.field.facts().get(place)?, self.field.fact(place, row)?);
            return Some(rule.say(facts, fact, self.profile));
        }
        let offer = self.field.offer(row)?;
        rule.speaks_of(offer.program, self.profile)
            .then(|| rule.judge_in_words(offer, self.profile))
    }

    /// Returns the verdict of a rule, by its place in [`RULES`], on a row, without its sentence.
    pub(crate) fn judged(&self, rule: usize, row: usize) -> Option<Judged> {
        self.tables.get(rule)?.at(row, self.field.fact(rule, row)?)
    }

    /// Returns the fact of a row for a rule; `None` for a rule over named programs, which reads
    /// none.
    pub(crate) fn fact(&self, rule: usize, row: usize) -> Option<usize> {
        let reads = RULES.get(rule)?.shape.named().is_none();
        if reads { self.field.fact(rule, row) } else { None }
    }

    /// Returns the outcome for a program.
    pub(crate) fn outcome(&self, program: usize) -> ProgramOutcome {
        if self.splits.contains_key(&program) {
            return ProgramOutcome::Splits;
        }
        let rows = self.field.rows_of(program);
        if let Some((row, rule)) = self.out(rows.clone()) {
            return ProgramOutcome::Out { row, rule };
        }
        // At equal order, the first row wins.
        let fitting = rows.filter(|row| self.swept.fits(*row));
        let best = fitting.min_by_key(|row| self.scores.order(*row));
        best.map_or(ProgramOutcome::Empty, |row| ProgramOutcome::Fits { row })
    }

    /// Returns the row closest to fitting and the first rule that it fails; `None` if a row fits.
    fn out(&self, rows: Range<usize>) -> Option<(usize, usize)> {
        let failing = self.swept.failing_of(rows.clone());
        rows.zip(failing).map(|(row, failing)| ClosestRow::of(row, *failing)).max()?.out()
    }

    /// The programs that are no option, each with its row closest to fitting and the first rule
    /// that this row fails. Programs that list no unit group are left out.
    pub(crate) fn left_out(&self) -> impl Iterator<Item = (usize, (usize, usize))> {
        let mut in_parts = self.splits.keys().copied().peekable();
        let closest = ClosestRow::of_each(self.field, &self.swept);
        closest.into_iter().filter_map(move |closest| {
            let (row, rule) = closest.out()?;
            let program = self.field.program_of(row);
            while in_parts.next_if(|earlier| *earlier < program).is_some() {}
            (in_parts.peek() != Some(&program)).then_some((program, (row, rule)))
        })
    }

    /// Returns the score of an option; `None` if the program is no option.
    pub(crate) fn score(&self, program: usize) -> Option<Score> {
        match self.outcome(program) {
            ProgramOutcome::Fits { row } => Some(self.scores.at(row)),
            ProgramOutcome::Splits => self.splits.get(&program).map(|split| split.score),
            ProgramOutcome::Out { .. } | ProgramOutcome::Empty => None,
        }
    }

    /// The options that take the household in parts.
    pub(crate) fn in_parts(&self) -> impl Iterator<Item = Candidate> {
        self.standing.iter().skip(self.whole.len()).copied()
    }

    /// The options that take the household whole, each with its best row.
    pub(crate) fn whole(&self) -> impl Iterator<Item = (Candidate, usize)> {
        self.standing.iter().copied().zip(self.whole.iter().copied())
    }

    /// Returns true if the whole household can stay in the unit group of a row, in this band.
    pub(crate) fn stands(&self, row: usize, band: u8) -> bool {
        self.swept.fits(row) && self.scores.at(row).band() == band
    }

    /// The parts of the household in a program that takes it in parts; `None` in any other program.
    pub(crate) fn parts(&self, program: usize) -> Option<Vec<PartPlacement<'_>>> {
        let split = self.splits.get(&program)?;
        let stays = split.arrangement.stays.iter().zip(self.alone.get(split.parting)?);
        let parts = stays.map(|(stay, tables)| {
            let row = split.rows.start + stay.group;
            let mut part = PartPlacement { now: -SPLITTING_POINTS, tables, field: self.field, row };
            let worth = |place| part.points(place) * i64::from(self.weights.at(place));
            part.now += (0..tables.len()).map(worth).sum::<i64>();
            part
        });
        Some(parts.collect())
    }
}

/// A part of the household, in the unit group where it would stay.
pub(crate) struct PartPlacement<'a> {
    /// The value of its place less the cost of splitting, in hundredths of a point.
    pub(crate) now: i64,
    tables: &'a [VerdictTable],
    field: &'a SearchIndex,
    row: usize,
}

impl PartPlacement<'_> {
    /// Returns the points that a rule gives it, unweighted, by the rule's place in [`RULES`].
    pub(crate) fn points(&self, place: usize) -> i64 {
        let judged = self.tables.get(place).zip(self.field.fact(place, self.row));
        let judged = judged.and_then(|(table, fact)| table.at(self.row, fact));
        judged.map_or(0, |judged| i64::from(judged.points))
    }
}

impl<'a> Evaluation<'a> {
    /// Starts an evaluation with nothing computed.
    pub(crate) fn bare(field: &'a SearchIndex, profile: &'a Profile, weights: &'a Weights) -> Self {
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
            arranged: ArrangementCache::default(),
        }
    }
}

/// A program that can take the household in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Split {
    /// The rows of the program's groups. The arrangement counts groups from the first of them.
    pub(crate) rows: Range<usize>,
    /// The members of each part, by their place in the household as given.
    pub(crate) parts: Arc<[Vec<usize>]>,
    /// The number of this way to split the household, among those that were tried.
    pub(crate) parting: usize,
    /// The place of each part.
    pub(crate) arrangement: Arc<Arrangement>,
    /// The most steps and the fewest points of any part, less the cost of splitting.
    pub(crate) score: Score,
}
