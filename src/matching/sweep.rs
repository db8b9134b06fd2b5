//! One pass over all rows in the order of the rules: which rows fail nothing, which fail one rule,
//! and which rule each row fails first. Facts are judged, not rows; a row is a look-up.

use crate::matching::table::{Judged, Table};
use crate::matching::{Field, Weights};
use crate::rules::Codes;

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
        i64::from(self.band()) * STEP - self.points
    }

    fn packed(self) -> i64 {
        i64::from(self.steps) * STEP - self.points
    }

    /// The score of an order, or of a sum: steps past the last band are told only by a sum.
    pub(super) fn unpacked(sum: i64) -> Self {
        let steps = (sum + STEP / 2).div_euclid(STEP);
        Self { steps: u8::try_from(steps).unwrap_or(u8::MAX), points: steps * STEP - sum }
    }
}

/// The sums of what all rules say of every row.
#[derive(Default)]
pub(super) struct Scores(Vec<i64>);

impl Scores {
    /// Adds up the tables, a column at a time, each rule's points by its weight.
    pub(super) fn of(field: &Field, tables: &[Table], weights: &Weights) -> Self {
        let mut sums = vec![0; field.rows()];
        let pairs = tables.iter().zip(field.columns()).enumerate();
        for (place, (table, column)) in pairs.filter(|(_, (t, _))| t.ever_counts()) {
            let packed = |judged: &Judged| {
                let points = weights.worth(place, judged.points);
                Score { steps: judged.steps, points }.packed()
            };
            let worth: Vec<i64> = table.judged().iter().map(packed).collect();
            match (column.codes(), worth.as_slice()) {
                (_, [worth]) => sums.iter_mut().for_each(|sum| *sum += worth),
                (Codes::Narrow(codes), _) => add_narrow(&mut sums, codes, &padded(&worth)),
                (Codes::Wide(codes), _) => add(&mut sums, codes.iter(), &worth),
                (Codes::Widest(_), _) => {
                    for (row, sum) in sums.iter_mut().enumerate() {
                        *sum += worth.get(column.codes().at(row)).copied().unwrap_or(0);
                    }
                }
            }
        }
        for (place, table) in tables.iter().enumerate() {
            for (row, judged) in table.apart() {
                let points = weights.worth(place, judged.points);
                if let Some(sum) = sums.get_mut(*row) {
                    *sum += Score { steps: judged.steps, points }.packed();
                }
            }
        }
        Self(sums)
    }

    /// The score of a row.
    pub(super) fn at(&self, row: usize) -> Score {
        Score::unpacked(self.0.get(row).copied().unwrap_or(0))
    }
}

/// The same for every byte: what is past the end is nothing, and no look-up can miss.
fn padded<T: Copy + Default>(of: &[T]) -> [T; 256] {
    let mut all = [T::default(); 256];
    all.iter_mut().zip(of).for_each(|(place, one)| *place = *one);
    all
}

fn add_narrow(sums: &mut [i64], codes: &[u8], worth: &[i64; 256]) {
    for (sum, code) in sums.iter_mut().zip(codes) {
        *sum += of_byte(worth, *code);
    }
}

#[expect(clippy::indexing_slicing, reason = "a byte is below 256")]
fn of_byte<T: Copy>(all: &[T; 256], byte: u8) -> T {
    all[usize::from(byte)]
}

fn add<'a, C: Copy + Into<usize> + 'a>(
    sums: &mut [i64],
    codes: impl Iterator<Item = &'a C>,
    worth: &[i64],
) {
    for (sum, code) in sums.iter_mut().zip(codes) {
        *sum += worth.get((*code).into()).copied().unwrap_or(0);
    }
}

/// The first rule each row fails, and which rows fail exactly one.
#[derive(Default)]
pub(super) struct Sweep {
    one: Vec<u64>,
    first: Vec<u8>,
}

/// In `first`: the row fails nothing.
const NOTHING: u8 = u8::MAX;

impl Sweep {
    /// Whether a row fails nothing.
    pub(super) fn fits(&self, row: usize) -> bool {
        self.first.get(row) == Some(&NOTHING)
    }

    /// Whether a row fails exactly one rule.
    pub(super) fn fails_one(&self, row: usize) -> bool {
        bit(&self.one, row)
    }

    /// Takes up that a row fails one more rule.
    fn fail(&mut self, row: usize, rule: u8) {
        let fits = self.fits(row);
        if let Some(word) = self.one.get_mut(row / 64) {
            let bit = 1 << (row % 64);
            *word = if fits { *word | bit } else { *word & !bit };
        }
        if let Some(first) = self.first.get_mut(row) {
            *first = rule.min(*first);
        }
    }

    /// The first rule a row fails, by its place in [`crate::rules::RULES`].
    pub(super) fn first_failure(&self, row: usize) -> Option<u8> {
        self.first.get(row).copied().filter(|rule| *rule != NOTHING)
    }
}

fn bit(words: &[u64], row: usize) -> bool {
    words.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
}

/// The pass. A word of 64 rows leaves the loop as soon as each of its rows has failed twice.
pub(super) fn sweep(field: &Field, tables: &[Table]) -> Sweep {
    let rows = field.rows();
    let words = rows.div_ceil(64);
    let failing: Vec<(u8, Failing<'_>)> = (0_u8..)
        .zip(tables.iter().zip(field.columns()))
        .filter(|(_, (table, _))| table.ever_fails())
        .map(|(rule, (table, column))| (rule, Failing::of(table, column.codes())))
        .collect();
    let mut swept = Sweep { one: vec![0; words], first: vec![NOTHING; rows] };
    for word in 0..words {
        let here = (rows - word * 64).min(64);
        let (mut ok, mut one) = (u64::MAX >> (64 - here), 0);
        for (rule, failing) in &failing {
            let fails = failing.rows(word * 64, ok | one);
            mark(&mut swept.first, word * 64, ok & fails, *rule);
            one = (one & !fails) | (ok & fails);
            ok &= !fails;
            if ok | one == 0 {
                break;
            }
        }
        if let Some(word) = swept.one.get_mut(word) {
            *word = one;
        }
    }
    for (rule, table) in (0_u8..).zip(tables) {
        table.failing_apart().for_each(|row| swept.fail(row, rule));
    }
    swept
}

fn mark(first: &mut [u8], base: usize, mut newly: u64, rule: u8) {
    while newly != 0 {
        if let Some(slot) =
            usize::try_from(newly.trailing_zeros()).ok().and_then(|at| first.get_mut(base + at))
        {
            *slot = rule;
        }
        newly &= newly - 1;
    }
}

/// Which facts of a column fail, as look-ups like it.
enum Failing<'a> {
    /// Every row fails.
    All,
    Narrow(&'a [u8], Box<[bool; 256]>),
    Wide(&'a [u16], &'a [bool]),
    Widest(&'a [u32], &'a [bool]),
}

impl<'a> Failing<'a> {
    fn of(table: &'a Table, codes: &'a Codes) -> Self {
        match (codes, table.fails()) {
            (_, [true]) => Self::All,
            (Codes::Narrow(codes), fails) => Self::Narrow(codes, Box::new(padded(fails))),
            (Codes::Wide(codes), fails) => Self::Wide(codes, fails),
            (Codes::Widest(codes), fails) => Self::Widest(codes, fails),
        }
    }

    /// Of the live rows of a word, those whose fact fails.
    fn rows(&self, base: usize, live: u64) -> u64 {
        match self {
            Self::All => live,
            Self::Narrow(codes, fails) => among(codes, base, live, |code| of_byte(fails, code)),
            Self::Wide(codes, fails) => {
                among(codes, base, live, |code| lookup(fails, usize::from(code)))
            }
            Self::Widest(codes, fails) => among(codes, base, live, |code: u32| {
                lookup(fails, usize::try_from(code).unwrap_or(usize::MAX))
            }),
        }
    }
}

fn lookup(fails: &[bool], code: usize) -> bool {
    fails.get(code).copied().unwrap_or(false)
}

fn among<C: Copy>(codes: &[C], base: usize, live: u64, fails: impl Fn(C) -> bool) -> u64 {
    /// Below this many live rows, only those are looked up.
    const FEW: u32 = 20;
    let end = codes.len().min(base + 64);
    let Some(codes) = codes.get(base..end) else { return 0 };
    if live.count_ones() >= FEW {
        let all = codes.iter().rev().fold(0, |bits, code| bits << 1 | u64::from(fails(*code)));
        return all & live;
    }
    let (mut left, mut bits) = (live, 0);
    while left != 0 {
        let at = left.trailing_zeros();
        let code = usize::try_from(at).ok().and_then(|at| codes.get(at));
        bits |= u64::from(code.is_some_and(|code| fails(*code))) << at;
        left &= left - 1;
    }
    bits
}
