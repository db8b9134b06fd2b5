//! A night made ready for ranking: every rule's facts, each kept once, and which of them each row has.

use crate::domain::{Group, Night, Offer, Program, ProgramId};
use crate::matching::bundle::Bundle;
use crate::matching::{Name, Named};
use crate::rules::{Column, Distinct, RULES, Rule};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// A night and what the rules read of it. Made once for a night, shared by every request.
#[derive(Debug)]
pub struct Field {
    night: Night,
    facts: Vec<Distinct>,
    bundles: Vec<Bundle>,
    /// Of each rule its bundle, and its place among the rules of that.
    read_in: Vec<(usize, usize)>,
    /// The first row of each program, and after the last where a next one would begin: rows stand in
    /// the order of their programs. Half as wide as places elsewhere, since every request reads all.
    first_rows: Vec<u32>,
    /// The program of each row, and past the last none there is.
    program_of: Vec<u32>,
    empty: Vec<usize>,
    /// What each program is called, shared with all answers.
    names: Arc<[Name]>,
}

impl Field {
    /// Reads every rule's facts of a night.
    pub fn of(night: Night) -> Self {
        let column = |rule: &Rule| match rule.shape.named() {
            Some(_) => Column::silent(night.groups.len()),
            None => rule.law.gather(&night),
        };
        let columns: Vec<Column> = RULES.iter().map(column).collect();
        let narrow = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let program_of = night.groups.iter().map(|group| narrow(group.program));
        let program_of = program_of.chain([u32::MAX]).collect();
        let mut first_rows: Vec<u32> = Vec::with_capacity(night.programs.len() + 1);
        for (row, group) in night.groups.iter().enumerate() {
            first_rows.resize(first_rows.len().max(group.program + 1), narrow(row));
        }
        first_rows.resize(night.programs.len() + 1, narrow(night.groups.len()));
        let bundles = Bundle::all(&columns);
        let facts = columns.into_iter().map(|column| column.facts).collect();
        let read_in = read_in(&bundles);
        let names = night.programs.iter().map(Name::of).collect();
        let empty = Vec::new();
        let mut field =
            Self { night, facts, bundles, read_in, first_rows, program_of, empty, names };
        let empty = field.rows_of_each().enumerate().filter(|(_, rows)| rows.is_empty());
        field.empty = empty.map(|(program, _)| program).collect();
        field
    }

    /// The night it was made of.
    pub fn night(&self) -> &Night {
        &self.night
    }

    pub(super) fn rows(&self) -> usize {
        self.night.groups.len()
    }

    /// What each rule reads, in the order of [`RULES`].
    pub(super) fn facts(&self) -> &[Distinct] {
        &self.facts
    }

    /// Which of it each row has, for several rules at once.
    pub(super) fn bundles(&self) -> &[Bundle] {
        &self.bundles
    }

    /// The bundle of a rule, by its place in [`RULES`].
    pub(super) fn bundle_of(&self, rule: usize) -> Option<&Bundle> {
        self.bundles.get(self.read_in.get(rule)?.0)
    }

    /// Which of its facts a rule, by its place in [`RULES`], reads of a row.
    pub(super) fn fact(&self, rule: usize, row: usize) -> Option<usize> {
        let (bundle, at) = *self.read_in.get(rule)?;
        self.bundles.get(bundle)?.fact(at, row)
    }

    /// The program of a row; past the end none there is.
    pub(super) fn program_of(&self, row: usize) -> usize {
        self.program_of.get(row).map_or(usize::MAX, |program| wide(*program))
    }

    /// Whether each row is the last of its program.
    pub(super) fn last_rows(&self) -> impl Iterator<Item = bool> {
        let next = self.program_of.get(1..).unwrap_or_default();
        self.program_of.iter().zip(next).map(|(one, next)| one != next)
    }

    /// The programs without any row.
    pub(super) fn empty(&self) -> &[usize] {
        &self.empty
    }

    /// The rows of each program, in the order of their ids.
    pub(super) fn rows_of_each(&self) -> impl Iterator<Item = Range<usize>> {
        let ends = self.first_rows.iter().skip(1);
        self.first_rows.iter().zip(ends).map(|(first, end)| wide(*first)..wide(*end))
    }

    /// A program as answers name it.
    pub(super) fn named(&self, at: usize) -> Option<Named> {
        Named::among(&self.names, at)
    }

    pub(super) fn program(&self, at: usize) -> Option<&Program> {
        self.night.programs.get(at)
    }

    pub(super) fn rows_of(&self, program: usize) -> Range<usize> {
        let rows = self.first_rows.get(program).zip(self.first_rows.get(program + 1));
        rows.map_or(0..0, |(first, end)| wide(*first)..wide(*end))
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

/// Of each rule its bundle, and its place among the rules of that.
fn read_in(bundles: &[Bundle]) -> Vec<(usize, usize)> {
    let mut read_in = vec![(0, 0); RULES.len()];
    for (bundle, rules) in bundles.iter().enumerate() {
        for (at, rule) in rules.places().enumerate() {
            read_in.get_mut(rule).into_iter().for_each(|of_rule| *of_rule = (bundle, at));
        }
    }
    read_in
}

fn wide(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}
