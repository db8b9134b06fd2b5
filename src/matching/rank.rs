//! Ranks the places for one household now: judge facts, sweep rows, order programs, explain.

use crate::domain::Profile;
use crate::matching::relax::relaxations;
use crate::matching::split::{Splits, splits};
use crate::matching::stability::stability;
use crate::matching::sweep::{Score, Scores, Sweep, sweep, tables};
use crate::matching::work::{Outcome, Work};
use crate::matching::{Field, Proof, Ranking, Wanted, Weights, asking, explain, parts};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::ops::Range;
use std::time::Duration;

/// How long arranging split households may take in one request.
pub const BUDGET: Duration = Duration::from_secs(2);

/// The ranking of every program of a night for one profile.
pub fn rank(field: &Field, profile: &Profile, wanted: &Wanted) -> Ranking {
    let (work, proof) = work_out(field, profile, &wanted.weights);
    let leaders = best_first(&work.outcomes, wanted.limit.max(asking::LEADERS));
    let order = leaders.get(..wanted.limit).unwrap_or(&leaders);
    Ranking {
        considered: work.outcomes.len(),
        eligible: work.outcomes.iter().filter(|outcome| outcome.is_option()).count(),
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
    let outcomes = outcomes(field, &scores, &swept);
    let (splits, alone) = (HashMap::new(), Vec::new());
    let mut work = Work { field, profile, weights, tables, swept, scores, outcomes, splits, alone };
    let proof = split_the_rest(&mut work);
    (work, proof)
}

/// For each program its best row: the best of those that fit, otherwise the nearest to fitting.
pub(super) fn outcomes(field: &Field, scores: &Scores, swept: &Sweep) -> Vec<Outcome> {
    field.programs().map(|(_, rows)| outcome(rows, scores, swept)).collect()
}

/// The row that fits best; where none does, the one that fails one rule alone, or gets furthest
/// down the list of rules. Of equals the first.
fn outcome(rows: Range<usize>, scores: &Scores, swept: &Sweep) -> Outcome {
    let mut best: Option<(usize, Score)> = None;
    let mut nearest: Option<(bool, usize, usize)> = None;
    for row in rows {
        match swept.first_failure(row) {
            None => {
                let score = scores.at(row);
                if best.is_none_or(|(_, known)| order_of(score) < order_of(known)) {
                    best = Some((row, score));
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
        (Some((row, score)), _) => Outcome::Fits { row, score },
        (None, Some((_, rule, row))) => Outcome::Out { row, rule },
        (None, None) => Outcome::Empty,
    }
}

/// The band, then the points turned round: what is less comes first.
pub(super) type Order = (u8, Reverse<i64>);

pub(super) fn order_of(score: Score) -> Order {
    (score.band(), Reverse(score.points))
}

/// The best options in order, ties by id; programs stand in the order of their ids.
fn best_first(outcomes: &[Outcome], limit: usize) -> Vec<usize> {
    // The worst of the best so far is on top: nearly every option is compared with it alone.
    let mut best: BinaryHeap<(Order, usize)> = BinaryHeap::new();
    for (at, outcome) in outcomes.iter().enumerate() {
        let Some(score) = outcome.score() else { continue };
        let option = (order_of(score), at);
        if best.len() < limit {
            best.push(option);
        } else if let Some(mut worst) = best.peek_mut().filter(|worst| option < **worst) {
            *worst = option;
        }
    }
    best.into_sorted_vec().into_iter().map(|(_, at)| at).collect()
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
            *outcome = Outcome::Splits { score: split.score };
        }
    }
    (work.splits, work.alone) = (found, alone);
    proof
}
