//! Components: households of which none may go to a program where anyone outside may go. What one
//! region does concerns no other, so that each is settled on its own, and what is proven adds up.

use super::best_known::BestKnown;
use super::local_search::{mended, of_program};
use super::problem::{Batch, Objective};
use super::solver::{BatchSolution, settle_from};
use super::subproblem::Subproblem;
use crate::solvers::deadline::by_deadline;
use crate::solvers::model::Backend;
use std::collections::BTreeSet;
use std::mem::take;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Settles a batch with the best solver built in, never beyond the time there is: it is done aside, and
/// what is known when time is over is the answer.
pub fn settle(batch: &Batch, within: Duration) -> BatchSolution {
    let until = Instant::now() + within;
    let regions = Arc::new(Components::of(batch));
    let working = Arc::clone(&regions);
    let left = until.saturating_duration_since(Instant::now());
    by_deadline(left, move |told| working.settle(Backend::best(), Instant::now() + told));
    regions.together(batch)
}

/// Settles a batch with one solver, as soon after its time as that solver looks at the clock.
pub fn settle_by(backend: Backend, batch: &Batch, within: Duration) -> BatchSolution {
    let until = Instant::now() + within;
    let regions = Components::of(batch);
    regions.settle(backend, until);
    regions.together(batch)
}

/// The regions of a batch; whoever may go nowhere is in none.
struct Components(Vec<Component>);

struct Component {
    part: Subproblem,
    known: BestKnown,
}

impl Components {
    fn of(batch: &Batch) -> Self {
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
                let part = Subproblem::of(batch, households, &programs, &of_program);
                let nobody = vec![None; part.batch.households.len()];
                let known = BestKnown::of(&part.batch, nobody);
                regions.push(Component { part, known });
            }
        }
        regions.sort_by_key(Component::choices);
        Self(regions)
    }

    /// First everyone is placed greedily. Then the regions, the smallest first, share the time. What is
    /// left of it in the end goes to those not proven by then, as far as it is more than they had.
    fn settle(&self, backend: Backend, until: Instant) {
        for Component { part, known } in &self.0 {
            let nobody = vec![None; part.batch.households.len()];
            known.placed(&part.batch, &mended(&part.batch, &nobody));
        }
        let mut had = vec![None; self.0.len()];
        for _ in 0..2 {
            let open = self.0.iter().zip(&mut had);
            let open: Vec<_> = open.filter(|(region, _)| !region.known.settled().proven).collect();
            for (left, (region, had)) in (1..=open.len()).rev().zip(open) {
                let share = until.saturating_duration_since(Instant::now());
                let share = share / u32::try_from(left).unwrap_or(u32::MAX);
                if had.is_none_or(|had| had < share) {
                    settle_from(backend, &region.part.batch, &region.known, share);
                    *had = Some(share);
                }
            }
        }
    }

    /// What the regions come to. All their quality together is less than one point of priority counts
    /// in the whole, so that their bounds add up part by part.
    fn together(&self, batch: &Batch) -> BatchSolution {
        let mut whole = BatchSolution {
            placing: vec![None; batch.households.len()],
            worth: Objective::default(),
            bound: 0,
            scale: batch.scale(),
            proven: true,
            prices: vec![Objective::default(); batch.supplies.len()],
        };
        for Component { part, known } in &self.0 {
            let settled = known.settled();
            part.put_into(&mut whole.placing, &settled.placing);
            for (supply, price) in part.supplies.iter().zip(&settled.prices) {
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
}

impl Component {
    /// How many choices there are, which is about how hard it is.
    fn choices(&self) -> usize {
        self.part.batch.households.iter().map(|asking| asking.choices.len()).sum()
    }
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
