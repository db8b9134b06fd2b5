//! The best plans for a household in parts: stays all have together, and stays of one part alone
//! between them. Best first and exact, as for one party; the parts are bounded each for itself.

use super::bound::{Ahead, NEVER, at, entered, extend, grouped, meet, programs, untouched};
use super::choices::{APART, MOVE, ORGANIZATION, StayOption, UNCOVERED};
use super::household::SharedChoices;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::{Duration, Instant};

/// Who makes a step: one part alone, by its number, or, after all of them, everybody together.
type Who = usize;

/// A program that somebody enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub(super) who: Who,
    pub(super) program: usize,
}

/// Entries that may come next, each with the least that a plan with it costs.
type Further = Vec<(i32, Entry)>;

/// A plan's entries, not yet looked at.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Node {
    bound: Reverse<i32>,
    length: usize,
    entries: Reverse<Vec<Entry>>,
}

/// A plan's entries in their order, with its cost.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub(super) cost: i32,
    pub(super) set: Vec<Entry>,
    pub(super) entries: Vec<Entry>,
}

/// Everything a search knows.
pub(super) struct Search {
    pub(super) nights: u32,
    pub(super) parts: usize,
    /// For each part, then for all together: the options of each program, at what they cost.
    groups: Vec<Vec<Vec<StayOption>>>,
    organizations: Vec<usize>,
    /// For each part: what is ahead of it, its own options before those of all.
    ahead: Vec<Ahead>,
    /// What is ahead of all when they enter each program together.
    ahead_together: Vec<Vec<i32>>,
    wanted: usize,
    open: BinaryHeap<Node>,
    pub(super) best: Vec<Found>,
    pub(super) started: Instant,
    pub(super) within: Duration,
}

/// What is known of a plan's entries: between which nights the parts go their own ways last.
pub(super) struct State<'a> {
    /// What it costs that all are together on each night, before the last stays alone.
    pub(super) met: Vec<i32>,
    /// The stays alone since then, of each part.
    since: Vec<Vec<&'a [StayOption]>>,
    entering: Vec<Vec<i32>>,
}

impl Search {
    pub(super) fn of(choices: &SharedChoices, wanted: usize, within: Duration) -> Self {
        let parts = choices.alone.len();
        let times = i32::try_from(parts).unwrap_or(1);
        let all = choices.alone.iter().chain([&choices.together]);
        let programs = programs(all.clone());
        let nights = choices.together.nights;
        let share = grouped(&choices.together, &programs);
        let alone: Vec<_> =
            choices.alone.iter().map(|c| priced(grouped(c, &programs), |n| n + APART)).collect();
        let ahead: Vec<Ahead> = alone
            .iter()
            .map(|own| Ahead::of(nights, &[own.as_slice(), share.as_slice()].concat(), MOVE))
            .collect();
        let together = priced(share, |nightly| nightly * times);
        let sum = |night| ahead.iter().map(|ahead| at(&ahead.any, night)).sum();
        let beyond: Vec<i32> = (0..=nights).map(sum).collect();
        let enter = |options: &Vec<StayOption>| entered(&beyond, options, MOVE * times);
        let ahead_together = together.iter().map(enter).collect();
        let organization = |program: &usize| {
            let options = all.clone().flat_map(|choices| &choices.options);
            options.filter(|o| o.program == *program).map(|o| o.organization).min().unwrap_or(0)
        };
        let organizations = programs.iter().map(organization).collect();
        let groups = alone.into_iter().chain([together]).collect();
        let (open, best) = (BinaryHeap::new(), Vec::new());
        let started = Instant::now();
        Self {
            nights,
            parts,
            groups,
            organizations,
            ahead,
            ahead_together,
            wanted,
            open,
            best,
            started,
            within,
        }
    }

    /// Looks for the best plans; `false` when time runs out before they are known.
    pub(super) fn run(&mut self) -> bool {
        self.dive();
        self.branch(&[]);
        loop {
            let Some(node) = self.open.peek().filter(|node| node.bound.0 < self.worst()) else {
                return true;
            };
            let entries = node.entries.0.clone();
            if self.started.elapsed() > self.within {
                return false;
            }
            self.open.pop();
            self.branch(&entries);
        }
    }

    /// What all parts cost at least, each for itself.
    pub(super) fn ahead_of_all(&self) -> i32 {
        self.ahead.iter().map(|ahead| at(&ahead.any, 0)).sum()
    }

    /// No plan that is not yet known costs less.
    pub(super) fn bound(&self) -> i32 {
        let open = self.open.peek().map_or(NEVER, |node| node.bound.0);
        let known = self.best.first().map_or(NEVER, |found| found.cost);
        open.min(known)
    }

    /// Keeps a plan, and opens those with one more entry.
    fn branch(&mut self, entries: &[Entry]) {
        let (cost, next) = self.look(entries);
        if !entries.is_empty() {
            self.keep(entries, cost);
        }
        for (bound, entry) in next {
            let entries = [entries, &[entry]].concat();
            if bound < self.worst() {
                let entries = Reverse(entries);
                self.open.push(Node { bound: Reverse(bound), length: entries.0.len(), entries });
            }
        }
    }

    /// Follows the most promising entry again and again, so that there is always an answer.
    fn dive(&mut self) {
        let mut entries = Vec::new();
        loop {
            let (cost, next) = self.look(&entries);
            if !entries.is_empty() {
                self.keep(&entries, cost);
            }
            match next.into_iter().min().filter(|(bound, _)| *bound < cost) {
                Some((_, entry)) if self.started.elapsed() <= self.within => entries.push(entry),
                Some(_) | None => return,
            }
        }
    }

    /// What a plan costs, and the least that each further entry would make it cost.
    fn look(&self, entries: &[Entry]) -> (i32, Further) {
        let state = self.state(entries);
        let mut least = vec![vec![NEVER; self.organizations.len()]; self.parts];
        let mut meeting = vec![NEVER; state.met.len()];
        for from in (0..=self.nights).filter(|night| at(&state.met, *night) < NEVER) {
            let met = at(&state.met, from);
            let rows: Vec<Vec<i32>> = (0..self.parts).map(|part| state.row(part, from)).collect();
            add_up(&mut meeting, met, &rows);
            let own: Vec<i32> =
                rows.iter().zip(&self.ahead).map(|(row, ahead)| meet(row, &ahead.any)).collect();
            if own.contains(&NEVER) {
                continue;
            }
            let all: i32 = met + own.iter().sum::<i32>();
            for ((row, ahead), (own, least)) in
                rows.iter().zip(&self.ahead).zip(own.iter().zip(&mut least))
            {
                for (slot, ahead) in least.iter_mut().zip(&ahead.by_program) {
                    *slot = (*slot).min(all - own + meet(row, ahead)).min(NEVER);
                }
            }
        }
        let cost = at(&meeting, self.nights);
        (cost, self.further(entries, &least, &meeting))
    }

    /// Every entry that may come next: parts that go alone take their turns in order.
    fn further(&self, entries: &[Entry], least: &[Vec<i32>], meeting: &[i32]) -> Further {
        let before = entries.last().map(|entry| entry.who);
        let turn = before.filter(|who| *who < self.parts).unwrap_or(0);
        let mut next = Vec::new();
        for program in 0..self.organizations.len() {
            if entries.iter().any(|entry| entry.program == program) {
                continue;
            }
            let more = self.more(entries, program);
            let alone = least.iter().enumerate().skip(turn);
            next.extend(alone.filter_map(|(who, least)| {
                Some((least.get(program)? + more, Entry { who, program }))
            }));
            let together = self.ahead_together.get(program).map(|ahead| meet(meeting, ahead));
            let who = self.parts;
            next.extend(together.map(|bound| (bound + more, Entry { who, program })));
        }
        next.retain(|(bound, _)| *bound < NEVER);
        next
    }

    /// Where a plan's entries leave everybody.
    pub(super) fn state(&self, entries: &[Entry]) -> State<'_> {
        let mut state = State::start(self.nights, self.parts);
        for (place, entry) in entries.iter().enumerate() {
            let before = entries.get(..place).unwrap_or_default();
            let entering = self.entering(before, *entry);
            let options = self.options(*entry);
            if entry.who == self.parts {
                let meeting = state.meeting();
                state = State::start(self.nights, self.parts);
                state.met = extend(&meeting, options, entering, NEVER);
            } else if let (Some(since), Some(cost)) =
                (state.since.get_mut(entry.who), state.entering.get_mut(entry.who))
            {
                since.push(options);
                cost.push(entering);
            }
        }
        state
    }

    /// The options of an entry, at what they cost all who enter.
    pub(super) fn options(&self, entry: Entry) -> &[StayOption] {
        let groups = self.groups.get(entry.who);
        groups.and_then(|groups| groups.get(entry.program)).map_or(&[], Vec::as_slice)
    }

    /// What an entry costs, after these.
    pub(super) fn entering(&self, before: &[Entry], entry: Entry) -> i32 {
        let movers = if entry.who == self.parts { self.parts } else { 1 };
        i32::try_from(movers).unwrap_or(1) * MOVE + self.more(before, entry.program)
    }

    /// What a program costs for being of a further organization.
    fn more(&self, before: &[Entry], program: usize) -> i32 {
        let of = |program: usize| self.organizations.get(program);
        let known = before.iter().any(|entry| of(entry.program) == of(program));
        if known || before.is_empty() { 0 } else { ORGANIZATION }
    }

    /// Keeps a plan among the best, one of each set of entries.
    fn keep(&mut self, entries: &[Entry], cost: i32) {
        if cost >= NEVER {
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

impl<'a> State<'a> {
    fn start(nights: u32, parts: usize) -> Self {
        let mut met = untouched(0, nights);
        for later in met.iter_mut().skip(1) {
            *later = NEVER;
        }
        Self { met, since: vec![Vec::new(); parts], entering: vec![Vec::new(); parts] }
    }

    /// The stays of a part alone since all were together, each with what entering it costs.
    pub(super) fn steps(&self, part: usize) -> Vec<(&'a [StayOption], i32)> {
        let steps = self.since.get(part).into_iter().flatten();
        let entering = self.entering.get(part).into_iter().flatten();
        steps.copied().zip(entering.copied()).collect()
    }

    /// What it costs a part to be done by each night, when all were together on one.
    pub(super) fn row(&self, part: usize, from: u32) -> Vec<i32> {
        let nights = u32::try_from(self.met.len()).unwrap_or(1).saturating_sub(1);
        self.steps(part).into_iter().fold(untouched(from, nights), |done, (options, entering)| {
            extend(&done, options, entering, UNCOVERED)
        })
    }

    /// What it costs that all could enter somewhere together on each night.
    pub(super) fn meeting(&self) -> Vec<i32> {
        let mut meeting = vec![NEVER; self.met.len()];
        for (from, met) in (0..).zip(&self.met).filter(|(_, met)| **met < NEVER) {
            let rows: Vec<_> = (0..self.since.len()).map(|part| self.row(part, from)).collect();
            add_up(&mut meeting, *met, &rows);
        }
        meeting
    }
}

/// Lowers each night to what all parts cost by it together.
fn add_up(meeting: &mut [i32], met: i32, rows: &[Vec<i32>]) {
    for (night, slot) in (0..).zip(meeting) {
        let parts = rows.iter().map(|row| at(row, night));
        let sum = parts.fold(met, i32::saturating_add);
        *slot = (*slot).min(sum).min(NEVER);
    }
}

/// The same options at other prices.
fn priced(groups: Vec<Vec<StayOption>>, price: impl Fn(i32) -> i32) -> Vec<Vec<StayOption>> {
    let one = |option: StayOption| StayOption { nightly: price(option.nightly), ..option };
    groups.into_iter().map(|group| group.into_iter().map(one).collect()).collect()
}
