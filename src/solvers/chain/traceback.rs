//! Turns the programs of a chain into stays with nights.

use super::best_first::NEVER;
use super::lower_bound::{NightCosts, at, extend, untouched, worth};
use super::problem::{Choices, Spell, StayOption, UNCOVERED};
use crate::solvers::fault::Fault;
use std::mem::replace;

/// Some nights at one option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TracedStay {
    pub(super) option: StayOption,
    pub(super) from: u32,
    pub(super) to: u32,
}

impl TracedStay {
    /// The same stay, with the option as an index into these choices.
    pub(super) fn of(self, choices: &Choices) -> Spell {
        let option = choices.options.pairs().find(|(_, known)| **known == self.option);
        let Some((option, _)) = option else {
            Fault::end("a stay was found that is not among the choices")
        };
        Spell { option, from: self.from, to: self.to }
    }
}

/// The cheapest stays from one night to another, for programs in this order, each with its cost of
/// entry. Among equals, the longest last stay wins, then the first option.
pub(super) fn spells(
    order: &[(&[StayOption], i32)],
    from: u32,
    to: u32,
    nights: u32,
) -> Vec<TracedStay> {
    let mut done = untouched(from, nights);
    let mut steps = Vec::with_capacity(order.len());
    for (options, entering) in order {
        let after = extend(&done, options, *entering, UNCOVERED);
        steps.push((replace(&mut done, after.clone()), after, *options, *entering));
    }
    let mut spells = Vec::new();
    let mut night = to;
    for (before, after, options, entering) in steps.iter().rev() {
        // Skip the nights without a place after the stay.
        let ends = (0..=night).rev();
        let mut stays =
            ends.filter_map(|end| stay_until(before, at(after, end), options, (end, *entering)));
        let Some(stay) = stays.next() else { Fault::end("no stay makes up what a chain costs") };
        night = stay.from;
        spells.push(stay);
    }
    spells.reverse();
    spells
}

/// The stay that ends on this night and makes up this cost, including the cost of entry.
pub(super) fn stay_until(
    before: &NightCosts,
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
