//! The time that a ranking takes: `cargo bench`. It prints medians and 99th percentiles over many
//! profiles. For comparison, the same run sweeps memory of the same size and runs the same filters
//! as SQL. With `WAYSTATION_MILLION` set, it also measures a million unit groups (about 2 GB of
//! memory).
//!
//! The national network is HUD's Housing Inventory Count if `WAYSTATION_HIC` names the workbook,
//! otherwise a made-up one of the same size. The first printed line says which.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark may panic and prints")]

mod network;
mod sql;

use divan::{Bencher, black_box};
use sql::Sql;
use std::env::var;
use std::fs::read_to_string;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use waystation::domain::{Night, Profile};
use waystation::matching::{Explain, SearchIndex, Wanted, Weights, options_and_reasons, rank};
use waystation::rules::RULES;

static NATION: LazyLock<SearchIndex> = LazyLock::new(|| SearchIndex::of(network::nation()));
static FOUNDING: LazyLock<SearchIndex> = LazyLock::new(|| SearchIndex::of(network::founding()));
static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(network::profiles);

fn main() {
    println!("network: {}", NATION.night().network.name);
    table();
    divan::main();
}

fn wanted() -> Wanted {
    Wanted { limit: 10, explain: Explain::Nearest, weights: Weights::default() }
}

/// Prints the table of the README: each size beside a memory sweep and the same filters as SQL.
fn table() {
    println!(
        "| what | p50 | p99 | without advice, p50 | p50 / sweep | as SQL, p50 | SQL / ours |\n|---|---|---|---|---|---|---|"
    );
    let households = network::households(200);
    let small: Vec<_> = households.iter().take(40).cloned().collect();
    {
        let field = SearchIndex::of(network::made_up(10_000));
        row("10,000 made-up unit groups", &field, &households, Some(&small));
    }
    row("national network", &NATION, &PROFILES, Some(&PROFILES));
    let single: Vec<_> =
        PROFILES.iter().filter(|p| p.household.members.len() == 1).cloned().collect();
    row("national network, one person", &NATION, &single, None);
    row("24 founding programs", &FOUNDING, &PROFILES, None);
    #[expect(clippy::disallowed_methods, reason = "a benchmark has no settings of its own")]
    if var("WAYSTATION_MILLION").is_ok() {
        let started = Instant::now();
        let night = network::made_up(1_000_000);
        println!("(a million unit groups made up in {:.1?})", started.elapsed());
        let started = Instant::now();
        let field = SearchIndex::of(night);
        println!("(and made ready in {:.1?}; {} MB resident)", started.elapsed(), resident());
        row("1,000,000 made-up unit groups", &field, &households, Some(&small));
    }
}

/// Prints one line of the table.
fn row(what: &str, field: &SearchIndex, profiles: &[Profile], as_sql: Option<&[Profile]>) {
    let ours = timed(profiles, |profile| {
        black_box(rank(field, black_box(profile), &wanted()));
    });
    let alone = timed(profiles, |profile| {
        let budget = Duration::from_secs(2);
        black_box(options_and_reasons(field, black_box(profile), &wanted(), budget));
    });
    let (p50, p99, alone) = (at(&ours, 50), at(&ours, 99), at(&alone, 50));
    let swept = memory_sweep(field.night());
    let times = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
    let sql = as_sql.map_or_else(String::new, |profiles| {
        let mut sql = Sql::of(field.night(), profiles);
        let took = at(
            &timed(profiles, |profile| {
                black_box(sql.best(black_box(profile)));
            }),
            50,
        );
        format!("{took:.3?} | {:.1}", times(took, p50))
    });
    let ratio = times(p50, swept);
    println!("| {what} | {p50:.3?} | {p99:.3?} | {alone:.3?} | {ratio:.1} ({swept:.3?}) | {sql} |");
}

fn at(times: &[Duration], share: usize) -> Duration {
    times.get((times.len() - 1) * share / 100).copied().unwrap()
}

/// The memory of this process in megabytes; 0 if the system does not say.
fn resident() -> u64 {
    let status = read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .map_or(0, |kb: u64| kb / 1024)
}

/// The times of running `doing` with every profile, several times over; shortest first.
fn timed(profiles: &[Profile], mut doing: impl FnMut(&Profile)) -> Vec<Duration> {
    const ROUNDS: usize = 5;
    let mut times = Vec::new();
    for round in 0..=ROUNDS {
        for profile in profiles {
            let start = Instant::now();
            doing(profile);
            // The first round warms the caches.
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
    bencher.with_inputs(|| NATION.night().clone()).bench_values(SearchIndex::of);
}
