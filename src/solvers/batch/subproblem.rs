//! A part of a batch as a batch of its own: some programs, and some of those who may go there.

use super::problem::{Batch, BatchHousehold, Choice, Placing, Supply};

/// A part, and where what it has stands in the whole.
pub(super) struct Subproblem {
    pub(super) batch: Batch,
    pub(super) households: Vec<usize>,
    pub(super) supplies: Vec<usize>,
    /// Of each household, its choices by their places in the whole.
    choices: Vec<Vec<usize>>,
}

/// The place of a number among sorted ones.
fn place(sorted: &[usize], number: usize) -> Option<usize> {
    sorted.binary_search(&number).ok()
}

impl Subproblem {
    /// These households and programs, both sorted, and all supplies of the programs.
    pub(super) fn of(
        batch: &Batch,
        households: Vec<usize>,
        programs: &[usize],
        of_program: &[Vec<usize>],
    ) -> Self {
        let mut supplies: Vec<usize> =
            programs.iter().filter_map(|at| of_program.get(*at)).flatten().copied().collect();
        supplies.sort_unstable();
        let mut here = vec![None; batch.supplies.len()];
        for (at, supply) in supplies.iter().enumerate() {
            if let Some(slot) = here.get_mut(*supply) {
                *slot = Some(at);
            }
        }
        let supply = |at: &usize| {
            let Supply { program, holds } = batch.supplies.get(*at).copied()?;
            Some(Supply { program: place(programs, program)?, holds })
        };
        let mut own = Batch {
            households: Vec::with_capacity(households.len()),
            supplies: supplies.iter().filter_map(supply).collect(),
            support: programs.iter().map(|at| batch.support.get(*at).copied().flatten()).collect(),
            apart: Vec::new(),
        };
        let mut all = Vec::with_capacity(households.len());
        for household in &households {
            let Some(asking) = batch.households.get(*household) else { continue };
            let own_choices = asking.choices.iter().zip(0..).filter_map(|(choice, at)| {
                let supply = here.get(choice.supply).copied().flatten()?;
                Some((at, Choice { supply, ..*choice }))
            });
            let (places, choices) = own_choices.unzip();
            all.push(places);
            let BatchHousehold { weight, support, .. } = *asking;
            own.households.push(BatchHousehold { weight, support, choices });
        }
        let set =
            |set: &Vec<usize>| set.iter().filter_map(|one| place(&households, *one)).collect();
        own.apart = batch.apart.iter().map(set).filter(|set: &Vec<_>| set.len() > 1).collect();
        Self { batch: own, households, supplies, choices: all }
    }

    /// What of a placing of the whole is within the part.
    pub(super) fn of_placing(&self, whole: &Placing) -> Placing {
        let own =
            self.households.iter().zip(&self.choices).map(|(household, choices)| {
                place(choices, whole.get(*household).copied().flatten()?)
            });
        own.collect()
    }

    /// Puts a placing of the part into one of the whole.
    pub(super) fn put_into(&self, whole: &mut Placing, own: &Placing) {
        let places = self.households.iter().zip(&self.choices).zip(own);
        for ((household, choices), chosen) in places {
            if let Some(slot) = whole.get_mut(*household) {
                *slot = chosen.and_then(|chosen| choices.get(chosen).copied());
            }
        }
    }
}
