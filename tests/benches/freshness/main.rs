//! The accuracy of the freshness curves, and the calls they save: `cargo bench --bench freshness`.
//! `WAYSTATION_TORONTO` names a folder with the city's nightly occupancy (`daily_2021_2022.csv.gz`,
//! `programs.csv`; City of Toronto, Open Government Licence - Toronto). Fitted on 2021, tried on
//! 2022.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark may panic and prints")]

mod calling;
mod nights;

use chrono::{Datelike, NaiveDate, TimeDelta};
use nights::Nights;
use std::collections::BTreeMap;
use std::env::var;
use std::path::Path;
use waystation::domain::{Audience, Cell, Curve, Curves, Level, Outcome, Segment, days};
use waystation::matching::{Measured, foretold, levels, measured, refit};

/// The days between a count and the call that checks it.
const LAGS: [i64; 6] = [1, 2, 3, 7, 14, 30];

fn main() {
    #[expect(clippy::disallowed_methods, reason = "a benchmark has no settings of its own")]
    let Ok(folder) = var("WAYSTATION_TORONTO") else {
        println!("WAYSTATION_TORONTO names no folder with Toronto's nights: nothing to measure.");
        return;
    };
    let nights = Nights::read(Path::new(&folder));
    let (learnt, tried) = (outcomes(&nights, 2021), outcomes(&nights, 2022));
    println!(
        "Outcomes of posts that named a bed: {} of 2021, {} of 2022.\n",
        learnt.len(),
        tried.len()
    );
    // The shipped levels come from 2022, which is tried here, so the fit starts without any.
    let fit = refit(&learnt, &without_levels(&Curves::default()));
    for cell in fit.cells.iter().filter(|cell| !cell.fitted) {
        println!("Too few outcomes of {}: the default curve holds.", cell.cell);
    }
    let ours = measured(&tried, &fit.curves);
    println!("| curves, on 2022 | log loss | mean distance in tenths |\n|---|---|---|");
    for (name, measured) in [
        ("fitted on 2021", &ours),
        ("shipped, fitted on 2021 to 2024", &measured(&tried, &Curves::default())),
        ("one share for all posts of 2021", &flat(&learnt, &tried)),
    ] {
        println!("| {name} | {:.4} | {:.4} |", measured.log_loss, measured.calibration_error);
    }
    by_audience(&learnt, &tried, &fit.curves);
    by_tenth(&ours);
    by_cell(&tried, &fit.curves);
    calling::table(&nights, &fit.curves);
}

/// The error of the predicted share for each audience: with the curves as fitted on the year
/// before, and with levels refitted at the start of each month on the outcomes so far.
fn by_audience(learnt: &[Outcome], tried: &[Outcome], curves: &Curves) {
    let mut foretold_by: BTreeMap<Audience, [f64; 4]> = BTreeMap::new();
    let pooled = without_levels(curves);
    let mut known: Vec<Outcome> = learnt.to_vec();
    known.extend(tried);
    for month in 1..=12 {
        let first = NaiveDate::from_ymd_opt(2022, month, 1).unwrap();
        let before: Vec<Outcome> = known.iter().filter(|o| o.day < first).copied().collect();
        let (monthly, _) = levels(&before, curves);
        for outcome in tried.iter().filter(|o| o.day.month() == month) {
            let sums = foretold_by.entry(outcome.audience.unwrap()).or_default();
            let chance = |curves| foretold(outcome, curves).unwrap();
            let found = f64::from(u8::from(outcome.still_open));
            let more = [chance(&pooled), chance(curves), chance(&monthly), found];
            for (sum, more) in sums.iter_mut().zip(more) {
                *sum += more;
            }
        }
    }
    println!(
        "\n| audience | posts | found open | without levels | levels of 2021 | levels refitted monthly |\n|---|---|---|---|---|---|"
    );
    for (audience, sums) in foretold_by {
        let count = tried.iter().filter(|o| o.audience == Some(audience)).count();
        let posts = f64::from(u32::try_from(count).unwrap());
        let [pooled, fixed, monthly, found] = sums.map(|sum| sum / posts);
        println!("| {audience} | {count} | {found:.3} | {pooled:.3} | {fixed:.3} | {monthly:.3} |");
    }
}

/// The same curves for every audience.
fn without_levels(curves: &Curves) -> Curves {
    Segment::all().fold(curves.clone(), |curves, segment| {
        curves.with_level(segment, Level { shift: 0.0, ..curves.level(segment) })
    })
}

/// The outcomes of calls some nights after each count of a year that named a bed.
fn outcomes(nights: &Nights, year: i32) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for program in &nights.programs {
        for (day, units) in program.of_year(year).filter(|(_, units)| *units > 0) {
            for lag in LAGS {
                let later = day + TimeDelta::days(lag);
                if let Some(then) = program.free.get(&later).filter(|_| later.year() == year) {
                    let (stage, age) = (program.stage, TimeDelta::days(lag));
                    let audience = Some(program.audience());
                    let still_open = *then > 0;
                    outcomes.push(Outcome { stage, audience, units, age, still_open, day: later });
                }
            }
        }
    }
    outcomes
}

/// The measure if every post had the share that was open in the year before.
fn flat(learnt: &[Outcome], tried: &[Outcome]) -> Measured {
    let share = |outcomes: &[Outcome]| {
        let open = outcomes.iter().filter(|outcome| outcome.still_open).count();
        share(open, outcomes.len())
    };
    let curve = Curve { a: share(learnt), tau: 0.001, b: 1.0 };
    let curves = Cell::all().fold(Curves::default(), |curves, cell| curves.with(cell, curve));
    measured(tried, &curves)
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap());
    number(part) / number(whole.max(1))
}

fn by_tenth(measured: &Measured) {
    println!("\n| foretold | posts | mean foretold | found open |\n|---|---|---|---|");
    for (at, tenth) in measured.tenths.iter().enumerate().filter(|(_, tenth)| tenth.count > 0) {
        let (from, to) = (at * 10, at * 10 + 10);
        let (count, foretold, found) = (tenth.count, tenth.foretold, tenth.found);
        println!("| {from} to {to} % | {count} | {foretold:.3} | {found:.3} |");
    }
}

fn by_cell(tried: &[Outcome], curves: &Curves) {
    println!(
        "\n| stage, beds | after 1 day: foretold / found | 3 days | 7 days | 30 days |\n|---|---|---|---|---|"
    );
    for cell in Cell::all() {
        let shown = [1, 3, 7, 30].map(|lag| {
            let age = TimeDelta::days(lag);
            let here = |o: &&Outcome| Cell::of(o.stage, o.units) == Some(cell) && o.age == age;
            let all: Vec<_> = tried.iter().filter(here).collect();
            let open = all.iter().filter(|outcome| outcome.still_open).count();
            format!("{:.3} / {:.3}", curves.at(cell).chance(days(age)), share(open, all.len()))
        });
        println!("| {cell} | {} |", shown.join(" | "));
    }
}
