//! Counts the programs that come onto the list, and those that leave it, when the question changes.

use crate::domain::Profile;
use crate::matching::base::change_trial::{Mend, asked};
use crate::matching::base::distance_costs::DistanceCosts;
use crate::matching::base::evaluate::reevaluate;
use crate::matching::base::evaluation::Evaluation;
use crate::matching::base::near_misses::near_misses;
use crate::matching::base::sweep::{ChangedRules, bit};
use crate::matching::base::verdict_table::{VerdictTable, table};
use crate::matching::{ListChange, NearMiss, Proof, parts};
use crate::rules::{Distinct, Edit, RULES, Rule, Who};
use std::collections::{BTreeMap, BTreeSet};

impl ListChange {
    fn count(&mut self, was: bool, is: bool) {
        self.opens += usize::from(is && !was);
        self.closes += usize::from(was && !is);
    }
}

/// Counts what the list gains and loses once the person or the worker makes these changes; `None`
/// if time ran out.
pub(super) fn turn(evaluation: &Evaluation<'_>, mends: &[Mend]) -> Option<ListChange> {
    let profile = asked(evaluation.profile, mends);
    let concerned = |rule: &Rule| mends.iter().any(|(_, edit)| edit.concerns(rule));
    // A household that was evaluated in parts may also be taken in parts after the changes.
    if parts(&profile.household).len() > 1 && !evaluation.alone.is_empty() {
        return arranged(evaluation, &profile, &concerned);
    }
    let rules = RULES.iter().zip(evaluation.field.facts()).zip(&evaluation.tables).enumerate();
    let excludes_others =
        |rule: &Rule| mends.iter().any(|(_, edit)| edit.may_exclude_others_by(rule));
    let rules = rules.filter(|(_, ((rule, _), _))| excludes_others(rule));
    let (mut tables, mut one_by_one) = (BTreeMap::new(), Vec::new());
    for (place, ((rule, facts), now)) in rules {
        if facts.count() > MANY_FACTS && !rule.reads_ages() {
            one_by_one.push(OneByOne { place, rule, facts, known: vec![None; facts.count()] });
            continue;
        }
        let then = table(evaluation.field, rule, facts, &profile);
        if !then.fails_as(now) {
            tables.insert(place, then);
        }
    }
    Some(whole(evaluation, &profile, &tables, &mut one_by_one))
}

/// The most facts of a rule that are all judged at once. A rule with more judges a fact when a row
/// needs it: judging them all made 10,000 synthetic unit groups a quarter slower.
const MANY_FACTS: usize = 256;

/// A rule with many facts; each is judged when a row first needs it.
struct OneByOne<'a> {
    place: usize,
    rule: &'a Rule,
    facts: &'a Distinct,
    known: Vec<Option<bool>>,
}

impl OneByOne<'_> {
    fn fails(&mut self, evaluation: &Evaluation<'_>, profile: &Profile, row: usize) -> bool {
        let Some(fact) = evaluation.field.fact(self.place, row) else { return false };
        let Some(known) = self.known.get_mut(fact) else { return false };
        *known.get_or_insert_with(|| self.rule.judge_one(self.facts, fact, profile).fails())
    }
}

/// Counts the changes for a household taken whole, by the rules that may fail other rows than now.
/// Only rows that pass all other rules are considered, since no other row can come onto the list or
/// leave it.
fn whole(
    evaluation: &Evaluation<'_>,
    profile: &Profile,
    tables: &BTreeMap<usize, VerdictTable>,
    one_by_one: &mut [OneByOne<'_>],
) -> ListChange {
    let places = tables.keys().copied().chain(one_by_one.iter().map(|rule| rule.place));
    let changed = places.fold(0, |all, place| all | bit(place));
    let then = ChangedRules::of(evaluation.field, tables);
    let mut takes = |row: usize| {
        !then.fail(row) && !one_by_one.iter_mut().any(|rule| rule.fails(evaluation, profile, row))
    };
    let mut now = evaluation.standing.iter().map(|(_, program)| *program).peekable();
    let mut change = ListChange::default();
    // The program of the current rows, and whether one of them takes the household.
    let (mut program, mut is_taken) = (usize::MAX, false);
    let mut count = |program: usize, is_taken: bool| {
        change.count(now.next_if_eq(&program).is_some(), is_taken);
    };
    for row in evaluation.swept.failing_none_but(changed).each() {
        let of_row = evaluation.field.program_of(row);
        if of_row != program {
            count(program, is_taken);
            (program, is_taken) = (of_row, false);
        }
        is_taken = is_taken || takes(row);
    }
    count(program, is_taken);
    change
}

/// Counts the changes for a household that may be split, by arranging it again.
fn arranged(
    evaluation: &Evaluation<'_>,
    profile: &Profile,
    concerned: &dyn Fn(&Rule) -> bool,
) -> Option<ListChange> {
    let (then, proof) = reevaluate(evaluation, profile, concerned);
    let programs = |evaluation: &Evaluation<'_>| -> BTreeSet<usize> {
        evaluation.standing.iter().map(|(_, program)| *program).collect()
    };
    let (now, then) = (programs(evaluation), programs(&then));
    let turn =
        ListChange { opens: then.difference(&now).count(), closes: now.difference(&then).count() };
    (proof == Proof::Optimal).then_some(turn)
}

/// Finds the near misses. Each change of the person or the worker has the counts of what the list
/// gains and loses by it.
pub(crate) fn counted_near_misses(
    evaluation: &Evaluation<'_>,
    remoteness: &DistanceCosts,
) -> Vec<NearMiss> {
    let mut misses = near_misses(evaluation, remoteness);
    let mut known: Vec<(Edit, Option<ListChange>)> = Vec::new();
    for miss in misses.iter_mut().filter(|miss| miss.edit.who() != Who::Program) {
        let found = known.iter().find(|(edit, _)| *edit == miss.edit).map(|(_, turn)| *turn);
        miss.turn = found.unwrap_or_else(|| {
            let place = RULES.iter().position(|rule| rule.id == miss.rule);
            let found = place.and_then(|place| turn(evaluation, &[(place, miss.edit)]));
            known.push((miss.edit, found));
            found
        });
    }
    misses
}
