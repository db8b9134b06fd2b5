//! The instances of the other benchmarks for other solvers. `cargo bench --bench peers` settles the
//! assignments with every solver that is built in. With `-- DIR` it also writes them, and the
//! plans, into a folder for the scripts beside this file.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark may panic and prints")]

#[path = "../assign/instances.rs"]
mod instances;
#[path = "../plan/made.rs"]
mod made;

use instances::{IN_A_ROW, Size, instance};
use serde::Serialize;
use std::env;
use std::fs::write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use waystation::matching::SearchIndex;
use waystation::matching::assign::batch_of;
use waystation::solvers::Table;
use waystation::solvers::batch::{Batch, Objective, STRATEGIES, solve_batch_by, whole_model};
use waystation::solvers::chain::{SharedChoices, best_chains, best_shared};
use waystation::solvers::model::Backend;
use waystation::web::view::{ChoicesView, InstanceView, ModelView, OursView};

/// The time budget of a request.
const TO_ASSIGN: Duration = Duration::from_secs(5);
const TO_PLAN: Duration = Duration::from_secs(2);

fn main() {
    // Cargo adds `--bench` to the arguments.
    let folder = env::args().skip(1).find(|argument| !argument.starts_with('-')).map(PathBuf::from);
    println!("| households x programs | seed | solver | time | priority | quality | proof |");
    println!("|---|---|---|---|---|---|---|");
    let (large, small) = (Size::of(1000, 500), Size::of(200, 100));
    for (what, size, seeds) in [
        ("200x500", Size::of(200, 500), 5),
        ("1000x500", large, 3),
        ("1000x500-one-region", Size { areas: &IN_A_ROW, ..large }, 3),
        ("200x100", Size { tight: true, ..small }, 4),
    ] {
        for seed in 1..=seeds {
            let (night, ask) = instance(size, seed);
            let batch = batch_of(&SearchIndex::of(night), &ask);
            let ours = settled(&format!("{what} | {seed}"), &batch);
            if let Some(folder) = &folder {
                let file = format!("assign-{what}-{seed}.json");
                let question = ModelView::of(&whole_model(&batch));
                written(&folder.join(file), "assignment", question, ours);
            }
        }
    }
    if let Some(folder) = &folder {
        plans(folder);
    }
}

/// Prints a line for each solver; returns the result of the default one.
fn settled(what: &str, batch: &Batch) -> OursView {
    let lines = Backend::ALL.iter().map(|backend| {
        let start = Instant::now();
        let found = solve_batch_by(*backend, STRATEGIES, batch, TO_ASSIGN);
        let took = start.elapsed();
        let (worth, gap) = (found.worth, OursView::settled(&found, took));
        let gap = gap.bound - gap.objective;
        let proof = match (found.proven, gap / found.scale) {
            (true, _) => "optimal".to_owned(),
            (false, 0) => format!("within {gap} of quality, priority optimal"),
            (false, priority) => format!("within {priority} of priority"),
        };
        let (name, Objective { priority, quality }) = (backend.name(), worth);
        println!("| {what} | {name} | {took:.1?} | {priority} | {quality} | {proof} |");
        OursView::settled(&found, took)
    });
    let lines: Vec<_> = lines.collect();
    lines.into_iter().next().unwrap()
}

fn plans(folder: &Path) {
    for (programs, nights) in [(8, 90), (15, 180), (30, 365)] {
        for seed in 0..5 {
            let together = made::choices(seed, programs, nights);
            let start = Instant::now();
            let found = best_chains(&together, 1, TO_PLAN);
            let cost = found.best.first().unwrap().cost;
            let ours = planned(start, cost, (found.bound, found.proven));
            let choices = SharedChoices { together, alone: Table::default() };
            let file = folder.join(format!("plan-{programs}x{nights}-{seed}.json"));
            written(&file, "plan", ChoicesView::of(&choices), ours);
        }
    }
    for (programs, nights) in [(8, 90), (15, 180)] {
        for seed in 0..5 {
            let choices = made::shared(seed, programs, nights);
            let start = Instant::now();
            let found = best_shared(&choices, 1, TO_PLAN);
            let cost = found.best.first().unwrap().cost;
            let ours = planned(start, cost, (found.bound, found.proven));
            let file = folder.join(format!("plan-two-parts-{programs}x{nights}-{seed}.json"));
            written(&file, "plan", ChoicesView::of(&choices), ours);
        }
    }
}

fn planned(start: Instant, cost: i32, (bound, proven): (i32, bool)) -> OursView {
    let seconds = start.elapsed().as_secs_f64();
    OursView { objective: cost.into(), bound: bound.into(), proven, seconds }
}

fn written<Q: Serialize>(file: &Path, kind: &'static str, question: Q, ours: OursView) {
    let instance = InstanceView { kind, question, ours };
    write(file, serde_json::to_vec(&instance).unwrap()).unwrap();
}
