//! The time that planning takes: `cargo bench --bench plan`. It prints medians and 99th percentiles
//! of one thread over made-up choices from a seed. The programs have one or two windows, stay
//! limits of three weeks to two years, some minimum stays, and some intake on weekdays only. The
//! time of hard plans and rankings against their budget: the same with `-- pressed`.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark may panic and prints")]

mod made;
mod pressed;

use divan::{Bencher, black_box};
use made::{choices, shared};
use std::env;
use std::time::{Duration, Instant};
use waystation::solvers::chain::{Choices, SharedChoices, StageModel, best_chains, best_shared};

/// The time budget of a request.
const BUDGET: Duration = Duration::from_secs(2);

fn main() {
    if env::args().any(|argument| argument == "pressed") {
        return pressed::table();
    }
    table();
    divan::main();
}

/// Prints the table of the README.
fn table() {
    println!("| what | p50 | p99 | proven | worst gap |\n|---|---|---|---|---|");
    for (programs, nights) in [(8, 90), (15, 180), (30, 365), (60, 365), (120, 365)] {
        let every: Vec<Choices> = (0..100).map(|seed| choices(seed, programs, nights)).collect();
        let runs = every.iter().map(|choices| {
            let start = Instant::now();
            let found = black_box(best_chains(black_box(choices), 10, BUDGET));
            let cost = found.best.first().map_or(0, |chain| chain.cost);
            (start.elapsed(), found.proven, cost, found.bound)
        });
        row(&format!("10 plans, {programs} programs, {nights} nights"), runs.collect());
    }
    for (programs, nights) in [(8, 90), (15, 180)] {
        let every: Vec<SharedChoices> =
            (0..40).map(|seed| shared(seed, programs, nights)).collect();
        let runs = every.iter().map(|choices| {
            let start = Instant::now();
            let found = black_box(best_shared(black_box(choices), 1, BUDGET));
            let cost = found.best.first().map_or(0, |chain| chain.cost);
            (start.elapsed(), found.proven, cost, found.bound)
        });
        row(&format!("1 plan, two parts, {programs} programs, {nights} nights"), runs.collect());
    }
    stages();
}

/// Measures the model in stages on the first ten of the smaller instances, with seven stages. The
/// gap is relative to the answer of the search.
fn stages() {
    let every: Vec<SharedChoices> = (0..10).map(|seed| shared(seed, 8, 90)).collect();
    let runs = every.iter().map(|choices| {
        let best = best_shared(choices, 1, BUDGET).best.first().map_or(0, |chain| chain.cost);
        let start = Instant::now();
        let (found, proven) = black_box(StageModel::of(black_box(choices), 7).solve(BUDGET));
        (start.elapsed(), proven, found.map_or(i32::MAX, |chain| chain.cost), best)
    });
    row("1 plan, two parts, 8 programs, 90 nights, by the model in stages", runs.collect());
}

/// A run: its time, `true` if it was proven, the cost of the best plan, and the bound.
type Run = (Duration, bool, i32, i32);

fn row(what: &str, mut runs: Vec<Run>) {
    runs.sort_unstable();
    let at = |share: usize| runs.get((runs.len() - 1) * share / 100).map(|run| run.0).unwrap();
    let proven = runs.iter().filter(|run| run.1).count();
    let gap = |run: &Run| f64::from(run.2 - run.3) / f64::from(run.2.max(1));
    let gap = runs.iter().filter(|run| !run.1).map(gap).fold(0.0, f64::max);
    let gap = gap * 100.0;
    println!(
        "| {what} | {:.3?} | {:.3?} | {proven} of {} | {gap:.1} % |",
        at(50),
        at(99),
        runs.len()
    );
}

#[divan::bench(args = [30, 60, 120])]
fn ten_plans_over_a_year(bencher: Bencher<'_, '_>, programs: usize) {
    let choices = choices(1, programs, 365);
    bencher.bench(|| best_chains(black_box(&choices), 10, BUDGET));
}
