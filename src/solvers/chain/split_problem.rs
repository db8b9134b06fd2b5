//! A household in parts: what it can choose from, and plans in which parts also go alone.

use super::lower_bound::{LowerBound, NEVER, at, grouped, programs};
use super::problem::{APART, Choices, MOVE, ORGANIZATION, Spell, StayOption, UNCOVERED};
use super::split_party::{Found, Search, SplitEntry, priced};
use super::traceback::{TracedStay, spells, stay_until};
use std::time::Duration;

/// The most nights of all parts together of which the sums fit their type.
const MOST_PART_NIGHTS: u64 = 25_000;
/// The most nights squared, times parts, that a search takes: one look at a plan works through so
/// many numbers, and must take milliseconds if there is to be an answer in time.
const MOST_WORK: u64 = 2_000_000;

/// What a household in parts can choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedChoices {
    /// Ways to stay for all parts under one roof; a price is that of one part.
    pub together: Choices,
    /// Ways to stay for each part alone, over the same nights.
    pub alone: Vec<Choices>,
}

/// Stays of a household in parts. Each program takes somebody in once: all of them, who come and go
/// together, or one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedChain {
    /// What it costs.
    pub cost: i32,
    /// The stays of all.
    pub together: Vec<Spell>,
    /// The stays of each part alone.
    pub alone: Vec<Vec<Spell>>,
}

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
    let parts = u64::try_from(choices.alone.len()).unwrap_or(u64::MAX);
    let nights = u64::from(choices.together.nights);
    if parts.saturating_mul(nights) > MOST_PART_NIGHTS {
        return SharedChains { best: Vec::new(), bound: 0, proven: false };
    }
    if parts * nights * nights > MOST_WORK {
        return SharedChains { best: Vec::new(), bound: each_for_itself(choices), proven: false };
    }
    Search::of(choices, wanted, within).found(choices)
}

/// The same, when the charges of the bound are mended after so many looks: a test mends them early.
#[cfg(test)]
pub(super) fn mended(choices: &SharedChoices, wanted: usize, mended_after: usize) -> SharedChains {
    let mut search = Search::of(choices, wanted, Duration::from_mins(1));
    search.mended_after = mended_after;
    search.found(choices)
}

/// What the parts cost at least, each for itself, where programs may be used again and again.
fn each_for_itself(choices: &SharedChoices) -> i32 {
    let programs = programs(choices.alone.iter().chain([&choices.together]));
    let together = grouped(&choices.together, &programs);
    let least = |own: &Choices| {
        let alone = priced(grouped(own, &programs), |nightly| nightly + APART);
        let groups = [alone, together.clone()].concat();
        let entering = vec![MOVE; groups.len()];
        at(&LowerBound::of(choices.together.nights, &groups, &entering).any, 0)
    };
    choices.alone.iter().map(least).sum()
}

/// The last stay of all, with its place among the entries and what it cost to meet before it.
type LastTogether = (usize, TracedStay, Vec<i32>);

impl Search {
    /// Looks for the best plans until time runs out.
    fn found(mut self, choices: &SharedChoices) -> SharedChains {
        let proven = self.run();
        let best = self.best.iter().map(|found| self.chain(choices, found)).collect();
        SharedChains { best, bound: self.bound(), proven }
    }

    fn chain(&self, choices: &SharedChoices, found: &Found) -> SharedChain {
        let mut chain = SharedChain {
            cost: found.cost,
            together: Vec::new(),
            alone: vec![Vec::new(); self.parts],
        };
        let (mut entries, mut night, mut cost) = (&*found.entries, self.nights, found.cost);
        while let Some((last, stay, meeting)) =
            self.back(entries, (night, cost), &mut chain, choices)
        {
            let times = i32::try_from(self.parts).unwrap_or(1);
            let nightly = stay.option.nightly / times;
            let one = TracedStay { option: StayOption { nightly, ..stay.option }, ..stay };
            chain.together.extend(one.of(&choices.together));
            entries = entries.get(..last).unwrap_or_default();
            (night, cost) = (stay.from, at(&meeting, stay.from));
        }
        chain.together.reverse();
        for own in &mut chain.alone {
            own.sort_unstable_by_key(|spell| spell.from);
        }
        chain
    }

    /// Notes the stays alone after the last stay of all; returns that stay, with its place among the
    /// entries and what it cost to meet before it.
    fn back(
        &self,
        entries: &[SplitEntry],
        (night, cost): (u32, i32),
        chain: &mut SharedChain,
        choices: &SharedChoices,
    ) -> Option<LastTogether> {
        let state = self.state(entries);
        let adds_up = |from: &u32| {
            let parts = (0..self.parts).map(|part| at(&state.row(part, *from), night));
            let sum = parts.fold(at(&state.met, *from), i32::saturating_add);
            at(&state.met, *from) < NEVER && sum == cost
        };
        let from = (0..=night).find(adds_up)?;
        for (part, (own, choices)) in chain.alone.iter_mut().zip(&choices.alone).enumerate() {
            for stay in spells(&state.steps(part), from, night, self.nights) {
                let nightly = stay.option.nightly - APART;
                let one = TracedStay { option: StayOption { nightly, ..stay.option }, ..stay };
                own.extend(one.of(choices));
            }
        }
        let last = entries.iter().rposition(|entry| entry.who == self.parts)?;
        let (before, entry) = (entries.get(..last)?, *entries.get(last)?);
        let meeting = self.state(before).meeting();
        let entering = self.entering(before, entry);
        let met = at(&state.met, from);
        let stay = stay_until(&meeting, met, self.options(entry), (from, entering))?;
        Some((last, stay, meeting))
    }
}

impl SharedChain {
    /// Nights on which not everybody is in one program, those without any place for all apart.
    pub fn nights_apart(&self) -> u32 {
        let mut nights: Vec<u32> =
            self.alone.iter().flatten().flat_map(|spell| spell.from..spell.to).collect();
        nights.sort_unstable();
        nights.dedup();
        u32::try_from(nights.len()).unwrap_or(u32::MAX)
    }

    /// Whether it is a way through these choices at exactly its cost. Shares no code with the search.
    pub fn holds(&self, choices: &SharedChoices) -> bool {
        let (mut cost, mut entered, mut organizations) = (0, Vec::new(), Vec::new());
        let count = |nights: u32| i32::try_from(nights).unwrap_or(i32::MAX);
        let mut together = Vec::new();
        for spell in &self.together {
            let Some(option) = choices.together.options.get(spell.option) else { return false };
            together.push((*spell, *option));
            entered.push(option.program);
        }
        for (own, choices) in self.alone.iter().zip(&choices.alone) {
            let mut stays = together.clone();
            for spell in own {
                let Some(option) = choices.options.get(spell.option) else { return false };
                stays.push((*spell, *option));
                entered.push(option.program);
                cost += count(spell.to - spell.from) * APART;
            }
            stays.sort_unstable_by_key(|(spell, _)| spell.from);
            let mut night = 0;
            for (spell, option) in stays {
                if spell.from < night || !option.allows(spell.from, spell.to) {
                    return false;
                }
                cost += count(spell.from - night) * UNCOVERED + MOVE;
                cost += count(spell.to - spell.from) * option.nightly;
                night = spell.to;
                organizations.push(option.organization);
            }
            let Some(rest) = choices.nights.checked_sub(night) else { return false };
            cost += count(rest) * UNCOVERED;
        }
        organizations.sort_unstable();
        organizations.dedup();
        cost +=
            count(u32::try_from(organizations.len().saturating_sub(1)).unwrap_or(0)) * ORGANIZATION;
        let entries = entered.len();
        entered.sort_unstable();
        entered.dedup();
        entered.len() == entries && cost == self.cost
    }
}
