//! Plans for a household in parts: runs the search over entries and turns them into stays.

use super::best_first::NEVER;
use super::lower_bound::{LowerBound, ProgramOptions, at, grouped, programs};
use super::problem::{APART, Choices, MOVE, PartIx, Spell, StayOption};
use super::split_party::{SplitEntry, SplitSpace, last_together, priced, search};
use super::split_problem::{SharedChain, SharedChoices};
use super::split_state::apart_until;
use super::traceback::{TracedStay, spells, stay_until};
use crate::solvers::fault::{Fault, exact};
use crate::solvers::table::Table;
use std::time::Duration;

/// The number of plans expanded before the charges of the bound are updated.
const UPDATED_AFTER: usize = 24;

/// The most nights times parts for which the sums fit their type.
const MOST_PART_NIGHTS: u64 = 25_000;
/// The most nights squared times parts in a search. Expanding one plan takes about this many steps,
/// and it must take milliseconds for an answer in time.
const MOST_WORK: u64 = 2_000_000;

/// The best shared chains, and how certain that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedChains {
    /// The best chains, each with a different set of programs and their occupants, cheapest first.
    pub best: Vec<SharedChain>,
    /// A lower bound on the cost of any chain.
    pub bound: i32,
    /// True if these are the best; false if time ran out.
    pub proven: bool,
}

/// Returns the cheapest plans of a household in parts, for up to `wanted` different sets of
/// entries.
pub fn best_shared(choices: &SharedChoices, wanted: usize, within: Duration) -> SharedChains {
    let parts = exact::<_, u64>(choices.alone.len());
    let nights = u64::from(choices.together.nights);
    if parts.saturating_mul(nights) > MOST_PART_NIGHTS {
        return SharedChains { best: Vec::new(), bound: 0, proven: false };
    }
    if parts * nights * nights > MOST_WORK {
        return SharedChains { best: Vec::new(), bound: each_for_itself(choices), proven: false };
    }
    found(choices, (wanted, UPDATED_AFTER), within)
}

/// The same with the charges of the bound updated after `after` plans, so that a test can update
/// them early.
#[cfg(test)]
pub(super) fn updated(choices: &SharedChoices, wanted: usize, after: usize) -> SharedChains {
    found(choices, (wanted, after), Duration::from_mins(1))
}

fn found(
    choices: &SharedChoices,
    (wanted, updated_after): (usize, usize),
    within: Duration,
) -> SharedChains {
    let mut search = search(choices, (wanted, updated_after), within);
    let proven = search.run();
    let writer = SharedWriter { space: &search.space, choices };
    let best = search.best().iter().map(|found| writer.chain(found.cost, &found.steps)).collect();
    let open = search.open_bound().unwrap_or(NEVER);
    let bound = search.cheapest().map_or(open, |cheapest| cheapest.min(open));
    SharedChains { best, bound, proven }
}

/// The least cost of the parts, each on its own, where programs may be entered repeatedly.
fn each_for_itself(choices: &SharedChoices) -> i32 {
    let programs = programs(choices.alone.iter().chain([&choices.together]));
    let together = grouped(&choices.together, &programs);
    let least = |own: &Choices| {
        let alone = priced(grouped(own, &programs), |nightly| nightly + APART);
        let groups: ProgramOptions = alone.into_iter().chain(together.clone()).collect();
        let entering = groups.map(|_| MOVE);
        at(&LowerBound::of(choices.together.nights, &groups, &entering).any, 0)
    };
    choices.alone.iter().map(least).sum()
}

/// The last stay of all parts, the entries before it, and the cost until it.
type LastTogether<'a> = (TracedStay, &'a [SplitEntry], i32);

/// Turns entries into stays.
struct SharedWriter<'a> {
    space: &'a SplitSpace,
    choices: &'a SharedChoices,
}

impl SharedWriter<'_> {
    fn chain(&self, cost: i32, entries: &[SplitEntry]) -> SharedChain {
        let alone = self.choices.alone.map(|_| Vec::new());
        let mut chain = SharedChain { cost, together: Vec::new(), alone };
        let times = exact::<_, i32>(self.choices.alone.len());
        let (mut entries, mut until) = (entries, (self.space.nights, cost));
        while let Some((stay, before, cost)) = self.back(entries, until, &mut chain.alone) {
            let one = at_price(stay, stay.option.nightly / times);
            chain.together.push(one.of(&self.choices.together));
            (entries, until) = (before, (stay.from, cost));
        }
        chain.together.reverse();
        for own in &mut chain.alone {
            own.sort_unstable_by_key(|spell| spell.from);
        }
        chain
    }

    /// Adds the stays alone after the last stay of all parts, and returns that last stay.
    fn back<'e>(
        &self,
        entries: &'e [SplitEntry],
        (night, cost): (u32, i32),
        alone: &mut Table<PartIx, Vec<Spell>>,
    ) -> Option<LastTogether<'e>> {
        let state = self.space.state(entries);
        let adds_up =
            |from: &u32| at(&state.met, *from) < NEVER && apart_until(&state, *from, night) == cost;
        let Some(from) = (0..=night).find(adds_up) else {
            Fault::end("no night makes up what a plan costs")
        };
        for ((part, own), steps) in self.choices.alone.pairs().zip(&state.since) {
            for stay in spells(steps, from, night, self.space.nights) {
                alone[part].push(at_price(stay, stay.option.nightly - APART).of(own));
            }
        }
        let (before, entry) = last_together(entries)?;
        let meeting = self.space.state(before).meeting();
        let (options, entering) = (self.space.options(entry), self.space.entering(before, entry));
        let stay = stay_until(&meeting, at(&state.met, from), options, (from, entering));
        let Some(stay) = stay else { Fault::end("no stay of all makes up what it costs to meet") };
        Some((stay, before, at(&meeting, stay.from)))
    }
}

/// The same stay at another price.
fn at_price(stay: TracedStay, nightly: i32) -> TracedStay {
    TracedStay { option: StayOption { nightly, ..stay.option }, ..stay }
}
