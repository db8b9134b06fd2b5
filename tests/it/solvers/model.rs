//! Every solver that is built in, checked by trying every point of small models.

use crate::cases::cases;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use std::time::Duration;
use waystation::solvers::model::{Backend, Goal, Model, Sense, Solved, VariableIx};

const LONG: Duration = Duration::from_secs(20);

/// Up to five columns of a few values each, and rows of every sense. Many have no valid point.
fn model() -> impl Strategy<Value = Model> {
    let goal = prop_oneof![Just(Goal::Least), Just(Goal::Most)];
    let column = (-100_i64..=100, -2_i32..=1, 0_i32..=3);
    let sense =
        prop_oneof![3 => Just(Sense::AtMost), 2 => Just(Sense::AtLeast), 1 => Just(Sense::Exactly)];
    let row = (vec(-5_i64..=9, 5), sense, -6_i64..=15);
    (goal, vec(column, 1..=5), vec(row, 0..5)).prop_map(|(goal, columns, rows)| {
        let mut model = Model::new(goal);
        for (worth, low, wide) in &columns {
            model.integer(*worth, *low..=low + wide);
        }
        for (times, sense, bound) in rows {
            let terms = times.into_iter().take(columns.len()).enumerate();
            let terms = terms.filter(|(_, times)| *times != 0);
            let terms = terms.map(|(at, times)| (VariableIx::of(at), times)).collect();
            model.row(terms, sense, bound);
        }
        model
    })
}

/// Every point within the ranges of the columns.
fn points(model: &Model) -> Vec<Vec<i64>> {
    model.columns().iter().fold(vec![Vec::new()], |points, column| {
        let longer = points.into_iter().flat_map(|point| {
            let values = column.range.clone().map(i64::from);
            values.map(move |value| [point.as_slice(), &[value]].concat())
        });
        longer.collect()
    })
}

/// Returns true if a point satisfies every row, by sums made here.
fn holds(model: &Model, point: &[i64]) -> bool {
    model.rows().iter().all(|row| {
        let sum: i64 = row.terms.iter().map(|(column, times)| times * point[column.number()]).sum();
        match row.sense {
            Sense::AtMost => sum <= row.bound,
            Sense::AtLeast => sum >= row.bound,
            Sense::Exactly => sum == row.bound,
        }
    })
}

fn sum(model: &Model, point: &[i64]) -> i64 {
    model.columns().iter().zip(point).map(|(column, value)| column.worth * value).sum()
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn every_solver_finds_what_trying_every_point_finds(model in model(), begin in any::<Index>()) {
        let possible: Vec<_> = points(&model).into_iter().filter(|p| holds(&model, p)).collect();
        let sums = possible.iter().map(|point| sum(&model, point));
        let best = match model.goal() {
            Goal::Least => sums.min(),
            Goal::Most => sums.max(),
        };
        let mut begun = model.clone();
        if !possible.is_empty() {
            begun.start_from(begin.get(&possible).clone().into());
        }
        for backend in Backend::ALL {
            for model in [&model, &begun] {
                let solved = model.solve_by(*backend, LONG);
                match (&solved, best) {
                    (Solved::Best(point), Some(best)) => {
                        let point = point.values();
                        prop_assert!(holds(model, point), "{}: {point:?}", backend.name());
                        prop_assert_eq!(sum(model, point), best, "{}", backend.name());
                    }
                    (Solved::Infeasible, None) => {}
                    _ => prop_assert!(false, "{}: {solved:?}, best {best:?}", backend.name()),
                }
            }
        }
    }
}
