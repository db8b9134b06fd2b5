//! The time that an assignment takes, and how far it is proven: `cargo bench --bench assign`. The
//! worst overrun of a time budget: the same with `-- pressed`.
//!
//! Every instance is made up from a seed, and is the same in every run.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark may panic and prints")]

mod instances;
mod pressed;

use instances::{IN_A_ROW, Size, instance};
use std::env;
use std::time::{Duration, Instant};
use waystation::matching::assign::{AssignAsk, Proved, assign};
use waystation::matching::{SearchIndex, assign::Assignment};
use waystation::solvers::model::Backend;

/// The best known worth of the instances, priority and quality, proven by `HiGHS` 1.15 (in 0.1 s to
/// 37 s each, no gap) on the same numbers, 2026-11-22. Another rule may change the numbers.
const LARGE: [(i64, i64); 12] = [
    (5388, 51_898),
    (5284, 50_995),
    (5565, 58_859),
    (5637, 59_413),
    (5501, 53_640),
    (5485, 57_719),
    (5135, 54_066),
    (5342, 57_114),
    (5325, 56_288),
    (5203, 53_432),
    (5233, 55_060),
    (5054, 54_129),
];
const ONE_REGION: [(i64, i64); 3] = [(5576, 54_336), (5526, 52_209), (5616, 61_010)];
const TIGHT: [(i64, i64); 12] = [
    (902, 10_019),
    (838, 10_883),
    (842, 8_738),
    (933, 11_181),
    (1001, 10_589),
    (971, 10_926),
    (933, 10_746),
    (926, 10_176),
    (779, 9_774),
    (901, 10_055),
    (975, 10_488),
    (843, 10_348),
];

fn main() {
    if env::args().any(|argument| argument == "pressed") {
        return pressed::table();
    }
    println!("solver: {}", Backend::best().name());
    println!("| households x programs | instances | p50 | p99 | proven |\n|---|---|---|---|---|");
    table("200 x 500", Size::of(200, 500), 20);
    println!(
        "\n| households x programs | seed | time | placed | priority | quality | best known | proof |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    let large = Size::of(1000, 500);
    let tight = Size { tight: true, ..Size::of(200, 100) };
    for (what, size, best) in [
        ("1,000 x 500", large, &LARGE[..]),
        ("1,000 x 500, one region", Size { areas: &IN_A_ROW, ..large }, &ONE_REGION),
        ("200 x 100, tight", tight, &TIGHT),
    ] {
        for (seed, best) in (1..).zip(best) {
            one(what, size, seed, Some(*best));
        }
    }
    one("1,000 x 50,000", Size::of(1000, 50_000), 1, None);
    println!();
    pressed::table();
}

fn timed(size: Size, seed: u64) -> (Duration, Assignment, AssignAsk) {
    let (night, ask) = instance(size, seed);
    let field = SearchIndex::of(night);
    let start = Instant::now();
    let answer = assign(&field, &ask);
    (start.elapsed(), answer, ask)
}

fn table(what: &str, size: Size, instances: u64) {
    let mut times = Vec::new();
    let mut proven = 0;
    for seed in 1..=instances {
        let (time, answer, _) = timed(size, seed);
        times.push(time);
        proven += u32::from(answer.proof == Proved::Optimal);
    }
    times.sort_unstable();
    let at = |share: usize| times.get((times.len() - 1) * share / 100).copied().unwrap();
    println!("| {what} | {instances} | {:.1?} | {:.1?} | {proven} |", at(50), at(99));
}

fn one(what: &str, size: Size, seed: u64, best: Option<(i64, i64)>) {
    let (time, answer, ask) = timed(size, seed);
    let placed = answer.households.iter().filter(|h| h.option.is_some()).count();
    let proof = match answer.proof {
        Proved::Optimal => "optimal".to_owned(),
        Proved::OutOfTime => "out of time".to_owned(),
        Proved::Within(gap) => match gap.quality {
            Some(quality) => format!("within {quality} of quality, priority optimal"),
            None => format!("within {} of priority", gap.priority),
        },
    };
    let (worth, all) = (answer.worth, ask.seeking.len());
    let best = best.map_or("-".to_owned(), |(priority, quality)| format!("{priority}, {quality}"));
    println!(
        "| {what} | {seed} | {time:.1?} | {placed} of {all} | {} | {} | {best} | {proof} |",
        worth.priority, worth.quality
    );
}
