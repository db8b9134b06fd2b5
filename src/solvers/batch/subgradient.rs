//! Subgradient descent: seeks the prices with the least bound. A price rises where demand exceeds
//! supply and falls where some is left. The steps are scaled to the remaining gap.

use std::time::Instant;

/// The parts in one unit of value. Prices are finer than values, since the least bound mostly lies
/// between whole prices. A fractional bound may be rounded down.
pub(super) const PARTS: i64 = 256;

/// The most rounds of price changes.
const ROUNDS: u32 = 1500;
/// The most times that the step is halved before the descent ends.
const HALVINGS: u32 = 10;
/// The parts of a direction per unit of excess demand.
const FINE: i64 = 1024;
/// Momentum in percent, so that prices do not oscillate.
const KEPT: i64 = 70;

/// A bound at some prices.
pub(super) trait PricedBound: Clone {
    /// The rounds without a lower bound after which the step is halved.
    const IN_VAIN: u32;

    /// Returns an upper bound on the value of any placing, in parts.
    fn bound(&self) -> i64;
    /// Returns the prices, in parts, none below zero.
    fn prices(&self) -> &[i64];
    /// Returns the excess demand for each price; below zero where some is left.
    fn over(&self) -> Vec<i64>;
}

/// Returns the least bound found from `first` on, with no price above `dearest`. `at` returns the
/// bound at other prices, or `None` if that is too much work. `better` gets each bound lower than
/// those before, and returns the value of the best placing by then.
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

/// Rounds a bound in parts down to a whole number.
pub(super) fn whole(bound: i64) -> i64 {
    bound.div_euclid(PARTS)
}

struct SubgradientSteps {
    way: Vec<i64>,
    dearest: i64,
    halvings: u32,
}

impl SubgradientSteps {
    /// Moves the prices along the excess demand, with momentum from earlier rounds. `None` if no
    /// price changes.
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
            // A step beyond all prices ends at the highest price or at zero.
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
