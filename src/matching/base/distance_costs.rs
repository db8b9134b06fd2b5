//! The cost of distance, for listing the nearest programs first.

use crate::matching::base::evaluation::Evaluation;
use crate::rules::RULES;
use std::ops::Add;

/// The cost of the distance to the program of each row, in points.
pub(crate) struct DistanceCosts(Vec<i32>);

impl DistanceCosts {
    pub(crate) fn of(evaluation: &Evaluation<'_>) -> Self {
        let mut costs = vec![0; evaluation.field.rows()];
        let rule = RULES.iter().position(|rule| rule.id == "distance");
        let known =
            rule.and_then(|rule| evaluation.field.bundle_of(rule).zip(evaluation.tables.get(rule)));
        if let Some((bundle, table)) = known {
            let of_facts = || table.judged().iter().map(|judged| -judged.points).collect();
            let of_kinds = bundle.together(|place| (Some(place) == rule).then(of_facts), i32::add);
            let of_kinds = of_kinds.unwrap_or_default();
            bundle.codes().each(&of_kinds, &mut costs, |cost, of_kind| *cost = of_kind);
        }
        Self(costs)
    }

    /// Returns the cost of a row's distance, in points. All rows of a program are in one place.
    pub(crate) fn at(&self, row: usize) -> i32 {
        self.0.get(row).copied().unwrap_or(0)
    }

    /// Returns the nearness of a row.
    pub(crate) fn near(&self, row: usize) -> NearRow {
        let place = u32::try_from(row).unwrap_or(u32::MAX);
        NearRow((i64::from(self.at(row)) << u32::BITS) | i64::from(place))
    }
}

/// The nearness of a row: the cost of its distance, then its number. Both are in one number,
/// because the processor cannot predict a comparison in two steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NearRow(i64);

impl NearRow {
    /// Returns the row.
    pub(crate) fn row(self) -> usize {
        usize::try_from(self.0 & i64::from(u32::MAX)).unwrap_or(usize::MAX)
    }
}
