//! What taking a household in displaced: everyone else is placed anew without it, and those are named
//! who would then be placed better.

use super::answer::Without;
use super::asked::AssignAsk;
use crate::solvers::batch::BatchSolution;
use crate::solvers::batch::settle;
use crate::solvers::batch::{Batch, Objective, Placing};
use std::time::{Duration, Instant};

/// Of each household that is to be explained and has a place, what would be without it. Those that
/// are left share the time that is left.
pub(super) fn displaced(
    (batch, settled): (&Batch, &BatchSolution),
    ask: &AssignAsk,
    until: Instant,
) -> Vec<(usize, Without)> {
    let placed = |at: &&usize| settled.placing.get(**at).copied().flatten().is_some();
    let explained: Vec<usize> = ask.explain.iter().filter(placed).copied().collect();
    let mut all = Vec::with_capacity(explained.len());
    for (household, left) in explained.iter().zip((1..=explained.len()).rev()) {
        let share = until.saturating_duration_since(Instant::now());
        let share = share / u32::try_from(left).unwrap_or(u32::MAX);
        let (placing, proven) = without(batch, settled, *household, share);
        let others = others(batch, &settled.placing, *household);
        let gained = batch.worth(&placing);
        let gain = Objective {
            priority: gained.priority - others.priority,
            quality: gained.quality - others.quality,
        };
        let better = better(batch, &settled.placing, &placing).into_iter();
        let better = better.filter_map(|at| Some(ask.seeking.get(at)?.label.clone())).collect();
        all.push((*household, Without { better, gain, proven }));
    }
    all
}

/// The best placing found without a household, and whether it is proven to be the best: at the
/// least everyone else stays where they are.
fn without(
    batch: &Batch,
    settled: &BatchSolution,
    household: usize,
    within: Duration,
) -> (Placing, bool) {
    let mut stay = settled.placing.clone();
    if let Some(slot) = stay.get_mut(household) {
        *slot = None;
    }
    if within.is_zero() {
        return (stay, false);
    }
    let mut rest = batch.clone();
    if let Some(asking) = rest.households.get_mut(household) {
        asking.choices.clear();
    }
    let found = settle(&rest, within);
    if found.worth > batch.worth(&stay) {
        (found.placing, found.proven)
    } else {
        (stay, found.proven)
    }
}

/// What the places of all others are worth.
fn others(batch: &Batch, placing: &Placing, household: usize) -> Objective {
    let mut rest = placing.clone();
    if let Some(slot) = rest.get_mut(household) {
        *slot = None;
    }
    batch.worth(&rest)
}

/// The households that one placing places better than another.
fn better(batch: &Batch, before: &Placing, after: &Placing) -> Vec<usize> {
    let quality = |placing: &Placing, household: usize| {
        let chosen = placing.get(household).copied().flatten();
        chosen.and_then(|chosen| batch.choice(household, chosen)).map_or(0, |c| c.quality)
    };
    (0..before.len()).filter(|at| quality(after, *at) > quality(before, *at)).collect()
}
