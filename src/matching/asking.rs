//! Which question to ask next: the one whose answer settles most of the options.

use crate::domain::{Answer, Question};
use crate::matching::AskNext;
use crate::matching::rank::{Outcome, Work};
use crate::matching::sweep::Table;
use crate::rules::{Column, RULES};
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
    let readers = RULES.iter().zip(work.field.columns());
    let readers = readers.filter(|(rule, _)| rule.asks.contains(&question));
    let judged: Vec<(&Column, Vec<bool>)> = readers
        .map(|(rule, column)| {
            let after = |profile| Table::of(rule, column, profile);
            (column, after(&yes).alike(&after(&no)))
        })
        .filter(|(_, alike)| alike.contains(&false))
        .collect();
    if judged.is_empty() {
        return 0;
    }
    let depends = |row: usize| {
        judged.iter().any(|(column, alike)| alike.get(column.codes().at(row)) == Some(&false))
    };
    let options = work.outcomes.iter().filter(|outcome| match outcome {
        Outcome::Fits { row, .. } => depends(*row),
        Outcome::Splits { .. } | Outcome::Out { .. } | Outcome::Empty => false,
    });
    options.count()
}
