//! The model over rosters: each program takes at most one of its own, each household is in at most
//! one of them. What is left out of it is too far behind the bound to matter.

use super::assignment_model::HouseholdChoice;
use super::decomposition::DecompositionBound;
use super::pricing::PricingProblems;
use super::problem::{Batch, Placing};
use crate::solvers::model::{Backend, Goal, Model, Sense, Solved};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// A model whose columns are rosters of programs.
pub(super) struct SetPacking {
    model: Model,
    rosters: Vec<(usize, Vec<HouseholdChoice>)>,
}

/// The columns of one program or household, each counting once.
type PackingRow = Vec<(usize, i64)>;

impl SetPacking {
    /// Every roster at most `less` behind the bound, if they are no more than `most`, and those of
    /// a placing to begin from.
    pub(super) fn of(
        (batch, houses): (&Batch, &PricingProblems),
        dual: &DecompositionBound,
        begin: &Placing,
        (less, most): (i64, usize),
    ) -> Option<Self> {
        let mut rosters = BTreeSet::new();
        let near = houses.near(&dual.prices, &dual.best, less, most)?;
        for (program, near) in near.into_iter().enumerate() {
            rosters.extend(near.into_iter().map(|roster| (program, sorted(roster.pairs))));
        }
        let placed = begun(batch, begin);
        rosters.extend(placed.iter().map(|(program, pairs)| (*program, pairs.clone())));
        let mut packing = Self { model: Model::new(Goal::Most), rosters: Vec::new() };
        let (mut start, scale) = (Vec::new(), batch.scale());
        for (program, pairs) in rosters {
            start.push(i64::from(placed.get(&program) == Some(&pairs)));
            packing.model.binary(worth(batch, scale, &pairs));
            packing.rosters.push((program, pairs));
        }
        packing.rows();
        packing.model.start_from(start);
        Some(packing)
    }

    /// The best placing made of these rosters, and whether it is proven to be that.
    pub(super) fn solve(
        &self,
        batch: &Batch,
        backend: Backend,
        within: Duration,
    ) -> Option<(Placing, bool)> {
        let solved = self.model.solve_by(backend, within);
        let proven = matches!(solved, Solved::Best(_));
        let point = solved.point()?;
        let mut placing = vec![None; batch.households.len()];
        let chosen = self.rosters.iter().zip(point).filter(|(_, taken)| *taken == 1);
        for (household, choice) in chosen.flat_map(|((_, pairs), _)| pairs) {
            if let Some(slot) = placing.get_mut(*household) {
                *slot = Some(*choice);
            }
        }
        Some((placing, proven))
    }

    /// One roster a program, one place a household.
    fn rows(&mut self) {
        let mut programs: BTreeMap<usize, PackingRow> = BTreeMap::new();
        let mut households: BTreeMap<usize, PackingRow> = BTreeMap::new();
        for (column, (program, pairs)) in self.rosters.iter().enumerate() {
            programs.entry(*program).or_default().push((column, 1));
            for (household, _) in pairs {
                households.entry(*household).or_default().push((column, 1));
            }
        }
        let rows = programs.into_values().chain(households.into_values());
        for row in rows.filter(|row| row.len() > 1) {
            self.model.row(row, Sense::AtMost, 1);
        }
    }
}

fn sorted(mut pairs: Vec<HouseholdChoice>) -> Vec<HouseholdChoice> {
    pairs.sort_unstable();
    pairs
}

/// The rosters a placing is made of.
fn begun(batch: &Batch, placing: &Placing) -> BTreeMap<usize, Vec<HouseholdChoice>> {
    let mut rosters: BTreeMap<usize, Vec<HouseholdChoice>> = BTreeMap::new();
    for (household, chosen) in placing.iter().enumerate() {
        let choice = chosen.and_then(|chosen| Some((chosen, batch.choice(household, chosen)?)));
        if let Some((chosen, choice)) = choice {
            rosters.entry(batch.program(choice.supply)).or_default().push((household, chosen));
        }
    }
    rosters
}

/// What a roster counts, both parts as one number.
fn worth(batch: &Batch, scale: i64, pairs: &[HouseholdChoice]) -> i64 {
    let of = |(household, chosen): &HouseholdChoice| {
        let weight = batch.households.get(*household).map_or(0, |asking| asking.weight);
        scale * weight + batch.choice(*household, *chosen).map_or(0, |choice| choice.quality)
    };
    pairs.iter().map(of).sum()
}
