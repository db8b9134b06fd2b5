//! A second bound, for where staff and rooms are what is short: every household has a price, each
//! program takes the roster that gains it most, and the prices are changed until hardly anyone is
//! taken twice.

use super::batch::{Batch, Placing};
use super::roster::{Houses, Roster};
use std::time::Instant;

/// How often prices are changed at most, and after how many changes in vain the steps get smaller.
const ROUNDS: u32 = 1500;
const IN_VAIN: u32 = 20;
/// The steps in vain are halved so often before it ends.
const HALVINGS: u32 = 10;
/// A step is so many parts of being taken once too often.
const PARTS: i64 = 1024;
/// Of the way of the rounds before so many hundredths are kept, lest prices swing to and fro.
const KEPT: i64 = 70;

/// The households' prices, what each program takes at them, and the bound that follows.
#[derive(Debug, Clone)]
pub(super) struct Dual {
    pub(super) prices: Vec<i64>,
    pub(super) best: Vec<Roster>,
    /// Nothing is worth more.
    pub(super) bound: i64,
}

impl Dual {
    /// The bound at these prices; `None` where it is too much to find out.
    pub(super) fn at(houses: &Houses, prices: Vec<i64>) -> Option<Self> {
        let best = houses.best(&prices)?;
        let gained: i64 = best.iter().map(|roster| roster.gain).sum();
        let bound = prices.iter().sum::<i64>() + gained;
        Some(Self { prices, best, bound })
    }

    /// How often each household is taken, less once.
    fn over(&self) -> Vec<i64> {
        let mut over = vec![-1; self.prices.len()];
        for (household, _) in self.best.iter().flat_map(|roster| &roster.pairs) {
            if let Some(over) = over.get_mut(*household) {
                *over += 1;
            }
        }
        over
    }

    /// What the programs take as a placing; of a household taken twice, one place.
    fn placing(&self, batch: &Batch) -> Placing {
        let mut placing: Placing = vec![None; self.prices.len()];
        for (household, chosen) in self.best.iter().flat_map(|roster| &roster.pairs) {
            let quality = |chosen| batch.choice(*household, chosen).map_or(0, |c| c.quality);
            if let Some(slot) = placing.get_mut(*household) {
                let keeps = slot.is_some_and(|known| quality(known) >= quality(*chosen));
                *slot = if keeps { *slot } else { Some(*chosen) };
            }
        }
        placing
    }

    /// Seeks prices with a lower bound. `better` is shown what the programs take wherever that
    /// lowers it, and says what the best placing is worth by then.
    pub(super) fn sought(
        self,
        batch: &Batch,
        houses: &Houses,
        until: Instant,
        better: &mut dyn FnMut(&Placing) -> i64,
    ) -> Self {
        let mut least = better(&self.placing(batch));
        let (mut best, mut latest) = (self.clone(), self);
        let (mut vain, mut halvings) = (0, 0);
        let mut way = vec![0; latest.prices.len()];
        for _ in 0..ROUNDS {
            let gap = latest.bound - least;
            if best.bound <= least || Instant::now() >= until || halvings > HALVINGS {
                break;
            }
            let prices = latest.moved(&mut way, gap, halvings);
            let Some(next) = prices.and_then(|prices| Self::at(houses, prices)) else { break };
            latest = next;
            if latest.bound < best.bound {
                least = better(&latest.placing(batch));
                (best, vain) = (latest.clone(), 0);
            } else {
                vain += 1;
            }
            if vain >= IN_VAIN {
                (vain, halvings, latest) = (0, halvings + 1, best.clone());
                way.fill(0);
            }
        }
        best
    }

    /// The prices changed by how far everyone is taken too often, now and less and less in the
    /// rounds before; `None` where none changes.
    fn moved(&self, way: &mut [i64], gap: i64, halvings: u32) -> Option<Vec<i64>> {
        for (way, over) in way.iter_mut().zip(self.over()) {
            *way = over * PARTS + *way * KEPT / 100;
        }
        let moving = self.prices.iter().zip(&*way);
        let moving = moving.filter(|(price, way)| **way > 0 || **price > 0);
        let norm: i128 = moving.map(|(_, way)| i128::from(*way) * i128::from(*way)).sum();
        if norm == 0 {
            return None;
        }
        let step = |way: i64| {
            let step = i128::from(gap) * i128::from(way) * i128::from(PARTS) / (norm << halvings);
            i64::try_from(step).unwrap_or(0)
        };
        let moved = self.prices.iter().zip(&*way).map(|(price, way)| (price + step(*way)).max(0));
        let moved: Vec<i64> = moved.collect();
        (moved != self.prices).then_some(moved)
    }
}
