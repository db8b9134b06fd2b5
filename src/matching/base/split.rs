//! Splits a household that fits no single unit group of a program over several of its groups.

use crate::domain::{AgeSet, ChildStay, FULL_HOLDS, Household, Profile, PublishedPost, UnitKind};
use crate::matching::base::evaluation::{Evaluation, SPLITTING_POINTS, Split};
use crate::matching::base::scores::{Score, Scores};
use crate::matching::base::sweep::{Sweep, sweep_among};
use crate::matching::base::verdict_table::{VerdictTable, rejudged, tables};
use crate::matching::{Proof, Rooms, SearchIndex, Weights, arrange};
use crate::rules::{Rows, Rule};
use std::collections::BTreeMap;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread;

/// The cost of a split, which has to be confirmed: one step down, and points.
const SPLITTING: Score = Score { steps: 1, points: -SPLITTING_POINTS };

/// The evaluation of a similar question, and the rules that may judge differently now.
#[derive(Clone, Copy)]
pub(crate) struct PreviousEvaluation<'a> {
    pub(crate) evaluation: &'a Evaluation<'a>,
    pub(crate) concerned: &'a dyn Fn(&Rule) -> bool,
}

/// The programs that can take the household in parts.
pub(crate) struct SplitPrograms {
    /// By the program's position.
    pub(crate) found: BTreeMap<usize, Split>,
    /// The verdicts of every rule on each part alone.
    pub(crate) alone: Vec<Vec<VerdictTable>>,
    /// The certainty that time was enough to try every program.
    pub(crate) proof: Proof,
}

/// Finds the programs that fail the household as a whole but take each part in some group. Skips
/// those in `except`, which take it split in another way.
pub(crate) fn splits(
    evaluation: &Evaluation<'_>,
    parts: &[Vec<usize>],
    except: &BTreeMap<usize, Split>,
    before: Option<PreviousEvaluation<'_>>,
) -> SplitPrograms {
    let households: Vec<Household> =
        parts.iter().map(|part| evaluation.profile.household.part(part)).collect();
    let alone: Vec<_> =
        households.iter().map(|part| evaluation.profile.with(part.clone())).collect();
    let left = left_out(evaluation, except);
    let (mut tables, mut swept, mut scores) = (Vec::new(), Vec::new(), Vec::new());
    for looked in look(evaluation, &alone, &left, before) {
        tables.push(looked.tables);
        swept.push(looked.swept);
        scores.push(looked.scores);
    }
    let sizes: Arc<[u32]> = households.iter().map(Household::size).collect();
    let parts: Arc<[Vec<usize>]> = parts.into();
    let mut answers = evaluation.arranged.borrow_mut();
    let (mut found, mut proof) = (BTreeMap::new(), Proof::Optimal);
    let mut programs: Vec<usize> = swept
        .first()
        .into_iter()
        .flat_map(|swept| swept.fitting().each())
        .map(|r| evaluation.field.program_of(r))
        .collect();
    programs.dedup();
    for at in programs {
        let rows = evaluation.field.rows_of(at);
        if !swept.iter().all(|s| rows.clone().any(|row| s.fits(row))) {
            continue;
        }
        let takes = |row: usize| swept.iter().map(|s| s.fits(row)).collect();
        let rooms = rooms(evaluation.field, evaluation.profile, rows.clone(), &households, &takes);
        let question = (Arc::clone(&sizes), rooms);
        let known = answers.get(&question).cloned();
        let answer = known.or_else(|| {
            let answer = arrange(&sizes, &question.1, evaluation.left()).ok()?.map(Arc::new);
            answers.insert(question, answer.clone());
            Some(answer)
        });
        match answer {
            None => proof = Proof::OutOfTime,
            Some(None) => {}
            Some(Some(arrangement)) => {
                let stays = arrangement.stays.iter().zip(&scores);
                let worst = stays.map(|(stay, scores)| scores.at(rows.start + stay.group));
                let score = worst.reduce(worse).unwrap_or_default().and(SPLITTING);
                let (parts, parting) = (Arc::clone(&parts), evaluation.alone.len());
                found.insert(at, Split { rows, parts, parting, arrangement, score });
            }
        }
    }
    SplitPrograms { found, alone: tables, proof }
}

/// With at least this many rows, each part is evaluated in its own thread. With fewer, waking
/// another processor takes as long as the evaluation.
const MANY_ROWS: usize = 100_000;

/// One part of a household, evaluated alone.
struct PartEvaluation {
    tables: Vec<VerdictTable>,
    swept: Sweep,
    scores: Scores,
}

impl PartEvaluation {
    fn of(field: &SearchIndex, weights: &Weights, tables: Vec<VerdictTable>, among: &Rows) -> Self {
        let swept = sweep_among(field, &tables, among);
        let scores = Scores::of(field, &tables, weights, &swept);
        Self { tables, swept, scores }
    }
}

/// Evaluates each part of a household alone, on some rows.
fn look(
    evaluation: &Evaluation<'_>,
    parts: &[Profile],
    among: &Rows,
    before: Option<PreviousEvaluation<'_>>,
) -> Vec<PartEvaluation> {
    let (field, weights) = (evaluation.field, evaluation.weights);
    if let Some(PreviousEvaluation { evaluation: before, concerned }) = before
        && let Some(alone) =
            before.alone.get(evaluation.alone.len()).filter(|a| a.len() == parts.len())
    {
        let again = alone.iter().zip(parts).map(|(alone, part)| {
            PartEvaluation::of(field, weights, rejudged(field, alone, part, concerned), among)
        });
        return again.collect();
    }
    let one = |part: &Profile| PartEvaluation::of(field, weights, tables(field, part), among);
    if field.rows() < MANY_ROWS {
        return parts.iter().map(one).collect();
    }
    thread::scope(|threads| {
        let started: Vec<_> = parts.iter().map(|part| threads.spawn(|| one(part))).collect();
        let done = started.into_iter().map(|part| part.join().unwrap_or_else(|e| resume_unwind(e)));
        done.collect()
    })
}

/// Returns the rows of all other programs than those that take the household whole or split in
/// another way.
fn left_out(evaluation: &Evaluation<'_>, except: &BTreeMap<usize, Split>) -> Rows {
    let mut left = Rows::all(evaluation.field.rows());
    let taking = evaluation.standing.iter().map(|(_, program)| program);
    for program in taking.chain(except.keys()) {
        evaluation.field.rows_of(*program).for_each(|row| left.remove(row));
    }
    left
}

impl Score {
    fn and(self, more: Self) -> Self {
        Self {
            steps: self.steps.saturating_add(more.steps),
            points: self.points.saturating_add(more.points),
        }
    }
}

fn worse(a: Score, b: Score) -> Score {
    Score { steps: a.steps.max(b.steps), points: a.points.min(b.points) }
}

/// Returns the groups of a program, as arranging sees them. The group's stated number limits the
/// units. For tonight, so does a post of the last 24 hours, by the most units in its band. The
/// worker asks the program about the rooms anyway.
pub(crate) fn rooms(
    field: &SearchIndex,
    profile: &Profile,
    rows: Range<usize>,
    parts: &[Household],
    takes: &dyn Fn(usize) -> Vec<bool>,
) -> Vec<Rooms> {
    let people = parts.iter().map(Household::size).sum::<u32>();
    let people = u16::try_from(people).unwrap_or(u16::MAX);
    let one = |row: usize| {
        let group = field.group(row)?;
        let binds = |post: &&PublishedPost| {
            profile.now - post.posted_at <= FULL_HOLDS && !profile.comes_another_day()
        };
        let post = group.post.as_ref().filter(binds);
        let posted = post.map_or(u16::MAX, |post| post.openings.at_most());
        let units = posted.min(group.terms.units.unwrap_or(people)).min(people);
        let kind = match group.unit_group.kind {
            UnitKind::Private => UnitKind::Private,
            UnitKind::SharedBed | UnitKind::Unknown => UnitKind::SharedBed,
        };
        let hosts = group.terms.hosts();
        Some(Rooms {
            kind,
            sleeps: group.unit_group.sleeps,
            units,
            takes: takes(row),
            most_children: group.terms.children.most.map(u32::from),
            children: parts.iter().map(|part| brought(part, hosts)).collect(),
        })
    };
    rows.filter_map(one).collect()
}

/// Returns the number of children that a part brings along, in a group that could take adults of
/// these ages. Returns 0 if they stay, or might stay, in their own right.
fn brought(part: &Household, hosts: AgeSet) -> u32 {
    let children = u32::try_from(part.children().count()).unwrap_or(u32::MAX);
    match part.child_stay(hosts) {
        ChildStay::Accompanied => children,
        ChildStay::InOwnRight | ChildStay::Open => 0,
    }
}
