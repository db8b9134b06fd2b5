//! What the nights ahead cost a household in parts at least, where programs may be used again and
//! again: spans in which each part goes its own way, and stays of all together between them.

use super::lower_bound::{EntryWindow, LowerBound, NEVER, at, ends, meet, worth};
use super::problem::{MOVE, StayOption, UNCOVERED};
use super::sliding_minimum::SlidingMinimum;

/// The most steps of working out what parts cost from every night to every other (a quarter of a
/// second); beyond, differences of what is ahead stand in for it.
const MOST_STEPS: usize = 25_000_000;

/// The options of each program, by its place.
pub(super) type ProgramOptions = [Vec<StayOption>];

/// What each part, and then all together, can choose from, at what it costs.
pub(super) struct SplitOptions {
    pub(super) nights: u32,
    pub(super) alone: Vec<Vec<Vec<StayOption>>>,
    pub(super) together: Vec<Vec<StayOption>>,
}

impl SplitOptions {
    fn parts(&self) -> i32 {
        i32::try_from(self.alone.len()).unwrap_or(1)
    }

    /// Whether it can be worked out exactly what parts cost from every night to every other.
    fn exact(&self) -> bool {
        let nights = usize::try_from(self.nights).unwrap_or(usize::MAX);
        let options: usize = self.alone.iter().flatten().map(Vec::len).sum();
        options.saturating_mul(nights).saturating_mul(nights) / 2 <= MOST_STEPS
    }
}

/// For every night, the least that the nights from it to the end can cost.
pub(super) struct SplitLowerBound {
    /// For each part, from each night, what it costs to go alone until each night from it on.
    pub(super) alone: Vec<Vec<Vec<i32>>>,
    /// The least from each night on, when all enter somewhere together on it or it is the end.
    pub(super) meeting: Vec<i32>,
    /// The least from each night on.
    pub(super) any: Vec<i32>,
    /// What entering each program costs one part, less the move.
    charges: Vec<i32>,
    exact: bool,
}

impl SplitLowerBound {
    /// Works back from the last night, when entering each program is charged so much.
    pub(super) fn of(offers: &SplitOptions, charges: Vec<i32>) -> Self {
        let (nights, exact) = (offers.nights, offers.exact());
        let one: Vec<i32> = charges.iter().map(|charge| charge + MOVE).collect();
        let alone: Vec<Vec<Vec<i32>>> = offers
            .alone
            .iter()
            .map(|own| if exact { alone(nights, own, &one) } else { apart(nights, own, &one) })
            .collect();
        let size = usize::try_from(nights).unwrap_or(usize::MAX).saturating_add(1);
        let (mut meeting, mut any) = (vec![NEVER; size], vec![0; size]);
        let windows = |options: &Vec<StayOption>| -> Vec<EntryWindow> {
            options.iter().map(|option| EntryWindow::of(*option, nights)).collect()
        };
        let mut windows: Vec<Vec<EntryWindow>> = offers.together.iter().map(windows).collect();
        if let Some(last) = meeting.last_mut() {
            *last = 0;
        }
        for night in (0..nights).rev() {
            let place = usize::try_from(night).unwrap_or(usize::MAX);
            let entered = windows.iter_mut().zip(&charges).filter_map(|(windows, charge)| {
                let entered = windows.iter_mut().filter_map(|w| w.enter(night, &any)).min();
                entered.map(|cost| cost + charge + MOVE * offers.parts())
            });
            let together = entered.min().unwrap_or(NEVER);
            let mut spans = meeting.get(place..).unwrap_or_default().to_vec();
            for from in alone.iter().filter_map(|own| own.get(place)) {
                for (span, own) in spans.iter_mut().zip(from) {
                    *span = span.saturating_add(*own);
                }
            }
            let least = spans.into_iter().fold(together, i32::min);
            if let (Some(slot), Some(any)) = (meeting.get_mut(place), any.get_mut(place)) {
                (*slot, *any) = (together, least);
            }
        }
        Self { alone, meeting, any, charges, exact }
    }

    /// What it costs each part to go alone from a night until each night from it on.
    pub(super) fn alone_from(&self, part: usize, from: usize) -> &[i32] {
        self.alone.get(part).and_then(|own| own.get(from)).map_or(&[], Vec::as_slice)
    }

    /// What entering each program alone costs.
    pub(super) fn entering(&self, program: usize) -> i32 {
        self.charges.get(program).map_or(NEVER, |charge| charge + MOVE)
    }

    /// How often a cheapest way from the first night to the end enters each program; `None` where
    /// ways cannot be followed.
    pub(super) fn entries(&self, offers: &SplitOptions) -> Option<Vec<i32>> {
        let mut entries = vec![0; self.charges.len()];
        let mut night = 0;
        while self.exact && night < offers.nights {
            night = self.together(offers, night, &mut entries).or_else(|| {
                let until = self.span(night)?;
                for (part, own) in offers.alone.iter().enumerate() {
                    let place = usize::try_from(night).ok()?;
                    let costs = self.alone_from(part, place);
                    self.follow(own, (night, until), costs, &mut entries);
                }
                Some(until)
            })?;
        }
        self.exact.then_some(entries)
    }

    /// The end of a stay of all that begins on this night and makes up what is ahead.
    fn together(&self, offers: &SplitOptions, night: u32, entries: &mut [i32]) -> Option<u32> {
        let cost = at(&self.any, night);
        let stay = |(program, options): (usize, &Vec<StayOption>)| {
            let entering = self.charges.get(program)? + MOVE * offers.parts();
            Some((program, ends(options, night, cost - entering, &self.any)?))
        };
        let (program, end) = offers.together.iter().enumerate().find_map(stay)?;
        *entries.get_mut(program)? += 1;
        Some(end)
    }

    /// The night until which the parts go alone from this one.
    fn span(&self, night: u32) -> Option<u32> {
        let place = usize::try_from(night).ok()?;
        let cost = at(&self.any, night);
        let sum = |until: &u32| {
            let nights = usize::try_from(*until - night).unwrap_or(usize::MAX);
            let own = (0..self.alone.len())
                .map(|part| self.alone_from(part, place).get(nights).copied().unwrap_or(NEVER));
            own.fold(at(&self.meeting, *until), i32::saturating_add)
        };
        let last = u32::try_from(self.any.len()).ok()?;
        (night + 1..last).find(|until| sum(until) == cost)
    }

    /// Counts the programs that a part enters alone over some nights.
    fn follow(
        &self,
        own: &ProgramOptions,
        (from, to): (u32, u32),
        costs: &[i32],
        entries: &mut [i32],
    ) {
        let mut end = to;
        while end > from {
            let cost = at(costs, end - from);
            let stay = |(program, options): (usize, &Vec<StayOption>)| {
                let entering = self.entering(program);
                let start = options.iter().find_map(|option| {
                    let first = end.saturating_sub(option.most).max(from);
                    let mut starts = first..=end.checked_sub(option.least)?;
                    starts.find(|start| {
                        let nights = worth(end - start, option.nightly);
                        option.allows(*start, end)
                            && at(costs, start - from) + nights + entering == cost
                    })
                })?;
                Some((program, start))
            };
            match own.iter().enumerate().find_map(stay) {
                Some((program, start)) => {
                    if let Some(slot) = entries.get_mut(program) {
                        *slot += 1;
                    }
                    end = start;
                }
                None => end -= 1,
            }
        }
    }
}

/// From each night, the least it costs a part to go alone until each night from it on.
fn alone(nights: u32, groups: &ProgramOptions, entering: &[i32]) -> Vec<Vec<i32>> {
    let options: Vec<(StayOption, i32)> = groups
        .iter()
        .zip(entering)
        .flat_map(|(options, entering)| options.iter().map(|option| (*option, *entering)))
        .collect();
    let mut starts = vec![SlidingMinimum::default(); options.len()];
    (0..=nights).map(|from| alone_from(from, nights, &options, &mut starts)).collect()
}

/// The same from one night; `starts` is for each option the nights on which a stay that ends on some
/// night may have begun.
fn alone_from(
    from: u32,
    nights: u32,
    options: &[(StayOption, i32)],
    starts: &mut [SlidingMinimum],
) -> Vec<i32> {
    let mut costs = vec![0];
    starts.iter_mut().for_each(SlidingMinimum::clear);
    for end in from + 1..=nights {
        let mut least = costs.last().copied().unwrap_or(NEVER) + UNCOVERED;
        for ((option, entering), starts) in options.iter().zip(starts.iter_mut()) {
            let Some(start) = end.checked_sub(option.least).filter(|start| *start >= from) else {
                continue;
            };
            if option.until < end {
                continue;
            }
            if option.admits(start) {
                let key = at(&costs, start - from) - worth(start, option.nightly) + entering;
                starts.push(start, key);
            }
            starts.leave(|start| end - start > option.most);
            if let Some(key) = starts.least() {
                least = least.min(key + worth(end, option.nightly));
            }
        }
        costs.push(least);
    }
    costs
}

/// The same from below, as the difference of what is ahead on both nights.
fn apart(nights: u32, groups: &ProgramOptions, entering: &[i32]) -> Vec<Vec<i32>> {
    let ahead = LowerBound::of(nights, groups, entering).any;
    let from = |(place, here): (usize, &i32)| {
        let later = ahead.get(place..).unwrap_or_default();
        later.iter().map(|there| (here - there).max(0)).collect()
    };
    ahead.iter().enumerate().map(from).collect()
}

/// For each night, the least of what is beyond it on each night from it on, when one part goes
/// alone until then.
pub(super) fn going(others: &[i32], alone: &[Vec<i32>], from: usize) -> Vec<i32> {
    let mut going = vec![NEVER; others.len()];
    for ((place, slot), own) in going.iter_mut().enumerate().zip(alone).skip(from) {
        *slot = meet(others.get(place..).unwrap_or_default(), own);
    }
    going
}
