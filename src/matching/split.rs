//! Households that fit no single unit group of a program, arranged over several of them.

use crate::domain::{AgeSet, CapacityPost, ChildStay, FULL_HOLDS, Household, Profile, UnitKind};
use crate::matching::scores::{Score, Scores};
use crate::matching::sweep::{Sweep, sweep_among};
use crate::matching::table::{Table, rejudged, tables};
use crate::matching::work::{Split, Work};
use crate::matching::{Arrangement, Field, Proof, Rooms, Weights, arrange};
use crate::rules::{Rows, Rule};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::panic::resume_unwind;
use std::rc::Rc;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// How long arranging may take in one request, trying changes included: what is left of the budget is
/// for everything else.
pub(super) const ARRANGING: Duration = Duration::from_millis(1_800);

/// What splitting a household costs, in hundredths of a point; no rule's weight changes it.
pub(super) const SPLITTING_POINTS: i64 = 30_000;

/// Splitting a household is something to ask about: one step down, and points.
const SPLITTING: Score = Score { steps: 1, points: -SPLITTING_POINTS };

/// An arranging question, how many people each part has and where they could stay: programs alike in
/// it share the answer.
type Question = (Arc<[u32]>, Vec<Rooms>);
/// What was arranged; `None` where it cannot be done.
pub(super) type Arranged = Rc<RefCell<HashMap<Question, Option<Arc<Arrangement>>>>>;

/// What was worked out before for nearly the same question, and the rules that may say otherwise now.
#[derive(Clone, Copy)]
pub(super) struct Before<'a> {
    pub(super) work: &'a Work<'a>,
    pub(super) concerned: &'a dyn Fn(&Rule) -> bool,
}

/// The programs that can take the household in parts.
pub(super) struct Splits {
    /// By the program's place.
    pub(super) found: BTreeMap<usize, Split>,
    /// What every rule says of each part alone.
    pub(super) alone: Vec<Vec<Table>>,
    /// Whether time sufficed to look at all.
    pub(super) proof: Proof,
}

/// Every program that fails the household as a whole but takes each part in some group, less those
/// that take it parted in another way.
pub(super) fn splits(
    work: &Work<'_>,
    parts: &[Vec<usize>],
    except: &BTreeMap<usize, Split>,
    before: Option<Before<'_>>,
) -> Splits {
    let households: Vec<Household> =
        parts.iter().map(|part| work.profile.household.part(part)).collect();
    let alone: Vec<_> = households.iter().map(|part| work.profile.with(part.clone())).collect();
    let left = left_out(work, except);
    let (mut tables, mut swept, mut scores) = (Vec::new(), Vec::new(), Vec::new());
    for looked in look(work, &alone, &left, before) {
        tables.push(looked.tables);
        swept.push(looked.swept);
        scores.push(looked.scores);
    }
    let sizes: Arc<[u32]> = households.iter().map(Household::size).collect();
    let parts: Arc<[Vec<usize>]> = parts.into();
    let mut answers = work.arranged.borrow_mut();
    let (mut found, mut proof) = (BTreeMap::new(), Proof::Optimal);
    let mut programs: Vec<usize> = swept
        .first()
        .into_iter()
        .flat_map(|swept| swept.fitting().each())
        .map(|r| work.field.program_of(r))
        .collect();
    programs.dedup();
    for at in programs {
        let rows = work.field.rows_of(at);
        if !swept.iter().all(|s| rows.clone().any(|row| s.fits(row))) {
            continue;
        }
        let takes = |row: usize| swept.iter().map(|s| s.fits(row)).collect();
        let rooms = rooms(work.field, work.profile, rows.clone(), &households, &takes);
        let question = (Arc::clone(&sizes), rooms);
        let known = answers.get(&question).cloned();
        let answer = known.or_else(|| {
            let answer = arrange(&sizes, &question.1, work.left()).ok()?.map(Arc::new);
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
                let (parts, parting) = (Arc::clone(&parts), work.alone.len());
                found.insert(at, Split { rows, parts, parting, arrangement, score });
            }
        }
    }
    Splits { found, alone: tables, proof }
}

/// From so many rows on each part is looked at in a thread of its own: below, waking another processor
/// takes as long.
const MANY_ROWS: usize = 100_000;

/// One part of a household, looked at alone.
struct Looked {
    tables: Vec<Table>,
    swept: Sweep,
    scores: Scores,
}

impl Looked {
    fn of(field: &Field, weights: &Weights, tables: Vec<Table>, among: &Rows) -> Self {
        let swept = sweep_among(field, &tables, among);
        let scores = Scores::of(field, &tables, weights, &swept);
        Self { tables, swept, scores }
    }
}

/// Looks at each part of a household alone, among some rows.
fn look(
    work: &Work<'_>,
    parts: &[Profile],
    among: &Rows,
    before: Option<Before<'_>>,
) -> Vec<Looked> {
    let (field, weights) = (work.field, work.weights);
    if let Some(Before { work: before, concerned }) = before
        && let Some(alone) = before.alone.get(work.alone.len()).filter(|a| a.len() == parts.len())
    {
        let again = alone.iter().zip(parts).map(|(alone, part)| {
            Looked::of(field, weights, rejudged(field, alone, part, concerned), among)
        });
        return again.collect();
    }
    let one = |part: &Profile| Looked::of(field, weights, tables(field, part), among);
    if field.rows() < MANY_ROWS {
        return parts.iter().map(one).collect();
    }
    thread::scope(|threads| {
        let started: Vec<_> = parts.iter().map(|part| threads.spawn(|| one(part))).collect();
        let done = started.into_iter().map(|part| part.join().unwrap_or_else(|e| resume_unwind(e)));
        done.collect()
    })
}

/// The rows of the programs that do not take the household as a whole, nor parted in another way.
fn left_out(work: &Work<'_>, except: &BTreeMap<usize, Split>) -> Rows {
    let mut left = Rows::all(work.field.rows());
    let taking = work.standing.iter().map(|(_, program)| program);
    for program in taking.chain(except.keys()) {
        work.field.rows_of(*program).for_each(|row| left.remove(row));
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

/// The groups of a program as arranging sees them. For tonight, what was posted within a day bounds the units;
/// otherwise the group's own number does, and where that is not stated there may be enough.
pub(super) fn rooms(
    field: &Field,
    profile: &Profile,
    rows: Range<usize>,
    parts: &[Household],
    takes: &dyn Fn(usize) -> Vec<bool>,
) -> Vec<Rooms> {
    let people = parts.iter().map(Household::size).sum::<u32>();
    let people = u16::try_from(people).unwrap_or(u16::MAX);
    let one = |row: usize| {
        let group = field.group(row)?;
        let binds = |post: &&CapacityPost| {
            profile.now - post.posted_at <= FULL_HOLDS && !profile.comes_another_day()
        };
        let post = group.post.as_ref().filter(binds);
        let units = post.map(|post| post.open).or(group.terms.units).unwrap_or(people).min(people);
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

/// Children that a part brings to a group that could take adults of these ages: none where its young
/// people stay on their own.
fn brought(part: &Household, hosts: AgeSet) -> u32 {
    let children = u32::try_from(part.children().count()).unwrap_or(u32::MAX);
    match part.child_stay(hosts) {
        ChildStay::Accompanied => children,
        ChildStay::InOwnRight | ChildStay::Open => 0,
    }
}
