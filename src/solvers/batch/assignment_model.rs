//! The assignment model over some pairs of a batch. A pair is a household with one of its choices.

use super::problem::{
    Batch, Capacity, HouseholdIx, Pair, Placing, ProgramIx, SupplyIx, UnitDemand,
};
use super::usage::Usage;
use crate::solvers::fault::exact;
use crate::solvers::model::{Goal, LinearTerms, Model, Point, Sense, VariableIx};
use crate::solvers::table::Table;
use std::collections::BTreeMap;

/// A model whose first variables are the pairs, in order.
#[derive(Debug)]
pub(super) struct AssignmentModel {
    /// The model, to be maximized.
    pub(super) model: Model,
    pairs: Table<VariableIx, Pair>,
    /// The supply and the class of each later variable. These variables count rooms.
    rooms: Vec<(SupplyIx, u16)>,
}

/// Returns the model of every choice of a batch, for comparison with other solvers.
pub fn whole_model(batch: &Batch) -> Model {
    let pairs = batch.households.pairs().flat_map(|(household, asking)| {
        asking.choices.indices().map(move |chosen| (household, chosen))
    });
    let fits = Usage::new(batch);
    let fitting = pairs
        .filter(|(household, chosen)| fits.fits(*household, batch.choice(*household, *chosen)));
    AssignmentModel::of(batch, fitting.collect()).model
}

/// Variables, each with its demand.
type DemandTerms = Vec<(VariableIx, UnitDemand)>;

impl AssignmentModel {
    /// The number of terms in the rows of the model of these pairs.
    pub(super) fn terms(batch: &Batch, pairs: &[Pair]) -> usize {
        // One row each for the household, the supply, the support, and every set kept apart.
        let mut rows = batch.households.map(|_| 3);
        for household in batch.apart.iter().flatten() {
            rows[*household] += 1;
        }
        pairs.iter().map(|(household, _)| rows[*household]).sum()
    }

    /// The model of these pairs. A pair outside the model is never chosen.
    pub(super) fn of(batch: &Batch, pairs: Vec<Pair>) -> Self {
        let scale = batch.scale();
        let model = Model::new(Goal::Most);
        let mut core = Self { model, pairs: pairs.into(), rooms: Vec::new() };
        for pair in &core.pairs {
            core.model.binary(batch.value(*pair, scale));
        }
        core.one_place_each();
        core.no_more_than_there_is(batch);
        core.no_more_support_than_given(batch);
        core.apart_in_each_program(batch);
        core
    }

    /// Starts from a placing, as far as its pairs are in the model.
    pub(super) fn start_from(&mut self, batch: &Batch, placing: &Placing) {
        let taken = |(household, chosen): &Pair| i64::from(placing[*household] == Some(*chosen));
        let mut point: Vec<i64> = self.pairs.iter().map(taken).collect();
        for (supply, class) in &self.rooms {
            let here = batch.placed(placing);
            let mates =
                here.filter(|(_, c)| c.supply == *supply && c.takes == UnitDemand::Bed(*class));
            let beds = match batch.supplies[*supply].holds {
                Capacity::Rooms { beds, .. } => exact(beds.max(1)),
                Capacity::Units(_) => 1,
            };
            point.push(exact(mates.count().div_ceil(beds)));
        }
        self.model.start_from(point.into());
    }

    /// Returns the placing that a point of the model represents.
    pub(super) fn read(&self, batch: &Batch, point: &Point) -> Placing {
        let mut placing = batch.nobody();
        for ((household, chosen), _) in self.pairs.iter().zip(point).filter(|(_, x)| **x == 1) {
            placing[*household] = Some(*chosen);
        }
        placing
    }

    fn one_place_each(&mut self) {
        let mut rows: BTreeMap<HouseholdIx, LinearTerms> = BTreeMap::new();
        for (variable, (household, _)) in self.pairs.pairs() {
            rows.entry(*household).or_default().push((variable, 1));
        }
        for terms in rows.into_values() {
            self.at_most(terms, 1);
        }
    }

    fn no_more_than_there_is(&mut self, batch: &Batch) {
        let mut at: BTreeMap<SupplyIx, DemandTerms> = BTreeMap::new();
        for (variable, (household, chosen)) in self.pairs.pairs() {
            let choice = batch.choice(*household, *chosen);
            at.entry(choice.supply).or_default().push((variable, choice.takes));
        }
        for (supply, variables) in at {
            match batch.supplies[supply].holds {
                Capacity::Units(free) => {
                    let takes = |(variable, takes): (VariableIx, UnitDemand)| match takes {
                        UnitDemand::Units(n) => (variable, i64::from(n)),
                        UnitDemand::Bed(_) | UnitDemand::Room => (variable, i64::from(free) + 1),
                    };
                    self.at_most(variables.into_iter().map(takes).collect(), i64::from(free));
                }
                Capacity::Rooms { rooms, beds } => self.rooms(supply, variables, (rooms, beds)),
            }
        }
    }

    /// Adds the rows for the rooms of one supply. Each class uses whole rooms, and each private
    /// room goes to one household.
    fn rooms(&mut self, supply: SupplyIx, variables: DemandTerms, (rooms, beds): (u32, u32)) {
        let mut used: LinearTerms = Vec::new();
        let mut mates: BTreeMap<u16, LinearTerms> = BTreeMap::new();
        for (variable, takes) in variables {
            match takes {
                UnitDemand::Bed(class) => mates.entry(class).or_default().push((variable, 1)),
                UnitDemand::Room | UnitDemand::Units(_) => used.push((variable, 1)),
            }
        }
        for (class, mut terms) in mates {
            // More rooms than `i32::MAX` are more than there are households.
            let most = i32::try_from(rooms).unwrap_or(i32::MAX);
            let count = self.model.integer(0, 0..=most);
            self.rooms.push((supply, class));
            terms.push((count, -i64::from(beds)));
            self.model.row(terms, Sense::AtMost, 0);
            used.push((count, 1));
        }
        self.model.row(used, Sense::AtMost, i64::from(rooms));
    }

    fn no_more_support_than_given(&mut self, batch: &Batch) {
        let mut rows: BTreeMap<ProgramIx, LinearTerms> = BTreeMap::new();
        for (variable, (household, chosen)) in self.pairs.pairs() {
            let program = batch.program(batch.choice(*household, *chosen).supply);
            let needs = batch.households[*household].support;
            rows.entry(program).or_default().push((variable, i64::from(needs)));
        }
        for (program, terms) in rows {
            if let Some(most) = batch.support[program] {
                self.at_most(terms, i64::from(most));
            }
        }
    }

    fn apart_in_each_program(&mut self, batch: &Batch) {
        let mut variables_of = batch.households.map(|_| Vec::new());
        for (variable, (household, chosen)) in self.pairs.pairs() {
            let program = batch.program(batch.choice(*household, *chosen).supply);
            variables_of[*household].push((program, variable));
        }
        for set in &batch.apart {
            let mut rows: BTreeMap<ProgramIx, LinearTerms> = BTreeMap::new();
            for (program, variable) in set.iter().flat_map(|household| &variables_of[*household]) {
                rows.entry(*program).or_default().push((*variable, 1));
            }
            for terms in rows.into_values() {
                self.at_most(terms, 1);
            }
        }
    }

    /// Adds a row, unless no point can break it.
    fn at_most(&mut self, terms: LinearTerms, bound: i64) {
        if terms.iter().map(|(_, times)| times).sum::<i64>() > bound {
            self.model.row(terms, Sense::AtMost, bound);
        }
    }
}
