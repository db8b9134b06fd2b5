//! Which question to ask next: the one whose answer settles most of the options.

use crate::domain::{Answer, Profile, Question};
use crate::matching::AskNext;
use crate::matching::rank::{Outcome, Work};
use crate::matching::sweep::Table;
use crate::rules::{RULES, Rule};
use std::cmp::Reverse;

/// The most questions suggested at once.
const MOST: usize = 3;

/// The unanswered questions on which options depend, the one that settles most first.
pub(super) fn ask_next(work: &Work<'_>) -> Vec<AskNext> {
    let open = Question::ALL.into_iter().filter(|q| !work.profile.answer(*q).is_known());
    let mut asks: Vec<_> = open
        .filter_map(|question| {
            let text = question.say()?;
            let depends = options_that_depend(work, question);
            (depends > 0).then_some(AskNext { question, text, depends })
        })
        .collect();
    asks.sort_by_key(|ask| (Reverse(ask.depends), ask.question));
    asks.truncate(MOST);
    asks
}

/// How many options a rule would judge otherwise after "yes" than after "no".
fn options_that_depend(work: &Work<'_>, question: Question) -> usize {
    let [yes, no] = [Answer::Yes, Answer::No].map(|a| work.profile.answering(question, a));
    let readers = RULES.iter().enumerate().filter(|(_, rule)| rule.asks.contains(&question));
    let pairs: Vec<_> = readers
        .map(|(at, rule)| (at, judged(work, at, rule, &yes), judged(work, at, rule, &no)))
        .collect();
    let rows = work.outcomes.iter().filter_map(|outcome| match outcome {
        Outcome::Fits { row, .. } => Some(*row),
        Outcome::Splits { .. } | Outcome::Out { .. } | Outcome::Empty => None,
    });
    let differs = |row: usize| {
        pairs.iter().any(|(at, yes, no)| {
            let column = work.field.columns().get(*at);
            column.is_some_and(|column| {
                yes.at(column, row).map(|j| j.kind) != no.at(column, row).map(|j| j.kind)
            })
        })
    };
    rows.filter(|row| differs(*row)).count()
}

fn judged(work: &Work<'_>, at: usize, rule: &Rule, profile: &Profile) -> Table {
    work.field.columns().get(at).map_or_else(Table::empty, |c| Table::of(rule, c, profile))
}
