//! The model of some columns of a batch, each a household with one of its choices.

use super::problem::{Batch, Capacity, Demand, Placing};
use super::usage::Usage;
use crate::solvers::model::{Goal, Model, Sense};
use std::collections::BTreeMap;

/// A household with one of its choices.
pub(super) type HouseholdChoice = (usize, usize);

/// A model whose first columns are the pairs, in order.
#[derive(Debug)]
pub(super) struct AssignmentModel {
    /// The model, to be solved for the most.
    pub(super) model: Model,
    pairs: Vec<HouseholdChoice>,
    /// Columns that count the rooms of one class: the column, the supply, the class.
    rooms: Vec<(usize, usize, u16)>,
}

/// The model of every choice of a batch, as other solvers are given it.
pub fn whole_model(batch: &Batch) -> Model {
    let pairs = batch.households.iter().enumerate().flat_map(|(household, asking)| {
        (0..asking.choices.len()).map(move |chosen| (household, chosen))
    });
    let fits = Usage::new(batch);
    let fitting = pairs.filter(|(household, chosen)| {
        batch.choice(*household, *chosen).is_some_and(|choice| fits.fits(*household, choice))
    });
    AssignmentModel::of(batch, fitting.collect()).model
}

type ModelTerms = Vec<(usize, i64)>;
/// Columns, each with what it takes.
type DemandTerms = Vec<(usize, Demand)>;

impl AssignmentModel {
    /// How many terms the rows of the model of these pairs have.
    pub(super) fn terms(batch: &Batch, pairs: &[HouseholdChoice]) -> usize {
        // One each for the household, the supply, the support, and every set it must be apart in.
        let mut rows = vec![3; batch.households.len()];
        for household in batch.apart.iter().flatten() {
            if let Some(rows) = rows.get_mut(*household) {
                *rows += 1;
            }
        }
        pairs.iter().filter_map(|(household, _)| rows.get(*household)).sum()
    }

    /// The model of these pairs; what is not among them is not taken.
    pub(super) fn of(batch: &Batch, pairs: Vec<HouseholdChoice>) -> Self {
        let scale = batch.scale();
        let mut core = Self { model: Model::new(Goal::Most), pairs, rooms: Vec::new() };
        for (household, chosen) in &core.pairs {
            let weight = batch.households.get(*household).map_or(0, |asking| asking.weight);
            let quality = batch.choice(*household, *chosen).map_or(0, |choice| choice.quality);
            core.model.binary(scale * weight + quality);
        }
        core.one_place_each();
        core.no_more_than_there_is(batch);
        core.no_more_support_than_given(batch);
        core.apart_in_each_program(batch);
        core
    }

    /// Begins from a placing, as far as its pairs are in the model.
    pub(super) fn start_from(&mut self, batch: &Batch, placing: &Placing) {
        let taken = |(household, chosen): &HouseholdChoice| {
            i64::from(placing.get(*household).copied().flatten() == Some(*chosen))
        };
        let mut point: Vec<i64> = self.pairs.iter().map(taken).collect();
        for (_, supply, class) in &self.rooms {
            let here = batch.placed(placing);
            let mates = here.filter(|(_, c)| c.supply == *supply && c.takes == Demand::Bed(*class));
            let beds = match batch.supplies.get(*supply).map(|supply| supply.holds) {
                Some(Capacity::Rooms { beds, .. }) => usize::try_from(beds).unwrap_or(usize::MAX),
                Some(Capacity::Units(_)) | None => 1,
            };
            let rooms = mates.count().div_ceil(beds.max(1));
            point.push(i64::try_from(rooms).unwrap_or(i64::MAX));
        }
        self.model.start_from(point);
    }

    /// The placing that a point of the model stands for.
    pub(super) fn read(&self, batch: &Batch, point: &[i64]) -> Placing {
        let mut placing = vec![None; batch.households.len()];
        for ((household, chosen), _) in self.pairs.iter().zip(point).filter(|(_, x)| **x == 1) {
            if let Some(slot) = placing.get_mut(*household) {
                *slot = Some(*chosen);
            }
        }
        placing
    }

    fn one_place_each(&mut self) {
        let mut rows: BTreeMap<usize, ModelTerms> = BTreeMap::new();
        for (column, (household, _)) in self.pairs.iter().enumerate() {
            rows.entry(*household).or_default().push((column, 1));
        }
        for terms in rows.into_values() {
            self.at_most(terms, 1);
        }
    }

    fn no_more_than_there_is(&mut self, batch: &Batch) {
        let mut at: BTreeMap<usize, DemandTerms> = BTreeMap::new();
        for (column, (household, chosen)) in self.pairs.iter().enumerate() {
            if let Some(choice) = batch.choice(*household, *chosen) {
                at.entry(choice.supply).or_default().push((column, choice.takes));
            }
        }
        for (supply, columns) in at {
            match batch.supplies.get(supply).map(|supply| supply.holds) {
                Some(Capacity::Units(free)) => {
                    let takes = |(column, takes): (usize, Demand)| match takes {
                        Demand::Units(n) => (column, i64::from(n)),
                        Demand::Bed(_) | Demand::Room => (column, i64::from(free) + 1),
                    };
                    self.at_most(columns.into_iter().map(takes).collect(), i64::from(free));
                }
                Some(Capacity::Rooms { rooms, beds }) => self.rooms(supply, columns, (rooms, beds)),
                None => {}
            }
        }
    }

    /// Rooms of one supply: a whole number of them for each class, the others to one household each.
    fn rooms(&mut self, supply: usize, columns: DemandTerms, (rooms, beds): (u32, u32)) {
        let mut used: ModelTerms = Vec::new();
        let mut mates: BTreeMap<u16, ModelTerms> = BTreeMap::new();
        for (column, takes) in columns {
            match takes {
                Demand::Bed(class) => mates.entry(class).or_default().push((column, 1)),
                Demand::Room | Demand::Units(_) => used.push((column, 1)),
            }
        }
        for (class, mut terms) in mates {
            let most = i32::try_from(rooms).unwrap_or(i32::MAX);
            let count = self.model.integer(0, 0..=most);
            self.rooms.push((count, supply, class));
            terms.push((count, -i64::from(beds)));
            self.model.row(terms, Sense::AtMost, 0);
            used.push((count, 1));
        }
        self.model.row(used, Sense::AtMost, i64::from(rooms));
    }

    fn no_more_support_than_given(&mut self, batch: &Batch) {
        let mut rows: BTreeMap<usize, ModelTerms> = BTreeMap::new();
        for (column, (household, chosen)) in self.pairs.iter().enumerate() {
            let Some(choice) = batch.choice(*household, *chosen) else { continue };
            let needs = batch.households.get(*household).map_or(0, |asking| asking.support);
            let program = batch.program(choice.supply);
            rows.entry(program).or_default().push((column, i64::from(needs)));
        }
        for (program, terms) in rows {
            if let Some(most) = batch.support.get(program).copied().flatten() {
                self.at_most(terms, i64::from(most));
            }
        }
    }

    fn apart_in_each_program(&mut self, batch: &Batch) {
        let mut columns_of: BTreeMap<usize, Vec<HouseholdChoice>> = BTreeMap::new();
        for (column, (household, chosen)) in self.pairs.iter().enumerate() {
            if let Some(choice) = batch.choice(*household, *chosen) {
                let program = batch.program(choice.supply);
                columns_of.entry(*household).or_default().push((program, column));
            }
        }
        for set in &batch.apart {
            let mut rows: BTreeMap<usize, ModelTerms> = BTreeMap::new();
            for (program, column) in set.iter().filter_map(|h| columns_of.get(h)).flatten() {
                rows.entry(*program).or_default().push((*column, 1));
            }
            for terms in rows.into_values() {
                self.at_most(terms, 1);
            }
        }
    }

    /// A row, where it can be broken at all.
    fn at_most(&mut self, terms: ModelTerms, bound: i64) {
        if terms.iter().map(|(_, times)| times).sum::<i64>() > bound {
            self.model.row(terms, Sense::AtMost, bound);
        }
    }
}
