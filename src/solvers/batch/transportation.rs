//! The transportation relaxation: the best placing if only the number of places counted. It uses
//! successive shortest paths in integers. Its prices bound the value of every placing.

use super::problem::{
    Batch, BatchHousehold, Capacity, ChoiceIx, HouseholdIx, OfChoices, Pair, Placing, SupplyIx,
    UnitDemand,
};
use crate::solvers::fault::{Fault, exact};
use crate::solvers::table::Table;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::Instant;

/// The solved relaxation.
#[derive(Debug, Clone)]
pub(super) struct Transportation {
    /// The best placing, if only the number of places counted.
    pub(super) placing: Placing,
    /// The value of each household beyond the price of its place.
    pub(super) rents: Table<HouseholdIx, i64>,
    /// The price of one place in each supply.
    pub(super) prices: Table<SupplyIx, i64>,
    /// An upper bound on the value of any placing. Valid for any prices, so also if time ran out.
    pub(super) bound: i64,
}

impl Transportation {
    /// The reduced cost of a choice: how far a household that takes it falls behind the bound.
    pub(super) fn behind(&self, household: HouseholdIx, supply: SupplyIx, worth: i64) -> i64 {
        self.rents[household] + self.prices[supply] - worth
    }
}

/// An upper bound on the households that each supply can take, counting the smallest demands first.
pub(super) fn places(batch: &Batch) -> Table<SupplyIx, usize> {
    let mut sizes: Table<SupplyIx, Vec<u32>> = batch.supplies.map(|_| Vec::new());
    for choice in batch.households.iter().flat_map(|asking| &asking.choices) {
        sizes[choice.supply].push(match choice.takes {
            UnitDemand::Units(units) => units,
            UnitDemand::Bed(_) | UnitDemand::Room => 1,
        });
    }
    let most = |(supply, mut sizes): (SupplyIx, Vec<u32>)| {
        let free = match batch.supplies[supply].holds {
            Capacity::Units(units) => u64::from(units),
            Capacity::Rooms { rooms, beds } => u64::from(rooms) * u64::from(beds.max(1)),
        };
        sizes.sort_unstable();
        let mut used = 0_u64;
        let fitting = sizes.into_iter().take_while(|size| {
            used += u64::from(*size);
            used <= free
        });
        fitting.count()
    };
    batch.supplies.indices().zip(sizes).map(most).collect()
}

/// The price of all places of a supply.
pub(super) fn priced(price: i64, places: usize) -> i64 {
    price.saturating_mul(exact(places))
}

/// Solves the relaxation. `worth` is the value of each choice, above zero for a wanted choice.
/// `places` is the number of households that each supply takes.
pub(super) fn transport(
    batch: &Batch,
    worth: &OfChoices<i64>,
    places: &Table<SupplyIx, usize>,
    until: Instant,
) -> Transportation {
    let mut search = ShortestPaths::new(batch, worth, places);
    for household in batch.households.indices() {
        if Instant::now() >= until {
            break;
        }
        search.insert(household);
    }
    search.finish()
}

struct ShortestPaths<'a> {
    batch: &'a Batch,
    worth: &'a OfChoices<i64>,
    places: &'a Table<SupplyIx, usize>,
    /// The negated price of each supply.
    potentials: Table<SupplyIx, i64>,
    chosen: Placing,
    holders: Table<SupplyIx, Vec<HouseholdIx>>,
    reached: Table<SupplyIx, PathLabel>,
    touched: Vec<SupplyIx>,
    queue: BinaryHeap<Reverse<(i64, SupplyIx)>>,
}

/// The path to a supply: the distance, the last household and choice, and whether it is final.
#[derive(Debug, Clone, Copy)]
struct PathLabel {
    distance: i64,
    by: Option<Pair>,
    done: bool,
}

const UNREACHED: PathLabel = PathLabel { distance: i64::MAX, by: None, done: false };

/// The end of a path: a supply with a free place, or a household that goes without.
#[derive(Debug, Clone, Copy)]
enum PathEnd {
    Free(SupplyIx),
    Without(HouseholdIx),
}

impl<'a> ShortestPaths<'a> {
    fn new(
        batch: &'a Batch,
        worth: &'a OfChoices<i64>,
        places: &'a Table<SupplyIx, usize>,
    ) -> Self {
        Self {
            batch,
            worth,
            places,
            potentials: batch.supplies.map(|_| 0),
            chosen: batch.nobody(),
            holders: batch.supplies.map(|_| Vec::new()),
            reached: batch.supplies.map(|_| UNREACHED),
            touched: Vec::new(),
            queue: BinaryHeap::new(),
        }
    }

    /// The price of a household's place minus its value, never above zero; 0 without a place.
    fn standing(&self, household: HouseholdIx) -> i64 {
        self.chosen[household].map_or(0, |choice| {
            let supply = self.batch.choice(household, choice).supply;
            -self.worth[household][choice] - self.potentials[supply]
        })
    }

    /// Reaches the supplies of a household from a distance, where this path is shortest so far.
    fn reach_from(&mut self, household: HouseholdIx, distance: i64) {
        let choices = self.batch.households[household].choices.pairs();
        for ((choice, to), worth) in choices.zip(&self.worth[household]) {
            let next = distance - worth - self.potentials[to.supply];
            let reached = &mut self.reached[to.supply];
            if !reached.done && next < reached.distance {
                if reached.distance == i64::MAX {
                    self.touched.push(to.supply);
                }
                let by = Some((household, choice));
                *reached = PathLabel { distance: next, by, done: false };
                self.queue.push(Reverse((next, to.supply)));
            }
        }
    }

    fn insert(&mut self, household: HouseholdIx) {
        self.reach_from(household, 0);
        // In the worst case the household itself goes without.
        let (mut shortest, mut end) = (0, PathEnd::Without(household));
        let mut holders = Vec::new();
        while let Some(Reverse((distance, supply))) = self.queue.pop() {
            if distance >= shortest {
                break;
            }
            let reached = &mut self.reached[supply];
            if reached.done || reached.distance < distance {
                continue;
            }
            reached.done = true;
            if self.holders[supply].len() < self.places[supply] {
                (shortest, end) = (distance, PathEnd::Free(supply));
                break;
            }
            holders.clone_from(&self.holders[supply]);
            for holder in &holders {
                let from = distance - self.standing(*holder);
                if from < shortest {
                    (shortest, end) = (from, PathEnd::Without(*holder));
                }
                self.reach_from(*holder, from);
            }
        }
        self.raise_prices(shortest);
        self.change(household, end);
    }

    /// Raises the prices along the path, and clears the queue.
    fn raise_prices(&mut self, shortest: i64) {
        for supply in &self.touched {
            let reached = self.reached[*supply];
            if reached.done && reached.distance < shortest {
                self.potentials[*supply] += reached.distance - shortest;
            }
        }
        self.queue.clear();
    }

    /// Moves every household along the path and adds the newcomer at its start.
    fn change(&mut self, newcomer: HouseholdIx, end: PathEnd) {
        let mut open = match end {
            PathEnd::Free(supply) => Some(supply),
            PathEnd::Without(household) if household == newcomer => None,
            PathEnd::Without(household) => self.leave(household),
        };
        while let Some(supply) = open {
            let Some((household, choice)) = self.reached[supply].by else {
                Fault::end("a path goes through a supply that was not reached")
            };
            open = self.leave(household);
            self.chosen[household] = Some(choice);
            self.holders[supply].push(household);
            if household == newcomer {
                break;
            }
        }
        for supply in self.touched.drain(..) {
            self.reached[supply] = UNREACHED;
        }
    }

    /// Takes a household out of its supply, and returns that supply.
    fn leave(&mut self, household: HouseholdIx) -> Option<SupplyIx> {
        let choice: ChoiceIx = self.chosen[household].take()?;
        let supply = self.batch.choice(household, choice).supply;
        self.holders[supply].retain(|holder| *holder != household);
        Some(supply)
    }

    fn finish(self) -> Transportation {
        let prices = self.potentials.map(|potential| (-potential).max(0));
        let rent = |(asking, worth): (&BatchHousehold, &Table<ChoiceIx, i64>)| {
            let choices = asking.choices.iter().zip(worth);
            // A household without a place pays nothing and is worth nothing.
            choices.map(|(c, worth)| worth - prices[c.supply]).fold(0, i64::max)
        };
        let rents: Table<HouseholdIx, i64> =
            self.batch.households.iter().zip(self.worth).map(rent).collect();
        let sold = prices.iter().zip(self.places).map(|(price, places)| priced(*price, *places));
        let bound = rents.iter().sum::<i64>().saturating_add(sold.sum());
        Transportation { placing: self.chosen, rents, prices, bound }
    }
}
