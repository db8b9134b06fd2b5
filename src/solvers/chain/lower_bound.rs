//! What the nights still ahead cost at least, and what a step costs: two sliding windows over nights.

use super::problem::{Choices, MOST_PROGRAMS, StayOption, UNCOVERED};
use super::sliding_minimum::SlidingMinimum;

/// More than any chain costs; two of them still fit the type.
pub(super) const NEVER: i32 = i32::MAX / 4;

/// For every night, the least that the nights from it to the end can cost.
pub(super) struct LowerBound {
    /// The least from each night on, where programs may be used again and again.
    pub(super) any: Vec<i32>,
    /// For each program: the least from each night on, when it is entered on that night.
    pub(super) by_program: Vec<Vec<i32>>,
}

impl LowerBound {
    /// Works back from the last night, with the options of each program and what entering it costs.
    pub(super) fn of(nights: u32, groups: &[Vec<StayOption>], entering: &[i32]) -> Self {
        let size = length(nights);
        let mut any = vec![0; size + 1];
        let mut by_program = vec![vec![NEVER; size + 1]; groups.len()];
        let mut windows: Vec<Vec<EntryWindow>> = groups
            .iter()
            .map(|options| options.iter().map(|option| EntryWindow::of(*option, nights)).collect())
            .collect();
        for night in (0..nights).rev() {
            let mut least = at(&any, night + 1) + UNCOVERED;
            for ((windows, ahead), entering) in
                windows.iter_mut().zip(&mut by_program).zip(entering)
            {
                let entered = windows.iter_mut().filter_map(|w| w.enter(night, &any)).min();
                let entered = entered.map(|cost| cost + entering);
                if let (Some(entered), Some(slot)) = (entered, ahead.get_mut(length(night))) {
                    *slot = entered;
                    least = least.min(entered);
                }
            }
            if let Some(slot) = any.get_mut(length(night)) {
                *slot = least;
            }
        }
        Self { any, by_program }
    }

    /// The least a chain can cost when it goes on with this program.
    pub(super) fn going_on(&self, done: &[i32], program: usize) -> i32 {
        self.by_program.get(program).map_or(NEVER, |ahead| meet(done, ahead))
    }

    /// How often a cheapest way from the first night to the end enters each program.
    pub(super) fn entries(&self, groups: &[Vec<StayOption>], entering: &[i32]) -> Vec<i32> {
        let mut entries = vec![0; groups.len()];
        let mut night = 0;
        while length(night) + 1 < self.any.len() {
            let cost = at(&self.any, night);
            let here = self.by_program.iter().position(|ahead| at(ahead, night) == cost);
            let stay = here.and_then(|program| {
                let rest = cost - entering.get(program)?;
                let end = ends(groups.get(program)?, night, rest, &self.any)?;
                Some((entries.get_mut(program)?, end))
            });
            night = stay.map_or(night + 1, |(slot, end)| {
                *slot += 1;
                end
            });
        }
        entries
    }
}

/// The night on which a stay ends that begins on this one and makes up this cost with what is
/// beyond it.
pub(super) fn ends(options: &[StayOption], night: u32, cost: i32, beyond: &[i32]) -> Option<u32> {
    let of = |option: &StayOption| {
        let ends = night.saturating_add(option.least)..=night.saturating_add(option.most);
        let makes_up =
            |end: &u32| at(beyond, *end).saturating_add(worth(end - night, option.nightly)) == cost;
        ends.take_while(|end| option.allows(night, *end)).find(makes_up)
    };
    options.iter().find_map(of)
}

/// The least it costs to enter one of these options on each night, with what is beyond it.
pub(super) fn entered(beyond: &[i32], options: &[StayOption], entering: i32) -> Vec<i32> {
    let nights = u32::try_from(beyond.len()).unwrap_or(1).saturating_sub(1);
    let mut windows: Vec<EntryWindow> =
        options.iter().map(|option| EntryWindow::of(*option, nights)).collect();
    let mut entered: Vec<i32> = (0..=nights)
        .rev()
        .map(|night| {
            let costs = windows.iter_mut().filter_map(|w| w.enter(night, beyond));
            costs.min().map_or(NEVER, |cost| (cost + entering).min(NEVER))
        })
        .collect();
    entered.reverse();
    entered
}

/// The least sum of what is done by a night and what is ahead from it.
pub(super) fn meet(done: &[i32], ahead: &[i32]) -> i32 {
    done.iter().zip(ahead).map(|(done, ahead)| done + ahead).min().unwrap_or(NEVER).min(NEVER)
}

/// The nights on which a stay entered on some night may end, the cheapest ahead first.
pub(super) struct EntryWindow {
    option: StayOption,
    /// The last night on which a stay may end.
    until: u32,
    ends: SlidingMinimum,
}

impl EntryWindow {
    pub(super) fn of(option: StayOption, nights: u32) -> Self {
        let last = option.enter_to.saturating_sub(1).saturating_add(option.most);
        let until = option.until.min(nights).min(last);
        let ends =
            SlidingMinimum::with_capacity(length(until.saturating_sub(option.enter_from)) + 1);
        Self { option, until, ends }
    }

    /// What the nights from this one cost at least when it is the one of entering; nights come in
    /// falling order.
    pub(super) fn enter(&mut self, night: u32, ahead: &[i32]) -> Option<i32> {
        let option = self.option;
        let end = night.saturating_add(option.least);
        if end > self.until || night < option.enter_from {
            return None;
        }
        let key = at(ahead, end) + worth(end, option.nightly);
        self.ends.push(end, key);
        let last = night.saturating_add(option.most);
        self.ends.leave(|end| end > last);
        let key = self.ends.least().filter(|_| option.admits(night))?;
        Some(key - worth(night, option.nightly))
    }
}

/// What it costs to be done by each night after one more stay at a program, when entering costs
/// so much and a night without a place after it so much.
pub(super) fn extend(done: &[i32], options: &[StayOption], entering: i32, gap: i32) -> Vec<i32> {
    let mut after = vec![NEVER; done.len()];
    let mut starts = SlidingMinimum::default();
    for option in options {
        starts.clear();
        let last = option.enter_to.saturating_sub(1).saturating_add(option.most).min(option.until);
        let first = option.enter_from.saturating_add(option.least);
        let ends = (0..).zip(&mut after).take(length(last) + 1).skip(length(first));
        for (end, slot) in ends {
            let start = end - option.least;
            let before = at(done, start);
            if before < NEVER && option.admits(start) {
                starts.push(start, before - worth(start, option.nightly));
            }
            starts.leave(|start| end - start > option.most);
            if let Some(key) = starts.least() {
                *slot = (*slot).min(key + worth(end, option.nightly) + entering);
            }
        }
    }
    let mut last = NEVER;
    for slot in &mut after {
        *slot = (*slot).min(last.saturating_add(gap)).min(NEVER);
        last = *slot;
    }
    after
}

/// What it costs to be done by each night without any stay, from a night on.
pub(super) fn untouched(from: u32, nights: u32) -> Vec<i32> {
    let cost = |night: u32| night.checked_sub(from).map_or(NEVER, |n| worth(n, UNCOVERED));
    (0..=nights).map(cost).collect()
}

pub(super) fn at(costs: &[i32], night: u32) -> i32 {
    costs.get(length(night)).copied().unwrap_or(NEVER)
}

pub(super) fn worth(nights: u32, nightly: i32) -> i32 {
    i32::try_from(nights).map_or(NEVER, |nights| nights * nightly)
}

fn length(nights: u32) -> usize {
    usize::try_from(nights).unwrap_or(usize::MAX)
}

/// The programs of some choices, in the order of their numbers, as many as a search takes.
pub(super) fn programs<'a>(choices: impl IntoIterator<Item = &'a Choices>) -> Vec<usize> {
    let options = choices.into_iter().flat_map(|choices| &choices.options);
    let mut programs: Vec<usize> = options.map(|option| option.program).collect();
    programs.sort_unstable();
    programs.dedup();
    programs.truncate(MOST_PROGRAMS);
    programs
}

/// The options of each of these programs, in an order of their own.
pub(super) fn grouped(choices: &Choices, programs: &[usize]) -> Vec<Vec<StayOption>> {
    let mut groups = vec![Vec::new(); programs.len()];
    for option in &choices.options {
        let place = programs.binary_search(&option.program).ok();
        if let Some(group) = place.and_then(|place| groups.get_mut(place)) {
            group.push(*option);
        }
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups
}
