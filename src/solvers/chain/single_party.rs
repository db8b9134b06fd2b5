//! The best chains of stays for one party: an exact best-first search over the programs of a chain
//! in order, with a lower bound on the cost ahead.

use super::best_first::{BestFirst, NEVER, OpenNode, SearchSpace, Solutions};
use super::charges::EntryCharges;
use super::lower_bound::{
    LowerBound, NightCosts, ProgramOptions, SearchedProgramIx, at, extend, grouped, in_the_end,
    meet, programs, untouched,
};
use super::problem::{Chain, Choices, MOVE, ORGANIZATION, OrganizationIx, UNCOVERED};
use super::traceback::spells;
use crate::solvers::fault::Fault;
use crate::solvers::table::{Ix, Table};
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// The best chains, and how certain that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chains {
    /// The best chains, each with a different set of programs, cheapest first.
    pub best: Vec<Chain>,
    /// A lower bound on the cost of any chain.
    pub bound: i32,
    /// True if these are the best; false if time ran out.
    pub proven: bool,
}

/// A set of programs, one bit each.
type ProgramSet = u128;

/// The most costs that each of two caches keeps, counted as chains times nights (64 MB together).
const MOST_KEPT: usize = 8 << 20;

/// The number of chains expanded before the charges of the bound are updated.
const UPDATED_AFTER: usize = 100;

/// Returns the cheapest chains of up to `wanted` different sets of programs. Unless time runs out,
/// the order of the choices does not change the answer.
pub fn best_chains(choices: &Choices, wanted: usize, within: Duration) -> Chains {
    found(choices, (wanted, UPDATED_AFTER), within)
}

/// The same with the charges of the bound updated after `after` chains, so that a test can update
/// them early.
#[cfg(test)]
pub(super) fn updated(choices: &Choices, wanted: usize, after: usize) -> Chains {
    found(choices, (wanted, after), Duration::from_mins(1))
}

fn found(choices: &Choices, (wanted, updated_after): (usize, usize), within: Duration) -> Chains {
    let space = ChainSpace::of(choices, Instant::now() + within);
    let mut search = BestFirst::new(space, wanted, updated_after);
    let proven = search.run();
    let nowhere = in_the_end(&search.space.untouched);
    let lowest = search.cheapest().map_or(nowhere, |cheapest| cheapest.min(nowhere));
    let bound = search.open_bound().map_or(lowest, |open| open.min(lowest));
    let chain = |(cost, order)| search.space.chain(choices, (cost, order));
    let found = search.best().iter().map(|found| (found.cost, found.steps.as_slice()));
    let best = found.map(chain).collect();
    Chains { best, bound, proven }
}

/// The kind of a [`StepIx`].
enum ChainStep {}
/// An opened chain.
type StepIx = Ix<ChainStep>;

/// The chain before, and one more program.
#[derive(Debug, Clone)]
struct EntryStep {
    before: Option<StepIx>,
    program: SearchedProgramIx,
    /// Once expanded, the cost up to each night, if it is kept.
    done: Option<NightCosts>,
}

/// Chains by the order of their programs.
struct ChainSpace {
    groups: ProgramOptions,
    organizations: Table<SearchedProgramIx, OrganizationIx>,
    charges: EntryCharges,
    ahead: LowerBound,
    untouched: NightCosts,
    steps: Table<StepIx, EntryStep>,
    /// For each set expanded, the least cost up to each night over the orders so far.
    known: HashMap<ProgramSet, NightCosts>,
    /// The number of chains whose costs are kept.
    kept: usize,
    nights: u32,
    until: Instant,
    /// The number of chains expanded.
    looks: usize,
}

impl SearchSpace for ChainSpace {
    type Node = StepIx;
    type Path = Vec<SearchedProgramIx>;
    type Step = SearchedProgramIx;
    type Set = ProgramSet;

    /// The chains of one program.
    fn roots(&mut self, best: &Solutions<Self>) -> Vec<OpenNode<StepIx>> {
        self.steps = Table::default();
        self.known.clear();
        self.kept = 0;
        let nothing = self.untouched.clone();
        self.branch(&nothing, &[], None, best.worst())
    }

    fn path(&self, node: &StepIx) -> Vec<SearchedProgramIx> {
        let mut order = Vec::new();
        let mut step = Some(*node);
        while let Some(here) = step.map(|step| &self.steps[step]) {
            order.push(here.program);
            step = here.before;
        }
        order.reverse();
        order
    }

    fn set(steps: &[SearchedProgramIx]) -> ProgramSet {
        steps.iter().fold(0, |set, program| set | 1 << program.number())
    }

    fn expand(
        &mut self,
        node: &StepIx,
        order: &Vec<SearchedProgramIx>,
        best: &mut Solutions<Self>,
    ) -> Option<Vec<OpenNode<StepIx>>> {
        // Checking the clock costs more than expanding a chain.
        self.looks += 1;
        if self.looks.is_multiple_of(16) && Instant::now() > self.until {
            return None;
        }
        let mut done = self.reached(*node, order);
        best.keep(order, in_the_end(&done));
        let set = Self::set(order);
        let full = (self.known.len() + 1) * done.len() > MOST_KEPT;
        if let Some(known) = self.known.get_mut(&set) {
            // If another order reaches a night as cheaply, its successors are already open.
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
        Some(self.branch(&done, order, Some(*node), best.worst()))
    }

    fn follow(
        &self,
        order: &Vec<SearchedProgramIx>,
        best: &mut Solutions<Self>,
    ) -> Option<Vec<SearchedProgramIx>> {
        let done = self.done(order);
        let cost = in_the_end(&done);
        best.keep(order, cost);
        let others = self.groups.indices().filter(|program| !order.contains(program));
        let next = others.map(|program| (self.ahead.going_on(&done, program), program)).min();
        let (_, program) = next.filter(|(bound, _)| *bound < cost + self.charges.back(order))?;
        Some([order.as_slice(), &[program]].concat())
    }

    /// Updates the charges of the bound.
    fn raise_bound(&mut self, best: i32) {
        let relaxed = |charges: &EntryCharges| {
            let entering = entering(charges);
            let ahead = LowerBound::of(self.nights, &self.groups, &entering);
            let bound = at(&ahead.any, 0) - charges.back(&[]);
            (bound, ahead.entries(&self.groups, &entering))
        };
        self.charges = self.charges.clone().updated(best, self.until, relaxed);
        self.ahead = LowerBound::of(self.nights, &self.groups, &entering(&self.charges));
    }
}

impl ChainSpace {
    fn of(choices: &Choices, until: Instant) -> Self {
        let groups = grouped(choices, &programs([choices]));
        let organizations = groups.map(|options| match options.first() {
            Some(option) => option.organization,
            None => Fault::end("a program without options is searched"),
        });
        let charges = EntryCharges::even(&organizations);
        Self {
            ahead: LowerBound::of(choices.nights, &groups, &entering(&charges)),
            charges,
            organizations,
            untouched: untouched(0, choices.nights),
            groups,
            steps: Table::default(),
            known: HashMap::new(),
            kept: 0,
            nights: choices.nights,
            until,
            looks: 0,
        }
    }

    /// The cost up to each night with a node's programs, kept for its successors.
    fn reached(&mut self, node: StepIx, order: &[SearchedProgramIx]) -> NightCosts {
        let before = match self.steps[node].before {
            None => Some(&self.untouched),
            Some(before) => self.steps[before].done.as_ref(),
        };
        let done = match (before, order.split_last()) {
            (Some(before), Some((program, others))) => self.extended(before, others, *program),
            (Some(_) | None, _) => self.done(order),
        };
        if (self.kept + 1) * done.len() <= MOST_KEPT {
            self.steps[node].done = Some(done.clone());
            self.kept += 1;
        }
        done
    }

    /// Opens every chain that adds one more program to this one.
    fn branch(
        &mut self,
        done: &NightCosts,
        order: &[SearchedProgramIx],
        before: Option<StepIx>,
        worst: i32,
    ) -> Vec<OpenNode<StepIx>> {
        let back = self.charges.back(order);
        if meet(done.values(), self.ahead.any.values()) >= worst.saturating_add(back) {
            return Vec::new();
        }
        let mut open = Vec::new();
        for program in self.groups.indices().filter(|program| !order.contains(program)) {
            let bound = self.ahead.going_on(done, program);
            if bound < NEVER && bound - back < worst {
                let step = self.steps.push(EntryStep { before, program, done: None });
                open.push(OpenNode::new(bound - back, order.len(), step));
            }
        }
        open
    }

    /// The cost up to each night with these programs in this order.
    fn done(&self, order: &[SearchedProgramIx]) -> NightCosts {
        let mut done = self.untouched.clone();
        for (before, program) in each_after(order) {
            done = self.extended(&done, before, program);
        }
        done
    }

    /// The cost up to each night after one more program.
    fn extended(
        &self,
        done: &NightCosts,
        before: &[SearchedProgramIx],
        program: SearchedProgramIx,
    ) -> NightCosts {
        extend(done, &self.groups[program], MOVE + self.more(before, program), UNCOVERED)
    }

    /// The cost of a program's organization if it is a further one, otherwise 0.
    fn more(&self, order: &[SearchedProgramIx], program: SearchedProgramIx) -> i32 {
        let organization = self.organizations[program];
        let known = order.iter().any(|before| self.organizations[*before] == organization);
        if known || order.is_empty() { 0 } else { ORGANIZATION }
    }

    fn chain(&self, choices: &Choices, (cost, order): (i32, &[SearchedProgramIx])) -> Chain {
        let steps = each_after(order).map(|(before, program)| {
            (self.groups[program].as_slice(), MOVE + self.more(before, program))
        });
        let steps: Vec<_> = steps.collect();
        let spells = spells(&steps, 0, choices.nights, choices.nights);
        Chain { cost, spells: spells.into_iter().map(|stay| stay.of(choices)).collect() }
    }
}

/// Each program with the programs before it.
fn each_after(
    order: &[SearchedProgramIx],
) -> impl Iterator<Item = (&[SearchedProgramIx], SearchedProgramIx)> {
    order.iter().enumerate().map(|(at, program)| (order.split_at(at).0, *program))
}

/// The cost of entering each program in the relaxation.
fn entering(charges: &EntryCharges) -> Table<SearchedProgramIx, i32> {
    charges.charges().map(|charge| MOVE + charge)
}
