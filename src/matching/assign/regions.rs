//! Regions: households of which none may go to a program where anyone outside may go. What one
//! region does concerns no other, so that each is settled on its own, and what is proven adds up.

use super::batch::{Batch, Worth};
use super::part::Part;
use super::settle::{Settled, settle_from};
use super::start::of_program;
use crate::matching::Backend;
use std::collections::BTreeSet;
use std::mem::take;
use std::time::{Duration, Instant};

/// Settles a batch with the best solver built in.
pub fn settle(batch: &Batch, within: Duration) -> Settled {
    settle_by(Backend::best(), batch, within)
}

/// Settles a batch with one solver: its regions, the smallest first, share the time. What is left of
/// it in the end goes to those not proven by then, as far as it is more than they had.
pub fn settle_by(backend: Backend, batch: &Batch, within: Duration) -> Settled {
    let until = Instant::now() + within;
    let mut regions = regions(batch);
    regions.sort_by_key(Region::choices);
    for _ in 0..2 {
        let open: Vec<_> = regions.iter_mut().filter(|region| !region.is_proven()).collect();
        for (left, region) in (1..=open.len()).rev().zip(open) {
            let share = until.saturating_duration_since(Instant::now());
            region.settle(backend, share / u32::try_from(left).unwrap_or(u32::MAX));
        }
    }
    together(batch, &regions)
}

struct Region {
    part: Part,
    /// What is known of it, and in how much time that was found.
    known: Option<(Settled, Duration)>,
}

/// The regions of a batch; whoever may go nowhere is in none.
fn regions(batch: &Batch) -> Vec<Region> {
    let of_program = of_program(batch);
    let mut comers = vec![Vec::new(); of_program.len()];
    for (household, asking) in batch.households.iter().enumerate() {
        for choice in &asking.choices {
            if let Some(comers) = comers.get_mut(batch.program(choice.supply)) {
                comers.push(household);
            }
        }
    }
    let mut regions = Vec::new();
    for program in 0..of_program.len() {
        let (households, programs) = reached(batch, program, &mut comers);
        if !households.is_empty() {
            let part = Part::of(batch, households, &programs, &of_program);
            regions.push(Region { part, known: None });
        }
    }
    regions
}

/// Everyone who may come to a program, or to where one of them may go, and so on, and all these
/// programs, which have no comers left then.
fn reached(batch: &Batch, program: usize, comers: &mut [Vec<usize>]) -> (Vec<usize>, Vec<usize>) {
    let (mut households, mut programs) = (BTreeSet::new(), BTreeSet::new());
    let mut open = vec![program];
    while let Some(program) = open.pop() {
        programs.insert(program);
        for household in comers.get_mut(program).map(take).unwrap_or_default() {
            if households.insert(household) {
                let choices = batch.households.get(household).map_or(&[][..], |h| &h.choices);
                open.extend(choices.iter().map(|choice| batch.program(choice.supply)));
            }
        }
    }
    (households.into_iter().collect(), programs.into_iter().collect())
}

impl Region {
    fn is_proven(&self) -> bool {
        self.known.as_ref().is_some_and(|(settled, _)| settled.proven)
    }

    /// How many choices there are, which is about how hard it is.
    fn choices(&self) -> usize {
        self.part.batch.households.iter().map(|asking| asking.choices.len()).sum()
    }

    /// Settles it, beginning from what is known, unless that was found in as much time.
    fn settle(&mut self, backend: Backend, within: Duration) {
        let batch = &self.part.batch;
        let known = match self.known.take() {
            Some((known, had)) if had >= within => (known, had),
            Some((known, _)) => {
                let found = settle_from(backend, batch, &known.placing, within);
                (Settled { bound: known.bound.min(found.bound), ..found }, within)
            }
            None => {
                let nobody = vec![None; batch.households.len()];
                (settle_from(backend, batch, &nobody, within), within)
            }
        };
        self.known = Some(known);
    }
}

/// What the regions come to. All their quality together is less than one point of priority counts in
/// the whole, so that their bounds add up part by part.
fn together(batch: &Batch, regions: &[Region]) -> Settled {
    let mut whole = Settled {
        placing: vec![None; batch.households.len()],
        worth: Worth::default(),
        bound: 0,
        scale: batch.scale(),
        proven: true,
        prices: vec![Worth::default(); batch.supplies.len()],
    };
    for (region, settled) in regions.iter().filter_map(|r| Some((&r.part, &r.known.as_ref()?.0))) {
        region.put_into(&mut whole.placing, &settled.placing);
        for (supply, price) in region.supplies.iter().zip(&settled.prices) {
            if let Some(slot) = whole.prices.get_mut(*supply) {
                *slot = *price;
            }
        }
        let (bound, scale) = (settled.bound, settled.scale);
        whole.bound += bound.div_euclid(scale) * whole.scale + bound.rem_euclid(scale);
        whole.worth = whole.worth + settled.worth;
        whole.proven &= settled.proven;
    }
    whole
}
