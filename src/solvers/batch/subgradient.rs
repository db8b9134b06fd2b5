//! Subgradient descent: seeks the prices at which a bound is least. Where too much of something is asked for, its price
//! rises, and falls where some is left, in steps as long as the way that is known to be left.

use std::time::Instant;

/// One is worth so many parts: prices are finer than what they are the price of, since the least
/// bound mostly lies between whole prices, and a bound may be rounded down where it is not whole.
pub(super) const PARTS: i64 = 256;

/// How often prices are changed at most.
const ROUNDS: u32 = 1500;
/// The steps in vain are halved so often before it ends.
const HALVINGS: u32 = 10;
/// A direction is so many parts of one asked for too much.
const FINE: i64 = 1024;
/// Of the way of the rounds before so many hundredths are kept, lest prices swing to and fro.
const KEPT: i64 = 70;

/// A bound at some prices.
pub(super) trait PricedBound: Clone {
    /// After so many changes in vain the steps get smaller.
    const IN_VAIN: u32;

    /// Nothing is worth more, in parts.
    fn bound(&self) -> i64;
    /// The prices, in parts, none below zero.
    fn prices(&self) -> &[i64];
    /// Of each price, how much too much is asked for; below zero where some is left.
    fn over(&self) -> Vec<i64>;
}

/// The least bound found from a first one on, with no price above `dearest`. `at` finds the bound
/// at other prices, or nothing where that is too much to find out; `better` is shown every bound
/// that is lower than those before, and says what the best placing is worth by then.
pub(super) fn descend<P: PricedBound>(
    first: P,
    dearest: i64,
    until: Instant,
    at: impl Fn(Vec<i64>) -> Option<P>,
    better: &mut dyn FnMut(&P) -> i64,
) -> P {
    let mut least = better(&first);
    let mut steps = SubgradientSteps { way: vec![0; first.prices().len()], dearest, halvings: 0 };
    let (mut best, mut latest, mut vain) = (first.clone(), first, 0);
    for _ in 0..ROUNDS {
        if whole(best.bound()) <= least || steps.halvings > HALVINGS || Instant::now() >= until {
            break;
        }
        let prices = steps.from(&latest, latest.bound() - least * PARTS);
        let Some(next) = prices.and_then(&at) else { break };
        latest = next;
        if latest.bound() < best.bound() {
            least = better(&latest);
            (best, vain) = (latest.clone(), 0);
        } else {
            vain += 1;
        }
        if vain >= P::IN_VAIN {
            (latest, vain) = (best.clone(), 0);
            steps.halve();
        }
    }
    best
}

/// What a bound in parts says of whole numbers.
pub(super) fn whole(bound: i64) -> i64 {
    bound.div_euclid(PARTS)
}

struct SubgradientSteps {
    way: Vec<i64>,
    dearest: i64,
    halvings: u32,
}

impl SubgradientSteps {
    /// The prices changed by how far everything is asked for too much, now and less and less in
    /// the rounds before; `None` where none changes.
    fn from(&mut self, at: &impl PricedBound, gap: i64) -> Option<Vec<i64>> {
        for (way, over) in self.way.iter_mut().zip(at.over()) {
            *way = over * FINE + *way * KEPT / 100;
        }
        let moving = at.prices().iter().zip(&self.way);
        let moving = moving.filter(|(price, way)| **way > 0 || **price > 0);
        let norm: i128 = moving.map(|(_, way)| i128::from(*way) * i128::from(*way)).sum();
        if norm == 0 {
            return None;
        }
        let step = |way: i64| {
            let step =
                i128::from(gap) * i128::from(way) * i128::from(FINE) / (norm << self.halvings);
            // A step beyond all prices ends at the dearest or at zero.
            i64::try_from(step).unwrap_or(if step < 0 { i64::MIN } else { i64::MAX })
        };
        let moved = at.prices().iter().zip(&self.way);
        let to = |(price, way): (&i64, &i64)| price.saturating_add(step(*way));
        let moved: Vec<i64> = moved.map(|one| to(one).clamp(0, self.dearest)).collect();
        (moved != at.prices()).then_some(moved)
    }

    fn halve(&mut self) {
        self.halvings += 1;
        self.way.fill(0);
    }
}
