//! Plans for a household in parts: from the search over entries to stays.

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

/// After so many looks at plans it pays to update the charges of the bound.
const UPDATED_AFTER: usize = 24;

/// The most nights of all parts together of which the sums fit their type.
const MOST_PART_NIGHTS: u64 = 25_000;
/// The most nights squared, times parts, that a search takes: one look at a plan works through so
/// many numbers, and must take milliseconds if there is to be an answer in time.
const MOST_WORK: u64 = 2_000_000;

/// The best shared chains, and how sure that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedChains {
    /// The best, each of another set of programs with who is there, the cheapest first.
    pub best: Vec<SharedChain>,
    /// None costs less than this.
    pub bound: i32,
    /// Whether these are the best; otherwise time ran out.
    pub proven: bool,
}

/// The cheapest ways of so many different sets of programs for a household in parts.
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

/// The same, when the charges of the bound are updated after so many looks: a test updates them early.
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

/// What the parts cost at least, each for itself, where programs may be used again and again.
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

/// The last stay of all, with the entries before it and what they cost until it.
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

    /// Notes the stays alone after the last stay of all; returns that stay.
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
