//! Which rules each row fails: one bit each. Facts are judged and kinds of rows added up; a row is one
//! look-up for each bundle of rules.

use crate::matching::SearchIndex;
use crate::matching::base::bundle::Bundle;
use crate::matching::base::row_codes::RowCodes;
use crate::matching::base::verdict_table::VerdictTable;
use crate::rules::{Codes, Judged, RULES, Rows, bits};
use std::collections::BTreeMap;
use std::ops::{BitOr, Range};

/// Some of the rules that keep somebody out: one bit each, by their place in [`RULES`]. Every request
/// writes and reads one for each row, so they are as narrow as they can be.
pub(crate) type Mask = u32;

/// The words of rows that stand in one leaf.
const WORDS: usize = RowCodes::LEAF / Rows::A_WORD;

/// Of rows that were not looked at: all bits, and so one that no rule has.
const UNSEEN: Mask = Mask::MAX;

/// So many rules have a bit, the first of all.
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

/// The bit of the rule at a place; none of one that keeps nobody out.
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
    /// The rules that a row fails.
    pub(crate) fn failing(&self, row: usize) -> Mask {
        self.masks.get(row).copied().unwrap_or(UNSEEN)
    }

    /// The rules that each of some rows fails.
    pub(crate) fn failing_of(&self, rows: Range<usize>) -> &[Mask] {
        self.masks.get(rows).unwrap_or_default()
    }

    /// Whether a row fails nothing.
    pub(crate) fn fits(&self, row: usize) -> bool {
        self.failing(row) == 0
    }

    /// The rows that fail nothing.
    pub(crate) fn fitting(&self) -> &Rows {
        &self.fitting
    }

    /// The rows that fail none but these rules.
    pub(crate) fn failing_none_but(&self, these: Mask) -> Rows {
        Rows::such_that(&self.masks, |failing| failing & !these == 0)
    }

    /// The rows that fail one rule alone, of these.
    pub(crate) fn failing_one(&self, of: Mask) -> Rows {
        Rows::such_that(&self.masks, |failing| (failing & of != 0) & failing.is_power_of_two())
    }
}

/// The first of the rules that are failed, by its place in [`RULES`]; past the end where none is.
pub(crate) fn first(failing: Mask) -> usize {
    usize::try_from(failing.trailing_zeros()).unwrap_or(usize::MAX)
}

/// The pass over all rows.
pub(crate) fn sweep(field: &SearchIndex, tables: &[VerdictTable]) -> Sweep {
    sweep_among(field, tables, &Rows::all(field.rows()))
}

/// The pass over some rows, a word of them at a time; the rest fit nothing.
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

/// What some rules fail by other tables than those of a sweep, row by row.
pub(crate) struct ChangedRules<'a> {
    /// Of each bundle that has some of them: the kind of each row, and which of them fail each kind.
    bundles: Vec<(&'a RowCodes, Vec<Mask>)>,
    /// The rows that one of them fails apart from their facts, in order.
    apart: Vec<usize>,
}

impl<'a> ChangedRules<'a> {
    /// The rules of these tables, by their places.
    pub(crate) fn of(field: &'a SearchIndex, tables: &BTreeMap<usize, VerdictTable>) -> Self {
        let fails = |place: usize| failing_facts(place, tables.get(&place)?);
        let together = |bundle: &Bundle| bundle.together(fails, Mask::bitor);
        let bundles = field.bundles().filter_map(|b| Some((b.codes(), together(b)?))).collect();
        let apart = tables.iter().filter(|(place, _)| bit(**place) != 0);
        let mut apart: Vec<usize> = apart.flat_map(|(_, table)| table.failing_apart()).collect();
        apart.sort_unstable();
        Self { bundles, apart }
    }

    /// Whether one of them fails a row.
    pub(crate) fn fail(&self, row: usize) -> bool {
        let fails = |(codes, failing): &(&RowCodes, Vec<Mask>)| {
            failing.get(codes.at(row)).is_some_and(|failing| *failing != 0)
        };
        self.bundles.iter().any(fails) || self.apart.binary_search(&row).is_ok()
    }
}

/// The bit of the rule at a place for each fact that fails; `None` where none does.
fn failing_facts(place: usize, table: &VerdictTable) -> Option<Vec<Mask>> {
    let fails = |judged: &Judged| if judged.fails() { bit(place) } else { 0 };
    table.ever_fails().then(|| table.judged().iter().map(fails).collect())
}

/// Fails the rows that the rule at a place fails apart from their facts.
fn fail_apart(place: usize, table: &VerdictTable, masks: &mut [Mask]) {
    for row in table.failing_apart() {
        masks.get_mut(row).into_iter().for_each(|mask| *mask |= bit(place));
    }
}
