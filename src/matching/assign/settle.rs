//! Settles a batch: bound by the relaxation, begin from a mended placing, solve the model of the
//! columns that matter most, then of all that could still matter.

use super::batch::{Asking, Batch, Choice, Placing, Worth};
use super::core::{Core, Pair};
use super::ledger::Ledger;
use super::start::{bettered, mended, start};
use super::tighten::{Tightened, tighten};
use super::transport::{places, transport};
use crate::matching::{Backend, Solved};
use std::time::{Duration, Instant};

/// How many columns of each household are in the first model: those least behind the bound.
const CORE: usize = 8;

/// A placing, and how far it can be from the best.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The placing.
    pub placing: Placing,
    /// What it is worth.
    pub worth: Worth,
    /// Nothing is worth more, both parts taken as one number by [`Settled::scale`].
    pub bound: i64,
    /// How many points of quality one point of priority outweighs.
    pub scale: i64,
    /// Whether nothing better exists.
    pub proven: bool,
    /// Of each supply, at most what one place more would be worth.
    pub prices: Vec<i64>,
}

/// Settles a batch with the best solver built in.
pub fn settle(batch: &Batch, within: Duration) -> Settled {
    settle_by(Backend::best(), batch, within)
}

/// Settles a batch with one solver.
pub fn settle_by(backend: Backend, batch: &Batch, within: Duration) -> Settled {
    let now = Instant::now();
    let until = now + within;
    let scale = batch.scale();
    let plain = worth(batch, scale);
    let places = places(batch);
    let relaxed = transport(batch, &plain, &places, until);
    let prices = relaxed.prices.clone();
    let mut best = start(batch, &relaxed.placing, now + within / 4);
    let first = Tightened { bound: relaxed.bound, relaxed, worth: plain.clone() };
    let mut better = |relaxed: &Placing| {
        let found = mended(batch, relaxed);
        if batch.worth(&found) > batch.worth(&best) {
            best = found;
        }
        let worth = batch.worth(&best);
        scale * worth.priority + worth.quality
    };
    let tight = tighten(batch, first, &places, now + within / 2, &mut better);
    let mut work = Work {
        batch,
        backend,
        until,
        scale,
        best: bettered(batch, &best, now + within / 2),
        behind: behind(batch, &plain, &tight),
        bound: tight.bound,
    };
    let proven = work.is_best() || work.core() || work.rest();
    let (best, bound) = (work.best, work.bound);
    let worth = batch.worth(&best);
    let bound = if proven { scale * worth.priority + worth.quality } else { bound };
    Settled { placing: best, worth, bound, scale, proven, prices }
}

/// What each choice of each household counts, both parts as one number; nothing where the household
/// would not fit even if it were the only one.
fn worth(batch: &Batch, scale: i64) -> Vec<Vec<i64>> {
    let empty = Ledger::new(batch);
    let of = |(household, asking): (usize, &Asking)| {
        let worth = |choice| {
            let fits = empty.fits(household, choice);
            if fits { scale * asking.weight + choice.quality } else { 0 }
        };
        asking.choices.iter().map(worth).collect()
    };
    batch.households.iter().enumerate().map(of).collect()
}

/// Behind everything: a choice that can never be had.
const NEVER: i64 = i64::MAX;

/// By how much each choice falls behind the bound: the least that taking it costs.
fn behind(batch: &Batch, plain: &[Vec<i64>], tight: &Tightened) -> Vec<Vec<i64>> {
    let mut all = Vec::with_capacity(plain.len());
    for (household, asking) in batch.households.iter().enumerate() {
        let of = |worth: &[Vec<i64>], chosen| worth.get(household)?.get(chosen).copied();
        let behind = |(chosen, choice): (usize, &Choice)| {
            let possible = of(plain, chosen).filter(|worth| *worth > 0);
            let worth = possible.and_then(|_| of(&tight.worth, chosen));
            worth.map_or(NEVER, |worth| tight.relaxed.behind(household, choice.supply, worth))
        };
        all.push(asking.choices.iter().enumerate().map(behind).collect());
    }
    all
}

struct Work<'a> {
    batch: &'a Batch,
    backend: Backend,
    until: Instant,
    scale: i64,
    best: Placing,
    behind: Vec<Vec<i64>>,
    bound: i64,
}

impl Work<'_> {
    /// How much better than the best so far anything could be.
    fn gap(&self) -> i64 {
        let worth = self.batch.worth(&self.best);
        self.bound - (self.scale * worth.priority + worth.quality)
    }

    fn is_best(&self) -> bool {
        self.gap() <= 0
    }

    /// The columns that could be in something better: all others are too far behind the bound.
    fn could_matter(&self) -> usize {
        let gap = self.gap();
        self.behind.iter().flatten().filter(|behind| **behind < gap).count()
    }

    /// Solves the model of the columns that matter most; whether that settles the whole.
    fn core(&mut self) -> bool {
        let mut pairs = Vec::new();
        for (household, behind) in self.behind.iter().enumerate() {
            let nearest = behind.iter().copied().zip(0..).filter(|(behind, _)| *behind < NEVER);
            let mut nearest: Vec<_> = nearest.collect();
            nearest.sort_unstable();
            pairs.extend(nearest.into_iter().take(CORE).map(|(_, chosen)| (household, chosen)));
        }
        let share = self.until.saturating_duration_since(Instant::now()) / 3;
        let solved = self.solve(pairs.clone(), share);
        let in_core = |gap: i64| {
            let count = pairs.iter().filter(|(household, chosen)| {
                let behind = self.behind.get(*household).and_then(|b| b.get(*chosen));
                behind.is_some_and(|behind| *behind < gap)
            });
            count.count()
        };
        self.is_best() || solved && in_core(self.gap()) == self.could_matter()
    }

    /// Solves the model of every column that could still matter; whether it was solved.
    fn rest(&mut self) -> bool {
        let gap = self.gap();
        let mut pairs = Vec::new();
        for (household, behind) in self.behind.iter().enumerate() {
            let near = behind.iter().enumerate().filter(|(_, behind)| **behind < gap);
            pairs.extend(near.map(|(chosen, _)| (household, chosen)));
        }
        let left = self.until.saturating_duration_since(Instant::now());
        self.solve(pairs, left) || self.is_best()
    }

    /// Solves the model of these columns and those of the best so far; whether it was solved.
    fn solve(&mut self, mut pairs: Vec<Pair>, within: Duration) -> bool {
        let of_best = self.best.iter().enumerate().filter_map(|(h, chosen)| Some((h, (*chosen)?)));
        pairs.extend(of_best);
        pairs.sort_unstable();
        pairs.dedup();
        let mut core = Core::of(self.batch, pairs);
        core.start_from(self.batch, &self.best);
        let solved = core.model.solve_by(self.backend, within);
        let proven = matches!(solved, Solved::Best(_));
        let found = solved.point().map(|point| core.read(self.batch, &point));
        match found.filter(|placing| self.batch.allows(placing)) {
            Some(placing) => {
                if self.batch.worth(&placing) > self.batch.worth(&self.best) {
                    self.best = placing;
                }
                proven
            }
            None => false,
        }
    }
}
