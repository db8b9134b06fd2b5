//! What one request has worked out so far: what ranking, explaining and asking look at.

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

/// How long arranging may take in one request, trying changes included: what is left of the budget is
/// for everything else.
pub(crate) const ARRANGING: Duration = Duration::from_millis(1_800);

/// What splitting a household costs, in hundredths of a point; no rule's weight changes it.
pub(crate) const SPLITTING_POINTS: i64 = 30_000;

/// An arranging question, how many people each part has and where they could stay: programs alike in
/// it share the answer.
type ArrangementKey = (Arc<[u32]>, Vec<Rooms>);
/// What was arranged; `None` where it cannot be done.
pub(crate) type ArrangementCache = Rc<RefCell<HashMap<ArrangementKey, Option<Arc<Arrangement>>>>>;

/// What became of one program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ProgramOutcome {
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
pub(crate) type Candidate = (SortKey, usize);

/// Everything one request has worked out.
pub(crate) struct Evaluation<'a> {
    pub(crate) field: &'a SearchIndex,
    pub(crate) profile: &'a Profile,
    pub(crate) weights: &'a Weights,
    pub(crate) tables: Vec<VerdictTable>,
    pub(crate) swept: Sweep,
    pub(crate) scores: Scores,
    /// The options: those that take the household whole, in the order of their programs, then those
    /// that take it in parts.
    pub(crate) standing: Vec<Candidate>,
    /// Of each option that takes the household whole, in the same order, its best row.
    pub(crate) whole: Vec<usize>,
    pub(crate) splits: BTreeMap<usize, Split>,
    /// Of each way to part the household that was tried: what every rule says of each part.
    pub(crate) alone: Vec<Vec<Vec<VerdictTable>>>,
    /// When nothing more may be arranged in parts.
    pub(crate) until: Instant,
    /// What was arranged already, for this question or one like it.
    pub(crate) arranged: ArrangementCache,
}

impl Evaluation<'_> {
    /// What is left of the time for arranging.
    pub(crate) fn left(&self) -> Duration {
        self.until.saturating_duration_since(Instant::now())
    }

    /// What the rule at a place in [`RULES`] says of a row, in words; `None` where it has no say.
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

    /// What a rule, by its place in [`RULES`], says of a row.
    pub(crate) fn judged(&self, rule: usize, row: usize) -> Option<Judged> {
        self.tables.get(rule)?.at(row, self.field.fact(rule, row)?)
    }

    /// Which fact of a rule a row has; `None` for a rule over named programs, which reads none.
    pub(crate) fn fact(&self, rule: usize, row: usize) -> Option<usize> {
        let reads = RULES.get(rule)?.shape.named().is_none();
        if reads { self.field.fact(rule, row) } else { None }
    }

    /// What became of a program.
    pub(crate) fn outcome(&self, program: usize) -> ProgramOutcome {
        if self.splits.contains_key(&program) {
            return ProgramOutcome::Splits;
        }
        let rows = self.field.rows_of(program);
        if let Some((row, rule)) = self.out(rows.clone()) {
            return ProgramOutcome::Out { row, rule };
        }
        // Of rows that are worth the same the first.
        let fitting = rows.filter(|row| self.swept.fits(*row));
        let best = fitting.min_by_key(|row| self.scores.order(*row));
        best.map_or(ProgramOutcome::Empty, |row| ProgramOutcome::Fits { row })
    }

    /// Of rows of a program of which none fits, the closest to fitting and the rule it fails first.
    fn out(&self, rows: Range<usize>) -> Option<(usize, usize)> {
        let failing = self.swept.failing_of(rows.clone());
        rows.zip(failing).map(|(row, failing)| ClosestRow::of(row, *failing)).max()?.out()
    }

    /// The programs that are no option, those apart that list no unit group: of each its row that is
    /// closest to fitting, and the rule that this fails first.
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

    /// The score of an option; `None` for the rest.
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

    /// Whether the whole household can stay in the unit group of a row, in this band.
    pub(crate) fn stands(&self, row: usize, band: u8) -> bool {
        self.swept.fits(row) && self.scores.at(row).band() == band
    }

    /// The parts of the household in a program that takes it in parts.
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

/// A part of the household where it would stay.
pub(crate) struct PartPlacement<'a> {
    /// What its place is worth, less what parting costs.
    pub(crate) now: i64,
    tables: &'a [VerdictTable],
    field: &'a SearchIndex,
    row: usize,
}

impl PartPlacement<'_> {
    /// The points a rule gives it, by the rule's place in [`RULES`].
    pub(crate) fn points(&self, place: usize) -> i64 {
        let judged = self.tables.get(place).zip(self.field.fact(place, self.row));
        let judged = judged.and_then(|(table, fact)| table.at(self.row, fact));
        judged.map_or(0, |judged| i64::from(judged.points))
    }
}

impl<'a> Evaluation<'a> {
    /// Nothing is worked out yet.
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
    /// The rows of the program's groups, as the arrangement counts them.
    pub(crate) rows: Range<usize>,
    /// The members of each part, by their place in the household as given.
    pub(crate) parts: Arc<[Vec<usize>]>,
    /// Which of the ways to part the household this is.
    pub(crate) parting: usize,
    /// Which part stays where.
    pub(crate) arrangement: Arc<Arrangement>,
    /// The worst part's score, less what splitting costs.
    pub(crate) score: Score,
}
