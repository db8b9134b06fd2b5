//! From the programs of a chain to its nights.

use super::lower_bound::{NEVER, at, extend, untouched, worth};
use super::problem::{Choices, Spell, StayOption, UNCOVERED};

/// Some nights at one option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TracedStay {
    pub(super) option: StayOption,
    pub(super) from: u32,
    pub(super) to: u32,
}

impl TracedStay {
    /// The same, with the option named by its place in these choices.
    pub(super) fn of(self, choices: &Choices) -> Option<Spell> {
        let place = choices.options.iter().position(|known| *known == self.option)?;
        Some(Spell { option: place, from: self.from, to: self.to })
    }
}

/// The cheapest nights, from one night to another of so many, for programs in this order, each with
/// what entering it costs. Of equals the longest last stay, then the first option.
pub(super) fn spells(
    order: &[(&[StayOption], i32)],
    from: u32,
    to: u32,
    nights: u32,
) -> Vec<TracedStay> {
    let mut done = vec![untouched(from, nights)];
    for (options, entering) in order {
        let after = done.last().map(|before| extend(before, options, *entering, UNCOVERED));
        done.extend(after);
    }
    let mut spells = Vec::new();
    let mut night = to;
    for (place, (options, entering)) in order.iter().enumerate().rev() {
        let (Some(before), Some(after)) = (done.get(place), done.get(place + 1)) else { break };
        let mut end = night;
        // Go back over the nights without a place that come after the stay.
        let last = loop {
            let found = stay_until(before, at(after, end), options, (end, *entering));
            match (found, end.checked_sub(1)) {
                (Some(stay), _) => break Some(stay),
                (None, Some(earlier)) => end = earlier,
                (None, None) => break None,
            }
        };
        let Some(stay) = last else { break };
        night = stay.from;
        spells.push(stay);
    }
    spells.reverse();
    spells
}

/// The stay that ends on this night and makes up this cost, when entering costs so much.
pub(super) fn stay_until(
    before: &[i32],
    cost: i32,
    options: &[StayOption],
    (end, entering): (u32, i32),
) -> Option<TracedStay> {
    let stay = |option: &StayOption| {
        let option = *option;
        let starts = end.saturating_sub(option.most)..=end.checked_sub(option.least)?;
        let makes_up = |from: &u32| {
            let nights = worth(end - from, option.nightly);
            at(before, *from) < NEVER && at(before, *from) + nights + entering == cost
        };
        let mut starts = starts.filter(|from| option.allows(*from, end));
        starts.find(makes_up).map(|from| TracedStay { option, from, to: end })
    };
    options.iter().filter_map(stay).min_by_key(|stay| stay.from)
}
