//! Builds a starting placing, either greedily or by repairing the relaxed one. Then improves it by
//! moves of at most two households.

use super::problem::{Batch, ChoiceIx, HouseholdIx, Placing, ProgramIx, SupplyIx};
use super::usage::Usage;
use crate::solvers::table::Table;
use std::cmp::Reverse;
use std::time::Instant;

/// The most choices that a household tries in one round.
const TRIED: usize = 32;

/// The better of two placings: one repaired from the relaxation, one greedy by priority.
pub(super) fn start(batch: &Batch, relaxed: &Placing, until: Instant) -> Placing {
    let improved = |placing: &Placing| improved(batch, &repaired(batch, placing), until);
    let (from_relaxed, greedy) = (improved(relaxed), improved(&batch.nobody()));
    if batch.worth(&greedy) >= batch.worth(&from_relaxed) { greedy } else { from_relaxed }
}

/// Keeps the possible part of a placing, highest weight first, and fills the rest with what fits.
pub(super) fn repaired(batch: &Batch, relaxed: &Placing) -> Placing {
    let order = by_priority(batch);
    let mut usage = Usage::new(batch);
    for household in &order {
        let wanted = relaxed[*household];
        let wanted =
            wanted.filter(|chosen| usage.fits(*household, batch.choice(*household, *chosen)));
        if let Some(chosen) = wanted {
            usage.put(*household, chosen);
        }
    }
    fill(batch, &mut usage, &order);
    usage.placing().clone()
}

/// Improves a placing by moves until none helps or time is out.
pub(super) fn improved(batch: &Batch, placing: &Placing, until: Instant) -> Placing {
    let (scale, usage) = (batch.scale(), Usage::of(batch, placing));
    let moving = LocalSearch { batch, scale, usage, of_program: supplies_of_programs(batch) };
    moving.run(&by_priority(batch), until)
}

/// The households by weight, highest first; among equals, those with fewer choices first.
fn by_priority(batch: &Batch) -> Vec<HouseholdIx> {
    let mut order: Vec<HouseholdIx> = batch.households.indices().collect();
    order.sort_by_key(|household| {
        let asking = &batch.households[*household];
        (Reverse(asking.weight), asking.choices.len(), *household)
    });
    order
}

/// Gives every unplaced household its best choice that fits.
fn fill(batch: &Batch, usage: &mut Usage<'_>, order: &[HouseholdIx]) {
    for household in order {
        if usage.placing()[*household].is_none()
            && let Some(chosen) = best_fitting(batch, usage, *household)
        {
            usage.put(*household, chosen);
        }
    }
}

fn best_fitting(batch: &Batch, usage: &Usage<'_>, household: HouseholdIx) -> Option<ChoiceIx> {
    let choices = batch.households[household].choices.pairs();
    let fitting = choices.filter(|(_, choice)| usage.fits(household, choice));
    fitting.max_by_key(|(at, choice)| (choice.quality, Reverse(*at))).map(|(at, _)| at)
}

/// The supplies of each program.
pub(super) fn supplies_of_programs(batch: &Batch) -> Table<ProgramIx, Vec<SupplyIx>> {
    let mut supplies = batch.support.map(|_| Vec::new());
    for (at, supply) in batch.supplies.pairs() {
        supplies[supply.program].push(at);
    }
    supplies
}

struct LocalSearch<'a> {
    batch: &'a Batch,
    scale: i64,
    usage: Usage<'a>,
    of_program: Table<ProgramIx, Vec<SupplyIx>>,
}

impl LocalSearch<'_> {
    /// Moves households until no move improves the placing, or time is out.
    fn run(mut self, order: &[HouseholdIx], until: Instant) -> Placing {
        loop {
            let mut moved = false;
            for household in order {
                if Instant::now() >= until {
                    return self.usage.placing().clone();
                }
                moved |= self.move_up(*household);
            }
            if !moved {
                return self.usage.placing().clone();
            }
        }
    }

    /// The value of a household's choice; 0 without one.
    fn worth(&self, household: HouseholdIx, chosen: Option<ChoiceIx>) -> i64 {
        chosen.map_or(0, |chosen| self.batch.value((household, chosen), self.scale))
    }

    /// Tries the better choices of a household, best first. Returns true if it moved.
    fn move_up(&mut self, household: HouseholdIx) -> bool {
        let now = self.worth(household, self.usage.placing()[household]);
        let choices = self.batch.households[household].choices.indices();
        let mut wanted: Vec<_> = choices
            .map(|chosen| (Reverse(self.worth(household, Some(chosen))), chosen))
            .filter(|(Reverse(worth), _)| *worth > now)
            .collect();
        wanted.sort_unstable();
        wanted.into_iter().take(TRIED).any(|(_, chosen)| self.give(household, chosen))
    }

    /// Gives a household a choice. If it does not fit, moves one other household, provided that
    /// both together gain. Returns true if the household got the choice.
    fn give(&mut self, household: HouseholdIx, chosen: ChoiceIx) -> bool {
        let choice = *self.batch.choice(household, chosen);
        let before = self.usage.take(household);
        if self.usage.fits(household, &choice) {
            self.usage.put(household, chosen);
            return true;
        }
        let gain = self.worth(household, Some(chosen)) - self.worth(household, before);
        for other in self.in_the_way(household, choice.supply) {
            let had = self.usage.take(other);
            if self.usage.fits(household, &choice) {
                self.usage.put(household, chosen);
                let instead = best_fitting(self.batch, &self.usage, other);
                if gain + self.worth(other, instead) > self.worth(other, had) {
                    if let Some(instead) = instead {
                        self.usage.put(other, instead);
                    }
                    return true;
                }
                self.usage.take(household);
            }
            if let Some(had) = had {
                self.usage.put(other, had);
            }
        }
        if let Some(before) = before {
            self.usage.put(household, before);
        }
        false
    }

    /// The households whose move might make room: those in the same program.
    fn in_the_way(&self, household: HouseholdIx, supply: SupplyIx) -> Vec<HouseholdIx> {
        let supplies = &self.of_program[self.batch.program(supply)];
        let others = supplies.iter().flat_map(|supply| self.usage.at(*supply)).copied();
        others.filter(|other| *other != household).collect()
    }
}
