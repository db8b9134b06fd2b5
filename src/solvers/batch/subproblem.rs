//! A part of a batch as its own batch: some programs and some of the households that may go there.

use super::problem::{
    Batch, BatchHousehold, Choice, ChoiceIx, HouseholdIx, Placing, ProgramIx, Supply, SupplyIx,
};
use crate::solvers::table::{Ix, Table};

/// A part, with the index in the whole of each of its items.
pub(super) struct Subproblem {
    pub(super) batch: Batch,
    pub(super) households: Table<HouseholdIx, HouseholdIx>,
    pub(super) supplies: Table<SupplyIx, SupplyIx>,
    /// The index in the whole of each choice of each household.
    choices: Table<HouseholdIx, Table<ChoiceIx, ChoiceIx>>,
}

/// The index within the part of an index of the whole, if the part has it. The part is sorted.
fn within<K>(part: &Table<Ix<K>, Ix<K>>, whole: Ix<K>) -> Option<Ix<K>> {
    part.values().binary_search(&whole).ok().map(Ix::of)
}

impl Subproblem {
    /// Builds a part from households and programs, both sorted, with all supplies of the programs.
    pub(super) fn of(
        batch: &Batch,
        households: Vec<HouseholdIx>,
        programs: Vec<ProgramIx>,
        of_program: &Table<ProgramIx, Vec<SupplyIx>>,
    ) -> Self {
        let mut supplies: Vec<SupplyIx> =
            programs.iter().flat_map(|program| &of_program[*program]).copied().collect();
        supplies.sort_unstable();
        let supplies = Table::from(supplies);
        let mut here: Table<SupplyIx, Option<SupplyIx>> = batch.supplies.map(|_| None);
        for (at, supply) in supplies.pairs() {
            here[*supply] = Some(at);
        }
        let (households, programs) = (Table::from(households), Table::from(programs));
        let mut own =
            Batch { support: programs.map(|program| batch.support[*program]), ..Batch::default() };
        for supply in &supplies {
            let Supply { program, holds } = batch.supplies[*supply];
            own.supplies
                .extend(within(&programs, program).map(|program| Supply { program, holds }));
        }
        let mut all = Table::default();
        for household in &households {
            let asking = &batch.households[*household];
            let own_choices = asking.choices.pairs().filter_map(|(at, choice)| {
                Some((at, Choice { supply: here[choice.supply]?, ..*choice }))
            });
            let (places, choices): (Vec<_>, Vec<_>) = own_choices.unzip();
            all.push(Table::from(places));
            let (weight, support, choices) = (asking.weight, asking.support, choices.into());
            own.households.push(BatchHousehold { weight, support, choices });
        }
        let set = |set: &Vec<HouseholdIx>| -> Vec<HouseholdIx> {
            set.iter().filter_map(|one| within(&households, *one)).collect()
        };
        own.apart = batch.apart.iter().map(set).filter(|set| set.len() > 1).collect();
        Self { batch: own, households, supplies, choices: all }
    }

    /// Restricts a placing of the whole to the part.
    pub(super) fn of_placing(&self, whole: &Placing) -> Placing {
        let own = self.households.iter().zip(&self.choices);
        own.map(|(household, choices)| within(choices, whole[*household]?)).collect()
    }

    /// Puts a placing of the part into one of the whole.
    pub(super) fn put_into(&self, whole: &mut Placing, own: &Placing) {
        let places = self.households.iter().zip(&self.choices).zip(own);
        for ((household, choices), chosen) in places {
            whole[*household] = chosen.map(|chosen| choices[chosen]);
        }
    }
}
