//! The best chains of stays for one party: a best-first search over the programs of a chain in their
//! order, exact, with what is still ahead bounded from below.

use super::charges::EntryCharges;
use super::lower_bound::{LowerBound, NEVER, at, extend, grouped, meet, programs, untouched};
use super::problem::{Chain, Choices, MOVE, ORGANIZATION, StayOption, UNCOVERED};
use super::traceback::spells;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::time::{Duration, Instant};

/// The best chains, and how sure that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chains {
    /// The best, each of another set of programs, the cheapest first.
    pub best: Vec<Chain>,
    /// No chain costs less than this.
    pub bound: i32,
    /// Whether these are the best; otherwise time ran out.
    pub proven: bool,
}

/// A set of programs, by their place in the search.
type ProgramSet = u128;

/// Costs to be done by each night are kept for so many chains and nights at most (64 MB).
const MOST_KEPT: usize = 8 << 20;

/// After so many looks at chains it pays to mend the charges of the bound.
const MENDED_AFTER: usize = 100;

/// The cheapest chains of so many different sets of programs. Equal choices give equal answers in
/// whatever order they come, unless time runs out.
pub fn best_chains(choices: &Choices, wanted: usize, within: Duration) -> Chains {
    let search = Search::of(choices, wanted);
    search.found(choices, within)
}

/// The same, when the charges of the bound are mended after so many looks: a test mends them early.
#[cfg(test)]
pub(super) fn mended(choices: &Choices, wanted: usize, mended_after: usize) -> Chains {
    let search = Search { mended_after, ..Search::of(choices, wanted) };
    search.found(choices, Duration::from_mins(1))
}

/// A chain's programs, not yet looked at: the chain before, and one more program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Node {
    /// No chain that begins so costs less; the smallest first.
    bound: Reverse<i32>,
    /// Of equals the longest first, which are nearest to a whole chain.
    length: usize,
    /// Of those the oldest first.
    number: Reverse<usize>,
}

/// What a node's number stands for: the number of the chain before, and the program.
#[derive(Debug, Clone)]
struct Step {
    before: Option<usize>,
    program: usize,
    /// Once looked at, what it costs to be done by each night; empty where that is not kept.
    done: Vec<i32>,
}

/// A chain's programs in their order, with its cost.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    cost: i32,
    set: ProgramSet,
    order: Vec<usize>,
}

struct Search {
    groups: Vec<Vec<StayOption>>,
    organizations: Vec<usize>,
    prices: EntryCharges,
    ahead: LowerBound,
    untouched: Vec<i32>,
    wanted: usize,
    open: BinaryHeap<Node>,
    steps: Vec<Step>,
    /// For each set looked at, the least cost to be done by each night, over the orders so far.
    known: HashMap<ProgramSet, Vec<i32>>,
    /// For how many chains it is kept what they cost by each night.
    kept: usize,
    /// After how many looks the charges of the bound are mended.
    mended_after: usize,
    best: Vec<Found>,
}

impl Search {
    fn of(choices: &Choices, wanted: usize) -> Self {
        let groups = grouped(choices, &programs([choices]));
        let organization =
            |options: &Vec<StayOption>| options.first().map_or(0, |o| o.organization);
        let organizations: Vec<usize> = groups.iter().map(organization).collect();
        let prices = EntryCharges::even(&organizations);
        let entering = entering(&prices);
        let mut search = Self {
            prices,
            organizations,
            ahead: LowerBound::of(choices.nights, &groups, &entering),
            untouched: untouched(0, choices.nights),
            groups,
            wanted,
            open: BinaryHeap::new(),
            steps: Vec::new(),
            known: HashMap::new(),
            kept: 0,
            mended_after: MENDED_AFTER,
            best: Vec::new(),
        };
        search.begin();
        search
    }

    /// Looks for the best chains within some time.
    fn found(mut self, choices: &Choices, within: Duration) -> Chains {
        let proven = self.run(Instant::now() + within);
        let open = self.open.peek().map(|node| node.bound.0);
        let best: Vec<Chain> = self.best.iter().map(|found| self.chain(choices, found)).collect();
        let first = best.first().map(|chain| chain.cost);
        let lowest = self.untouched.last().copied().unwrap_or(0).min(first.unwrap_or(i32::MAX));
        let bound = if proven { lowest } else { open.unwrap_or(lowest).min(lowest) };
        Chains { best, bound, proven }
    }

    /// Opens the chains of one program, and forgets all other open ones.
    fn begin(&mut self) {
        self.open.clear();
        self.steps.clear();
        self.known.clear();
        self.kept = 0;
        let nothing = self.untouched.clone();
        self.branch(&nothing, &[], None);
    }

    /// Looks at chains until the best are known; `false` when time runs out before.
    fn run(&mut self, until: Instant) -> bool {
        let mut dive_at = 0;
        for looked_at in 0_usize.. {
            if looked_at == self.mended_after {
                self.mend(until);
            }
            let Some(node) = self.open.peek().filter(|node| node.bound.0 < self.worst()) else {
                return true;
            };
            // A look at the clock costs more than a look at a chain.
            if looked_at % 16 == 15 && Instant::now() > until {
                return false;
            }
            let number = node.number.0;
            self.open.pop();
            let order = self.order(number);
            if looked_at >= dive_at {
                self.dive(order.clone());
                dive_at = looked_at * 2 + 1;
            }
            self.look(number, &order);
        }
        true
    }

    /// Mends the charges of the bound, and begins again with what it is then.
    fn mend(&mut self, until: Instant) {
        let best = self.best.first().map_or(0, |found| found.cost);
        let nights = u32::try_from(self.untouched.len()).unwrap_or(1).saturating_sub(1);
        let relaxed = |prices: &EntryCharges| {
            let entering = entering(prices);
            let ahead = LowerBound::of(nights, &self.groups, &entering);
            let bound = at(&ahead.any, 0) - prices.back(&[]);
            (bound, ahead.entries(&self.groups, &entering))
        };
        self.prices = self.prices.clone().mended(best, until, relaxed);
        self.ahead = LowerBound::of(nights, &self.groups, &entering(&self.prices));
        self.begin();
    }

    /// Looks at one chain: keeps it if it is among the best, and opens those that go on from it.
    fn look(&mut self, number: usize, order: &[usize]) {
        let mut done = self.reached(number, order);
        self.keep(order, &done);
        let set = set_of(order);
        let full = (self.known.len() + 1) * done.len() > MOST_KEPT;
        if let Some(known) = self.known.get_mut(&set) {
            // Whatever goes on from a night that another order reaches as cheaply is already open.
            for (done, known) in done.iter_mut().zip(known) {
                if *done < *known {
                    *known = *done;
                } else {
                    *done = NEVER;
                }
            }
        } else if !full {
            self.known.insert(set, done.clone());
        }
        self.branch(&done, order, Some(number));
    }

    /// What it costs to be done by each night with a node's programs, kept for those that go on.
    fn reached(&mut self, number: usize, order: &[usize]) -> Vec<i32> {
        let before = self.steps.get(number).map(|step| step.before);
        let before = before.map(|before| match before {
            None => Some(&self.untouched),
            Some(number) => self.steps.get(number).map(|s| &s.done).filter(|d| !d.is_empty()),
        });
        let done = match (before.flatten(), order.split_last()) {
            (Some(before), Some((program, others))) => self.extended(before, others, *program),
            (Some(_) | None, _) => self.done(order),
        };
        let room = (self.kept + 1) * done.len() <= MOST_KEPT;
        if let Some(step) = self.steps.get_mut(number).filter(|_| room) {
            step.done.clone_from(&done);
            self.kept += 1;
        }
        done
    }

    /// Opens every chain that goes on from this one with one more program.
    fn branch(&mut self, done: &[i32], order: &[usize], before: Option<usize>) {
        let (back, worst) = (self.prices.back(order), self.worst());
        if meet(done, &self.ahead.any) >= worst.saturating_add(back) {
            return;
        }
        for program in (0..self.groups.len()).filter(|program| !order.contains(program)) {
            let bound = self.ahead.going_on(done, program);
            if bound < NEVER && bound - back < worst {
                let number = Reverse(self.steps.len());
                self.steps.push(Step { before, program, done: Vec::new() });
                let bound = Reverse(bound - back);
                self.open.push(Node { bound, length: order.len(), number });
            }
        }
    }

    /// Follows the most promising program again and again, so that there is always an answer.
    fn dive(&mut self, mut order: Vec<usize>) {
        loop {
            let done = self.done(&order);
            self.keep(&order, &done);
            let others = (0..self.groups.len()).filter(|program| !order.contains(program));
            let next = others.map(|p| (self.ahead.going_on(&done, p), p)).min();
            let least = done.last().copied().unwrap_or(0) + self.prices.back(&order);
            match next.filter(|(bound, _)| *bound < least) {
                Some((_, program)) => order.push(program),
                None => return,
            }
        }
    }

    /// What it costs to be done by each night with these programs in this order.
    fn done(&self, order: &[usize]) -> Vec<i32> {
        let mut done = self.untouched.clone();
        for (at, program) in order.iter().enumerate() {
            let before = order.get(..at).unwrap_or_default();
            done = self.extended(&done, before, *program);
        }
        done
    }

    /// The same after one more program, when these came before it.
    fn extended(&self, done: &[i32], before: &[usize], program: usize) -> Vec<i32> {
        let options = self.groups.get(program).map_or(&[][..], Vec::as_slice);
        extend(done, options, MOVE + self.more(before, program), UNCOVERED)
    }

    /// What a program costs for being of a further organization.
    fn more(&self, order: &[usize], program: usize) -> i32 {
        let organization = |program: &usize| self.organizations.get(*program);
        let known = order.iter().any(|before| organization(before) == organization(&program));
        if known || order.is_empty() { 0 } else { ORGANIZATION }
    }

    /// The programs of a node, in their order.
    fn order(&self, number: usize) -> Vec<usize> {
        let mut order = Vec::new();
        let mut step = self.steps.get(number);
        while let Some(here) = step {
            order.push(here.program);
            step = here.before.and_then(|before| self.steps.get(before));
        }
        order.reverse();
        order
    }

    /// Keeps a chain among the best, one of each set of programs.
    fn keep(&mut self, order: &[usize], done: &[i32]) {
        let cost = done.last().copied().unwrap_or(NEVER);
        let found = Found { cost, set: set_of(order), order: order.to_vec() };
        if cost >= NEVER || order.is_empty() {
            return;
        }
        match self.best.iter_mut().find(|known| known.set == found.set) {
            Some(known) => *known = found.min(known.clone()),
            None => self.best.push(found),
        }
        self.best.sort_unstable();
        self.best.truncate(self.wanted);
    }

    /// What a chain must cost less than to be among the best.
    fn worst(&self) -> i32 {
        let full = self.best.len() >= self.wanted;
        let last = self.best.last().filter(|_| full);
        last.map_or(NEVER, |found| found.cost)
    }

    fn chain(&self, choices: &Choices, found: &Found) -> Chain {
        let steps = found.order.iter().enumerate().filter_map(|(at, program)| {
            let entering = MOVE + self.more(found.order.get(..at)?, *program);
            Some((self.groups.get(*program)?.as_slice(), entering))
        });
        let steps: Vec<_> = steps.collect();
        let spells = spells(&steps, 0, choices.nights, choices.nights);
        let spells = spells.into_iter().filter_map(|stay| stay.of(choices)).collect();
        Chain { cost: found.cost, spells }
    }
}

/// What entering each program costs in the relaxation.
fn entering(prices: &EntryCharges) -> Vec<i32> {
    prices.charges().map(|charge| MOVE + charge).collect()
}

fn set_of(order: &[usize]) -> ProgramSet {
    order.iter().fold(0, |set, program| set | 1 << program)
}
