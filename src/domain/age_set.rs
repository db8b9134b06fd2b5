//! Sets of ages in years.

use crate::domain::age::OLDEST;
use crate::words::{List, Text, say};

/// A set of ages in years: one bit for each age from 0 to 120.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct AgeSet(u128);

impl AgeSet {
    /// The empty set.
    pub const NONE: Self = Self(0);
    /// The set of all ages.
    pub const ALL: Self = Self((1 << 121) - 1);

    /// The ages between two, both inclusive.
    pub fn between(from: u8, to: u8) -> Self {
        let below = |age: u8| (1_u128 << age.min(121)) - 1;
        Self(below(to.min(OLDEST) + 1) & !below(from))
    }

    /// The ages in either set.
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The ages in both sets.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The ages in this set but not in the other.
    pub fn minus(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Returns true if the set has no age.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The runs of consecutive ages, youngest first, both ends inclusive.
    pub(super) fn runs(self) -> Vec<(u8, u8)> {
        let age = |place: u32| u8::try_from(place).unwrap_or(OLDEST);
        let (mut runs, mut left) = (Vec::new(), self.0);
        while left != 0 {
            let from = left.trailing_zeros();
            let end = from + (left >> from).trailing_ones();
            runs.push((age(from), age(end - 1)));
            left &= u128::MAX << end;
        }
        runs
    }
}

/// The ages in words, as in "takes ages 11–17 and 20–24".
impl From<AgeSet> for Text {
    fn from(ages: AgeSet) -> Self {
        let runs = ages.runs();
        match runs.as_slice() {
            [] => say::ages_none(),
            [(0, OLDEST)] => say::ages_any(),
            [(from, OLDEST)] => say::ages_and_over(*from),
            [(from, to)] if from == to => say::ages_one(*from),
            [(0, to)] => say::ages_under(to + 1),
            _ => say::ages_listed(runs.into_iter().map(run).collect::<List>()),
        }
    }
}

impl AgeSet {
    /// The ages in words after a noun for the people: "girls under 6 and 12–17".
    pub(super) fn behind(self) -> Text {
        let runs = self.runs();
        match runs.as_slice() {
            [(0, OLDEST)] => say::child_ages_any(),
            _ => say::child_ages_listed(runs.into_iter().map(run).collect::<List>()),
        }
    }
}

/// The words for one of several runs of ages, both ends inclusive.
fn run((from, to): (u8, u8)) -> Text {
    match (from, to) {
        (_, OLDEST) => say::ages_run_and_over(from),
        (0, _) => say::ages_run_under(to + 1),
        _ if from == to => say::age_years(from),
        _ => say::ages_run(from, to),
    }
}
