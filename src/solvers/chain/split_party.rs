//! The best plans for a household in parts: stays all have together, and stays of one part alone
//! between them. Best first and exact, as for one party; the parts are bounded each for itself.

use super::charges::EntryCharges;
use super::lower_bound::{NEVER, at, entered, extend, grouped, meet, programs};
use super::problem::{APART, MOVE, ORGANIZATION, StayOption};
use super::split_bound::{SplitLowerBound, SplitOptions, going};
use super::split_problem::SharedChoices;
use super::split_state::{SplitState, add_up};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// After so many looks at plans it pays to mend the charges of the bound.
const MENDED_AFTER: usize = 24;

/// Who makes a step: one part alone, by its number, or, after all of them, everybody together.
type Mover = usize;

/// A program that somebody enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SplitEntry {
    pub(super) who: Mover,
    pub(super) program: usize,
}

/// Entries that may come next, each with the least that a plan with it costs and what it costs that
/// all are together on each night, before the last stays alone.
type Successors = Vec<(i32, SplitEntry, Rc<Vec<i32>>)>;

/// A plan's entries, not yet looked at.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Node {
    bound: Reverse<i32>,
    length: usize,
    entries: Reverse<Vec<SplitEntry>>,
    /// What it costs that all are together on each night, before the last stays alone.
    met: Rc<Vec<i32>>,
}

/// A plan's entries in their order, with its cost.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub(super) cost: i32,
    pub(super) set: Vec<SplitEntry>,
    pub(super) entries: Vec<SplitEntry>,
}

/// Everything a search knows.
pub(super) struct Search {
    pub(super) nights: u32,
    pub(super) parts: usize,
    offers: SplitOptions,
    organizations: Vec<usize>,
    prices: EntryCharges,
    beyond: SplitLowerBound,
    wanted: usize,
    open: BinaryHeap<Node>,
    pub(super) best: Vec<Found>,
    until: Instant,
    /// After how many looks the charges of the bound are mended.
    pub(super) mended_after: usize,
}

impl Search {
    pub(super) fn of(choices: &SharedChoices, wanted: usize, within: Duration) -> Self {
        let until = Instant::now() + within;
        let parts = choices.alone.len();
        let times = i32::try_from(parts).unwrap_or(1);
        let all = choices.alone.iter().chain([&choices.together]);
        let programs = programs(all.clone());
        let nights = choices.together.nights;
        let alone = choices.alone.iter();
        let offers = SplitOptions {
            nights,
            alone: alone.map(|own| priced(grouped(own, &programs), |n| n + APART)).collect(),
            together: priced(grouped(&choices.together, &programs), |nightly| nightly * times),
        };
        let organization = |program: &usize| {
            let options = all.clone().flat_map(|choices| &choices.options);
            options.filter(|o| o.program == *program).map(|o| o.organization).min().unwrap_or(0)
        };
        let organizations: Vec<usize> = programs.iter().map(organization).collect();
        let prices = EntryCharges::even(&organizations);
        let beyond = SplitLowerBound::of(&offers, prices.charges().collect());
        let (open, best) = (BinaryHeap::new(), Vec::new());
        let mut search = Self {
            nights,
            parts,
            offers,
            organizations,
            prices,
            beyond,
            wanted,
            open,
            best,
            until,
            mended_after: MENDED_AFTER,
        };
        search.begin();
        search
    }

    /// Opens the plan of no entries, and forgets all other open ones.
    fn begin(&mut self) {
        let bound = Reverse(self.bound_of_all());
        let met = Rc::new(SplitState::start(self.nights, self.parts).met);
        self.open.clear();
        self.open.push(Node { bound, length: 0, entries: Reverse(Vec::new()), met });
    }

    /// No plan costs less.
    pub(super) fn bound_of_all(&self) -> i32 {
        at(&self.beyond.any, 0) - self.prices.back(&[])
    }

    /// Looks for the best plans; `false` when time runs out before they are known.
    pub(super) fn run(&mut self) -> bool {
        let mut dive_at = 0;
        for looked_at in 0_usize.. {
            if looked_at == self.mended_after {
                self.mend();
            }
            let Some(node) = self.open.pop().filter(|node| node.bound.0 < self.worst()) else {
                self.open.clear();
                return true;
            };
            if looked_at >= dive_at {
                self.dive(node.entries.0.clone(), Rc::clone(&node.met));
                dive_at = looked_at * 2 + 1;
            }
            let Some((cost, next)) = self.look(&node.entries.0, &node.met) else {
                self.open.push(node);
                return false;
            };
            self.keep(&node.entries.0, cost);
            let worst = self.worst();
            for (bound, entry, met) in next.into_iter().filter(|next| next.0 < worst) {
                let entries = [node.entries.0.as_slice(), &[entry]].concat();
                let (length, entries) = (entries.len(), Reverse(entries));
                self.open.push(Node { bound: Reverse(bound), length, entries, met });
            }
        }
        true
    }

    /// Mends the charges of the bound, and begins again with what it is then.
    fn mend(&mut self) {
        let best = self.best.first().map_or(0, |found| found.cost);
        let relaxed = |prices: &EntryCharges| {
            let beyond = SplitLowerBound::of(&self.offers, prices.charges().collect());
            let bound = at(&beyond.any, 0) - prices.back(&[]);
            (bound, beyond.entries(&self.offers).unwrap_or_default())
        };
        let prices = self.prices.clone().mended(best, self.until, relaxed);
        let beyond = SplitLowerBound::of(&self.offers, prices.charges().collect());
        (self.prices, self.beyond) = (prices, beyond);
        self.begin();
    }

    /// No plan that is not yet known costs less.
    pub(super) fn bound(&self) -> i32 {
        let open = self.open.peek().map_or(NEVER, |node| node.bound.0);
        let known = self.best.first().map_or(NEVER, |found| found.cost);
        open.min(known)
    }

    /// Follows the most promising entry again and again, so that there is always an answer.
    fn dive(&mut self, mut entries: Vec<SplitEntry>, mut met: Rc<Vec<i32>>) {
        while let Some((cost, next)) = self.look(&entries, &met) {
            self.keep(&entries, cost);
            match next.into_iter().min().filter(|(bound, ..)| *bound < cost) {
                Some((_, entry, then)) => {
                    entries.push(entry);
                    met = then;
                }
                None => return,
            }
        }
    }

    /// What a plan costs, and the entries that may come next; `None` when time runs out.
    fn look(&self, entries: &[SplitEntry], met: &Rc<Vec<i32>>) -> Option<(i32, Successors)> {
        let state = self.since(entries, met.to_vec());
        let before = entries.last().map(|entry| entry.who);
        let turn = before.filter(|who| *who < self.parts).unwrap_or(0);
        let back = self.prices.back(&programs_of(entries));
        let mut least = vec![vec![NEVER; self.organizations.len()]; self.parts];
        let mut meeting = vec![NEVER; met.len()];
        for (from, met) in (0..).zip(met.iter()).filter(|(_, met)| **met < NEVER) {
            if Instant::now() > self.until {
                return None;
            }
            let rows: Vec<Vec<i32>> = (0..self.parts).map(|part| state.row(part, from)).collect();
            add_up(&mut meeting, *met, &rows);
            for (part, least) in least.iter_mut().enumerate().skip(turn) {
                let others = self.others(part, (from, *met), &rows);
                let start = usize::try_from(from).unwrap_or(usize::MAX);
                let alone = self.beyond.alone.get(part).map_or(&[][..], Vec::as_slice);
                let row = rows.get(part).map_or(&[][..], Vec::as_slice);
                self.enter((part, least), row, &going(&others, alone, start), entries);
            }
        }
        let cost = at(&meeting, self.nights);
        let mut next = Vec::new();
        for (who, least) in least.iter().enumerate() {
            let bounds = least.iter().enumerate().filter(|(_, bound)| **bound < NEVER);
            next.extend(bounds.map(|(program, bound)| {
                (bound - back, SplitEntry { who, program }, Rc::clone(met))
            }));
        }
        next.extend(self.together(entries, &meeting));
        Some((cost, next))
    }

    /// What it costs at least that the other parts are done and all enter somewhere together on
    /// each night: those before this part without going on, those after it going on alone.
    fn others(&self, part: usize, (from, met): (u32, i32), rows: &[Vec<i32>]) -> Vec<i32> {
        let mut sum: Vec<i32> =
            self.beyond.meeting.iter().map(|ahead| ahead.saturating_add(met).min(NEVER)).collect();
        let place = usize::try_from(from).unwrap_or(usize::MAX);
        for (other, row) in rows.iter().enumerate().filter(|(other, _)| *other != part) {
            let later = sum.iter_mut().skip(place);
            let alone = self.beyond.alone_from(other, place);
            let costs = if other < part { row.get(place..).unwrap_or_default() } else { alone };
            for (sum, cost) in later.zip(costs) {
                *sum = sum.saturating_add(*cost).min(NEVER);
            }
        }
        sum
    }

    /// Lowers, for each program, the least that a plan costs in which this part enters it next: after
    /// what it costs the part until each night, before what is beyond that night for everybody.
    fn enter(
        &self,
        (part, least): (Mover, &mut [i32]),
        row: &[i32],
        beyond: &[i32],
        so_far: &[SplitEntry],
    ) {
        let groups = self.offers.alone.get(part).into_iter().flatten();
        for ((program, slot), options) in least.iter_mut().enumerate().zip(groups) {
            if options.is_empty() || so_far.iter().any(|entry| entry.program == program) {
                continue;
            }
            let entered = entered(beyond, options, self.beyond.entering(program));
            *slot = meet(row, &entered).min(*slot);
        }
    }

    /// Every program that all may enter together next.
    fn together(&self, entries: &[SplitEntry], meeting: &[i32]) -> Successors {
        let mut further = Vec::new();
        for (program, options) in self.offers.together.iter().enumerate() {
            if options.is_empty() || entries.iter().any(|entry| entry.program == program) {
                continue;
            }
            let entry = SplitEntry { who: self.parts, program };
            let mut met = extend(meeting, options, self.entering(entries, entry), NEVER);
            let entered = [programs_of(entries), vec![program]].concat();
            let back = self.prices.back(&entered);
            let mut bound = NEVER;
            for (met, ahead) in met.iter_mut().zip(&self.beyond.any) {
                let least = met.saturating_add(*ahead) - back;
                if least >= self.worst() || *met >= NEVER {
                    *met = NEVER;
                } else {
                    bound = bound.min(least);
                }
            }
            if bound < NEVER {
                further.push((bound, entry, Rc::new(met)));
            }
        }
        further
    }

    /// Where a plan's entries leave everybody.
    pub(super) fn state(&self, entries: &[SplitEntry]) -> SplitState<'_> {
        let start = SplitState::start(self.nights, self.parts).met;
        let last = entries.iter().rposition(|entry| entry.who == self.parts);
        let met = last.and_then(|last| {
            let (before, entry) = (entries.get(..last)?, *entries.get(last)?);
            let meeting = self.state(before).meeting();
            Some(extend(&meeting, self.options(entry), self.entering(before, entry), NEVER))
        });
        self.since(entries, met.unwrap_or(start))
    }

    /// The same, when it is known what it costs that all are together before the last stays alone.
    fn since(&self, entries: &[SplitEntry], met: Vec<i32>) -> SplitState<'_> {
        let mut state = SplitState { met, ..SplitState::start(self.nights, self.parts) };
        let first = entries.iter().rposition(|entry| entry.who == self.parts);
        let first = first.map_or(0, |last| last + 1);
        for (place, entry) in entries.iter().enumerate().skip(first) {
            let before = entries.get(..place).unwrap_or_default();
            if let (Some(since), Some(cost)) =
                (state.since.get_mut(entry.who), state.entering.get_mut(entry.who))
            {
                since.push(self.options(*entry));
                cost.push(self.entering(before, *entry));
            }
        }
        state
    }

    /// The options of an entry, at what they cost all who enter.
    pub(super) fn options(&self, entry: SplitEntry) -> &[StayOption] {
        let groups = self.offers.alone.get(entry.who).unwrap_or(&self.offers.together);
        groups.get(entry.program).map_or(&[], Vec::as_slice)
    }

    /// What an entry costs, after these.
    pub(super) fn entering(&self, before: &[SplitEntry], entry: SplitEntry) -> i32 {
        let movers = if entry.who == self.parts { self.parts } else { 1 };
        i32::try_from(movers).unwrap_or(1) * MOVE + self.more(before, entry.program)
    }

    /// What a program costs for being of a further organization.
    fn more(&self, before: &[SplitEntry], program: usize) -> i32 {
        let of = |program: usize| self.organizations.get(program);
        let known = before.iter().any(|entry| of(entry.program) == of(program));
        if known || before.is_empty() { 0 } else { ORGANIZATION }
    }

    /// Keeps a plan among the best, one of each set of entries.
    fn keep(&mut self, entries: &[SplitEntry], cost: i32) {
        if cost >= NEVER || entries.is_empty() {
            return;
        }
        let mut set = entries.to_vec();
        set.sort_unstable();
        let found = Found { cost, set, entries: entries.to_vec() };
        match self.best.iter_mut().find(|known| known.set == found.set) {
            Some(known) => *known = found.min(known.clone()),
            None => self.best.push(found),
        }
        self.best.sort_unstable();
        self.best.truncate(self.wanted);
    }

    /// What a plan must cost less than to be among the best.
    fn worst(&self) -> i32 {
        let last = self.best.last().filter(|_| self.best.len() >= self.wanted);
        last.map_or(NEVER, |found| found.cost)
    }
}

fn programs_of(entries: &[SplitEntry]) -> Vec<usize> {
    entries.iter().map(|entry| entry.program).collect()
}

/// The same options at other prices.
pub(super) fn priced(
    groups: Vec<Vec<StayOption>>,
    price: impl Fn(i32) -> i32,
) -> Vec<Vec<StayOption>> {
    let one = |option: StayOption| StayOption { nightly: price(option.nightly), ..option };
    groups.into_iter().map(|group| group.into_iter().map(one).collect()).collect()
}
