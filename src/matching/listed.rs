//! Which programs come on the list, and which leave it, once what is asked changes.

use crate::domain::Profile;
use crate::matching::rank::work_again;
use crate::matching::sweep::bit;
use crate::matching::table::{Table, table};
use crate::matching::trial::{Mend, asked};
use crate::matching::work::Work;
use crate::matching::{Proof, Turn, parts};
use crate::rules::{Distinct, Judged, RULES, Rule};
use std::collections::BTreeSet;

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
    let then = rules.filter_map(|(place, ((rule, facts), now))| {
        if facts.count() > MANY_FACTS && !rule.reads_ages() {
            return Some((place, Then::OneByOne(rule, facts, vec![None; facts.count()])));
        }
        let then = table(work.field, rule, facts, &profile);
        (!then.fails_as(now)).then_some((place, Then::All(then)))
    });
    Some(whole(work, &profile, &mut then.collect::<Vec<_>>()))
}

/// Of a rule that reads more facts than this only those are judged that matter.
const MANY_FACTS: usize = 128;

/// What a rule says once what is asked changes.
enum Then<'a> {
    /// Of every fact.
    All(Table),
    /// Of those facts that somebody asked about: whether they fail.
    OneByOne(&'a Rule, &'a Distinct, Vec<Option<bool>>),
}

impl Then<'_> {
    /// Whether the rule, at this place, fails a row.
    fn fails(&mut self, work: &Work<'_>, profile: &Profile, place: usize, row: usize) -> bool {
        let Some(fact) = work.field.fact(place, row) else { return false };
        match self {
            Self::All(table) => table.at(row, fact).is_some_and(Judged::fails),
            Self::OneByOne(rule, facts, known) => {
                let Some(known) = known.get_mut(fact) else { return false };
                *known.get_or_insert_with(|| rule.judge_one(facts, fact, profile).fails())
            }
        }
    }
}

/// The same by the rules that may fail others than now.
fn whole(work: &Work<'_>, profile: &Profile, then: &mut [(usize, Then<'_>)]) -> Turn {
    let changed = then.iter().fold(0, |all, (place, _)| all | bit(*place));
    let mut takes = |row: usize| {
        let mut rules = then.iter_mut();
        work.swept.failing(row) & !changed == 0
            && !rules.any(|(place, then)| then.fails(work, profile, *place, row))
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
