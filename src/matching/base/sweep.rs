//! The rules that each row fails, one bit each. Facts are judged and kinds of rows added up, so a
//! row needs one lookup for each bundle of rules.

use crate::matching::SearchIndex;
use crate::matching::base::bundle::Bundle;
use crate::matching::base::row_codes::RowCodes;
use crate::matching::base::verdict_table::VerdictTable;
use crate::rules::{Codes, Judged, RULES, Rows, bits};
use std::collections::BTreeMap;
use std::ops::{BitOr, Range};

/// A set of rules that may exclude a program: one bit each, by their place in [`RULES`]. Every
/// request writes and reads one for each row, so it is as narrow as possible.
pub(crate) type Mask = u32;

/// The number of words of rows in one leaf.
const WORDS: usize = RowCodes::LEAF / Rows::A_WORD;

/// The mask of rows that were not swept: all bits, including one that no rule has.
const UNSEEN: Mask = Mask::MAX;

/// The number of rules that have a bit: the first ones of the list.
const BITS: usize = 31;

const _: () = {
    let mut rules = RULES;
    let mut place = 0;
    while let [rule, rest @ ..] = rules {
        assert!(
            place < BITS || !rule.keeps_out(),
            "a rule that keeps somebody out stands among the first, which have a bit"
        );
        (rules, place) = (rest, place + 1);
    }
};

/// Returns the bit of the rule at a place; 0 for a later rule, which excludes no program.
pub(crate) fn bit(place: usize) -> Mask {
    if place < BITS { 1 << place } else { 0 }
}

/// The rules that each row fails.
#[derive(Default)]
pub(crate) struct Sweep {
    masks: Vec<Mask>,
    fitting: Rows,
}

impl Sweep {
    /// Returns the rules that a row fails.
    pub(crate) fn failing(&self, row: usize) -> Mask {
        self.masks.get(row).copied().unwrap_or(UNSEEN)
    }

    /// Returns the rules that each of these rows fails.
    pub(crate) fn failing_of(&self, rows: Range<usize>) -> &[Mask] {
        self.masks.get(rows).unwrap_or_default()
    }

    /// Returns true if a row fails no rule.
    pub(crate) fn fits(&self, row: usize) -> bool {
        self.failing(row) == 0
    }

    /// The rows that fail no rule.
    pub(crate) fn fitting(&self) -> &Rows {
        &self.fitting
    }

    /// The rows that fail none but these rules.
    pub(crate) fn failing_none_but(&self, these: Mask) -> Rows {
        Rows::such_that(&self.masks, |failing| failing & !these == 0)
    }

    /// The rows that fail a single rule, if it is one of these.
    pub(crate) fn failing_one(&self, of: Mask) -> Rows {
        Rows::such_that(&self.masks, |failing| (failing & of != 0) & failing.is_power_of_two())
    }
}

/// Returns the first failed rule, by its place in [`RULES`]; if none failed, a place without a bit.
pub(crate) fn first(failing: Mask) -> usize {
    usize::try_from(failing.trailing_zeros()).unwrap_or(usize::MAX)
}

/// Sweeps all rows.
pub(crate) fn sweep(field: &SearchIndex, tables: &[VerdictTable]) -> Sweep {
    sweep_among(field, tables, &Rows::all(field.rows()))
}

/// Sweeps some rows, a word at a time. The other rows are marked as not swept.
pub(crate) fn sweep_among(field: &SearchIndex, tables: &[VerdictTable], among: &Rows) -> Sweep {
    let fails = |place: usize| failing_facts(place, tables.get(place)?);
    let together = |bundle: &Bundle| bundle.together(fails, Mask::bitor);
    let bundles = field.bundles().filter_map(|bundle| Some((bundle.codes(), together(bundle)?)));
    let bundles: Vec<(&RowCodes, Vec<Mask>)> = bundles.collect();
    let mut masks: Vec<Mask> = vec![0; field.rows()];
    let leaves = masks.chunks_mut(RowCodes::LEAF).zip(among.words().chunks(WORDS)).enumerate();
    for (at, (masks, among)) in leaves {
        let failing =
            bundles.iter().filter_map(|(codes, failing)| Some((codes.leaf(at)?, failing)));
        let failing: Vec<(&Codes, &Vec<Mask>)> = failing.collect();
        for (word, (masks, among)) in masks.chunks_mut(Rows::A_WORD).zip(among).enumerate() {
            if *among != 0 {
                for (codes, failing) in &failing {
                    codes.each(word * Rows::A_WORD, failing, masks, |mask, more| *mask |= more);
                }
            }
            for row in bits(!*among) {
                masks.get_mut(row).into_iter().for_each(|mask| *mask = UNSEEN);
            }
        }
    }
    for (place, table) in tables.iter().enumerate() {
        fail_apart(place, table, &mut masks);
    }
    let fitting = Rows::such_that(&masks, |failing| *failing == 0);
    Sweep { masks, fitting }
}

/// Failures of some rules by other tables than those of a sweep, looked up row by row.
pub(crate) struct ChangedRules<'a> {
    /// For each bundle with some of these rules: the kind of each row, and the rules that each kind
    /// fails.
    bundles: Vec<(&'a RowCodes, Vec<Mask>)>,
    /// The rows of named programs that one of these rules fails, sorted.
    apart: Vec<usize>,
}

impl<'a> ChangedRules<'a> {
    /// Prepares the rules of these tables, given by their places.
    pub(crate) fn of(field: &'a SearchIndex, tables: &BTreeMap<usize, VerdictTable>) -> Self {
        let fails = |place: usize| failing_facts(place, tables.get(&place)?);
        let together = |bundle: &Bundle| bundle.together(fails, Mask::bitor);
        let bundles = field.bundles().filter_map(|b| Some((b.codes(), together(b)?))).collect();
        let apart = tables.iter().filter(|(place, _)| bit(**place) != 0);
        let mut apart: Vec<usize> = apart.flat_map(|(_, table)| table.failing_apart()).collect();
        apart.sort_unstable();
        Self { bundles, apart }
    }

    /// Returns true if one of these rules fails a row.
    pub(crate) fn fail(&self, row: usize) -> bool {
        let fails = |(codes, failing): &(&RowCodes, Vec<Mask>)| {
            failing.get(codes.at(row)).is_some_and(|failing| *failing != 0)
        };
        self.bundles.iter().any(fails) || self.apart.binary_search(&row).is_ok()
    }
}

/// Returns the bit of the rule at a place for each fact that fails, and 0 for the others; `None` if
/// the rule fails nothing.
fn failing_facts(place: usize, table: &VerdictTable) -> Option<Vec<Mask>> {
    let fails = |judged: &Judged| if judged.fails() { bit(place) } else { 0 };
    table.ever_fails().then(|| table.judged().iter().map(fails).collect())
}

/// Marks the rows of named programs that the rule at a place fails.
fn fail_apart(place: usize, table: &VerdictTable, masks: &mut [Mask]) {
    for row in table.failing_apart() {
        masks.get_mut(row).into_iter().for_each(|mask| *mask |= bit(place));
    }
}
