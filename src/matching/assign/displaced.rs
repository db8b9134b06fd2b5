//! Finds the households that another one displaced: places all others again without it, and names
//! those who would then be placed better.

use super::answer::Without;
use super::request::AssignAsk;
use crate::solvers::Table;
use crate::solvers::batch::{Batch, BatchSolution, HouseholdIx, Objective, Placing, solve_batch};
use std::time::{Duration, Instant};

/// The result without each household that is to be explained and has a place. The households still
/// to do share the time left.
pub(super) fn displaced(
    (batch, solved): (&Batch, &BatchSolution),
    ask: &AssignAsk,
    until: Instant,
) -> Vec<(HouseholdIx, Without)> {
    let explained = ask.explain.iter().copied().map(HouseholdIx::of);
    let explained: Vec<HouseholdIx> =
        explained.filter(|household| solved.placing[*household].is_some()).collect();
    let mut all = Vec::with_capacity(explained.len());
    for (household, left) in explained.iter().zip((1..=explained.len()).rev()) {
        let share = until.saturating_duration_since(Instant::now());
        let share = share / u32::try_from(left).unwrap_or(u32::MAX);
        let (placing, proven) = without(batch, solved, *household, share);
        let others = others(batch, &solved.placing, *household);
        let gained = batch.worth(&placing);
        let gain = Objective {
            priority: gained.priority - others.priority,
            quality: gained.quality - others.quality,
        };
        let better = better(batch, &solved.placing, &placing).into_iter();
        let better =
            better.filter_map(|at| Some(ask.seeking.get(at.number())?.label.clone())).collect();
        all.push((*household, Without { better, gain, proven }));
    }
    all
}

/// The best placing found without a household; true if it is proven best. In the worst case all
/// others stay where they are.
fn without(
    batch: &Batch,
    solved: &BatchSolution,
    household: HouseholdIx,
    within: Duration,
) -> (Placing, bool) {
    let mut stay = solved.placing.clone();
    stay[household] = None;
    if within.is_zero() {
        return (stay, false);
    }
    let mut rest = batch.clone();
    rest.households[household].choices = Table::default();
    let found = solve_batch(&rest, within);
    if found.worth > batch.worth(&stay) {
        (found.placing, found.proven)
    } else {
        (stay, found.proven)
    }
}

/// The value of the places of all others.
fn others(batch: &Batch, placing: &Placing, household: HouseholdIx) -> Objective {
    let mut rest = placing.clone();
    rest[household] = None;
    batch.worth(&rest)
}

/// The households with a better place in the second placing than in the first.
fn better(batch: &Batch, before: &Placing, after: &Placing) -> Vec<HouseholdIx> {
    let quality = |placing: &Placing, household: HouseholdIx| {
        placing[household].map_or(0, |chosen| batch.choice(household, chosen).quality)
    };
    before.indices().filter(|at| quality(after, *at) > quality(before, *at)).collect()
}
