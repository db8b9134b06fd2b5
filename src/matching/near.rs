//! How near programs are, for listing the nearest first.

use crate::matching::work::Work;
use crate::rules::RULES;
use std::ops::Add;

/// What the distance to the program of each row costs, in points.
pub(super) struct Remoteness(Vec<i32>);

impl Remoteness {
    pub(super) fn of(work: &Work<'_>) -> Self {
        let mut costs = vec![0; work.field.rows()];
        let rule = RULES.iter().position(|rule| rule.id == "distance");
        let known = rule.and_then(|rule| work.field.bundle_of(rule).zip(work.tables.get(rule)));
        if let Some((bundle, table)) = known {
            let of_facts = || table.judged().iter().map(|judged| -judged.points).collect();
            let of_kinds = bundle.together(|place| (Some(place) == rule).then(of_facts), i32::add);
            let of_kinds = of_kinds.unwrap_or_default();
            bundle.codes().each(&of_kinds, &mut costs, |cost, of_kind| *cost = of_kind);
        }
        Self(costs)
    }

    /// What the distance to the program of a row costs, in points: all its rows are in one place.
    pub(super) fn at(&self, row: usize) -> i32 {
        self.0.get(row).copied().unwrap_or(0)
    }

    /// How near the program of a row is.
    pub(super) fn near(&self, row: usize) -> Near {
        let place = u32::try_from(row).unwrap_or(u32::MAX);
        Near((i64::from(self.at(row)) << u32::BITS) | i64::from(place))
    }
}

/// How near a row is: what its distance costs, and of those equally far its place. One number, since
/// comparing the two in turn is what the processor cannot foresee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Near(i64);

impl Near {
    /// The row.
    pub(super) fn row(self) -> usize {
        usize::try_from(self.0 & i64::from(u32::MAX)).unwrap_or(usize::MAX)
    }
}
