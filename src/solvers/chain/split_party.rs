//! The best plans for a household in parts: stays of all parts together, and stays of single parts
//! between them. An exact best-first search, as for one party, with a bound for each part.

use super::best_first::{BestFirst, NEVER, OpenNode, SearchSpace, Solutions};
use super::charges::EntryCharges;
use super::lower_bound::{
    NightCosts, ProgramOptions, SearchedProgramIx, at, entered, extend, grouped, in_the_end, meet,
    on, programs,
};
use super::problem::{
    APART, MOVE, ORGANIZATION, OrganizationIx, PartIx, StayOption, StayProgramIx,
};
use super::split_bound::{SplitLowerBound, SplitOptions, going};
use super::split_problem::SharedChoices;
use super::split_state::{SplitState, add_up, together_at_first};
use crate::solvers::fault::{Fault, exact};
use crate::solvers::table::Table;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// The party that makes a step. A single part sorts before all parts together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mover {
    Part(PartIx),
    All,
}

/// The entry of one part or of all parts into a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SplitEntry {
    pub(super) who: Mover,
    pub(super) program: SearchedProgramIx,
}

/// The entries that may come next. Each has the least cost of a plan with it, and the cost of all
/// parts being together on each night before the last stays alone.
type Successors = Vec<(i32, SplitEntry, Rc<NightCosts>)>;

/// A plan's entries.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SplitNode {
    entries: Vec<SplitEntry>,
    /// The cost of all parts being together on each night, before the last stays alone.
    met: Rc<NightCosts>,
}

/// Plans by the order of their entries.
pub(super) struct SplitSpace {
    pub(super) nights: u32,
    offers: SplitOptions,
    organizations: Table<SearchedProgramIx, OrganizationIx>,
    charges: EntryCharges,
    beyond: SplitLowerBound,
    until: Instant,
}

/// Starts a search for `wanted` plans that updates the charges of its bound after `updated_after`
/// plans.
pub(super) fn search(
    choices: &SharedChoices,
    (wanted, updated_after): (usize, usize),
    within: Duration,
) -> BestFirst<SplitSpace> {
    BestFirst::new(SplitSpace::of(choices, Instant::now() + within), wanted, updated_after)
}

impl SearchSpace for SplitSpace {
    type Node = SplitNode;
    type Path = SplitNode;
    type Step = SplitEntry;
    type Set = Vec<SplitEntry>;

    /// The plan without entries.
    fn roots(&mut self, _: &Solutions<Self>) -> Vec<OpenNode<SplitNode>> {
        let met = Rc::new(together_at_first(self.nights));
        vec![OpenNode::new(self.bound_of_all(), 0, SplitNode { entries: Vec::new(), met })]
    }

    fn path(&self, node: &SplitNode) -> SplitNode {
        node.clone()
    }

    fn set(steps: &[SplitEntry]) -> Vec<SplitEntry> {
        let mut set = steps.to_vec();
        set.sort_unstable();
        set
    }

    fn expand(
        &mut self,
        node: &SplitNode,
        _: &SplitNode,
        best: &mut Solutions<Self>,
    ) -> Option<Vec<OpenNode<SplitNode>>> {
        let (cost, next) = self.look(node, best.worst())?;
        best.keep(&node.entries, cost);
        let worst = best.worst();
        let open = next.into_iter().filter(|(bound, ..)| *bound < worst);
        let open = open.map(|(bound, entry, met)| {
            let entries = [node.entries.as_slice(), &[entry]].concat();
            OpenNode::new(bound, entries.len(), SplitNode { entries, met })
        });
        Some(open.collect())
    }

    fn follow(&self, node: &SplitNode, best: &mut Solutions<Self>) -> Option<SplitNode> {
        let (cost, next) = self.look(node, best.worst())?;
        best.keep(&node.entries, cost);
        let (_, entry, met) = next.into_iter().min().filter(|(bound, ..)| *bound < cost)?;
        Some(SplitNode { entries: [node.entries.as_slice(), &[entry]].concat(), met })
    }

    /// Updates the charges of the bound.
    fn raise_bound(&mut self, best: i32) {
        let relaxed = |charges: &EntryCharges| {
            let beyond = SplitLowerBound::of(&self.offers, charges.charges());
            let bound = at(&beyond.any, 0) - charges.back(&[]);
            // If paths cannot be traced, no program is known to be entered too often.
            let never = || self.organizations.map(|_| 0);
            (bound, beyond.entries(&self.offers).unwrap_or_else(never))
        };
        self.charges = self.charges.clone().updated(best, self.until, relaxed);
        self.beyond = SplitLowerBound::of(&self.offers, self.charges.charges());
    }
}

impl SplitSpace {
    fn of(choices: &SharedChoices, until: Instant) -> Self {
        let times = exact::<_, i32>(choices.alone.len());
        let all = choices.alone.iter().chain([&choices.together]);
        let programs = programs(all.clone());
        let nights = choices.together.nights;
        let offers = SplitOptions {
            nights,
            alone: choices.alone.map(|own| priced(grouped(own, &programs), |n| n + APART)),
            together: priced(grouped(&choices.together, &programs), |nightly| nightly * times),
        };
        let organization = |program: &StayProgramIx| {
            let options = all.clone().flat_map(|choices| &choices.options);
            let here = options.filter(|option| option.program == *program);
            here.map(|option| option.organization)
                .min()
                .unwrap_or_else(|| Fault::end("a program without options is searched"))
        };
        let organizations: Table<SearchedProgramIx, OrganizationIx> =
            programs.iter().map(organization).collect();
        let charges = EntryCharges::even(&organizations);
        let beyond = SplitLowerBound::of(&offers, charges.charges());
        Self { nights, offers, organizations, charges, beyond, until }
    }

    /// A lower bound on the cost of any plan.
    pub(super) fn bound_of_all(&self) -> i32 {
        at(&self.beyond.any, 0) - self.charges.back(&[])
    }

    /// The cost of a plan, and the entries that may come next; `None` if time runs out.
    fn look(&self, node: &SplitNode, worst: i32) -> Option<(i32, Successors)> {
        let (entries, met) = (node.entries.as_slice(), &node.met);
        let state = self.since(entries, NightCosts::clone(met));
        // Parts enter alone in their order. After a stay of all parts, the first may enter again.
        let turn = match entries.last().map(|entry| entry.who) {
            Some(Mover::Part(part)) => part,
            Some(Mover::All) | None => PartIx::of(0),
        };
        let back = self.charges.back(&programs_of(entries));
        let never = || self.organizations.map(|_| NEVER);
        let mut least: Table<PartIx, Table<SearchedProgramIx, i32>> =
            self.offers.alone.map(|_| never());
        let mut meeting = met.map(|_| NEVER);
        for (from, met) in (0..).zip(met.iter()).filter(|(_, met)| **met < NEVER) {
            if Instant::now() > self.until {
                return None;
            }
            let rows = state.rows(from);
            add_up(&mut meeting, *met, &rows);
            for (part, row) in rows.pairs().filter(|(part, _)| *part >= turn) {
                let others = self.others(part, (from, *met), &rows);
                let beyond = going(&others, &self.beyond.alone[part], from);
                self.enter((part, &mut least[part]), row, &beyond, entries);
            }
        }
        let mut next = Vec::new();
        for (part, least) in least.pairs() {
            let bounds = least.pairs().filter(|(_, bound)| **bound < NEVER);
            next.extend(bounds.map(|(program, bound)| {
                let entry = SplitEntry { who: Mover::Part(part), program };
                (bound - back, entry, Rc::clone(met))
            }));
        }
        next.extend(self.together(entries, &meeting, worst));
        Some((in_the_end(&meeting), next))
    }

    /// The least cost, without this part's own, if all enter a program together on each night.
    /// Parts before this one make no further entry; parts after it may go on alone.
    fn others(
        &self,
        part: PartIx,
        (from, met): (u32, i32),
        rows: &Table<PartIx, NightCosts>,
    ) -> NightCosts {
        let mut sum = self.beyond.meeting.map(|ahead| ahead.saturating_add(met).min(NEVER));
        for (other, row) in rows.pairs().filter(|(other, _)| *other != part) {
            let later = sum.iter_mut().skip(exact(from));
            let alone = &self.beyond.alone[other][on(from)];
            let costs = if other < part { row.tail(on(from)) } else { alone.values() };
            for (sum, cost) in later.zip(costs) {
                *sum = sum.saturating_add(*cost).min(NEVER);
            }
        }
        sum
    }

    /// Lowers, for each program, the least cost of a plan in which this part enters it next. `row`
    /// is the part's cost up to each night; `beyond` is the cost from each night on.
    fn enter(
        &self,
        (part, least): (PartIx, &mut Table<SearchedProgramIx, i32>),
        row: &NightCosts,
        beyond: &NightCosts,
        so_far: &[SplitEntry],
    ) {
        for (program, options) in self.offers.alone[part].pairs() {
            if options.is_empty() || so_far.iter().any(|entry| entry.program == program) {
                continue;
            }
            let entered = entered(beyond, options, self.beyond.entering(program));
            let slot = &mut least[program];
            *slot = meet(row.values(), entered.values()).min(*slot);
        }
    }

    /// Every program that all parts may enter together next.
    fn together(&self, entries: &[SplitEntry], meeting: &NightCosts, worst: i32) -> Successors {
        let mut further = Vec::new();
        for (program, options) in self.offers.together.pairs() {
            if options.is_empty() || entries.iter().any(|entry| entry.program == program) {
                continue;
            }
            let entry = SplitEntry { who: Mover::All, program };
            let mut met = extend(meeting, options, self.entering(entries, entry), NEVER);
            let entered = [programs_of(entries), vec![program]].concat();
            let back = self.charges.back(&entered);
            let mut bound = NEVER;
            for (met, ahead) in met.iter_mut().zip(&self.beyond.any) {
                let least = met.saturating_add(*ahead) - back;
                if least >= worst || *met >= NEVER {
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

    /// The state after a plan's entries.
    pub(super) fn state(&self, entries: &[SplitEntry]) -> SplitState<'_> {
        let met = last_together(entries).map_or_else(
            || together_at_first(self.nights),
            |(before, entry)| {
                let meeting = self.state(before).meeting();
                extend(&meeting, self.options(entry), self.entering(before, entry), NEVER)
            },
        );
        self.since(entries, met)
    }

    /// The same, given the cost of all parts being together before the last stays alone.
    fn since(&self, entries: &[SplitEntry], met: NightCosts) -> SplitState<'_> {
        let mut state = SplitState { met, since: self.offers.alone.map(|_| Vec::new()) };
        for (place, entry) in entries.iter().enumerate() {
            let stay = (self.options(*entry), self.entering(entries.split_at(place).0, *entry));
            match entry.who {
                Mover::Part(part) => state.since[part].push(stay),
                Mover::All => state.since.iter_mut().for_each(Vec::clear),
            }
        }
        state
    }

    /// The options of an entry, priced for all parts that enter.
    pub(super) fn options(&self, entry: SplitEntry) -> &[StayOption] {
        match entry.who {
            Mover::Part(part) => &self.offers.alone[part][entry.program],
            Mover::All => &self.offers.together[entry.program],
        }
    }

    /// The cost of an entry after these.
    pub(super) fn entering(&self, before: &[SplitEntry], entry: SplitEntry) -> i32 {
        let movers = match entry.who {
            Mover::Part(_) => 1,
            Mover::All => exact::<_, i32>(self.offers.alone.len()),
        };
        movers * MOVE + self.more(before, entry.program)
    }

    /// The cost of a program's organization if it is a further one, otherwise 0.
    fn more(&self, before: &[SplitEntry], program: SearchedProgramIx) -> i32 {
        let of = |program: SearchedProgramIx| self.organizations[program];
        let known = before.iter().any(|entry| of(entry.program) == of(program));
        if known || before.is_empty() { 0 } else { ORGANIZATION }
    }
}

/// The last entry of all parts together, and the entries before it.
pub(super) fn last_together(entries: &[SplitEntry]) -> Option<(&[SplitEntry], SplitEntry)> {
    let last = entries.iter().rposition(|entry| entry.who == Mover::All)?;
    let (before, rest) = entries.split_at(last);
    rest.first().map(|entry| (before, *entry))
}

fn programs_of(entries: &[SplitEntry]) -> Vec<SearchedProgramIx> {
    entries.iter().map(|entry| entry.program).collect()
}

/// The same options at other prices.
pub(super) fn priced(groups: ProgramOptions, price: impl Fn(i32) -> i32) -> ProgramOptions {
    let one = |option: StayOption| StayOption { nightly: price(option.nightly), ..option };
    groups.into_iter().map(|group| group.into_iter().map(one).collect()).collect()
}
