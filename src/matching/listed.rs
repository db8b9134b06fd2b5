//! Which programs come on the list, and which leave it, once what is asked changes.

use crate::domain::Profile;
use crate::matching::rank::work_again;
use crate::matching::sweep::{bit, failing_then};
use crate::matching::table::{Table, table};
use crate::matching::trial::{Mend, asked};
use crate::matching::work::Work;
use crate::matching::{Proof, Turn, parts};
use crate::rules::{Distinct, RULES, Rule};
use std::collections::{BTreeMap, BTreeSet};

impl Turn {
    fn count(&mut self, was: bool, is: bool) {
        self.opens += usize::from(is && !was);
        self.closes += usize::from(was && !is);
    }
}

/// What the list gains and loses once the person or the worker makes changes; `None` where there was
/// no time to find out.
pub(super) fn turn(work: &Work<'_>, mends: &[Mend]) -> Option<Turn> {
    let profile = asked(work.profile, mends);
    let concerned = |rule: &Rule| mends.iter().any(|(_, edit)| edit.concerns(rule));
    // Where the household was looked at in parts, it may be taken in parts then, too.
    if parts(&profile.household).len() > 1 && !work.alone.is_empty() {
        return arranged(work, &profile, &concerned);
    }
    let rules = RULES.iter().zip(work.field.facts()).zip(&work.tables).enumerate();
    let rules = rules.filter(|(_, ((rule, _), _))| rule.keeps_out() && concerned(rule));
    let (mut tables, mut one_by_one) = (BTreeMap::new(), Vec::new());
    for (place, ((rule, facts), now)) in rules {
        if facts.count() > MANY_FACTS && !rule.reads_ages() {
            one_by_one.push(OneByOne { place, rule, facts, known: vec![None; facts.count()] });
            continue;
        }
        let then = table(work.field, rule, facts, &profile);
        if !then.fails_as(now) {
            tables.insert(place, then);
        }
    }
    Some(whole(work, &profile, &tables, &mut one_by_one))
}

/// A rule with more facts than this is judged fact by fact, where a row needs it: judging all of them
/// made 10,000 made-up unit groups a quarter slower.
const MANY_FACTS: usize = 256;

/// A rule with many facts; each is judged when a row first needs it.
struct OneByOne<'a> {
    place: usize,
    rule: &'a Rule,
    facts: &'a Distinct,
    known: Vec<Option<bool>>,
}

impl OneByOne<'_> {
    fn fails(&mut self, work: &Work<'_>, profile: &Profile, row: usize) -> bool {
        let Some(fact) = work.field.fact(self.place, row) else { return false };
        let Some(known) = self.known.get_mut(fact) else { return false };
        *known.get_or_insert_with(|| self.rule.judge_one(self.facts, fact, profile).fails())
    }
}

/// The same by the rules that may fail others than now.
fn whole(
    work: &Work<'_>,
    profile: &Profile,
    tables: &BTreeMap<usize, Table>,
    one_by_one: &mut [OneByOne<'_>],
) -> Turn {
    let places = tables.keys().copied().chain(one_by_one.iter().map(|rule| rule.place));
    let changed = places.fold(0, |all, place| all | bit(place));
    let failing = failing_then(&work.swept, changed, work.field, tables);
    let mut takes = |row: usize| {
        failing.get(row) == Some(&0)
            && !one_by_one.iter_mut().any(|rule| rule.fails(work, profile, row))
    };
    let mut now = work.standing.iter().map(|(_, program)| *program).peekable();
    let mut turn = Turn::default();
    for (program, mut rows) in work.field.rows_of_each().enumerate() {
        turn.count(now.next_if_eq(&program).is_some(), rows.any(&mut takes));
    }
    turn
}

/// The same where the household may part: it is arranged again.
fn arranged(work: &Work<'_>, profile: &Profile, concerned: &dyn Fn(&Rule) -> bool) -> Option<Turn> {
    let (then, proof) = work_again(work, profile, concerned);
    let programs = |work: &Work<'_>| -> BTreeSet<usize> {
        work.standing.iter().map(|(_, program)| *program).collect()
    };
    let (now, then) = (programs(work), programs(&then));
    let turn = Turn { opens: then.difference(&now).count(), closes: now.difference(&then).count() };
    (proof == Proof::Optimal).then_some(turn)
}
