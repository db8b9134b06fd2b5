//! Writes a question as JSON, with this service's result, so that other solvers can solve the same.

use super::{CommandResult, written};
use crate::matching::plan::PLAN_BUDGET;
use crate::solvers::batch::{Batch, solve_batch, whole_model};
use crate::solvers::chain::{SharedChoices, UNCOVERED, best_chains, best_shared};
use crate::web::view::{ChoicesView, InstanceView, ModelView, OursView};
use serde::Serialize;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// Writes an assignment as one model of the whole question.
pub(super) fn assignment(path: &Path, batch: &Batch, within: Duration) -> CommandResult {
    let began = Instant::now();
    let settled = solve_batch(batch, within);
    let ours = OursView::settled(&settled, began.elapsed());
    let question = ModelView::of(&whole_model(batch));
    write(path, &InstanceView { kind: "assignment", question, ours })
}

/// Writes the stays that a plan chooses from, and the cost of the single best plan. Other solvers
/// are not asked for further plans.
pub(super) fn plan(path: &Path, choices: &SharedChoices) -> CommandResult {
    let began = Instant::now();
    let (cost, bound, proven) = best(choices);
    let seconds = began.elapsed().as_secs_f64();
    let ours = OursView { objective: cost.into(), bound: bound.into(), proven, seconds };
    write(path, &InstanceView { kind: "plan", question: ChoicesView::of(choices), ours })
}

/// Returns the cost of the best plan, the bound, and whether it is proven. Without any stay, every
/// night of every part counts as uncovered.
fn best(choices: &SharedChoices) -> (i32, i32, bool) {
    let (parts, nights) = (choices.alone.len().max(1), choices.together.nights);
    let nowhere = [parts.try_into(), nights.try_into()].into_iter();
    let nowhere = nowhere.map(|n| n.unwrap_or(i32::MAX)).fold(UNCOVERED, i32::saturating_mul);
    let (cost, bound, proven) = if choices.alone.is_empty() {
        let found = best_chains(&choices.together, 1, PLAN_BUDGET);
        (found.best.first().map(|chain| chain.cost), found.bound, found.proven)
    } else {
        let found = best_shared(choices, 1, PLAN_BUDGET);
        (found.best.first().map(|chain| chain.cost), found.bound, found.proven)
    };
    (cost.map_or(nowhere, |cost| cost.min(nowhere)), bound, proven)
}

fn write(path: &Path, dump: &impl Serialize) -> CommandResult {
    let mut file = BufWriter::new(written::file(path)?);
    serde_json::to_writer(&mut file, dump)?;
    Ok(file.flush()?)
}
