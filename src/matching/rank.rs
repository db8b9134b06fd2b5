//! Ranks the places for one household now: judge facts, sweep rows, order programs, explain.

use crate::domain::Profile;
use crate::matching::least::Least;
use crate::matching::relax::relaxations;
use crate::matching::split::{Splits, splits};
use crate::matching::stability::stability;
use crate::matching::sweep::{Order, Scores, Sweep, sweep};
use crate::matching::table::tables;
use crate::matching::work::{Outcome, Standing, Work};
use crate::matching::{Field, Proof, Ranking, Wanted, Weights, asking, explain, parts};
use std::ops::Range;
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
    let swept = sweep(field, &tables);
    let scores = Scores::of(field, &tables, weights);
    let (outcomes, standing) = outcomes(field, &scores, &swept);
    let bare = Work::bare(field, profile, weights);
    let mut work = Work { tables, swept, scores, outcomes, standing, ..bare };
    let proof = split_the_rest(&mut work);
    (work, proof)
}

/// For each program its best row: the best of those that fit, otherwise the nearest to fitting;
/// and the programs that have one that fits.
pub(super) fn outcomes(
    field: &Field,
    scores: &Scores,
    swept: &Sweep,
) -> (Vec<Outcome>, Vec<Standing>) {
    let mut standing = Vec::new();
    let found = field.programs().enumerate().map(|(at, (_, rows))| {
        let (outcome, order) = outcome(rows, scores, swept);
        standing.extend(order.map(|order| (order, at)));
        outcome
    });
    (found.collect(), standing)
}

/// The row that fits best, and where it stands; where none does, the one that fails one rule
/// alone, or gets furthest down the list of rules. Of equals the first.
fn outcome(rows: Range<usize>, scores: &Scores, swept: &Sweep) -> (Outcome, Option<Order>) {
    let mut best: Option<(usize, Order)> = None;
    let mut nearest: Option<(bool, u8, usize)> = None;
    for row in rows {
        match swept.first_failure(row) {
            None => {
                let order = scores.at(row).order();
                if best.is_none_or(|(_, known)| order < known) {
                    best = Some((row, order));
                }
            }
            Some(rule) if best.is_none() => {
                let alone = swept.fails_one(row);
                if nearest.is_none_or(|(known, first, _)| (known, first) < (alone, rule)) {
                    nearest = Some((alone, rule, row));
                }
            }
            Some(_) => {}
        }
    }
    match (best, nearest) {
        (Some((row, order)), _) => (Outcome::Fits { row }, Some(order)),
        (None, Some((_, rule, row))) => (Outcome::Out { row, rule }, None),
        (None, None) => (Outcome::Empty, None),
    }
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
    work.standing.sort_unstable_by_key(|(_, program)| *program);
    (work.splits, work.alone) = (found, alone);
    proof
}
