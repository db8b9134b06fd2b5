//! The verdicts of the rules, fact by fact. Each distinct fact is judged once, however many rows
//! have it.

use crate::domain::{Profile, ProgramId};
use crate::matching::SearchIndex;
use crate::rules::{Distinct, Judged, RULES, Rule, Voice, Who};
use std::sync::Arc;

/// The verdicts of one rule on its distinct facts, and on the rows of programs that the profile
/// names. Clones share the verdicts on facts.
#[derive(Clone)]
pub(crate) struct VerdictTable {
    judged: Arc<Vec<Judged>>,
    apart: Vec<(usize, Judged)>,
    ever_fails: bool,
    ever_counts: bool,
    ever_changeable: bool,
    range: Option<(i32, i32)>,
}

/// The difference between two verdicts on one fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Difference {
    /// No difference.
    None,
    /// A difference in kind or points, but not in the option's band.
    Words,
    /// A difference in the band, or in whether it is an option at all.
    Band,
}

impl Difference {
    fn between(a: Judged, b: Judged) -> Self {
        let alike = a.kind == b.kind && a.points == b.points;
        match (alike, a.steps == b.steps && a.fails() == b.fails()) {
            (_, false) => Self::Band,
            (false, true) => Self::Words,
            (true, true) => Self::None,
        }
    }
}

impl VerdictTable {
    /// Judges each fact of a rule for a profile.
    pub(crate) fn of(rule: &Rule, facts: &Distinct, profile: &Profile) -> Self {
        Self::new(rule.judge(facts, profile), Vec::new())
    }

    /// Judges the programs that a profile names. The rule says nothing about the others.
    fn of_named(rule: &Rule, field: &SearchIndex, profile: &Profile, named: &[ProgramId]) -> Self {
        let judged = |row: usize| {
            let offer = field.offer(row)?;
            Some((row, rule.judge_of(offer, profile).judged()))
        };
        let apart = field.rows_named(named).into_iter().filter_map(judged).collect();
        Self::new(vec![Voice::Silent.nothing().judged()], apart)
    }

    fn new(judged: Vec<Judged>, apart: Vec<(usize, Judged)>) -> Self {
        let mut table = Self {
            judged: Arc::new(judged),
            apart,
            ever_fails: false,
            ever_counts: false,
            ever_changeable: false,
            range: None,
        };
        table.sum_up();
        table
    }

    /// Summarizes the verdicts in the fields of the table.
    fn sum_up(&mut self) {
        let (mut fails, mut counts, mut changeable) = (false, false, false);
        let (mut least, mut most) = (i32::MAX, i32::MIN);
        // Without branches, because the processor cannot predict the next verdict.
        let apart = self.apart.iter().map(|(_, judged)| judged);
        for judged in self.judged.iter().chain(apart) {
            let (failing, points) = (judged.fails(), judged.points);
            counts |= points != 0 || judged.steps != 0;
            fails |= failing;
            changeable |= failing & judged.who.is_some();
            least = least.min(if failing { i32::MAX } else { points });
            most = most.max(if failing { i32::MIN } else { points });
        }
        (self.ever_fails, self.ever_counts, self.ever_changeable) = (fails, counts, changeable);
        self.range = (least <= most).then_some((least, most));
    }

    /// The difference between this table's verdict and another's, for each fact.
    pub(crate) fn differences(&self, other: &Self) -> Vec<Difference> {
        let pairs = self.judged.iter().zip(other.judged.iter());
        pairs.map(|(a, b)| Difference::between(*a, *b)).collect()
    }

    /// The verdict on each fact.
    pub(crate) fn judged(&self) -> &[Judged] {
        &self.judged
    }

    /// Returns true if any verdict gives points or steps.
    pub(crate) fn ever_counts(&self) -> bool {
        self.ever_counts
    }

    /// Returns true if someone can change any of its failures.
    pub(crate) fn ever_changeable(&self) -> bool {
        self.ever_changeable
    }

    /// Returns true if any verdict fails.
    pub(crate) fn ever_fails(&self) -> bool {
        self.ever_fails
    }

    /// Returns true if it fails the same facts and rows as another table.
    pub(crate) fn fails_as(&self, other: &Self) -> bool {
        let fails = |judged: &Judged| judged.fails();
        let alike = self.judged.iter().map(fails).eq(other.judged.iter().map(fails));
        alike && self.failing_apart().eq(other.failing_apart())
    }

    /// Returns true if a fact fails.
    pub(crate) fn fails(&self, fact: usize) -> bool {
        self.judged.get(fact).is_some_and(|judged| judged.fails())
    }

    /// The least and the most points of the verdicts that do not fail; `None` if all fail.
    pub(crate) fn range(&self) -> Option<(i32, i32)> {
        self.range
    }

    /// Removes every failure that this one can change.
    pub(crate) fn forgive(&mut self, by: Who) {
        let apart = self.apart.iter_mut().map(|(_, judged)| judged);
        let all = Arc::make_mut(&mut self.judged).iter_mut().chain(apart);
        for judged in all.filter(|judged| judged.who == Some(by)) {
            *judged = Voice::Silent.nothing().judged();
        }
        self.sum_up();
    }

    /// Returns the verdict on a row that has this fact. A verdict on a named program comes first.
    pub(crate) fn at(&self, row: usize, fact: usize) -> Option<Judged> {
        let apart = self.apart.iter().find(|(known, _)| *known == row);
        apart.map(|(_, judged)| *judged).or_else(|| self.judged.get(fact).copied())
    }

    /// The verdicts on the rows of named programs.
    pub(crate) fn apart(&self) -> &[(usize, Judged)] {
        &self.apart
    }

    /// The rows of named programs that fail.
    pub(crate) fn failing_apart(&self) -> impl Iterator<Item = usize> {
        self.apart.iter().filter(|(_, judged)| judged.fails()).map(|(row, _)| *row)
    }
}

/// The tables of all rules, in the order of [`RULES`].
pub(crate) fn tables(field: &SearchIndex, profile: &Profile) -> Vec<VerdictTable> {
    let pairs = RULES.iter().zip(field.facts());
    pairs.map(|(rule, facts)| table(field, rule, facts, profile)).collect()
}

/// Returns the tables for a changed profile. Only the `concerned` rules judge again.
pub(crate) fn rejudged(
    field: &SearchIndex,
    before: &[VerdictTable],
    profile: &Profile,
    concerned: &dyn Fn(&Rule) -> bool,
) -> Vec<VerdictTable> {
    let rules = RULES.iter().zip(field.facts()).zip(before);
    let then = |((rule, facts), before): ((&Rule, &Distinct), &VerdictTable)| {
        if concerned(rule) { table(field, rule, facts, profile) } else { before.clone() }
    };
    rules.map(then).collect()
}

/// Returns the verdicts of one rule on its facts, or on the programs that the profile names.
pub(crate) fn table(
    field: &SearchIndex,
    rule: &Rule,
    facts: &Distinct,
    profile: &Profile,
) -> VerdictTable {
    match rule.shape.named() {
        Some(named) => VerdictTable::of_named(rule, field, profile, named(profile)),
        None => VerdictTable::of(rule, facts, profile),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Kind;

    #[test]
    fn what_is_forgiven_fails_nowhere_even_where_there_is_but_one_fact() {
        let fails = |who| Judged { kind: Kind::Fails, points: 0, steps: 0, who };
        let mut table = VerdictTable::new(vec![fails(Some(Who::Program))], Vec::new());
        assert!(table.ever_fails());
        table.forgive(Who::Worker);
        assert!(table.fails(0) && table.ever_fails());
        table.forgive(Who::Program);
        assert!(!table.fails(0) && !table.ever_fails());
    }
}
