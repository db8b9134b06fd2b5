//! A lower bound on the nights ahead for a household in parts, where programs may be entered
//! repeatedly. Spans in which each part goes its own way alternate with stays of all parts
//! together.

use super::best_first::NEVER;
use super::lower_bound::{
    EntryWindow, LowerBound, NightCosts, NightIx, ProgramOptions, SearchedProgramIx, at, ends,
    in_the_end, meet, on, worth,
};
use super::problem::{MOVE, PartIx, StayOption, UNCOVERED};
use super::sliding_minimum::SlidingMinimum;
use crate::solvers::fault::exact;
use crate::solvers::table::Table;

/// The most steps for computing the cost of parts from every night to every other exactly (a
/// quarter of a second). Beyond that, differences of the costs ahead are used instead.
const MOST_STEPS: usize = 25_000_000;

/// The priced options of each part, and of all parts together.
pub(super) struct SplitOptions {
    pub(super) nights: u32,
    pub(super) alone: Table<PartIx, ProgramOptions>,
    pub(super) together: ProgramOptions,
}

/// From each night, the cost of going alone until each night from it on.
type CostsAlone = Table<NightIx, NightCosts>;

impl SplitOptions {
    /// The cost of a move of all parts.
    fn move_of_all(&self) -> i32 {
        MOVE * exact::<_, i32>(self.alone.len())
    }

    /// Returns true if the cost of parts from every night to every other can be computed exactly in
    /// time.
    fn exact(&self) -> bool {
        let nights: usize = exact(self.nights);
        let options: usize = self.alone.iter().flatten().map(Vec::len).sum();
        options.saturating_mul(nights).saturating_mul(nights) / 2 <= MOST_STEPS
    }
}

/// The least cost from each night to the end.
pub(super) struct SplitLowerBound {
    /// For each part, from each night, the cost of going alone until each night from it on.
    pub(super) alone: Table<PartIx, CostsAlone>,
    /// The least cost from each night on if all enter a program together on it, or if it is the
    /// end.
    pub(super) meeting: NightCosts,
    /// The least cost from each night on.
    pub(super) any: NightCosts,
    /// The charge for entering each program, without the move.
    charges: Table<SearchedProgramIx, i32>,
    exact: bool,
}

impl SplitLowerBound {
    /// Computes the bound backward from the last night, with the charge for entering each program.
    pub(super) fn of(offers: &SplitOptions, charges: Table<SearchedProgramIx, i32>) -> Self {
        let (nights, exact) = (offers.nights, offers.exact());
        let one = charges.map(|charge| charge + MOVE);
        let alone = offers
            .alone
            .map(|own| if exact { alone(nights, own, &one) } else { apart(nights, own, &one) });
        let count = on(nights).next().number();
        let mut meeting = NightCosts::filled(NEVER, count);
        let mut any = NightCosts::filled(0, count);
        meeting[on(nights)] = 0;
        let windows = |options: &Vec<StayOption>| -> Vec<EntryWindow> {
            options.iter().map(|option| EntryWindow::of(*option, nights)).collect()
        };
        let mut windows: Vec<Vec<EntryWindow>> = offers.together.iter().map(windows).collect();
        for night in (0..nights).rev() {
            let entered = windows.iter_mut().zip(&charges).filter_map(|(windows, charge)| {
                let entered = windows.iter_mut().filter_map(|w| w.enter(night, &any)).min();
                entered.map(|cost| cost + charge + offers.move_of_all())
            });
            let together = entered.fold(NEVER, i32::min);
            let night = on(night);
            let mut spans = meeting.tail(night).to_vec();
            for own in &alone {
                for (span, own) in spans.iter_mut().zip(&own[night]) {
                    *span = span.saturating_add(*own);
                }
            }
            meeting[night] = together;
            any[night] = spans.into_iter().fold(together, i32::min);
        }
        Self { alone, meeting, any, charges, exact }
    }

    /// The cost for one part to enter a program alone.
    pub(super) fn entering(&self, program: SearchedProgramIx) -> i32 {
        self.charges[program] + MOVE
    }

    /// The number of times that a cheapest path from the first night to the end enters each
    /// program; `None` if paths cannot be traced.
    pub(super) fn entries(&self, offers: &SplitOptions) -> Option<Table<SearchedProgramIx, i32>> {
        let mut entries = self.charges.map(|_| 0);
        let mut night = 0;
        while self.exact && night < offers.nights {
            night = self.together(offers, night, &mut entries).or_else(|| {
                let until = self.span(night)?;
                for (own, costs) in offers.alone.iter().zip(&self.alone) {
                    self.follow(own, (night, until), &costs[on(night)], &mut entries);
                }
                Some(until)
            })?;
        }
        self.exact.then_some(entries)
    }

    /// The end of a stay of all parts that begins on this night and makes up the cost ahead.
    fn together(
        &self,
        offers: &SplitOptions,
        night: u32,
        entries: &mut Table<SearchedProgramIx, i32>,
    ) -> Option<u32> {
        let cost = at(&self.any, night);
        let stay = |(program, options): (SearchedProgramIx, &Vec<StayOption>)| {
            let entering = self.charges[program] + offers.move_of_all();
            Some((program, ends(options, night, cost - entering, &self.any)?))
        };
        let (program, end) = offers.together.pairs().find_map(stay)?;
        entries[program] += 1;
        Some(end)
    }

    /// The night until which the parts go alone from this one.
    fn span(&self, night: u32) -> Option<u32> {
        let cost = at(&self.any, night);
        let sum = |until: &u32| {
            let own = self.alone.iter().map(|own| at(&own[on(night)], until - night));
            own.fold(at(&self.meeting, *until), i32::saturating_add)
        };
        (night + 1..exact(self.any.len())).find(|until| sum(until) == cost)
    }

    /// Counts the programs that a part enters alone over some nights.
    fn follow(
        &self,
        own: &ProgramOptions,
        (from, to): (u32, u32),
        costs: &NightCosts,
        entries: &mut Table<SearchedProgramIx, i32>,
    ) {
        let mut end = to;
        while end > from {
            let cost = at(costs, end - from);
            let stay = |(program, options): (SearchedProgramIx, &Vec<StayOption>)| {
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
            match own.pairs().find_map(stay) {
                Some((program, start)) => {
                    entries[program] += 1;
                    end = start;
                }
                None => end -= 1,
            }
        }
    }
}

/// From each night, the least cost for a part to go alone until each night from it on.
fn alone(
    nights: u32,
    groups: &ProgramOptions,
    entering: &Table<SearchedProgramIx, i32>,
) -> CostsAlone {
    let options: Vec<(StayOption, i32)> = groups
        .iter()
        .zip(entering)
        .flat_map(|(options, entering)| options.iter().map(|option| (*option, *entering)))
        .collect();
    let mut starts = vec![SlidingMinimum::default(); options.len()];
    (0..=nights).map(|from| alone_from(from, nights, &options, &mut starts)).collect()
}

/// The same from one night. `starts` holds, for each option, the nights on which a stay that ends
/// on the current night may have begun.
fn alone_from(
    from: u32,
    nights: u32,
    options: &[(StayOption, i32)],
    starts: &mut [SlidingMinimum],
) -> NightCosts {
    let mut costs = NightCosts::from(vec![0]);
    starts.iter_mut().for_each(SlidingMinimum::clear);
    for end in from + 1..=nights {
        let mut least = in_the_end(&costs) + UNCOVERED;
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

/// A lower bound on the same costs: the difference of the costs ahead on both nights.
fn apart(
    nights: u32,
    groups: &ProgramOptions,
    entering: &Table<SearchedProgramIx, i32>,
) -> CostsAlone {
    let ahead = LowerBound::of(nights, groups, entering).any;
    let from = |(night, here): (NightIx, &i32)| {
        ahead.tail(night).iter().map(|there| (here - there).max(0)).collect()
    };
    ahead.pairs().map(from).collect()
}

/// For each night, the least cost if one part goes alone from it until a later night and then pays
/// `others` from there.
pub(super) fn going(others: &NightCosts, alone: &CostsAlone, from: u32) -> NightCosts {
    let mut going = others.map(|_| NEVER);
    for (night, own) in alone.pairs().skip(exact(from)) {
        going[night] = meet(others.tail(night), own.values());
    }
    going
}
