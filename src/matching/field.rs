//! A night made ready for ranking: every rule's facts, each kept once, beside the rows that have them.

use crate::domain::{Group, Night, Offer, Program, ProgramId};
use crate::matching::bundle::Bundle;
use crate::rules::{Column, RULES, Rule};
use std::collections::BTreeSet;
use std::ops::Range;

/// A night and what the rules read of it. Made once for a night, shared by every request.
#[derive(Debug)]
pub struct Field {
    night: Night,
    columns: Vec<Column>,
    bundles: Vec<Bundle>,
    rows_of: Vec<Range<usize>>,
    program_of: Vec<usize>,
    empty: Vec<usize>,
}

impl Field {
    /// Reads every rule's facts of a night.
    pub fn of(night: Night) -> Self {
        let column = |rule: &Rule| match rule.shape.named() {
            Some(_) => Column::silent(night.groups.len()),
            None => rule.law.gather(&night),
        };
        let columns: Vec<Column> = RULES.iter().map(column).collect();
        let mut rows_of = vec![0..0; night.programs.len()];
        for (row, group) in night.groups.iter().enumerate() {
            if let Some(rows) = rows_of.get_mut(group.program) {
                let none_yet = rows.start == rows.end;
                *rows = if none_yet { row..row + 1 } else { rows.start..row + 1 };
            }
        }
        let program_of = night.groups.iter().map(|group| group.program).collect();
        let empty = (0..).zip(&rows_of).filter(|(_, rows)| rows.is_empty()).map(|(at, _)| at);
        let (empty, bundles) = (empty.collect(), Bundle::all(&columns));
        Self { night, columns, bundles, rows_of, program_of, empty }
    }

    /// The night it was made of.
    pub fn night(&self) -> &Night {
        &self.night
    }

    pub(super) fn rows(&self) -> usize {
        self.night.groups.len()
    }

    /// The columns, in the order of [`RULES`].
    pub(super) fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The columns, read together.
    pub(super) fn bundles(&self) -> &[Bundle] {
        &self.bundles
    }

    /// The program of a row; past the end none there is.
    pub(super) fn program_of(&self, row: usize) -> usize {
        self.program_of.get(row).copied().unwrap_or(usize::MAX)
    }

    /// The programs without any row.
    pub(super) fn empty(&self) -> &[usize] {
        &self.empty
    }

    /// The rows of each program, in the order of their ids.
    pub(super) fn rows_of_each(&self) -> &[Range<usize>] {
        &self.rows_of
    }

    pub(super) fn program(&self, at: usize) -> Option<&Program> {
        self.night.programs.get(at)
    }

    pub(super) fn rows_of(&self, program: usize) -> Range<usize> {
        self.rows_of.get(program).cloned().unwrap_or(0..0)
    }

    /// The rows of the programs with these ids; ids of no program have none.
    pub(super) fn rows_named(&self, ids: &[ProgramId]) -> Vec<usize> {
        let place = |id: &ProgramId| self.night.programs.binary_search_by(|p| p.id.cmp(id)).ok();
        let places: BTreeSet<usize> = ids.iter().filter_map(place).collect();
        places.into_iter().flat_map(|program| self.rows_of(program)).collect()
    }

    pub(super) fn group(&self, row: usize) -> Option<&Group> {
        self.night.groups.get(row)
    }

    pub(super) fn offer(&self, row: usize) -> Option<Offer<'_>> {
        self.night.offer(self.group(row)?)
    }
}
