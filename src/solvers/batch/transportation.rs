//! The transport relaxation: who goes where if only the number of places counted. Successive
//! shortest paths in whole numbers; its prices bound what any placing can be worth.

use super::problem::{Batch, BatchHousehold, Capacity, Demand, Placing, Supply};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::Instant;

/// The relaxation solved.
#[derive(Debug, Clone)]
pub(super) struct Transportation {
    /// The best placing, if only the number of places counted.
    pub(super) placing: Placing,
    /// Of each household, what it is worth beyond the price of its place.
    pub(super) rents: Vec<i64>,
    /// Of each supply, the price of one place.
    pub(super) prices: Vec<i64>,
    /// No placing is worth more: holds for any prices, so also where time ran out.
    pub(super) bound: i64,
}

impl Transportation {
    /// By how much a household that takes a choice falls behind the bound.
    pub(super) fn behind(&self, household: usize, supply: usize, worth: i64) -> i64 {
        let rent = self.rents.get(household).copied().unwrap_or(0);
        rent + self.prices.get(supply).copied().unwrap_or(0) - worth
    }
}

/// How many households each supply can take at the very most: the smallest that may come.
pub(super) fn places(batch: &Batch) -> Vec<usize> {
    let mut sizes: Vec<Vec<u32>> = vec![Vec::new(); batch.supplies.len()];
    for choice in batch.households.iter().flat_map(|asking| &asking.choices) {
        if let Some(sizes) = sizes.get_mut(choice.supply) {
            sizes.push(match choice.takes {
                Demand::Units(units) => units,
                Demand::Bed(_) | Demand::Room => 1,
            });
        }
    }
    let most = |(supply, mut sizes): (&Supply, Vec<u32>)| {
        let free = match supply.holds {
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
    batch.supplies.iter().zip(sizes).map(most).collect()
}

/// Solves the relaxation: `worth` is what each choice of each household counts, above zero to be
/// wanted; `places` how many households each supply takes.
pub(super) fn transport(
    batch: &Batch,
    worth: &[Vec<i64>],
    places: &[usize],
    until: Instant,
) -> Transportation {
    let mut search = ShortestPaths::new(batch, worth, places);
    for household in 0..batch.households.len() {
        if Instant::now() >= until {
            break;
        }
        search.insert(household);
    }
    search.finish()
}

struct ShortestPaths<'a> {
    batch: &'a Batch,
    worth: &'a [Vec<i64>],
    places: &'a [usize],
    /// Minus the price of each supply.
    potentials: Vec<i64>,
    chosen: Placing,
    holders: Vec<Vec<usize>>,
    reached: Vec<PathLabel>,
    touched: Vec<usize>,
    queue: BinaryHeap<Reverse<(i64, usize)>>,
}

/// How a supply was reached: how far it is, by whom, and whether it was gone through.
#[derive(Debug, Clone, Copy)]
struct PathLabel {
    distance: i64,
    by: (usize, usize),
    done: bool,
}

const UNREACHED: PathLabel = PathLabel { distance: i64::MAX, by: (0, 0), done: false };

/// Where a path ends: at a supply with a place free, or with a household going without.
#[derive(Debug, Clone, Copy)]
enum PathEnd {
    Free(usize),
    Without(usize),
}

impl<'a> ShortestPaths<'a> {
    fn new(batch: &'a Batch, worth: &'a [Vec<i64>], places: &'a [usize]) -> Self {
        let supplies = batch.supplies.len();
        Self {
            batch,
            worth,
            places,
            potentials: vec![0; supplies],
            chosen: vec![None; batch.households.len()],
            holders: vec![Vec::new(); supplies],
            reached: vec![UNREACHED; supplies],
            touched: Vec::new(),
            queue: BinaryHeap::new(),
        }
    }

    fn worth(&self, household: usize, choice: usize) -> i64 {
        self.worth.get(household).and_then(|worth| worth.get(choice)).copied().unwrap_or(0)
    }

    fn potential(&self, supply: usize) -> i64 {
        self.potentials.get(supply).copied().unwrap_or(0)
    }

    /// What a household's place costs less its price, which is never above zero.
    fn standing(&self, household: usize) -> i64 {
        let chosen = self.chosen.get(household).copied().flatten();
        chosen.map_or(0, |choice| {
            let supply = self.batch.choice(household, choice).map_or(0, |choice| choice.supply);
            -self.worth(household, choice) - self.potential(supply)
        })
    }

    /// Reaches the supplies of a household from a distance, where that is the shortest way yet.
    fn reach_from(&mut self, household: usize, distance: i64) {
        let Some(asking) = self.batch.households.get(household) else { return };
        let worth = self.worth.get(household).map_or(&[][..], |worth| worth);
        for (choice, (to, worth)) in asking.choices.iter().zip(worth).enumerate() {
            let next = distance - worth - self.potentials.get(to.supply).copied().unwrap_or(0);
            let Some(reached) = self.reached.get_mut(to.supply) else { continue };
            if !reached.done && next < reached.distance {
                if reached.distance == i64::MAX {
                    self.touched.push(to.supply);
                }
                *reached = PathLabel { distance: next, by: (household, choice), done: false };
                self.queue.push(Reverse((next, to.supply)));
            }
        }
    }

    fn insert(&mut self, household: usize) {
        self.reach_from(household, 0);
        // At the worst the household itself goes without.
        let (mut shortest, mut end) = (0, PathEnd::Without(household));
        while let Some(Reverse((distance, supply))) = self.queue.pop() {
            if distance >= shortest {
                break;
            }
            let Some(reached) = self.reached.get_mut(supply).filter(|r| !r.done) else { continue };
            if reached.distance < distance {
                continue;
            }
            reached.done = true;
            let holders = self.holders.get(supply).map_or(0, Vec::len);
            if holders < self.places.get(supply).copied().unwrap_or(0) {
                (shortest, end) = (distance, PathEnd::Free(supply));
                break;
            }
            for at in 0..holders {
                let Some(holder) = self.holders.get(supply).and_then(|h| h.get(at)).copied() else {
                    continue;
                };
                let from = distance - self.standing(holder);
                if from < shortest {
                    (shortest, end) = (from, PathEnd::Without(holder));
                }
                self.reach_from(holder, from);
            }
        }
        self.settle(shortest);
        self.change(household, end);
    }

    /// Raises the prices along the way, and forgets the way.
    fn settle(&mut self, shortest: i64) {
        for supply in &self.touched {
            let Some(reached) = self.reached.get(*supply) else { continue };
            let nearer = reached.done && reached.distance < shortest;
            if let Some(potential) = self.potentials.get_mut(*supply).filter(|_| nearer) {
                *potential += reached.distance - shortest;
            }
        }
        self.queue.clear();
    }

    /// Moves everyone along the way, the newcomer in at one end.
    fn change(&mut self, newcomer: usize, end: PathEnd) {
        let mut open = match end {
            PathEnd::Free(supply) => Some(supply),
            PathEnd::Without(household) if household == newcomer => None,
            PathEnd::Without(household) => self.leave(household),
        };
        while let Some(supply) = open {
            let (household, choice) = self.reached.get(supply).map_or((newcomer, 0), |r| r.by);
            open = self.leave(household);
            if let Some(chosen) = self.chosen.get_mut(household) {
                *chosen = Some(choice);
            }
            if let Some(holders) = self.holders.get_mut(supply) {
                holders.push(household);
            }
            if household == newcomer {
                break;
            }
        }
        for supply in self.touched.drain(..) {
            if let Some(reached) = self.reached.get_mut(supply) {
                *reached = UNREACHED;
            }
        }
    }

    /// Takes a household from its supply, and says which that was.
    fn leave(&mut self, household: usize) -> Option<usize> {
        let choice = self.chosen.get_mut(household)?.take()?;
        let supply = self.batch.choice(household, choice)?.supply;
        if let Some(holders) = self.holders.get_mut(supply) {
            holders.retain(|holder| *holder != household);
        }
        Some(supply)
    }

    fn finish(self) -> Transportation {
        let prices: Vec<i64> =
            self.potentials.iter().map(|potential| (-potential).max(0)).collect();
        let rent = |(asking, worth): (&BatchHousehold, &Vec<i64>)| {
            let choices = asking.choices.iter().zip(worth);
            let left = choices.map(|(c, worth)| worth - prices.get(c.supply).copied().unwrap_or(0));
            left.max().unwrap_or(0).max(0)
        };
        let rents: Vec<i64> = self.batch.households.iter().zip(self.worth).map(rent).collect();
        let sold = prices.iter().zip(self.places).map(|(price, places)| {
            price.saturating_mul(i64::try_from(*places).unwrap_or(i64::MAX))
        });
        let bound = rents.iter().sum::<i64>().saturating_add(sold.sum());
        Transportation { placing: self.chosen, rents, prices, bound }
    }
}
