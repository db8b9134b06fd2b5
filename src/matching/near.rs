//! How near programs are, for listing the nearest first.

use crate::matching::table::Table;
use crate::matching::work::Work;
use crate::rules::{Codes, Column, RULES};

/// How far programs are.
pub(super) struct Remoteness<'a> {
    /// What each fact of the rule on distance costs, in points.
    costs: Vec<i32>,
    codes: Option<&'a Codes>,
}

impl<'a> Remoteness<'a> {
    pub(super) fn of(work: &'a Work<'_>) -> Self {
        let rule = RULES.iter().position(|rule| rule.id == "distance");
        let table = rule.and_then(|rule| work.tables.get(rule));
        let costs = table.map_or(&[][..], Table::judged).iter().map(|judged| -judged.points);
        let column = rule.and_then(|rule| work.field.columns().get(rule));
        Self { costs: costs.collect(), codes: column.map(Column::codes) }
    }

    /// What the distance to the program of a row costs, in points: all its rows are in one place.
    pub(super) fn at(&self, row: usize) -> i32 {
        let cost = self.codes.and_then(|codes| self.costs.get(codes.at(row)));
        cost.copied().unwrap_or(0)
    }

    /// How near something is by a row of its program.
    pub(super) fn near(&self, row: usize, what: usize) -> Near {
        let place = u32::try_from(what).unwrap_or(u32::MAX);
        Near((i64::from(self.at(row)) << u32::BITS) | i64::from(place))
    }
}

/// How near something in a list is: what its distance costs, and of those equally far its place. One
/// number, since comparing the two in turn is what the processor cannot foresee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Near(i64);

impl Near {
    /// Its place in the list.
    pub(super) fn place(self) -> usize {
        usize::try_from(self.0 & i64::from(u32::MAX)).unwrap_or(usize::MAX)
    }
}
