//! The best chains of stays for one party: a best-first search over the programs of a chain in their
//! order, exact, with what is still ahead bounded from below.

use super::bound::{Ahead, NEVER, extend, grouped, programs, untouched};
use super::choices::{Chain, Choices, MOVE, ORGANIZATION, StayOption, UNCOVERED};
use super::trace::spells;
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
type Set = u128;

/// Costs to be done by each night are kept for so many sets and nights at most (64 MB).
const MOST_KEPT: usize = 16 << 20;

/// The cheapest chains of so many different sets of programs. Equal choices give equal answers in
/// whatever order they come, unless time runs out.
pub fn best_chains(choices: &Choices, wanted: usize, within: Duration) -> Chains {
    let mut search = Search::of(choices, wanted);
    let proven = search.run(Instant::now(), within);
    let open = search.open.peek().map(|node| node.bound.0);
    let best: Vec<Chain> = search.best.iter().map(|found| search.chain(choices, found)).collect();
    let first = best.first().map(|chain| chain.cost);
    let lowest = search.untouched.last().copied().unwrap_or(0).min(first.unwrap_or(i32::MAX));
    let bound = if proven { lowest } else { open.unwrap_or(lowest).min(lowest) };
    Chains { best, bound, proven }
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
#[derive(Debug, Clone, Copy)]
struct Step {
    before: Option<usize>,
    program: usize,
}

/// A chain's programs in their order, with its cost.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    cost: i32,
    set: Set,
    order: Vec<usize>,
}

struct Search {
    groups: Vec<Vec<StayOption>>,
    organizations: Vec<usize>,
    ahead: Ahead,
    untouched: Vec<i32>,
    wanted: usize,
    open: BinaryHeap<Node>,
    steps: Vec<Step>,
    /// For each set looked at, the least cost to be done by each night, over the orders so far.
    known: HashMap<Set, Vec<i32>>,
    best: Vec<Found>,
}

impl Search {
    fn of(choices: &Choices, wanted: usize) -> Self {
        let groups = grouped(choices, &programs([choices]));
        let organization =
            |options: &Vec<StayOption>| options.first().map_or(0, |o| o.organization);
        let mut search = Self {
            organizations: groups.iter().map(organization).collect(),
            ahead: Ahead::of(choices.nights, &groups, MOVE),
            untouched: untouched(0, choices.nights),
            groups,
            wanted,
            open: BinaryHeap::new(),
            steps: Vec::new(),
            known: HashMap::new(),
            best: Vec::new(),
        };
        let nothing = search.untouched.clone();
        search.branch(&nothing, &[], None);
        search
    }

    /// Looks at chains until the best are known; `false` when time runs out before.
    fn run(&mut self, started: Instant, within: Duration) -> bool {
        let mut dive_at = 0;
        for looked_at in 0_usize.. {
            let Some(node) = self.open.peek().filter(|node| node.bound.0 < self.worst()) else {
                return true;
            };
            // A look at the clock costs more than a look at a chain.
            if looked_at % 16 == 15 && started.elapsed() > within {
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

    /// Looks at one chain: keeps it if it is among the best, and opens those that go on from it.
    fn look(&mut self, number: usize, order: &[usize]) {
        let mut done = self.done(order);
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

    /// Opens every chain that goes on from this one with one more program.
    fn branch(&mut self, done: &[i32], order: &[usize], before: Option<usize>) {
        for program in (0..self.groups.len()).filter(|program| !order.contains(program)) {
            let bound = self.ahead.going_on(done, program) + self.more(order, program);
            if bound < self.worst() {
                let number = Reverse(self.steps.len());
                self.steps.push(Step { before, program });
                self.open.push(Node { bound: Reverse(bound), length: order.len(), number });
            }
        }
    }

    /// Follows the most promising program again and again, so that there is always an answer.
    fn dive(&mut self, mut order: Vec<usize>) {
        loop {
            let done = self.done(&order);
            self.keep(&order, &done);
            let others = (0..self.groups.len()).filter(|program| !order.contains(program));
            let bound = |p: usize| self.ahead.going_on(&done, p) + self.more(&order, p);
            let next = others.map(|program| (bound(program), program)).min();
            match next.filter(|(bound, _)| *bound < done.last().copied().unwrap_or(0)) {
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
            let options = self.groups.get(*program).map_or(&[][..], Vec::as_slice);
            done = extend(&done, options, MOVE + self.more(before, *program), UNCOVERED);
        }
        done
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
        if cost >= NEVER {
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

fn set_of(order: &[usize]) -> Set {
    order.iter().fold(0, |set, program| set | 1 << program)
}
