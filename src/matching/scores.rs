//! What all rules say of a row, as one sum: made only for rows that fail nothing.

use crate::matching::table::Table;
use crate::matching::{Field, Weights};
use crate::rules::{Codes, Judged, Rows};

/// A row's sum over all rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Score {
    pub(super) steps: u8,
    /// Weighted, in hundredths of a point.
    pub(super) points: i64,
}

/// A score as one number to compare by.
pub(super) type Order = i64;

/// A score as one number: steps weigh more than all points together.
const STEP: i64 = 1 << 40;

impl Score {
    /// The band: 0 is call first, 1 call next, 2 may fit.
    pub(super) fn band(self) -> u8 {
        self.steps.min(2)
    }

    /// Where it stands among others, less coming first: by its band, then by its points.
    pub(super) fn order(self) -> Order {
        ordered(self.packed())
    }

    /// Where the last of its band stands that is no farther behind it than so many points.
    pub(super) fn order_behind(self, points: i64) -> Order {
        let end = (i64::from(self.band()) + 1) * STEP - STEP / 2;
        self.order().saturating_add(points).min(end)
    }

    fn packed(self) -> i64 {
        i64::from(self.steps) * STEP - self.points
    }

    /// The score of an order, or of a sum: steps past the last band are told only by a sum.
    pub(super) fn unpacked(sum: i64) -> Self {
        let steps = steps(sum);
        Self { steps: u8::try_from(steps).unwrap_or(u8::MAX), points: steps * STEP - sum }
    }
}

fn steps(sum: i64) -> i64 {
    (sum + STEP / 2).div_euclid(STEP)
}

/// A sum without the steps past the last band.
fn ordered(sum: i64) -> Order {
    sum - (steps(sum) - 2).max(0) * STEP
}

/// The sums of what all rules say of the rows that fail nothing; those of others are not to be read.
#[derive(Default)]
pub(super) struct Scores(Vec<i64>);

impl Scores {
    /// Adds up the tables for some rows, a column at a time, each rule's points by its weight.
    pub(super) fn of(field: &Field, tables: &[Table], weights: &Weights, of: &Rows) -> Self {
        // Where most rows are wanted, adding up all is quicker than finding those.
        let rows = (2 * of.count() < field.rows()).then(|| of.list());
        let mut sums = vec![0; rows.as_ref().map_or(field.rows(), Vec::len)];
        let mut everywhere = 0;
        let pairs = tables.iter().zip(field.columns()).enumerate();
        for (place, (table, column)) in pairs.filter(|(_, (t, _))| t.ever_counts()) {
            let worth = |judged: &Judged| worth(weights, place, *judged);
            let worths: Vec<i64> = table.judged().iter().map(worth).collect();
            match worths.as_slice() {
                [worth] => everywhere += worth,
                worths => add(&mut sums, rows.as_deref(), column.codes(), worths),
            }
        }
        let sums = sums.into_iter().map(|sum: i64| sum + everywhere);
        let mut scores = match rows {
            None => Self(sums.collect()),
            Some(rows) => Self::spread(field.rows(), rows.into_iter().zip(sums)),
        };
        for (place, table) in tables.iter().enumerate() {
            for (row, judged) in table.apart() {
                if let Some(sum) = scores.0.get_mut(*row) {
                    *sum += worth(weights, place, *judged);
                }
            }
        }
        scores
    }

    fn spread(rows: usize, sums: impl Iterator<Item = (usize, i64)>) -> Self {
        let mut all = vec![0; rows];
        for (row, sum) in sums {
            if let Some(place) = all.get_mut(row) {
                *place = sum;
            }
        }
        Self(all)
    }

    /// Where a row stands among others.
    pub(super) fn order(&self, row: usize) -> Order {
        ordered(self.packed(row))
    }

    /// The score of a row.
    pub(super) fn at(&self, row: usize) -> Score {
        Score::unpacked(self.packed(row))
    }

    fn packed(&self, row: usize) -> i64 {
        self.0.get(row).copied().unwrap_or(0)
    }
}

/// What one rule's verdict is worth, weighted and packed.
fn worth(weights: &Weights, place: usize, judged: Judged) -> i64 {
    Score { steps: judged.steps, points: weights.worth(place, judged.points) }.packed()
}

/// Adds to the sum of each of some rows, or of every one, what its fact is worth.
fn add(sums: &mut [i64], rows: Option<&[usize]>, codes: &Codes, worths: &[i64]) {
    let worth = |fact: usize| worths.get(fact).copied().unwrap_or(0);
    match codes {
        Codes::Narrow(codes) => {
            let worths = padded(worths);
            each(sums, rows, codes, |code| of_byte(&worths, code));
        }
        Codes::Wide(codes) => each(sums, rows, codes, |code| worth(code.into())),
        Codes::Widest(codes) => {
            each(sums, rows, codes, |code| worth(usize::try_from(code).unwrap_or(usize::MAX)));
        }
    }
}

fn each<C: Copy + Default>(
    sums: &mut [i64],
    rows: Option<&[usize]>,
    codes: &[C],
    worth: impl Fn(C) -> i64,
) {
    match rows {
        None => sums.iter_mut().zip(codes).for_each(|(sum, code)| *sum += worth(*code)),
        Some(rows) => sums.iter_mut().zip(rows).for_each(|(sum, row)| {
            *sum += worth(codes.get(*row).copied().unwrap_or_default());
        }),
    }
}

/// The same for every byte: what is past the end is nothing, and no look-up can miss.
pub(super) fn padded<T: Copy + Default>(of: &[T]) -> [T; 256] {
    let mut all = [T::default(); 256];
    all.iter_mut().zip(of).for_each(|(place, one)| *place = *one);
    all
}

#[expect(clippy::indexing_slicing, reason = "a byte is below 256")]
pub(super) fn of_byte<T: Copy>(all: &[T; 256], byte: u8) -> T {
    all[usize::from(byte)]
}
