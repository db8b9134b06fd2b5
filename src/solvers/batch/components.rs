//! Components: groups of households that share no program with any household outside. Each
//! component is solved on its own, and the proofs add up.

use super::best_known::{BatchSolution, BestKnown};
use super::local_search::{repaired, supplies_of_programs};
use super::problem::{Batch, HouseholdIx, Objective, ProgramIx};
use super::solver::{Means, Strategy, solve_from};
use super::strategies::STRATEGIES;
use super::subproblem::Subproblem;
use crate::solvers::deadline::by_deadline;
use crate::solvers::fault::exact;
use crate::solvers::model::Backend;
use crate::solvers::table::Table;
use std::collections::BTreeSet;
use std::mem::take;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Solves a batch with the best solver built in and never exceeds the time. The work runs on its
/// own thread, and the answer is the best solution when the time is over.
pub fn solve_batch(batch: &Batch, within: Duration) -> BatchSolution {
    let until = Instant::now() + within;
    let components = Arc::new(Components::of(batch));
    let working = Arc::clone(&components);
    let left = until.saturating_duration_since(Instant::now());
    let means = Means { backend: Backend::best(), strategies: STRATEGIES };
    by_deadline(left, move |told| working.solve(means, Instant::now() + told));
    components.together(batch)
}

/// Solves a batch with one solver and the given strategies. It may exceed the time until that
/// solver next checks the clock.
pub fn solve_batch_by(
    backend: Backend,
    strategies: &'static [Strategy],
    batch: &Batch,
    within: Duration,
) -> BatchSolution {
    let until = Instant::now() + within;
    let components = Components::of(batch);
    components.solve(Means { backend, strategies }, until);
    components.together(batch)
}

/// The components of a batch. A household without choices is in none.
struct Components(Vec<Component>);

struct Component {
    part: Subproblem,
    known: BestKnown,
}

impl Components {
    fn of(batch: &Batch) -> Self {
        let of_program = supplies_of_programs(batch);
        let mut comers: Comers = batch.support.map(|_| Vec::new());
        for (household, asking) in batch.households.pairs() {
            for choice in &asking.choices {
                comers[batch.program(choice.supply)].push(household);
            }
        }
        let mut all = Vec::new();
        for program in batch.support.indices() {
            let (households, programs) = reached(batch, program, &mut comers);
            if !households.is_empty() {
                let part = Subproblem::of(batch, households, programs, &of_program);
                let known = BestKnown::of(&part.batch, part.batch.nobody());
                all.push(Component { part, known });
            }
        }
        all.sort_by_key(Component::choices);
        Self(all)
    }

    /// Places every household greedily first. Then the components, smallest first, share the time.
    /// Time left over goes to components that are not proven yet, if it is more than they had.
    fn solve(&self, means: Means, until: Instant) {
        for Component { part, known } in &self.0 {
            known.placed(&part.batch, &repaired(&part.batch, &part.batch.nobody()));
        }
        let mut had = vec![None; self.0.len()];
        for _ in 0..2 {
            let open = self.0.iter().zip(&mut had);
            let open: Vec<_> =
                open.filter(|(component, _)| !component.known.solution().proven).collect();
            for (left, (component, had)) in (1..=open.len()).rev().zip(open) {
                let share = until.saturating_duration_since(Instant::now());
                let share = share / exact::<_, u32>(left);
                if had.is_none_or(|had| had < share) {
                    solve_from(means, &component.part.batch, &component.known, share);
                    *had = Some(share);
                }
            }
        }
    }

    /// Adds up the solutions of the components. One point of priority outweighs all their quality
    /// together, so priority and quality of the bounds add up separately.
    fn together(&self, batch: &Batch) -> BatchSolution {
        let mut whole = BatchSolution {
            placing: batch.nobody(),
            worth: Objective::default(),
            bound: 0,
            scale: batch.scale(),
            proven: true,
            prices: batch.supplies.map(|_| Objective::default()),
        };
        for Component { part, known } in &self.0 {
            let settled = known.solution();
            part.put_into(&mut whole.placing, &settled.placing);
            for (supply, price) in part.supplies.iter().zip(&settled.prices) {
                whole.prices[*supply] = *price;
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
    /// The number of choices: a measure of how hard the component is.
    fn choices(&self) -> usize {
        self.part.batch.households.iter().map(|asking| asking.choices.len()).sum()
    }
}

/// The households that may go to each program.
type Comers = Table<ProgramIx, Vec<HouseholdIx>>;

/// Collects the households that may go to a program, then those that share a program with them, and
/// so on, with all these programs. Removes the households from `comers`.
fn reached(
    batch: &Batch,
    program: ProgramIx,
    comers: &mut Comers,
) -> (Vec<HouseholdIx>, Vec<ProgramIx>) {
    let (mut households, mut programs) = (BTreeSet::new(), BTreeSet::new());
    let mut open = vec![program];
    while let Some(program) = open.pop() {
        programs.insert(program);
        for household in take(&mut comers[program]) {
            if households.insert(household) {
                let choices = &batch.households[household].choices;
                open.extend(choices.iter().map(|choice| batch.program(choice.supply)));
            }
        }
    }
    (households.into_iter().collect(), programs.into_iter().collect())
}
