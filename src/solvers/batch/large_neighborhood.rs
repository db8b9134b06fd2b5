//! Large neighborhood search: improves a placing where it falls behind the bound. Solves a few
//! programs again, with every household there and the nearest unplaced ones, while all others stay.

use super::incumbent::Incumbent;
use super::local_search::supplies_of_programs;
use super::problem::{Batch, ChoiceIx, HouseholdIx, OfChoices, Placing, ProgramIx, SupplyIx};
use super::subproblem::Subproblem;
use crate::solvers::table::Table;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::time::Instant;

/// The number of programs in a neighborhood, first and last. A batch of no more than the last
/// number is solved as a whole.
const FEW_PROGRAMS: usize = 8;
pub(super) const MANY_PROGRAMS: usize = 64;
/// The programs of a neighborhood for each node that it grows from.
const FOR_EACH: usize = 16;
/// The divisor of the reach that gives the fixed length of an edge.
const ROAD: i64 = 64;

/// A graph of households and programs. An edge is as long as the choice falls behind the bound,
/// plus a fixed length.
pub(super) struct NeighborhoodSearch<'a> {
    batch: &'a Batch,
    lags: ReducedCosts<'a>,
    of_program: Table<ProgramIx, Vec<SupplyIx>>,
    roads: NodeDistances,
    /// The fixed length of every edge, so that short paths are nearer even where nothing falls
    /// behind.
    road: i64,
}

/// The terms of the bound, in parts. A placing falls behind the bound where a household does, and
/// where a program does not sell everything it has.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReducedCosts<'a> {
    /// The value of each choice, and how far it falls behind the bound.
    pub(super) worth: &'a OfChoices<i64>,
    pub(super) behind: &'a OfChoices<i64>,
    /// The distance by which each household falls behind without a place.
    pub(super) rents: &'a Table<HouseholdIx, i64>,
    /// The value counted for everything each program has.
    pub(super) sold: &'a Table<ProgramIx, i64>,
}

impl ReducedCosts<'_> {
    /// The distance by which a household falls behind with a choice, and the price it pays.
    fn of(&self, household: HouseholdIx, chosen: Option<ChoiceIx>) -> (i64, i64) {
        let rent = self.rents[household];
        chosen.map_or((rent, 0), |chosen| {
            let behind = self.behind[household][chosen];
            (behind, self.worth[household][chosen] + behind - rent)
        })
    }
}

/// The edges of each node, with their lengths.
type NodeDistances = BTreeMap<GraphNode, Vec<(i64, GraphNode)>>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum GraphNode {
    Program(ProgramIx),
    Household(HouseholdIx),
}

impl<'a> NeighborhoodSearch<'a> {
    /// Builds the graph from every choice that falls behind by no more than `reach`.
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

    /// Improves the best placing around the nodes furthest behind. Neighborhoods grow until nothing
    /// improves or time is out. `solve` improves the placing of one part.
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

    /// The households and programs that fall behind, furthest first.
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

    /// The program of a household's choice.
    fn program(&self, household: HouseholdIx, chosen: Option<ChoiceIx>) -> Option<ProgramIx> {
        chosen.map(|chosen| self.batch.program(self.batch.choice(household, chosen).supply))
    }

    /// The programs nearest to some nodes, the households placed there, and the unplaced households
    /// that are as near.
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
    use crate::solvers::batch::{BatchHousehold, Capacity, Choice, Supply, UnitDemand};
    use crate::solvers::model::Backend;
    use std::time::Duration;

    /// Programs of one unit each, in a row. Each household may go to its own program or the one
    /// before, and is placed in the one before. The first household has no place.
    fn in_a_row(programs: usize) -> (Batch, Placing) {
        let choice = |supply| Choice {
            supply: SupplyIx::of(supply),
            quality: 1,
            takes: UnitDemand::Units(1),
        };
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
