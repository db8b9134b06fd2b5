//! How near programs are, for listing the nearest first.

use crate::matching::base::evaluation::Evaluation;
use crate::rules::RULES;
use std::ops::Add;

/// What the distance to the program of each row costs, in points.
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

    /// What the distance to the program of a row costs, in points: all its rows are in one place.
    pub(crate) fn at(&self, row: usize) -> i32 {
        self.0.get(row).copied().unwrap_or(0)
    }

    /// How near the program of a row is.
    pub(crate) fn near(&self, row: usize) -> NearRow {
        let place = u32::try_from(row).unwrap_or(u32::MAX);
        NearRow((i64::from(self.at(row)) << u32::BITS) | i64::from(place))
    }
}

/// How near a row is: what its distance costs, and of those equally far its place. One number, since
/// comparing the two in turn is what the processor cannot foresee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NearRow(i64);

impl NearRow {
    /// The row.
    pub(crate) fn row(self) -> usize {
        usize::try_from(self.0 & i64::from(u32::MAX)).unwrap_or(usize::MAX)
    }
}
