//! Assigns several households at once: gathers, solves, checks and explains.

use super::answer::{Assigned, Assignment, Gap, Proved};
use super::check::can_be_done;
use super::displaced::displaced;
use super::gather::{Gathered, Seekers, gather};
use super::reasons::{Reasons, rows};
use super::request::AssignAsk;
use crate::matching::SearchIndex;
use crate::solvers::Table;
use crate::solvers::batch::{Batch, BatchSolution, HouseholdIx, Objective, solve_batch};
use std::time::{Duration, Instant};

/// The time kept back for each household, to put its place into words and send it. It is 1.5 times
/// the time measured over HTTP, in a network that states everything.
const WORDS: Duration = Duration::from_micros(200);

/// Assigns places to the households, all together. The order of the households changes nothing.
pub fn assign(field: &SearchIndex, ask: &AssignAsk) -> Assignment {
    let begun = Instant::now();
    let words = (WORDS * u32::try_from(ask.seeking.len()).unwrap_or(u32::MAX)).min(ask.budget / 2);
    // Solving ends at `until`; the search for reasons ends at `last`.
    let until = begun + ask.budget.saturating_sub(words);
    let last = until + words / 2;
    let (sorted, order) = by_label(ask);
    let seeking: Seekers<'_> = sorted.seeking.iter().collect();
    // At most half of the time is for judging the rules; the rest is for solving.
    let half = begun + until.saturating_duration_since(begun) / 2;
    let mut gathered = gather(field, &ask.weights, &seeking, half);
    gathered.batch.apart = apart(&sorted);
    let left = until.saturating_duration_since(Instant::now());
    // At least a quarter is kept for finding displaced households.
    let share = if sorted.explain.is_empty() { left } else { left * 3 / 4 };
    let mut solved = solve_batch(&gathered.batch, share);
    if !can_be_done(field, &sorted, &rows(&gathered, &solved.placing)) {
        // An assignment that fails the check is never shown, whatever the cause.
        solved.placing = gathered.batch.nobody();
        (solved.worth, solved.proven) = (Objective::default(), false);
    }
    let without = displaced((&gathered.batch, &solved), &sorted, until);
    let mut reasons = Reasons::of((field, &ask.weights), &seeking, (&gathered, &solved), last);
    let mut households: Table<HouseholdIx, Option<Assigned>> =
        reasons.households().into_iter().map(Some).collect();
    for (household, without) in without {
        if let Some(one) = &mut households[household] {
            one.without = Some(without);
        }
    }
    let given = order.iter().filter_map(|at| households[*at].take()).collect();
    Assignment {
        households: given,
        worth: solved.worth,
        proof: proof(&gathered, &solved),
        scarce: reasons.scarce(),
    }
}

/// Returns a request as numbers, for other solvers. Its households are in the order of their
/// labels.
pub fn batch_of(field: &SearchIndex, ask: &AssignAsk) -> Batch {
    let (sorted, _) = by_label(ask);
    let seeking: Seekers<'_> = sorted.seeking.iter().collect();
    let mut gathered = gather(field, &ask.weights, &seeking, Instant::now() + ask.budget);
    gathered.batch.apart = apart(&sorted);
    gathered.batch
}

/// The sets of households that must be apart, by position in the sorted request.
fn apart(sorted: &AssignAsk) -> Vec<Vec<HouseholdIx>> {
    let set = |set: &Vec<usize>| set.iter().copied().map(HouseholdIx::of).collect();
    sorted.apart.iter().map(set).collect()
}

/// The request with its households sorted by label, and the new position of each.
fn by_label(ask: &AssignAsk) -> (AssignAsk, Vec<HouseholdIx>) {
    let mut order: Vec<usize> = (0..ask.seeking.len()).collect();
    order.sort_by_key(|at| ask.seeking.get(*at).map(|one| &one.label));
    let mut place = vec![0; order.len()];
    for (sorted, given) in order.iter().enumerate() {
        if let Some(place) = place.get_mut(*given) {
            *place = sorted;
        }
    }
    let mut apart: Vec<Vec<usize>> = ask
        .apart
        .iter()
        .map(|set| {
            let mut set: Vec<_> = set.iter().filter_map(|at| place.get(*at).copied()).collect();
            set.sort_unstable();
            set.dedup();
            set
        })
        .collect();
    apart.sort_unstable();
    apart.dedup();
    let mut explain: Vec<_> = ask.explain.iter().filter_map(|at| place.get(*at).copied()).collect();
    explain.sort_unstable();
    explain.dedup();
    let seeking = order.iter().filter_map(|at| ask.seeking.get(*at).cloned()).collect();
    let (budget, weights) = (ask.budget, ask.weights.clone());
    let place = place.into_iter().map(HouseholdIx::of).collect();
    (AssignAsk { seeking, apart, explain, budget, weights }, place)
}

fn proof(gathered: &Gathered, solved: &BatchSolution) -> Proved {
    if !gathered.unread.is_empty() {
        return Proved::OutOfTime;
    }
    if solved.proven {
        return Proved::Optimal;
    }
    let most = solved.bound.div_euclid(solved.scale);
    let priority = most - solved.worth.priority;
    let quality = solved.bound.rem_euclid(solved.scale) - solved.worth.quality;
    Proved::Within(Gap { priority, quality: (priority == 0).then_some(quality) })
}
