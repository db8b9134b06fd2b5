//! Solves a batch as a whole. Bounds it by the relaxation, starts from a repaired placing, and then
//! tries one strategy after the other until nothing better can exist.

use super::assignment_model::AssignmentModel;
use super::best_known::BestKnown;
use super::decomposition::DecompositionBound;
use super::incumbent::Incumbent;
use super::lagrangian::{LagrangianBound, tighten};
use super::large_neighborhood::{MANY_PROGRAMS, NeighborhoodSearch, ReducedCosts};
use super::local_search::start;
use super::pricing::PricingProblems;
use super::problem::{
    Batch, BatchHousehold, Choice, ChoiceIx, HouseholdIx, Objective, OfChoices, Pair, ProgramIx,
};
use super::set_packing::SetPacking;
use super::subgradient::{PARTS, whole};
use super::transportation::{places, transport};
use super::usage::Usage;
use crate::solvers::model::{Backend, Solved};
use crate::solvers::table::Table;
use std::time::{Duration, Instant};

/// The choices of each household in the first model: those least behind the bound.
const CORE: usize = 8;

/// The part of the remaining time that one neighborhood may take, as a divisor.
const SHARES: u32 = 32;

/// The most terms of a model. No solver would finish a larger one in time.
const MOST_TERMS: usize = 1_000_000;

/// The most rosters in the first and the second set-packing model.
const FEW: usize = 2000;
const MANY: usize = 20_000;
/// The divisor of the allowed distance to the bound, applied while there are too many rosters.
const NEARER: i64 = 8;

/// One way to solve a batch.
#[derive(Debug, Clone, Copy)]
pub struct Strategy {
    /// The name in logs and benchmarks.
    pub name: &'static str,
    /// Returns true if the strategy is worth trying at this stage of the batch.
    pub(super) when: fn(&BatchSolver<'_>) -> bool,
    /// Runs the strategy. Returns true if nothing better than the best so far can exist.
    pub(super) run: fn(&mut BatchSolver<'_>) -> bool,
}

/// The solver and the strategies that solve a batch.
#[derive(Debug, Clone, Copy)]
pub(super) struct Means {
    pub(super) backend: Backend,
    /// The strategies in the order in which they are tried.
    pub(super) strategies: &'static [Strategy],
}

/// Solves a batch as a whole, starting from `known`. Records every improvement there at once.
pub(super) fn solve_from(means: Means, batch: &Batch, known: &BestKnown, within: Duration) {
    let mut solver = BatchSolver::begin(means, (batch, known), within);
    let mut proven = solver.is_best();
    for strategy in means.strategies {
        if proven {
            break;
        }
        if (strategy.when)(&solver) {
            let began = Instant::now();
            proven = (strategy.run)(&mut solver) || solver.is_best();
            // The log holds nothing about the request, not even the number of households.
            let (gap, took) = (solver.gap(), began.elapsed());
            tracing::debug!(strategy = strategy.name, gap, proven, ?took, "tried");
        }
    }
    if proven {
        known.proven();
    }
}

/// Splits a combined number into priority and quality, with the priority rounded to nearest.
fn parted(sum: i64, scale: i64) -> Objective {
    let priority = (2 * sum + scale).div_euclid(2 * scale);
    Objective { priority, quality: sum - priority * scale }
}

/// The combined value of each choice, in parts; 0 if the household would not fit even alone.
fn worth(batch: &Batch, scale: i64) -> OfChoices<i64> {
    let empty = Usage::new(batch);
    let of = |(household, asking): (HouseholdIx, &BatchHousehold)| {
        asking.choices.map(|choice| {
            let fits = empty.fits(household, choice);
            if fits { (scale * asking.weight + choice.quality) * PARTS } else { 0 }
        })
    };
    batch.households.pairs().map(of).collect()
}

/// The distance to the bound of a choice that is impossible.
const NEVER: i64 = i64::MAX;

/// The distance of each choice behind the bound: the least loss from taking it.
fn behind(batch: &Batch, plain: &OfChoices<i64>, tight: &LagrangianBound) -> OfChoices<i64> {
    let of = |(household, asking): (HouseholdIx, &BatchHousehold)| {
        let behind = |(chosen, choice): (ChoiceIx, &Choice)| {
            if plain[household][chosen] <= 0 {
                return NEVER;
            }
            tight.relaxed.behind(household, choice.supply, tight.worth[household][chosen])
        };
        asking.choices.pairs().map(behind).collect()
    };
    batch.households.pairs().map(of).collect()
}

/// The state of solving a batch as a whole.
#[derive(Debug)]
pub(super) struct BatchSolver<'a> {
    batch: &'a Batch,
    known: &'a BestKnown,
    means: Means,
    until: Instant,
    scale: i64,
    best: Incumbent<'a>,
    /// The value of each choice, and how far it falls behind the relaxation's bound, in parts.
    plain: OfChoices<i64>,
    behind: OfChoices<i64>,
    /// The value of each household beyond the price of its place, in parts.
    rents: Table<HouseholdIx, i64>,
    /// The value that the bound counts for everything each program has, in parts.
    sold: Table<ProgramIx, i64>,
    /// The bound from which `behind` is measured, in parts.
    relaxed: i64,
    /// The least bound known, a whole number.
    bound: i64,
}

impl<'a> BatchSolver<'a> {
    /// Bounds the batch by the relaxation and finds a starting placing.
    fn begin(means: Means, (batch, known): (&'a Batch, &'a BestKnown), within: Duration) -> Self {
        let now = Instant::now();
        let until = now + within;
        let scale = batch.scale();
        let plain = worth(batch, scale);
        let places = places(batch);
        let relaxed = transport(batch, &plain, &places, until);
        known.bounded(whole(relaxed.bound));
        known.priced(relaxed.prices.map(|price| parted(whole(*price), scale)));
        let (quarter, half) = (now + within / 4, now + within / 2);
        let mut best = Incumbent::of(batch, known);
        best.accept(start(batch, &relaxed.placing, quarter));
        let tight = tighten((batch, &plain), relaxed, &places, half, &mut |at| {
            best.consider_relaxed(&at.relaxed.placing, at.bound, half)
        });
        best.improve(half);
        known.bounded(whole(tight.bound));
        Self {
            batch,
            known,
            means,
            until,
            scale,
            best,
            behind: behind(batch, &plain, &tight),
            plain,
            rents: tight.relaxed.rents,
            sold: tight.sold,
            relaxed: tight.bound,
            bound: whole(tight.bound),
        }
    }

    /// The most by which a placing could beat the best so far.
    fn gap(&self) -> i64 {
        self.bound - self.best.sum
    }

    /// Returns true if nothing better than the best so far can exist.
    fn is_best(&self) -> bool {
        self.gap() <= 0
    }

    /// Bounds the batch by the rosters of programs, then solves the models of the rosters that
    /// could matter, nearest first. Returns true if that settles the batch.
    pub(super) fn rosters(&mut self) -> bool {
        let houses = PricingProblems::of(self.batch, &self.plain, self.until);
        let Some(dual) = DecompositionBound::at(&houses, self.rents.clone()) else { return false };
        let (batch, half) = (self.batch, Instant::now() + self.left() / 2);
        let dual = dual.sought(&houses, half, &mut |at| {
            self.best.consider_relaxed(&at.placing(batch), at.bound, half)
        });
        self.bound = self.bound.min(whole(dual.bound));
        self.known.bounded(self.bound);
        self.best.improve(half);
        for most in [FEW, MANY] {
            if self.is_best() {
                return true;
            }
            let Some((less, packing)) = self.nearest(&houses, &dual, most) else { return false };
            let share = self.left() * 2 / 3;
            let Some((found, solved)) = packing.solve(batch, self.means.backend, share) else {
                return false;
            };
            self.best.accept(found);
            if !solved || less >= self.reach(dual.bound) {
                return solved;
            }
        }
        self.is_best()
    }

    /// The model of the rosters nearest to the bound, at most `most` of them, and how far behind
    /// the bound they go.
    fn nearest(
        &self,
        houses: &PricingProblems,
        dual: &DecompositionBound,
        most: usize,
    ) -> Option<(i64, SetPacking)> {
        let mut less = self.reach(dual.bound);
        while less > 0 {
            let packing =
                SetPacking::of((self.batch, houses), dual, &self.best.placing, (less, most));
            if let Some(packing) = packing {
                return Some((less, packing));
            }
            less /= NEARER;
        }
        None
    }

    /// Improves the best placing where it falls behind the bound, a few programs at a time.
    pub(super) fn neighborhoods(&mut self) {
        let (share, until) = (self.left() / SHARES, Instant::now() + self.left() * 3 / 4);
        let (means, reach) = (self.means, self.reach(self.relaxed));
        let lags = ReducedCosts {
            worth: &self.plain,
            behind: &self.behind,
            rents: &self.rents,
            sold: &self.sold,
        };
        let search = NeighborhoodSearch::of(self.batch, lags, reach);
        search.improve(&mut self.best, until, |part, known| {
            let known = BestKnown::of(part, known.clone());
            solve_from(means, part, &known, share);
            known.solution().placing
        });
    }

    /// Returns the time left.
    pub(super) fn left(&self) -> Duration {
        self.until.saturating_duration_since(Instant::now())
    }

    /// The most that a choice can be behind a bound, in parts, and still be in a better placing.
    fn reach(&self, bound: i64) -> i64 {
        bound - (self.best.sum + 1) * PARTS
    }

    /// The number of choices that could be in a better placing. All others are too far behind the
    /// bound.
    fn could_matter(&self) -> usize {
        let reach = self.reach(self.relaxed);
        self.behind.iter().flatten().filter(|behind| **behind <= reach).count()
    }

    /// Returns true if there are more programs than one neighborhood holds.
    pub(super) fn has_many_programs(&self) -> bool {
        self.batch.support.len() > MANY_PROGRAMS
    }

    /// Returns true if so little could matter that one model usually solves it.
    pub(super) fn is_small(&self) -> bool {
        self.gap() < self.scale && self.could_matter() <= CORE * self.batch.households.len()
    }

    /// Solves the model of the choices nearest to the bound. Returns true if that settles the
    /// batch.
    pub(super) fn core(&mut self) -> bool {
        let mut pairs: Vec<Pair> = Vec::new();
        for (household, behind) in self.behind.pairs() {
            let possible = behind.pairs().filter(|(_, behind)| **behind < NEVER);
            let mut nearest: Vec<_> = possible.map(|(chosen, behind)| (*behind, chosen)).collect();
            nearest.sort_unstable();
            pairs.extend(nearest.into_iter().take(CORE).map(|(_, chosen)| (household, chosen)));
        }
        let share = self.left() / 3;
        let solved = self.solve(pairs.clone(), share);
        let reach = self.reach(self.relaxed);
        let matters = |(household, chosen): &&Pair| self.behind[*household][*chosen] <= reach;
        let in_core = pairs.iter().filter(matters).count();
        self.is_best() || solved && in_core == self.could_matter()
    }

    /// Solves the model of every choice that could matter. Returns true if that settles the batch.
    pub(super) fn everything(&mut self, within: Duration) -> bool {
        let reach = self.reach(self.relaxed);
        let mut pairs = Vec::new();
        for (household, behind) in self.behind.pairs() {
            let near = behind.pairs().filter(|(_, behind)| **behind <= reach);
            pairs.extend(near.map(|(chosen, _)| (household, chosen)));
        }
        self.solve(pairs, within) || self.is_best()
    }

    /// Solves the model of these pairs and those of the best so far. Returns true if it was solved.
    fn solve(&mut self, mut pairs: Vec<Pair>, within: Duration) -> bool {
        let of_best = self.best.placing.pairs().filter_map(|(h, chosen)| Some((h, (*chosen)?)));
        pairs.extend(of_best);
        pairs.sort_unstable();
        pairs.dedup();
        if AssignmentModel::terms(self.batch, &pairs) > MOST_TERMS {
            return false;
        }
        let mut core = AssignmentModel::of(self.batch, pairs);
        core.start_from(self.batch, &self.best.placing);
        let solved = core.model.solve_by(self.means.backend, within);
        let proven = matches!(solved, Solved::Best(_));
        let found = solved.point().map(|point| core.read(self.batch, &point));
        let Some(placing) = found.filter(|placing| self.batch.allows(placing)) else {
            return false;
        };
        self.best.accept(placing);
        proven
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::solvers::batch::strategies::STRATEGIES;
    use crate::solvers::batch::{Capacity, Supply, SupplyIx, UnitDemand};

    /// Pseudorandom numbers, the same in every run (a linear congruential generator).
    struct TestDice(u64);

    impl TestDice {
        fn below(&mut self, sides: u64) -> u64 {
            self.0 =
                self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(0x1405_7b7e_f767_814f);
            (self.0 >> 33) % sides
        }

        fn small(&mut self, sides: u64) -> u32 {
            u32::try_from(self.below(sides)).unwrap()
        }
    }

    /// Households that may go almost anywhere, with too little support. The core of each household
    /// is not enough to solve this batch.
    fn short_of_staff(seed: u64) -> Batch {
        let mut dice = TestDice(seed);
        let supplies = 12;
        let mut household = |_| {
            let choices = (0..supplies).map(|supply| Choice {
                supply: SupplyIx::of(supply),
                quality: i64::from(dice.small(20)) + 1,
                takes: UnitDemand::Units(1),
            });
            let choices = choices.collect();
            let (weight, support) = (i64::from(dice.small(3)) + 1, dice.small(4) + 1);
            BatchHousehold { weight, support, choices }
        };
        let households = (0..10).map(&mut household).collect();
        let holds = Capacity::Units(2);
        let supply = |program| Supply { program: ProgramIx::of(program), holds };
        let support = (0..supplies).map(|_| Some(dice.small(3) + 1)).collect();
        Batch { households, supplies: (0..supplies).map(supply).collect(), support, apart: vec![] }
    }

    #[test]
    fn the_model_of_all_that_could_matter_mends_what_the_first_leaves_open() {
        let long = Duration::from_mins(1);
        let means = Means { backend: Backend::best(), strategies: STRATEGIES };
        let mut left_open = 0;
        for seed in 0..20 {
            let batch = short_of_staff(seed);
            let [known, other] = [0, 1].map(|_| BestKnown::of(&batch, batch.nobody()));
            let mut by_columns = BatchSolver::begin(means, (&batch, &known), long);
            if !by_columns.is_best() && !by_columns.core() {
                left_open += 1;
                assert!(by_columns.everything(long));
            }
            let mut by_rosters = BatchSolver::begin(means, (&batch, &other), long);
            assert!(by_rosters.is_best() || by_rosters.rosters());
            assert_eq!(by_columns.best.sum, by_rosters.best.sum);
        }
        assert!(left_open > 0);
    }
}
