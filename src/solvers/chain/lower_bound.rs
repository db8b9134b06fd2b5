//! Lower bounds on the cost of the nights ahead, and the cost of a step. Both slide a window over
//! nights.

use super::best_first::NEVER;
use super::problem::{Choices, MOST_PROGRAMS, StayOption, StayProgramIx, UNCOVERED};
use super::sliding_minimum::SlidingMinimum;
use crate::solvers::fault::exact;
use crate::solvers::table::{Ix, Table};

/// The kind of a [`SearchedProgramIx`].
#[derive(Debug)]
pub(super) enum SearchedProgram {}
/// The kind of a [`NightIx`].
pub(super) enum SearchedNight {}

/// A program of a search. A search has at most [`MOST_PROGRAMS`].
pub(super) type SearchedProgramIx = Ix<SearchedProgram>;
/// A night, or the end of the last one.
pub(super) type NightIx = Ix<SearchedNight>;
/// A cost up to, from or on each night.
pub(super) type NightCosts = Table<NightIx, i32>;
/// The options of each program.
pub(super) type ProgramOptions = Table<SearchedProgramIx, Vec<StayOption>>;

/// The least cost from each night to the end.
pub(super) struct LowerBound {
    /// The least cost from each night on, where programs may be entered repeatedly.
    pub(super) any: NightCosts,
    /// For each program, the least cost from each night on if it is entered on that night.
    by_program: Table<SearchedProgramIx, NightCosts>,
}

impl LowerBound {
    /// Computes the bound backward from the last night, with the cost of entering each program.
    pub(super) fn of(
        nights: u32,
        groups: &ProgramOptions,
        entering: &Table<SearchedProgramIx, i32>,
    ) -> Self {
        let size = exact::<_, usize>(nights) + 1;
        let mut any = NightCosts::filled(0, size);
        let mut by_program = groups.map(|_| NightCosts::filled(NEVER, size));
        let mut windows: Table<SearchedProgramIx, Vec<EntryWindow>> = groups
            .map(|options| options.iter().map(|option| EntryWindow::of(*option, nights)).collect());
        for night in (0..nights).rev() {
            let mut least = at(&any, night + 1) + UNCOVERED;
            for ((windows, ahead), entering) in
                windows.iter_mut().zip(&mut by_program).zip(entering)
            {
                let entered = windows.iter_mut().filter_map(|w| w.enter(night, &any)).min();
                if let Some(entered) = entered.map(|cost| cost + entering) {
                    ahead[on(night)] = entered;
                    least = least.min(entered);
                }
            }
            any[on(night)] = least;
        }
        Self { any, by_program }
    }

    /// The least cost of a chain that goes on with this program.
    pub(super) fn going_on(&self, done: &NightCosts, program: SearchedProgramIx) -> i32 {
        meet(done.values(), self.by_program[program].values())
    }

    /// The number of times that a cheapest path from the first night to the end enters each
    /// program.
    pub(super) fn entries(
        &self,
        groups: &ProgramOptions,
        entering: &Table<SearchedProgramIx, i32>,
    ) -> Table<SearchedProgramIx, i32> {
        let mut entries = groups.map(|_| 0);
        let mut night = 0;
        while exact::<_, usize>(night) + 1 < self.any.len() {
            let cost = at(&self.any, night);
            let here = self.by_program.pairs().find(|(_, ahead)| at(ahead, night) == cost);
            let stay = here.and_then(|(program, _)| {
                let rest = cost - entering[program];
                Some((program, ends(&groups[program], night, rest, &self.any)?))
            });
            night = stay.map_or(night + 1, |(program, end)| {
                entries[program] += 1;
                end
            });
        }
        entries
    }
}

/// The end of a stay that begins on this night and, with the cost beyond it, adds up to `cost`.
pub(super) fn ends(
    options: &[StayOption],
    night: u32,
    cost: i32,
    beyond: &NightCosts,
) -> Option<u32> {
    let of = |option: &StayOption| {
        let ends = night.saturating_add(option.least)..=night.saturating_add(option.most);
        let makes_up =
            |end: &u32| at(beyond, *end).saturating_add(worth(end - night, option.nightly)) == cost;
        ends.take_while(|end| option.allows(night, *end)).find(makes_up)
    };
    options.iter().find_map(of)
}

/// The least cost of entering one of these options on each night, including the cost beyond the
/// stay.
pub(super) fn entered(beyond: &NightCosts, options: &[StayOption], entering: i32) -> NightCosts {
    let nights = exact::<_, u32>(beyond.len() - 1);
    let mut windows: Vec<EntryWindow> =
        options.iter().map(|option| EntryWindow::of(*option, nights)).collect();
    let entered: Vec<i32> = (0..=nights)
        .rev()
        .map(|night| {
            let costs = windows.iter_mut().filter_map(|w| w.enter(night, beyond));
            costs.min().map_or(NEVER, |cost| (cost + entering).min(NEVER))
        })
        .collect();
    entered.into_iter().rev().collect()
}

/// The least sum of the cost up to a night and the cost from it on.
pub(super) fn meet(done: &[i32], ahead: &[i32]) -> i32 {
    done.iter().zip(ahead).map(|(done, ahead)| done + ahead).fold(NEVER, i32::min)
}

/// The nights on which a stay may end, cheapest first, as the night of entry moves back.
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
        let ends = SlidingMinimum::with_capacity(
            exact::<_, usize>(until.saturating_sub(option.enter_from)) + 1,
        );
        Self { option, until, ends }
    }

    /// The least cost from this night on if a stay is entered on it. Nights must come in falling
    /// order.
    pub(super) fn enter(&mut self, night: u32, ahead: &NightCosts) -> Option<i32> {
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

/// The cost up to each night after one more stay at a program. `entering` is the cost of the entry,
/// and `gap` the cost of each night without a place after the stay.
pub(super) fn extend(
    done: &NightCosts,
    options: &[StayOption],
    entering: i32,
    gap: i32,
) -> NightCosts {
    let mut after = done.map(|_| NEVER);
    let mut starts = SlidingMinimum::default();
    for option in options {
        starts.clear();
        let last = option.enter_to.saturating_sub(1).saturating_add(option.most).min(option.until);
        let first = option.enter_from.saturating_add(option.least);
        let ends = (0..).zip(&mut after).take(exact::<_, usize>(last) + 1).skip(exact(first));
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

/// The cost up to each night without any stay, counted from a first night.
pub(super) fn untouched(from: u32, nights: u32) -> NightCosts {
    let cost = |night: u32| night.checked_sub(from).map_or(NEVER, |n| worth(n, UNCOVERED));
    (0..=nights).map(cost).collect()
}

/// The index of a night.
pub(super) fn on(night: u32) -> NightIx {
    NightIx::of(exact(night))
}

/// The cost at a night; [`NEVER`] past the last night.
pub(super) fn at(costs: &NightCosts, night: u32) -> i32 {
    costs.find(on(night)).copied().unwrap_or(NEVER)
}

/// The cost of some nights at a nightly price.
pub(super) fn worth(nights: u32, nightly: i32) -> i32 {
    exact::<_, i32>(nights) * nightly
}

/// The cost up to the end.
pub(super) fn in_the_end(done: &NightCosts) -> i32 {
    done[NightIx::of(done.len() - 1)]
}

/// The programs of some choices, sorted, at most [`MOST_PROGRAMS`].
pub(super) fn programs<'a>(choices: impl IntoIterator<Item = &'a Choices>) -> Vec<StayProgramIx> {
    let options = choices.into_iter().flat_map(|choices| &choices.options);
    let mut programs: Vec<StayProgramIx> = options.map(|option| option.program).collect();
    programs.sort_unstable();
    programs.dedup();
    programs.truncate(MOST_PROGRAMS);
    programs
}

/// The options of each of these programs, sorted.
pub(super) fn grouped(choices: &Choices, programs: &[StayProgramIx]) -> ProgramOptions {
    let mut groups: ProgramOptions = programs.iter().map(|_| Vec::new()).collect();
    for option in &choices.options {
        // Programs beyond the limit of a search are left out.
        if let Ok(place) = programs.binary_search(&option.program) {
            groups[SearchedProgramIx::of(place)].push(*option);
        }
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups
}
