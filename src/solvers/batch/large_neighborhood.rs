//! Large neighborhood search: improves a placing where it falls behind the bound. A few programs are
//! settled anew, with everyone there and those without a place who are nearest, while all others
//! stay where they are.

use super::incumbent::Incumbent;
use super::local_search::supplies_of_programs;
use super::problem::{Batch, ChoiceIx, HouseholdIx, OfChoices, Placing, ProgramIx, SupplyIx};
use super::subproblem::Subproblem;
use crate::solvers::table::Table;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::time::Instant;

/// How many programs are looked at together at first, and in the end. A batch of no more than that is
/// settled as a whole.
const FEW_PROGRAMS: usize = 8;
pub(super) const MANY_PROGRAMS: usize = 64;
/// For so many programs there is one spot to begin from.
const FOR_EACH: usize = 16;
/// A road counts such a share of what something better may fall behind.
const ROAD: i64 = 64;

/// How far households and programs are from each other: by as much as going there falls behind the
/// bound.
pub(super) struct NeighborhoodSearch<'a> {
    batch: &'a Batch,
    lags: ReducedCosts<'a>,
    of_program: Table<ProgramIx, Vec<SupplyIx>>,
    roads: NodeDistances,
    /// What every road counts besides: where nothing falls behind, few roads are nearer than many.
    road: i64,
}

/// What the bound is made of, in parts: a placing falls behind it where a household falls behind, and
/// where a program does not sell all it has.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReducedCosts<'a> {
    /// What each choice counts, and by how much it falls behind.
    pub(super) worth: &'a OfChoices<i64>,
    pub(super) behind: &'a OfChoices<i64>,
    /// By how much each household falls behind without a place.
    pub(super) rents: &'a Table<HouseholdIx, i64>,
    /// What is counted for all that each program has.
    pub(super) sold: &'a Table<ProgramIx, i64>,
}

impl ReducedCosts<'_> {
    /// By how much a household falls behind, and what it pays for its choice.
    fn of(&self, household: HouseholdIx, chosen: Option<ChoiceIx>) -> (i64, i64) {
        let rent = self.rents[household];
        chosen.map_or((rent, 0), |chosen| {
            let behind = self.behind[household][chosen];
            (behind, self.worth[household][chosen] + behind - rent)
        })
    }
}

/// From each node how far it is to which others.
type NodeDistances = BTreeMap<GraphNode, Vec<(i64, GraphNode)>>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum GraphNode {
    Program(ProgramIx),
    Household(HouseholdIx),
}

impl<'a> NeighborhoodSearch<'a> {
    /// Distances for every choice that falls behind by no more than `reach`.
    pub(super) fn of(batch: &'a Batch, lags: ReducedCosts<'a>, reach: i64) -> Self {
        let mut roads = NodeDistances::new();
        for ((household, asking), behind) in batch.households.pairs().zip(lags.behind) {
            let near = asking.choices.iter().zip(behind).filter(|(_, behind)| **behind <= reach);
            for (choice, behind) in near {
                let program = GraphNode::Program(batch.program(choice.supply));
                let household = GraphNode::Household(household);
                roads.entry(program).or_default().push((*behind, household));
                roads.entry(household).or_default().push((*behind, program));
            }
        }
        let of_program = supplies_of_programs(batch);
        Self { batch, lags, of_program, roads, road: reach / ROAD }
    }

    /// Improves the best placing around what is furthest behind, with few programs and with more and
    /// more, until that improves nothing or time is out. `solve` improves a placing of a part.
    pub(super) fn improve(
        &self,
        best: &mut Incumbent<'_>,
        until: Instant,
        solve: impl Fn(&Batch, &Placing) -> Placing,
    ) {
        let (mut size, mut before) = (FEW_PROGRAMS, best.sum);
        let mut seen = BTreeSet::new();
        while size <= MANY_PROGRAMS {
            for first in self.furthest(&best.placing).chunks(size.div_ceil(FOR_EACH)) {
                if Instant::now() >= until {
                    return;
                }
                let part = self.around(first, size, &best.placing);
                if seen.insert((part.households.clone(), part.supplies.clone())) {
                    let found = solve(&part.batch, &part.of_placing(&best.placing));
                    let mut placing = best.placing.clone();
                    part.put_into(&mut placing, &found);
                    best.accept(placing);
                }
            }
            size *= 2;
            if size > MANY_PROGRAMS && best.sum > before {
                (size, before) = (FEW_PROGRAMS, best.sum);
            }
        }
    }

    /// Households and programs that fall behind, the furthest first.
    fn furthest(&self, placing: &Placing) -> Vec<GraphNode> {
        let mut left = self.lags.sold.clone();
        let mut all = Vec::new();
        for (household, chosen) in placing.pairs() {
            let (behind, paid) = self.lags.of(household, *chosen);
            all.push((Reverse(behind), GraphNode::Household(household)));
            if let Some(program) = self.program(household, *chosen) {
                left[program] -= paid;
            }
        }
        let programs = left.pairs();
        all.extend(programs.map(|(program, left)| (Reverse(*left), GraphNode::Program(program))));
        all.retain(|(Reverse(behind), _)| *behind > 0);
        all.sort_unstable();
        all.into_iter().map(|(_, node)| node).collect()
    }

    /// The program where a household is with one of its choices.
    fn program(&self, household: HouseholdIx, chosen: Option<ChoiceIx>) -> Option<ProgramIx> {
        chosen.map(|chosen| self.batch.program(self.batch.choice(household, chosen).supply))
    }

    /// The programs nearest to some nodes, those placed there, and those without a place who
    /// are as near.
    fn around(&self, first: &[GraphNode], size: usize, placing: &Placing) -> Subproblem {
        let (mut seen, mut programs) = (BTreeSet::new(), BTreeSet::new());
        let mut open: BinaryHeap<_> = first.iter().map(|node| Reverse((0, *node))).collect();
        while programs.len() < size {
            let Some(Reverse((far, node))) = open.pop() else { break };
            if !seen.insert(node) {
                continue;
            }
            if let GraphNode::Program(program) = node {
                programs.insert(program);
            }
            let roads = self.roads.get(&node).into_iter().flatten();
            open.extend(roads.map(|(behind, to)| Reverse((far + behind + self.road, *to))));
        }
        let here = |(household, chosen): &(HouseholdIx, &Option<ChoiceIx>)| {
            let program = self.program(*household, **chosen);
            program.map_or_else(
                || seen.contains(&GraphNode::Household(*household)),
                |program| programs.contains(&program),
            )
        };
        let households = placing.pairs().filter(here).map(|(household, _)| household).collect();
        Subproblem::of(self.batch, households, programs.into_iter().collect(), &self.of_program)
    }
}

#[cfg(test)]
mod tests {
    use super::super::best_known::BestKnown;
    use super::*;
    use crate::solvers::batch::local_search::improved;
    use crate::solvers::batch::solver::{Means, solve_from};
    use crate::solvers::batch::strategies::STRATEGIES;
    use crate::solvers::batch::{BatchHousehold, Capacity, Choice, Demand, Supply};
    use crate::solvers::model::Backend;
    use std::time::Duration;

    /// Programs of one unit each, in a row: each household may go to its own and to the one before
    /// it, and is in that; the first, which has none before it, has no place.
    fn in_a_row(programs: usize) -> (Batch, Placing) {
        let choice =
            |supply| Choice { supply: SupplyIx::of(supply), quality: 1, takes: Demand::Units(1) };
        let asking = |at: usize| {
            let choices = (at.saturating_sub(1)..=at).map(choice).collect();
            BatchHousehold { weight: 1, support: 0, choices }
        };
        let supply =
            |program| Supply { program: ProgramIx::of(program), holds: Capacity::Units(1) };
        let batch = Batch {
            households: (0..programs).map(asking).collect(),
            supplies: (0..programs).map(supply).collect(),
            support: vec![None; programs].into(),
            apart: Vec::new(),
        };
        let placing = (0..programs).map(|at| (at > 0).then_some(ChoiceIx::of(0))).collect();
        (batch, placing)
    }

    #[test]
    fn everyone_moves_up_one_for_one_more_to_be_placed() {
        let (batch, placing) = in_a_row(6);
        let until = Instant::now() + Duration::from_mins(1);
        assert_eq!(improved(&batch, &placing, until), placing);
        let none = batch.households.map(|household| household.choices.map(|_| 0));
        let (rents, sold) = (vec![1, 0, 0, 0, 0, 0].into(), vec![0; 6].into());
        let lags = ReducedCosts { worth: &none, behind: &none, rents: &rents, sold: &sold };
        let known = BestKnown::of(&batch, placing);
        let mut best = Incumbent::of(&batch, &known);
        let nearby = NeighborhoodSearch::of(&batch, lags, 0);
        let means = Means { backend: Backend::Microlp, strategies: STRATEGIES };
        nearby.improve(&mut best, until, |part, known| {
            let known = BestKnown::of(part, known.clone());
            solve_from(means, part, &known, Duration::from_secs(9));
            known.solution().placing
        });
        assert!(best.placing.iter().all(Option::is_some));
        assert_eq!(known.solution().placing, best.placing);
    }
}
