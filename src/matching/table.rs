//! What the rules say, fact by fact: each distinct fact is judged once, whatever number of rows has it.

use crate::domain::{Profile, ProgramId};
use crate::matching::Field;
use crate::rules::{Column, Kind, RULES, Rule, Verdict, Voice, Who};

/// What one rule says of each of its distinct facts, and of rows apart from their facts: those of
/// programs that the profile names.
pub(super) struct Table {
    judged: Vec<Judged>,
    apart: Vec<(usize, Judged)>,
    fails: Vec<bool>,
    ever_counts: bool,
    /// The points it gives where it does not fail, least and most.
    range: Option<(i32, i32)>,
}

/// A verdict without its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Judged {
    pub(super) kind: Kind,
    pub(super) points: i32,
    pub(super) steps: u8,
    /// For a failure that something could change: who can make the change.
    pub(super) who: Option<Who>,
}

impl Judged {
    fn of(verdict: &Verdict) -> Self {
        Self {
            kind: verdict.kind,
            points: verdict.points,
            steps: verdict.steps,
            who: verdict.change.as_ref().map(|change| change.edit.who()),
        }
    }
}

/// How far two verdicts on one fact differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Difference {
    /// Not in kind.
    None,
    /// In kind, but not in what becomes of the option.
    Words,
    /// In the band, or in whether it is an option at all.
    Band,
}

impl Difference {
    fn between(a: Judged, b: Judged) -> Self {
        let fails = |judged: Judged| judged.kind == Kind::Fails;
        match (a.kind == b.kind, a.steps == b.steps && fails(a) == fails(b)) {
            (true, _) => Self::None,
            (false, true) => Self::Words,
            (false, false) => Self::Band,
        }
    }
}

impl Table {
    /// What a rule says of a column for a profile.
    pub(super) fn of(rule: &Rule, column: &Column, profile: &Profile) -> Self {
        let mut table = Self::of_none(column.facts());
        rule.judge(column, profile, |verdict| table.take(Judged::of(verdict)));
        table
    }

    /// With no fact yet, of so many to come.
    fn of_none(facts: usize) -> Self {
        Self {
            judged: Vec::with_capacity(facts),
            apart: Vec::new(),
            fails: Vec::with_capacity(facts),
            ever_counts: false,
            range: None,
        }
    }

    /// Takes up what is said of one more fact.
    fn take(&mut self, judged: Judged) {
        let (fails, points) = (judged.kind == Kind::Fails, judged.points);
        self.judged.push(judged);
        self.fails.push(fails);
        self.ever_counts |= points != 0 || judged.steps != 0;
        if !fails {
            self.widen(points);
        }
    }

    /// Takes up that it gives so many points somewhere.
    fn widen(&mut self, points: i32) {
        let (least, most) = self.range.unwrap_or((points, points));
        self.range = Some((least.min(points), most.max(points)));
    }

    /// What a rule says of programs that a profile names; of the rest it says nothing.
    fn of_named(rule: &Rule, field: &Field, profile: &Profile, named: &[ProgramId]) -> Self {
        let judged = |row: usize| {
            let offer = field.offer(row)?;
            Some((row, Judged::of(&rule.say_of(offer, profile))))
        };
        let mut table = Self::of_none(1);
        table.take(Judged::of(&Voice::Silent.nothing()));
        for (row, judged) in field.rows_named(named).into_iter().filter_map(judged) {
            if judged.kind != Kind::Fails {
                table.widen(judged.points);
            }
            table.apart.push((row, judged));
        }
        table
    }

    /// Of each fact, how far this table and another judge it otherwise.
    pub(super) fn differences(&self, other: &Self) -> Vec<Difference> {
        let pairs = self.judged.iter().zip(&other.judged);
        pairs.map(|(a, b)| Difference::between(*a, *b)).collect()
    }

    /// What it says of each fact.
    pub(super) fn judged(&self) -> &[Judged] {
        &self.judged
    }

    /// Whether it gives points or steps to any fact.
    pub(super) fn ever_counts(&self) -> bool {
        self.ever_counts
    }

    /// Of each fact, whether it fails.
    pub(super) fn fails(&self) -> &[bool] {
        &self.fails
    }

    /// Whether any fact fails.
    pub(super) fn ever_fails(&self) -> bool {
        self.fails.contains(&true)
    }

    /// The points it gives where it does not fail, least and most; `None` where it fails all.
    pub(super) fn range(&self) -> Option<(i32, i32)> {
        self.range
    }

    /// Takes every failure that someone can change as changed.
    pub(super) fn forgive(&mut self, by: Who) {
        for (fails, judged) in self.fails.iter_mut().zip(&self.judged) {
            *fails &= judged.who != Some(by);
        }
        self.apart.retain(|(_, judged)| judged.who != Some(by));
    }

    /// What it says of a row.
    pub(super) fn at(&self, column: &Column, row: usize) -> Option<Judged> {
        let apart = self.apart.iter().find(|(known, _)| *known == row);
        apart
            .map(|(_, judged)| *judged)
            .or_else(|| self.judged.get(column.codes().at(row)).copied())
    }

    /// What it says of rows apart from their facts.
    pub(super) fn apart(&self) -> &[(usize, Judged)] {
        &self.apart
    }

    /// The rows that fail apart from their facts.
    pub(super) fn failing_apart(&self) -> impl Iterator<Item = usize> {
        self.apart.iter().filter(|(_, judged)| judged.kind == Kind::Fails).map(|(row, _)| *row)
    }
}

/// What every rule says, in the order of [`RULES`].
pub(super) fn tables(field: &Field, profile: &Profile) -> Vec<Table> {
    let pairs = RULES.iter().zip(field.columns());
    pairs.map(|(rule, column)| table(field, rule, column, profile)).collect()
}

/// What one rule says of its column, or of the programs that the profile names.
pub(super) fn table(field: &Field, rule: &Rule, column: &Column, profile: &Profile) -> Table {
    match rule.shape.named() {
        Some(named) => Table::of_named(rule, field, profile, named(profile)),
        None => Table::of(rule, column, profile),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_forgiven_fails_nowhere_even_where_there_is_but_one_fact() {
        let fails = |who| Judged { kind: Kind::Fails, points: 0, steps: 0, who };
        let mut table = Table::of_none(1);
        table.take(fails(Some(Who::Program)));
        assert!(table.ever_fails());
        table.forgive(Who::Worker);
        assert_eq!(table.fails(), [true]);
        table.forgive(Who::Program);
        assert_eq!(table.fails(), [false]);
        assert!(!table.ever_fails());
    }
}
