//! How long a ranking takes: `cargo bench`. Medians and 99th percentiles over many profiles, beside
//! a sweep of memory of the same size in the same run.
//!
//! The national network is HUD's Housing Inventory Count where `WAYSTATION_HIC` names the workbook,
//! otherwise a made-up one of the same size; the first line printed says which.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark may panic and prints")]

mod network;

use divan::{Bencher, black_box};
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use waystation::domain::{Night, Profile};
use waystation::matching::{Explain, Field, Wanted, Weights, rank};
use waystation::rules::RULES;

static NATION: LazyLock<Field> = LazyLock::new(|| Field::of(network::nation()));
static FOUNDING: LazyLock<Field> = LazyLock::new(|| Field::of(network::founding()));
static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(network::profiles);

fn main() {
    println!("network: {}", NATION.night().network.name);
    table();
    divan::main();
}

fn wanted() -> Wanted {
    Wanted { limit: 10, explain: Explain::Nearest, weights: Weights::default() }
}

/// The table of the README.
fn table() {
    let sweep = memory_sweep(NATION.night());
    println!("| what | p50 | p99 | p50 / sweep |\n|---|---|---|---|");
    let row = |what: &str, times: &[Duration]| {
        let at = |share: usize| times.get((times.len() - 1) * share / 100).copied().unwrap();
        let ratio = at(50).as_secs_f64() / sweep.as_secs_f64();
        println!("| {what} | {:.3?} | {:.3?} | {ratio:.1} |", at(50), at(99));
    };
    row("rank and explain, national network", &timed(&NATION, &PROFILES));
    let single: Vec<_> =
        PROFILES.iter().filter(|p| p.household.members.len() == 1).cloned().collect();
    row("the same, one person", &timed(&NATION, &single));
    row("rank and explain, 24 founding programs", &timed(&FOUNDING, &PROFILES));
    println!("| memory sweep of one byte a rule and row | {sweep:.3?} | | 1.0 |");
}

/// The times of ranking every profile several times, shortest first.
fn timed(field: &Field, profiles: &[Profile]) -> Vec<Duration> {
    const ROUNDS: usize = 10;
    let mut times = Vec::new();
    for round in 0..=ROUNDS {
        for profile in profiles {
            let start = Instant::now();
            black_box(rank(field, black_box(profile), &wanted()));
            // The first round warms caches.
            times.extend((round > 0).then(|| start.elapsed()));
        }
    }
    times.sort_unstable();
    times
}

/// The median time to read as many bytes as there are rules times rows.
fn memory_sweep(night: &Night) -> Duration {
    let bytes = vec![1_u8; night.groups.len() * RULES.len()];
    let mut times: Vec<_> = (0..101)
        .map(|_| {
            let start = Instant::now();
            black_box(black_box(&bytes).iter().map(|b| u64::from(*b)).sum::<u64>());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(50).copied().unwrap()
}

#[divan::bench(args = [0, 1, 2, 3])]
fn nation(bencher: Bencher<'_, '_>, profile: usize) {
    let profile = PROFILES.get(profile).unwrap();
    bencher.bench(|| rank(&NATION, black_box(profile), &wanted()));
}

#[divan::bench]
fn founding(bencher: Bencher<'_, '_>) {
    let profile = PROFILES.first().unwrap();
    bencher.bench(|| rank(&FOUNDING, black_box(profile), &wanted()));
}

#[divan::bench]
fn loading_the_nation(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(|| NATION.night().clone()).bench_values(Field::of);
}
