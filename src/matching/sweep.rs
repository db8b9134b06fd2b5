//! One pass over all rows in the order of the rules: which rows fail nothing, which fail one rule,
//! and which rule each row fails first. Facts are judged, not rows; a row is a look-up.

use crate::matching::Field;
use crate::matching::scores::{of_byte, padded};
use crate::matching::table::Table;
use crate::rules::{Codes, Column, Rows, bits};

/// The first rule each row fails, and which rows fail none or exactly one.
#[derive(Default)]
pub(super) struct Sweep {
    none: Rows,
    one: Rows,
    first: Vec<u8>,
}

impl Sweep {
    /// Whether a row fails nothing.
    pub(super) fn fits(&self, row: usize) -> bool {
        self.none.has(row)
    }

    /// The first rule each row fails, by its place in [`RULES`]; [`NOTHING`] for none.
    ///
    /// [`RULES`]: crate::rules::RULES
    pub(super) fn first(&self) -> &[u8] {
        &self.first
    }

    /// The rows that fail nothing.
    pub(super) fn fitting(&self) -> &Rows {
        &self.none
    }

    /// Whether a row fails exactly one rule.
    pub(super) fn fails_one(&self, row: usize) -> bool {
        self.one.has(row)
    }

    /// Takes up that a row fails one more rule.
    fn fail(&mut self, row: usize, rule: u8) {
        if self.none.has(row) {
            self.none.remove(row);
            self.one.add(row);
        } else {
            self.one.remove(row);
        }
        if let Some(first) = self.first.get_mut(row) {
            *first = rule.min(*first);
        }
    }
}

/// In the place of a rule: none.
pub(super) const NOTHING: u8 = u8::MAX;

/// The pass over all rows.
pub(super) fn sweep(field: &Field, tables: &[Table]) -> Sweep {
    sweep_among(field, tables, &Rows::all(field.rows()))
}

/// The pass over some rows; of the rest nothing is said. A word of rows leaves the loop as soon as
/// each of them has failed twice.
pub(super) fn sweep_among(field: &Field, tables: &[Table], among: &Rows) -> Sweep {
    let failing: Vec<(u8, Failing<'_>)> = (0_u8..)
        .zip(tables.iter().zip(field.columns()))
        .filter(|(_, (table, _))| table.ever_fails())
        .map(|(rule, (table, column))| (rule, Failing::of(table, column)))
        .collect();
    let mut first = vec![NOTHING; field.rows()];
    let swept = among.words().iter().enumerate().map(|(word, among)| {
        let (mut none, mut one) = (*among, 0);
        for (rule, failing) in &failing {
            if none | one == 0 {
                break;
            }
            let fails = failing.rows(word, none | one);
            mark(&mut first, word, none & fails, *rule);
            one = (one & !fails) | (none & fails);
            none &= !fails;
        }
        (none, one)
    });
    let (none, one) = swept.unzip();
    let mut swept = Sweep { none: Rows::of_words(none), one: Rows::of_words(one), first };
    for (rule, table) in (0_u8..).zip(tables) {
        for row in table.failing_apart().filter(|row| among.has(*row)) {
            swept.fail(row, rule);
        }
    }
    swept
}

fn mark(first: &mut [u8], word: usize, newly: u64, rule: u8) {
    let Some(first) = first.get_mut(word * Rows::A_WORD..) else { return };
    for bit in bits(newly) {
        if let Some(slot) = first.get_mut(bit) {
            *slot = rule;
        }
    }
}

/// Which facts of a column fail, as look-ups like it.
enum Failing<'a> {
    /// Every row fails.
    All,
    /// The rows of each fact that fails.
    Few(Vec<&'a Rows>),
    Narrow(&'a [u8], Box<[bool; 256]>),
    Wide(&'a [u16], Vec<bool>),
    Widest(&'a [u32], Vec<bool>),
}

impl<'a> Failing<'a> {
    fn of(table: &Table, column: &'a Column) -> Self {
        let judged = table.judged();
        let fails = judged.iter().map(|judged| judged.fails());
        match (column.codes(), column.having()) {
            _ if judged.len() == 1 && fails.clone().any(|fails| fails) => Self::All,
            (_, having @ [_, ..]) => Self::Few(
                having
                    .iter()
                    .zip(fails)
                    .filter(|(_, fails)| *fails)
                    .map(|(rows, _)| rows)
                    .collect(),
            ),
            (Codes::Narrow(codes), []) => {
                Self::Narrow(codes, Box::new(padded(&fails.collect::<Vec<_>>())))
            }
            (Codes::Wide(codes), []) => Self::Wide(codes, fails.collect()),
            (Codes::Widest(codes), []) => Self::Widest(codes, fails.collect()),
        }
    }

    /// Of the live rows of a word, those whose fact fails.
    fn rows(&self, word: usize, live: u64) -> u64 {
        let base = word * Rows::A_WORD;
        match self {
            Self::All => live,
            Self::Few(failing) => failing.iter().fold(0, |all, rows| all | rows.word(word)) & live,
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
    let end = codes.len().min(base + Rows::A_WORD);
    let Some(codes) = codes.get(base..end) else { return 0 };
    if live.count_ones() >= FEW {
        let all = codes.iter().rev().fold(0, |bits, code| bits << 1 | u64::from(fails(*code)));
        return all & live;
    }
    bits(live)
        .fold(0, |all, at| all | u64::from(codes.get(at).is_some_and(|code| fails(*code))) << at)
}
