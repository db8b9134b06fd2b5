//! Refitting how quickly posts become unreliable: sampled curves are found again, and no fit is
//! worse on its data.

use crate::cases::cases;
use chrono::{NaiveDate, TimeDelta};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::iter::successors;
use waystation::domain::{Audience, Cell, Curve, Curves, Outcome, Segment, Stage};
use waystation::matching::{FEWEST, foretold, refit};

fn outcome(stage: Stage, units: u16, minutes: i64, still_open: bool) -> Outcome {
    Outcome {
        stage,
        audience: None,
        units,
        age: TimeDelta::minutes(minutes),
        still_open,
        day: NaiveDate::default(),
    }
}

/// Outcomes of one cell at many ages. The share still open follows a curve, plus noise.
fn drawn(curve: Curve, each: u32, noise: &[f64]) -> Vec<Outcome> {
    // Each age is an eighth older than the one before, from a quarter of an hour to a month.
    let ages = successors(Some(15_i32), |minutes| Some(minutes + 1 + minutes / 8));
    let mut outcomes = Vec::new();
    for (minutes, noise) in ages.zip(noise) {
        let chance = curve.chance(f64::from(minutes) / 1440.0);
        // The noise is within 1.5 standard deviations of this many draws.
        let spread = (chance * (1.0 - chance) / f64::from(each)).sqrt() * noise;
        for number in 0..each {
            let share = (f64::from(number) + 0.5) / f64::from(each);
            let found = share < chance + spread;
            outcomes.push(outcome(Stage::Emergency, 1, minutes.into(), found));
        }
    }
    outcomes
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn curves_are_found_again_to_within_three_hundredths(
        a in 0.05_f64..0.8, tau in 0.4_f64..15.0, b in 0.4_f64..1.5, noise in vec(-1.5_f64..1.5, 70)
    ) {
        let curve = Curve { a, tau, b };
        let fit = refit(&drawn(curve, 300, &noise), &Curves::default());
        let cell = Cell::of(Stage::Emergency, 1).unwrap();
        let found = fit.curves.at(cell);
        prop_assert!(fit.cells.iter().all(|c| c.fitted == (c.cell == cell)));
        for days in [0.1, 0.5, 1.0, 2.0, 4.0, 7.0, 14.0, 25.0] {
            let off = (found.chance(days) - curve.chance(days)).abs();
            prop_assert!(off <= 0.03, "{curve:?} became {found:?}: off by {off} after {days} days");
        }
    }

    #[test]
    fn no_fit_is_worse_on_its_data_than_what_there_was(
        calls in vec((0_u16..9, 0_i64..60_000, any::<bool>()), 0..900),
        stage in select(vec![Stage::Emergency, Stage::LongTerm])
    ) {
        let outcomes: Vec<_> =
            calls.into_iter().map(|(units, age, open)| outcome(stage, units, age, open)).collect();
        let fit = refit(&outcomes, &Curves::default());
        prop_assert!(fit.after.log_loss <= fit.before.log_loss + 1e-9);
        for cell in &fit.cells {
            let enough = cell.count >= FEWEST && cell.open >= 10 && cell.count - cell.open >= 10;
            prop_assert_eq!(cell.fitted, enough);
            if !cell.fitted {
                prop_assert_eq!(cell.curve, Curves::default().at(cell.cell));
            }
            prop_assert!(cell.curve.checked().is_ok());
        }
        let again = fit.curves.to_string().parse::<Curves>().unwrap();
        prop_assert_eq!(again, fit.curves);
    }
}

/// A hundred calls to places for an audience, a day after each post; `open` were still open.
fn calls(audience: Audience, open: u32, day: NaiveDate) -> Vec<Outcome> {
    let call = |number| Outcome {
        audience: Some(audience),
        day,
        ..outcome(Stage::Emergency, 1, 1440, number < open)
    };
    (0..100).map(call).collect()
}

#[test]
fn recent_calls_shift_the_chance_of_the_audience_they_were_made_for_and_of_no_other() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
    let before = Curves::default();
    let fit = refit(
        &[calls(Audience::Women, 30, day), calls(Audience::Youth, 80, day)].concat(),
        &before,
    );
    let chance = |audience| foretold(&calls(audience, 0, day)[0], &fit.curves).unwrap();
    // The penalty pulls each level toward the previous one, so the shares are only approached.
    assert!((chance(Audience::Women) - 0.3).abs() < 0.06, "{}", chance(Audience::Women));
    assert!((chance(Audience::Youth) - 0.8).abs() < 0.06, "{}", chance(Audience::Youth));
    let level = |curves: &Curves| curves.level(Segment::of(Stage::Emergency, Audience::Men));
    assert_eq!(level(&fit.curves), level(&before));
    assert_eq!(fit.levels.iter().filter(|level| level.fitted).count(), 2);
}

#[test]
fn calls_of_months_ago_say_nothing_of_how_full_things_are_now() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
    let old = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
    let now = calls(Audience::Women, 30, day);
    let with_old = [calls(Audience::Women, 95, old), now.clone()].concat();
    let level = |outcomes: &[Outcome]| {
        let fit = refit(outcomes, &Curves::default());
        let segment = Segment::of(Stage::Emergency, Audience::Women);
        (fit.curves.level(segment), fit.levels.iter().find(|l| l.segment == segment).unwrap().count)
    };
    assert_eq!(level(&with_old).1, 100);
    assert_eq!(level(&now).1, 100);
}

#[test]
fn a_program_that_was_full_or_never_posted_has_its_audiences_own_chance() {
    let curves = Curves::default();
    let (women, youth) = (Audience::Women, Audience::Youth);
    // Toronto, nights of 2022: 137 and 305 of 1,000 program-nights had something free.
    assert_eq!(curves.chance_unposted(Stage::Emergency, women), 137);
    assert_eq!(curves.chance_unposted(Stage::Emergency, youth), 305);
    for (audience, measured) in [(women, [87, 96, 104]), (youth, [123, 132, 153])] {
        for (days, share) in [2, 3, 7].into_iter().zip(measured) {
            let said = curves.chance_after_full(Stage::Emergency, audience, TimeDelta::days(days));
            assert!(
                (said - share).abs() <= 12,
                "{audience} after {days} days: {said}, not {share}"
            );
        }
    }
}
