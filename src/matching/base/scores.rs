//! The sum of what all rules say of each row, computed only for rows that fail no rule.

use crate::matching::base::row_codes::RowCodes;
use crate::matching::base::sweep::Sweep;
use crate::matching::base::verdict_table::VerdictTable;
use crate::matching::{SearchIndex, Weights};
use crate::rules::Judged;
use std::ops::Add;

/// A row's sum over all rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Score {
    pub(crate) steps: u8,
    /// Weighted, in hundredths of a point.
    pub(crate) points: i64,
}

/// A score as one number to compare; less is better.
pub(crate) type SortKey = i64;

/// The value of one step in a sort key. It outweighs all points together.
pub(crate) const STEP: i64 = 1 << 40;

impl Score {
    /// The band: 0 is call first, 1 is call next, 2 is may fit.
    pub(crate) fn band(self) -> u8 {
        self.steps.min(2)
    }

    /// The position among others: by band, then by points. Less comes first.
    pub(crate) fn order(self) -> SortKey {
        ordered(self.packed())
    }

    /// The position of an option this far behind it, in hundredths of a point, but within its band.
    pub(crate) fn order_behind(self, points: i64) -> SortKey {
        let end = (i64::from(self.band()) + 1) * STEP - STEP / 2;
        self.order().saturating_add(points).min(end)
    }

    /// The score as one number, which can be added to others. Keeps the steps past the last band.
    pub(crate) fn packed(self) -> SortKey {
        SortKey::from(self.steps) * STEP - self.points
    }

    /// Reads a score from a position or a sum. Only a sum has the steps past the last band.
    pub(crate) fn unpacked(sum: i64) -> Self {
        let steps = steps(sum);
        Self { steps: u8::try_from(steps).unwrap_or(u8::MAX), points: steps * STEP - sum }
    }
}

/// Returns the number of steps in a sum.
pub(crate) fn steps(sum: i64) -> i64 {
    (sum + STEP / 2).div_euclid(STEP)
}

/// Returns a sum without the steps past the last band.
fn ordered(sum: i64) -> SortKey {
    sum - (steps(sum) - 2).max(0) * STEP
}

/// The sums of what all rules say of the rows that fail no rule.
#[derive(Default)]
pub(crate) struct Scores {
    /// Those rows, in order.
    rows: Vec<usize>,
    sums: Vec<i64>,
}

impl Scores {
    /// Adds up the tables for the rows that fail no rule, one bundle at a time, with the points
    /// weighted.
    pub(crate) fn of(
        field: &SearchIndex,
        tables: &[VerdictTable],
        weights: &Weights,
        swept: &Sweep,
    ) -> Self {
        let worth = |place: usize, judged: &Judged| {
            Score { steps: judged.steps, points: weights.worth(place, judged.points) }.packed()
        };
        let worths = |place: usize| {
            let table = tables.get(place).filter(|table| table.ever_counts())?;
            Some(table.judged().iter().map(|judged| worth(place, judged)).collect())
        };
        let bundles = field.bundles();
        let bundles = bundles.filter_map(|b| Some((b.codes(), b.together(worths, i64::add)?)));
        let (alike, other): (Vec<_>, Vec<_>) = bundles.partition(|(_, worths)| worths.len() == 1);
        let everywhere = alike.iter().flat_map(|(_, worths)| worths).sum();
        let mut rows = Vec::with_capacity(swept.fitting().count());
        rows.extend(swept.fitting().each());
        let sums = sums(&other, &rows, everywhere, field.rows());
        let mut scores = Self { rows, sums };
        for (place, table) in tables.iter().enumerate() {
            for (row, judged) in table.apart() {
                if let Some(sum) = scores.place(*row).and_then(|at| scores.sums.get_mut(at)) {
                    *sum += worth(place, judged);
                }
            }
        }
        scores
    }

    /// The rows, in order, each with the sum of what all rules say of it.
    pub(crate) fn packed_each(&self) -> impl Iterator<Item = (usize, SortKey)> {
        self.rows.iter().copied().zip(self.sums.iter().copied())
    }

    /// The rows, in order, each with its position among others.
    pub(crate) fn each(&self) -> impl ExactSizeIterator<Item = (usize, SortKey)> {
        self.rows.iter().copied().zip(self.sums.iter().map(|sum| ordered(*sum)))
    }

    /// Returns the position of a row among others.
    pub(crate) fn order(&self, row: usize) -> SortKey {
        ordered(self.packed(row))
    }

    /// Returns the score of a row.
    pub(crate) fn at(&self, row: usize) -> Score {
        Score::unpacked(self.packed(row))
    }

    /// Returns the sum of what all rules say of a row; 0 if it fails a rule.
    pub(crate) fn packed(&self, row: usize) -> i64 {
        let sum = self.place(row).and_then(|at| self.sums.get(at));
        sum.copied().unwrap_or(0)
    }

    fn place(&self, row: usize) -> Option<usize> {
        self.rows.binary_search(&row).ok()
    }
}

/// Adds up these columns for some rows. Each sum starts at `beside`; `of_all` is the number of all
/// rows.
fn sums(columns: &[(&RowCodes, Vec<i64>)], rows: &[usize], beside: i64, of_all: usize) -> Vec<i64> {
    let add = |sum: &mut i64, worth: i64| *sum += worth;
    // If most rows are wanted, adding up all of them is faster than picking rows in every column.
    if 2 * rows.len() > of_all {
        let mut sums = vec![beside; of_all];
        for (codes, worths) in columns {
            codes.each(worths, &mut sums, add);
        }
        return rows.iter().filter_map(|row| sums.get(*row).copied()).collect();
    }
    let mut sums = vec![beside; rows.len()];
    for (codes, worths) in columns {
        codes.some(rows, worths, &mut sums, add);
    }
    sums
}
