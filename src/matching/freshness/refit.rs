//! Fits the curves of freshness to the outcomes of calls, and measures the improvement.
//!
//! A cell is fitted by maximum likelihood over its three parameters. A fixed grid comes first, then
//! a compass search from its best points and from the old curve, halving its steps. The search is
//! our own because three bounded parameters need no more, and so that the same outcomes give the
//! same curves. The old curve is among the candidates, so no fit is worse on its own data.

use crate::domain::{Cell, Curve, Curves, Outcome, Segment, days};
use crate::matching::freshness::segment_levels::{FittedLevel, levels};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// The fewest outcomes needed to fit a cell.
pub const FEWEST: u32 = 100;
/// The fewest open outcomes, and the fewest full ones, needed to fit a cell. See [`FEWEST`].
pub const FEWEST_EACH: u32 = 10;
/// The highest chance that a loss counts, so that one surprise is not infinitely bad.
const SUREST: f64 = 0.999;
/// The bounds of the search: the share that stays open, the logarithm of the days, the shape.
const BOUNDS: [(f64, f64); 3] = [(0.0, 0.99), (-4.6, 6.9), (0.2, 3.0)];

/// The result of fitting.
#[derive(Debug, Clone, PartialEq)]
pub struct Refit {
    /// The curves: fitted where there was enough data, otherwise unchanged.
    pub curves: Curves,
    /// Each cell with its data.
    pub cells: Vec<FittedCell>,
    /// Each segment with its recent data.
    pub levels: Vec<FittedLevel>,
    /// The accuracy of the old curves on the outcomes.
    pub before: Measured,
    /// The accuracy of the new curves on the outcomes.
    pub after: Measured,
    /// Outcomes of posts of "full", which no curve covers.
    pub of_full: usize,
}

/// The data for fitting one cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FittedCell {
    /// The cell.
    pub cell: Cell,
    /// The number of outcomes.
    pub count: u32,
    /// The number of these that were still open.
    pub open: u32,
    /// True if it was fitted; false if there was too little data.
    pub fitted: bool,
    /// The curve after fitting.
    pub curve: Curve,
}

/// The accuracy of curves on outcomes.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// The mean negative logarithm of the chance given to what was found; less is better.
    pub log_loss: f64,
    /// The mean difference between the chances and the share found open, by tenths.
    pub calibration_error: f64,
    /// The outcomes by tenths of the predicted chance.
    pub tenths: Vec<Tenth>,
}

/// Outcomes whose chance fell into one tenth.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tenth {
    /// The number of outcomes.
    pub count: u32,
    /// The mean of the chances.
    pub foretold: f64,
    /// The share that was open.
    pub found: f64,
}

/// Fits every cell with enough outcomes; the others stay as they are.
pub fn refit(outcomes: &[Outcome], before: &Curves) -> Refit {
    let mut curves = before.clone();
    let mut cells = Vec::new();
    for cell in Cell::all() {
        let ages =
            OutcomesByAge::of(outcomes.iter().filter(|o| Cell::of(o.stage, o.units) == Some(cell)));
        let (count, open) = ages.totals();
        let fitted = count >= FEWEST && open.min(count - open) >= FEWEST_EACH;
        if fitted {
            curves = curves.with(cell, ages.likeliest(before.at(cell)));
        }
        cells.push(FittedCell { cell, count, open, fitted, curve: curves.at(cell) });
    }
    let (curves, levels) = levels(outcomes, &curves);
    Refit {
        cells,
        levels,
        before: measured(outcomes, before),
        after: measured(outcomes, &curves),
        of_full: outcomes.iter().filter(|outcome| outcome.units == 0).count(),
        curves,
    }
}

/// The outcomes of one cell at one age.
#[derive(Debug, Clone, Copy, Default)]
struct AtAge {
    days: f64,
    count: u32,
    open: u32,
}

/// The outcomes of one cell by age.
struct OutcomesByAge(Vec<AtAge>);

impl OutcomesByAge {
    fn of<'a>(outcomes: impl Iterator<Item = &'a Outcome>) -> Self {
        let mut ages: BTreeMap<i64, AtAge> = BTreeMap::new();
        for outcome in outcomes {
            let here = ages.entry(outcome.age.num_minutes()).or_default();
            here.days = days(outcome.age);
            here.count += 1;
            here.open += u32::from(outcome.still_open);
        }
        Self(ages.into_values().collect())
    }

    fn totals(&self) -> (u32, u32) {
        (self.0.iter().map(|age| age.count).sum(), self.0.iter().map(|age| age.open).sum())
    }

    /// Returns the negative log-likelihood.
    fn loss(&self, curve: Curve) -> f64 {
        let each = self.0.iter().map(|age| {
            let chance = bounded(curve.chance(age.days));
            let (open, full) = (f64::from(age.open), f64::from(age.count - age.open));
            -open * chance.ln() - full * (1.0 - chance).ln()
        });
        each.sum()
    }

    /// Returns the curve under which the outcomes are likeliest, never worse than the old one.
    fn likeliest(&self, before: Curve) -> Curve {
        /// The number of grid points from which the search goes on.
        const STARTS: usize = 3;
        let mut grid: Vec<FitPoint> = Vec::new();
        for a in [0.05, 0.25, 0.45, 0.65, 0.85] {
            for tau in [0.3_f64, 1.0, 4.0, 15.0, 60.0, 250.0] {
                grid.extend([0.4, 0.7, 1.0, 1.5].map(|b| [a, tau.ln(), b]));
            }
        }
        grid.sort_by(|a, b| self.order(*a, *b));
        grid.truncate(STARTS);
        grid.push([before.a, before.tau.ln(), before.b]);
        let found = grid.into_iter().map(|start| rounded(curve(self.search(start))));
        let by_loss = |a: &Curve, b: &Curve| self.loss(*a).total_cmp(&self.loss(*b));
        let best = found.min_by(by_loss).unwrap_or(before);
        if self.loss(best) < self.loss(before) { best } else { before }
    }

    fn order(&self, a: FitPoint, b: FitPoint) -> Ordering {
        self.loss(curve(a)).total_cmp(&self.loss(curve(b)))
    }

    /// Steps along each parameter to where the outcomes become likelier, with ever smaller steps.
    fn search(&self, start: FitPoint) -> FitPoint {
        const FIRST: f64 = 0.25;
        const LAST: f64 = 1e-4;
        const MOST_ROUNDS: usize = 2000;
        let (mut here, mut step) = (within(start), FIRST);
        let mut loss = self.loss(curve(here));
        for _ in 0..MOST_ROUNDS {
            let mut moved = false;
            for (axis, sign) in [(0, 1.0), (0, -1.0), (1, 1.0), (1, -1.0), (2, 1.0), (2, -1.0)] {
                let mut next = here;
                for (at, value) in next.iter_mut().enumerate().filter(|(at, _)| *at == axis) {
                    // The logarithm of the days runs over a wider range than the two others.
                    *value += sign * step * if at == 1 { 4.0 } else { 1.0 };
                }
                let next = within(next);
                let there = self.loss(curve(next));
                if there < loss {
                    (here, loss, moved) = (next, there, true);
                }
            }
            if !moved {
                step /= 2.0;
            }
            if step < LAST {
                break;
            }
        }
        here
    }
}

/// The three parameters as the search varies them: the days are a logarithm.
type FitPoint = [f64; 3];

fn within(point: FitPoint) -> FitPoint {
    let mut bounds = BOUNDS.into_iter();
    point.map(|value| bounds.next().map_or(value, |(least, most)| value.clamp(least, most)))
}

fn curve([a, tau, b]: FitPoint) -> Curve {
    Curve { a, tau: tau.exp(), b }
}

/// Rounds a curve to four decimals, as it is stored.
fn rounded(curve: Curve) -> Curve {
    let four = |value: f64| (value * 10_000.0).round() / 10_000.0;
    Curve { a: four(curve.a), tau: four(curve.tau), b: four(curve.b) }
}

fn bounded(chance: f64) -> f64 {
    chance.clamp(1.0 - SUREST, SUREST)
}

/// Returns the predicted chance of an outcome; `None` for a post of "full", which no curve covers.
pub fn foretold(outcome: &Outcome, curves: &Curves) -> Option<f64> {
    let days = days(outcome.age);
    let chance = curves.at(Cell::of(outcome.stage, outcome.units)?).chance(days);
    let segment = outcome.audience.map(|audience| Segment::of(outcome.stage, audience));
    Some(segment.map_or(chance, |segment| curves.level(segment).shifted(chance, days)))
}

/// Measures curves on the outcomes of posts that named open units.
pub fn measured(outcomes: &[Outcome], curves: &Curves) -> Measured {
    let foretold: Vec<(f64, bool)> = outcomes
        .iter()
        .filter_map(|outcome| Some((bounded(foretold(outcome, curves)?), outcome.still_open)))
        .collect();
    let mut tenths = vec![Tenth::default(); 10];
    let mut loss = 0.0;
    for (chance, open) in &foretold {
        loss -= if *open { chance.ln() } else { (1.0 - chance).ln() };
        let at = (1..10).take_while(|tenth| *chance >= f64::from(*tenth) / 10.0).count();
        if let Some(tenth) = tenths.get_mut(at) {
            tenth.count += 1;
            tenth.foretold += chance;
            tenth.found += f64::from(u8::from(*open));
        }
    }
    let all: f64 = tenths.iter().map(|tenth| f64::from(tenth.count)).sum::<f64>().max(1.0);
    let off: f64 = tenths.iter().map(|tenth| (tenth.foretold - tenth.found).abs()).sum();
    for tenth in &mut tenths {
        let count = f64::from(tenth.count.max(1));
        tenth.foretold /= count;
        tenth.found /= count;
    }
    Measured { log_loss: loss / all, calibration_error: off / all, tenths }
}
