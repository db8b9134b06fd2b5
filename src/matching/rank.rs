//! Ranks the places for one household now: judge facts, sweep rows, order programs, explain.

use crate::domain::Profile;
use crate::matching::least::Least;
use crate::matching::relax::relaxations;
use crate::matching::scores::Scores;
use crate::matching::split::{Splits, splits};
use crate::matching::stability::stability;
use crate::matching::sweep::{NOTHING, Sweep, sweep};
use crate::matching::table::{Table, tables};
use crate::matching::work::{Outcome, Standing, Whole, Work};
use crate::matching::{Field, Proof, Ranking, Wanted, Weights, asking, explain, parts};
use std::cmp::Reverse;
use std::time::Duration;

/// How long arranging split households may take in one request.
pub const BUDGET: Duration = Duration::from_secs(2);

/// The ranking of every program of a night for one profile.
pub fn rank(field: &Field, profile: &Profile, wanted: &Wanted) -> Ranking {
    let (work, proof) = work_out(field, profile, &wanted.weights);
    let leaders = best_first(&work.standing, wanted.limit.max(asking::LEADERS));
    let order = leaders.get(..wanted.limit).unwrap_or(&leaders);
    Ranking {
        considered: work.outcomes.len(),
        eligible: work.standing.len(),
        options: order.iter().filter_map(|at| explain::option(&work, *at)).collect(),
        not_shown: explain::not_shown(&work, &wanted.explain),
        near_misses: explain::near_misses(&work),
        relaxations: relaxations(&work),
        ask_next: asking::ask_next(&work, leaders.get(..asking::LEADERS).unwrap_or(&leaders)),
        stability: stability(&work, order),
        weights: wanted.weights.clone(),
        proof,
    }
}

/// What becomes of every program, before anything is said of it.
pub(super) fn work_out<'a>(
    field: &'a Field,
    profile: &'a Profile,
    weights: &'a Weights,
) -> (Work<'a>, Proof) {
    let tables = tables(field, profile);
    let mut work = looked_through(Work::bare(field, profile, weights), tables);
    let proof = split_the_rest(&mut work);
    (work, proof)
}

/// For each program its best row: the best of those that fit, otherwise the nearest to fitting;
/// and the programs that have one that fits.
pub(super) fn looked_through(bare: Work<'_>, tables: Vec<Table>) -> Work<'_> {
    let swept = sweep(bare.field, &tables);
    let scores = Scores::of(bare.field, &tables, bare.weights, swept.fitting());
    let programs = bare.field.rows_of_each();
    let (mut outcomes, mut whole) = (Vec::with_capacity(programs.len()), Whole::default());
    whole.rows.reserve(programs.len());
    whole.programs.reserve(programs.len());
    for (at, rows) in programs.iter().enumerate() {
        let outcome = match swept.first().get(rows.clone()) {
            // Nearly all programs have one row.
            Some([NOTHING]) => Outcome::Fits { row: rows.start },
            Some([rule]) => Outcome::Out { row: rows.start, rule: *rule },
            Some(first) => outcome(rows.start, first, &scores, &swept),
            None => Outcome::Empty,
        };
        if let Outcome::Fits { row } = outcome {
            whole.rows.push(row);
            whole.programs.push(at);
            if rows.len() > 1 && rows.clone().filter(|row| swept.fits(*row)).nth(1).is_some() {
                whole.choices.push((row, at));
            }
        }
        outcomes.push(outcome);
    }
    let pairs = whole.rows.iter().zip(&whole.programs);
    let standing = pairs.map(|(row, program)| (scores.order(*row), *program)).collect();
    Work { tables, swept, scores, outcomes, whole, standing, ..bare }
}

/// The row that fits best; where none does, the one that fails one rule alone, or gets furthest
/// down the list of rules. Of equals the first. `first` are the rules that the rows fail first.
fn outcome(start: usize, first: &[u8], scores: &Scores, swept: &Sweep) -> Outcome {
    let rows = || (start..).zip(first.iter().copied());
    let fitting = rows().filter(|(_, rule)| *rule == NOTHING);
    if let Some((row, _)) = fitting.min_by_key(|(row, _)| scores.order(*row)) {
        return Outcome::Fits { row };
    }
    let nearest = rows().max_by_key(|(row, rule)| (swept.fails_one(*row), *rule, Reverse(*row)));
    nearest.map_or(Outcome::Empty, |(row, rule)| Outcome::Out { row, rule })
}

/// The best options in order, ties by id; programs stand in the order of their ids.
fn best_first(standing: &[Standing], limit: usize) -> Vec<usize> {
    let mut best = Least::of(limit);
    for option in standing {
        best.take(*option);
    }
    best.in_order().into_iter().map(|(_, at)| at).collect()
}

/// Tries to split the household where it does not fit as a whole.
fn split_the_rest(work: &mut Work<'_>) -> Proof {
    let parts = parts(&work.profile.household);
    if parts.len() < 2 {
        return Proof::Optimal;
    }
    let Splits { found, alone, proof } = splits(work, &parts, BUDGET);
    for (program, split) in &found {
        if let Some(outcome) = work.outcomes.get_mut(*program) {
            *outcome = Outcome::Splits;
            work.standing.push((split.score.order(), *program));
        }
    }
    // Two runs in order, which a stable sort merges.
    work.standing.sort_by_key(|(_, program)| *program);
    (work.splits, work.alone) = (found, alone);
    proof
}
