//! The number of calls until a bed is found, by the order in which programs are called.
//!
//! Every program posted its free beds some nights ago ([`DELAYS`] are assumptions). The caller
//! phones one program after the other until one has a bed tonight.

use crate::nights::{Nights, Program};
use chrono::{Datelike, NaiveDate, TimeDelta};
use rand_pcg::Pcg64Dxsm;
use rand_pcg::rand_core::Rng;
use std::cmp::Ordering;
use waystation::domain::Curves;

/// Three callers, each with the sector that takes them.
const CALLERS: [(&str, &str); 3] =
    [("a woman", "Women"), ("a young person", "Youth"), ("a family", "Families")];
/// The ages of posts in days; each of the ten is equally likely.
const DELAYS: [i64; 10] = [1, 1, 1, 1, 2, 2, 3, 7, 14, 30];
/// The number of times that posts are drawn for each night.
const DRAWS: u64 = 20;
/// A program as the caller sees it, and as it really is.
struct Line {
    posted: u16,
    age: i64,
    chance: f64,
    luck: u32,
    open: bool,
}

/// An order of calls: smaller values come first.
type Order = fn(&Line) -> [f64; 3];

const ORDERS: [(&str, Order); 3] = [
    ("by chance (ours)", |line| [-line.chance, f64::from(line.luck), 0.0]),
    ("newest post first", |line| {
        [f64::from(u8::from(line.posted == 0)), f64::from(days_old(line)), f64::from(line.luck)]
    }),
    ("blind", |line| [f64::from(line.luck), 0.0, 0.0]),
];

fn days_old(line: &Line) -> i32 {
    i32::try_from(line.age).unwrap()
}

/// Prints the table of calls.
pub(crate) fn table(nights: &Nights, curves: &Curves) {
    println!(
        "\n| caller | order of calls | mean calls | found by 1 / 2 / 3 calls | nights without any bed |"
    );
    println!("|---|---|---|---|---|");
    for (caller, sector) in CALLERS {
        let here: Vec<_> = nights.programs.iter().filter(|p| p.sector == sector).collect();
        for (name, order) in ORDERS {
            let (mut calls, mut none) = (Vec::new(), 0_usize);
            for draw in 0..DRAWS {
                for night in all_of_2022() {
                    match calls_until_a_bed(&mut lines(&here, night, draw, curves), order) {
                        Some(count) => calls.push(count),
                        None => none += 1,
                    }
                }
            }
            let all = calls.len() + none;
            let by = |most: usize| {
                crate::share(calls.iter().filter(|c| **c <= most).count(), calls.len())
            };
            let mean = crate::share(calls.iter().sum(), calls.len());
            println!(
                "| {caller} | {name} | {mean:.2} | {:.0} / {:.0} / {:.0} % | {:.1} % |",
                by(1) * 100.0,
                by(2) * 100.0,
                by(3) * 100.0,
                crate::share(none, all) * 100.0
            );
        }
    }
}

fn all_of_2022() -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2022, 1, 1).unwrap();
    first.iter_days().take_while(|day| day.year() == 2022)
}

/// The programs of a sector on a night, each with its last post.
fn lines(programs: &[&Program], night: NaiveDate, draw: u64, curves: &Curves) -> Vec<Line> {
    let seed = u128::from(draw) << 32 | u128::try_from(night.to_epoch_days()).unwrap();
    let mut dice = Pcg64Dxsm::new(seed, 1);
    let mut lines = Vec::new();
    for program in programs {
        let delay = *DELAYS.get(usize::try_from(dice.next_u32() % 10).unwrap()).unwrap();
        let luck = dice.next_u32();
        let posted = program.free.get(&(night - TimeDelta::days(delay)));
        let (Some(tonight), Some(posted)) = (program.free.get(&night), posted) else { continue };
        let (stage, audience, age) = (program.stage, program.audience(), TimeDelta::days(delay));
        let thousandths = match *posted {
            0 if delay <= 1 => 0,
            0 => curves.chance_after_full(stage, audience, age),
            open => curves.chance_still_open(stage, audience, open, age),
        };
        let chance = f64::from(thousandths) / 1000.0;
        lines.push(Line { posted: *posted, age: delay, chance, luck, open: *tonight > 0 });
    }
    lines
}

fn calls_until_a_bed(lines: &mut [Line], order: Order) -> Option<usize> {
    lines.sort_by(|a, b| {
        let pairs = order(a).into_iter().zip(order(b));
        pairs.fold(Ordering::Equal, |so_far, (a, b)| so_far.then(a.total_cmp(&b)))
    });
    lines.iter().position(|line| line.open).map(|before| before + 1)
}
