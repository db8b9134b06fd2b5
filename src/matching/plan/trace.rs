//! From the programs of a chain to its nights.

use super::bound::{NEVER, at, extend, untouched, worth};
use super::choices::{Choices, MOVE, Spell, StayOption, UNCOVERED};

/// The cheapest nights for programs in this order, each with what it adds for its organization.
/// Of equals the longest last stay, then the first option.
pub(super) fn spells(
    choices: &Choices,
    order: &[&[StayOption]],
    organizations: &[i32],
) -> Vec<Spell> {
    let mut done = vec![untouched(choices.nights)];
    for (options, more) in order.iter().zip(organizations) {
        let after = done.last().map(|before| extend(before, options, *more));
        done.extend(after);
    }
    let mut spells = Vec::new();
    let mut night = choices.nights;
    for (at, (options, more)) in order.iter().zip(organizations).enumerate().rev() {
        let (Some(before), Some(after)) = (done.get(at), done.get(at + 1)) else { continue };
        let Some((option, from, to)) = last_stay(before, after, options, night, *more) else {
            continue;
        };
        let option = choices.options.iter().position(|known| *known == option).unwrap_or(usize::MAX);
        spells.push(Spell { option, from, to });
        night = from;
    }
    spells.reverse();
    spells
}

/// The stay by which it is settled to be done by this night at the cost that stands for it.
fn last_stay(
    before: &[i32],
    after: &[i32],
    options: &[StayOption],
    night: u32,
    more: i32,
) -> Option<(StayOption, u32, u32)> {
    let mut end = night;
    loop {
        let cost = at(after, end);
        let left = |option: &StayOption| {
            let (option, stay) = (*option, end);
            let starts = stay.saturating_sub(option.most)..=stay.checked_sub(option.least)?;
            let cost_from = move |from: &u32| {
                let nights = worth(stay - from, option.nightly);
                at(before, *from) < NEVER && at(before, *from) + nights + MOVE + more == cost
            };
            let mut starts = starts.filter(|from| option.allows(*from, stay));
            starts.find(cost_from).map(|from| (option, from, stay))
        };
        let found = options.iter().filter_map(left).min_by_key(|(_, from, _)| *from);
        if found.is_some() {
            return found;
        }
        let before = end.checked_sub(1)?;
        if at(after, before).saturating_add(UNCOVERED) != cost {
            return None;
        }
        end = before;
    }
}
