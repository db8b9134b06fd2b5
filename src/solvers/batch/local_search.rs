//! A placing to begin from: greedily, or by mending the relaxation's, then bettered by moves in
//! which at most two households take part.

use super::problem::{Batch, Placing};
use super::usage::Usage;
use std::cmp::Reverse;
use std::time::Instant;

/// How many of its choices a household tries to move to in one round.
const TRIED: usize = 32;

/// The better of two placings: one mended from the relaxation's, one greedy by priority.
pub(super) fn start(batch: &Batch, relaxed: &Placing, until: Instant) -> Placing {
    let greedy = mended(batch, &vec![None; batch.households.len()]);
    let both = [mended(batch, relaxed), greedy];
    let both = both.map(|placing| bettered(batch, &placing, until));
    both.into_iter().max_by_key(|placing| batch.worth(placing)).unwrap_or_default()
}

/// Keeps of a placing what can be done, those first that count most, and fills up with what fits.
pub(super) fn mended(batch: &Batch, relaxed: &Placing) -> Placing {
    let order = by_priority(batch);
    let mut ledger = Usage::new(batch);
    for household in &order {
        let wanted = relaxed.get(*household).copied().flatten();
        let choice = wanted.and_then(|chosen| Some((chosen, batch.choice(*household, chosen)?)));
        if let Some((chosen, _)) = choice.filter(|(_, choice)| ledger.fits(*household, choice)) {
            ledger.put(*household, chosen);
        }
    }
    fill(batch, &mut ledger, &order);
    ledger.placing().clone()
}

/// A placing after every move that betters it, as long as there is time.
pub(super) fn bettered(batch: &Batch, placing: &Placing, until: Instant) -> Placing {
    let mut ledger = Usage::new(batch);
    for (household, chosen) in placing.iter().enumerate() {
        if let Some(chosen) = chosen {
            ledger.put(household, *chosen);
        }
    }
    better(batch, ledger, &by_priority(batch), until)
}

/// The households by what placing them counts, those with few choices first among equals.
fn by_priority(batch: &Batch) -> Vec<usize> {
    let mut order: Vec<usize> = (0..batch.households.len()).collect();
    order.sort_by_key(|household| {
        batch.households.get(*household).map(|a| (Reverse(a.weight), a.choices.len(), *household))
    });
    order
}

/// Gives everyone still without a place the best that fits.
fn fill(batch: &Batch, ledger: &mut Usage<'_>, order: &[usize]) {
    for household in order {
        if ledger.placing().get(*household).copied().flatten().is_some() {
            continue;
        }
        if let Some(chosen) = best_fitting(batch, ledger, *household) {
            ledger.put(*household, chosen);
        }
    }
}

fn best_fitting(batch: &Batch, ledger: &Usage<'_>, household: usize) -> Option<usize> {
    let choices = batch.households.get(household)?.choices.iter().enumerate();
    let fitting = choices.filter(|(_, choice)| ledger.fits(household, choice));
    fitting.max_by_key(|(at, choice)| (choice.quality, Reverse(*at))).map(|(at, _)| at)
}

/// Moves households until no move betters the placing, or time is out.
fn better(batch: &Batch, ledger: Usage<'_>, order: &[usize], until: Instant) -> Placing {
    let mut moving =
        LocalSearch { batch, scale: batch.scale(), ledger, of_program: of_program(batch) };
    loop {
        let mut moved = false;
        for household in order {
            if Instant::now() >= until {
                return moving.ledger.placing().clone();
            }
            moved |= moving.move_up(*household);
        }
        if !moved {
            return moving.ledger.placing().clone();
        }
    }
}

pub(super) fn of_program(batch: &Batch) -> Vec<Vec<usize>> {
    let mut supplies = vec![Vec::new(); batch.support.len()];
    for (at, supply) in batch.supplies.iter().enumerate() {
        if let Some(supplies) = supplies.get_mut(supply.program) {
            supplies.push(at);
        }
    }
    supplies
}

struct LocalSearch<'a> {
    batch: &'a Batch,
    scale: i64,
    ledger: Usage<'a>,
    of_program: Vec<Vec<usize>>,
}

impl LocalSearch<'_> {
    /// What a household's choice counts.
    fn worth(&self, household: usize, chosen: Option<usize>) -> i64 {
        let choice = chosen.and_then(|chosen| self.batch.choice(household, chosen));
        let weight = self.batch.households.get(household).map_or(0, |asking| asking.weight);
        choice.map_or(0, |choice| self.scale * weight + choice.quality)
    }

    /// Tries every better choice of a household, the best first.
    fn move_up(&mut self, household: usize) -> bool {
        let Some(asking) = self.batch.households.get(household) else { return false };
        let now = self.ledger.placing().get(household).copied().flatten();
        let now = self.worth(household, now);
        let mut wanted: Vec<_> = (0..asking.choices.len())
            .map(|chosen| (Reverse(self.worth(household, Some(chosen))), chosen))
            .filter(|(Reverse(worth), _)| *worth > now)
            .collect();
        wanted.sort_unstable();
        wanted.into_iter().take(TRIED).any(|(_, chosen)| self.take_up(household, chosen))
    }

    /// Gives a household a choice, if need be by moving one other, where both together gain.
    fn take_up(&mut self, household: usize, chosen: usize) -> bool {
        let Some(choice) = self.batch.choice(household, chosen).copied() else { return false };
        let before = self.ledger.take(household);
        if self.ledger.fits(household, &choice) {
            self.ledger.put(household, chosen);
            return true;
        }
        let gain = self.worth(household, Some(chosen)) - self.worth(household, before);
        for other in self.in_the_way(household, choice.supply) {
            let had = self.ledger.take(other);
            if self.ledger.fits(household, &choice) {
                self.ledger.put(household, chosen);
                let instead = best_fitting(self.batch, &self.ledger, other);
                if gain + self.worth(other, instead) > self.worth(other, had) {
                    if let Some(instead) = instead {
                        self.ledger.put(other, instead);
                    }
                    return true;
                }
                self.ledger.take(household);
            }
            if let Some(had) = had {
                self.ledger.put(other, had);
            }
        }
        if let Some(before) = before {
            self.ledger.put(household, before);
        }
        false
    }

    /// Those whose leaving might make room: at the supply, or anywhere in its program.
    fn in_the_way(&self, household: usize, supply: usize) -> Vec<usize> {
        let supplies = self.of_program.get(self.batch.program(supply)).into_iter().flatten();
        let others = supplies.flat_map(|supply| self.ledger.at(*supply)).copied();
        others.filter(|other| *other != household).collect()
    }
}
