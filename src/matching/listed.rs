//! Which programs come on the list, and which leave it, once what is asked changes.

use crate::domain::Profile;
use crate::matching::rank::work_out;
use crate::matching::sweep::bit;
use crate::matching::table::{Table, table};
use crate::matching::trial::{Mend, asked};
use crate::matching::work::Work;
use crate::matching::{Proof, Turn, parts};
use crate::rules::{Judged, RULES, Rule};
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
    // Where the household was looked at in parts, it may be taken in parts then, too.
    if parts(&profile.household).len() > 1 && !work.alone.is_empty() {
        return arranged(work, &profile);
    }
    let concerned =
        |rule: &Rule| rule.keeps_out() && mends.iter().any(|(_, edit)| edit.concerns(rule));
    let then = RULES.iter().zip(work.field.facts()).zip(&work.tables).enumerate();
    let then = then.filter(|(_, ((rule, _), _))| concerned(rule));
    let then = then.filter_map(|(place, ((rule, facts), now))| {
        let then = table(work.field, rule, facts, &profile);
        (!then.fails_as(now)).then_some((place, then))
    });
    Some(whole(work, &then.collect::<Vec<_>>()))
}

/// The same by the rules that fail others than now.
fn whole(work: &Work<'_>, then: &[(usize, Table)]) -> Turn {
    let changed = then.iter().fold(0, |all, (place, _)| all | bit(*place));
    let fails = |(place, table): &(usize, Table), row: usize| {
        let judged = work.field.fact(*place, row).and_then(|fact| table.at(row, fact));
        judged.is_some_and(Judged::fails)
    };
    let takes = |row: usize| {
        work.swept.failing(row) & !changed == 0 && !then.iter().any(|rule| fails(rule, row))
    };
    let mut now = work.standing.iter().map(|(_, program)| *program).peekable();
    let mut turn = Turn::default();
    for (program, mut rows) in work.field.rows_of_each().enumerate() {
        turn.count(now.next_if_eq(&program).is_some(), rows.any(takes));
    }
    turn
}

/// The same where the household may part: everything is worked out anew.
fn arranged(work: &Work<'_>, profile: &Profile) -> Option<Turn> {
    let bare = Work { until: work.until, ..Work::bare(work.field, profile, work.weights) };
    let (then, proof) = work_out(bare);
    let programs = |work: &Work<'_>| -> BTreeSet<usize> {
        work.standing.iter().map(|(_, program)| *program).collect()
    };
    let (now, then) = (programs(work), programs(&then));
    let turn = Turn { opens: then.difference(&now).count(), closes: now.difference(&then).count() };
    (proof == Proof::Optimal).then_some(turn)
}
