//! The set-packing model over rosters: each program takes at most one of its rosters, and each
//! household is in at most one. Rosters left out are too far behind the bound to matter.

use super::decomposition::DecompositionBound;
use super::pricing::PricingProblems;
use super::problem::{Batch, HouseholdIx, Pair, Placing, ProgramIx};
use crate::solvers::model::{Backend, Goal, LinearTerms, Model, Sense, Solved, VariableIx};
use crate::solvers::table::Table;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// A model whose variables are rosters of programs.
pub(super) struct SetPacking {
    model: Model,
    rosters: Table<VariableIx, (ProgramIx, Vec<Pair>)>,
}

impl SetPacking {
    /// The model of every roster at most `less` behind the bound, and of the placing to start from.
    /// `None` if there are more than `most` near rosters.
    pub(super) fn of(
        (batch, houses): (&Batch, &PricingProblems),
        dual: &DecompositionBound,
        begin: &Placing,
        (less, most): (i64, usize),
    ) -> Option<Self> {
        let mut rosters = BTreeSet::new();
        let near = houses.near(&dual.prices, &dual.best, less, most)?;
        for (program, near) in near.indices().zip(near) {
            rosters.extend(near.into_iter().map(|roster| (program, sorted(roster.pairs))));
        }
        let placed = rosters_of(batch, begin);
        rosters.extend(placed.iter().map(|(program, pairs)| (*program, pairs.clone())));
        let mut packing = Self { model: Model::new(Goal::Most), rosters: Table::default() };
        let (mut start, scale) = (Vec::new(), batch.scale());
        for (program, pairs) in rosters {
            start.push(i64::from(placed.get(&program) == Some(&pairs)));
            packing.model.binary(pairs.iter().map(|pair| batch.value(*pair, scale)).sum());
            packing.rosters.push((program, pairs));
        }
        packing.rows();
        packing.model.start_from(start.into());
        Some(packing)
    }

    /// Returns the best placing found from these rosters; true if it is proven best.
    pub(super) fn solve(
        &self,
        batch: &Batch,
        backend: Backend,
        within: Duration,
    ) -> Option<(Placing, bool)> {
        let solved = self.model.solve_by(backend, within);
        let proven = matches!(solved, Solved::Best(_));
        let point = solved.point()?;
        let mut placing = batch.nobody();
        let chosen = self.rosters.iter().zip(&point).filter(|(_, taken)| **taken == 1);
        for (household, choice) in chosen.flat_map(|((_, pairs), _)| pairs) {
            placing[*household] = Some(*choice);
        }
        Some((placing, proven))
    }

    /// One roster per program, one place per household.
    fn rows(&mut self) {
        let mut programs: BTreeMap<ProgramIx, LinearTerms> = BTreeMap::new();
        let mut households: BTreeMap<HouseholdIx, LinearTerms> = BTreeMap::new();
        for (variable, (program, pairs)) in self.rosters.pairs() {
            programs.entry(*program).or_default().push((variable, 1));
            for (household, _) in pairs {
                households.entry(*household).or_default().push((variable, 1));
            }
        }
        let rows = programs.into_values().chain(households.into_values());
        for row in rows.filter(|row| row.len() > 1) {
            self.model.row(row, Sense::AtMost, 1);
        }
    }
}

fn sorted(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort_unstable();
    pairs
}

/// The rosters that make up a placing.
fn rosters_of(batch: &Batch, placing: &Placing) -> BTreeMap<ProgramIx, Vec<Pair>> {
    let mut rosters: BTreeMap<ProgramIx, Vec<Pair>> = BTreeMap::new();
    for (household, chosen) in placing.pairs() {
        if let Some(chosen) = *chosen {
            let supply = batch.choice(household, chosen).supply;
            rosters.entry(batch.program(supply)).or_default().push((household, chosen));
        }
    }
    rosters
}
