//! Which question to ask next: the one whose answer settles most of the options.

use crate::domain::{Answer, Question};
use crate::matching::AskNext;
use crate::matching::sweep::{Difference, Table};
use crate::matching::work::{Outcome, Work};
use crate::rules::{Column, RULES};
use std::cmp::Reverse;

/// The most questions suggested at once.
const MOST: usize = 3;

/// The unanswered questions on which options depend, the one that settles most first.
pub(super) fn ask_next(work: &Work<'_>) -> Vec<AskNext> {
    let rows: Vec<usize> = work.outcomes.iter().filter_map(Outcome::row).collect();
    let open = Question::ALL.into_iter().filter(|q| !work.profile.answer(*q).is_known());
    let mut asks: Vec<_> = open
        .filter_map(|question| {
            let text = question.say()?;
            let (settled, depends) = options_that_depend(work, &rows, question);
            let ask = AskNext { question, text, depends };
            (depends > 0).then_some((Reverse(settled), Reverse(depends), ask))
        })
        .collect();
    asks.sort_by_key(|(settled, depends, ask)| (*settled, *depends, ask.question));
    asks.truncate(MOST);
    asks.into_iter().map(|(_, _, ask)| ask).collect()
}

/// How many options an answer moves to another band or out of the list, and how many options some
/// rule would judge otherwise after "yes" than after "no".
fn options_that_depend(work: &Work<'_>, rows: &[usize], question: Question) -> (usize, usize) {
    let [yes, no] = [Answer::Yes, Answer::No].map(|a| work.profile.answering(question, a));
    let readers = RULES.iter().zip(work.field.columns());
    let readers = readers.filter(|(rule, _)| rule.asks.contains(&question));
    let judged: Vec<(&Column, Vec<Difference>)> = readers
        .map(|(rule, column)| {
            let after = |profile| Table::of(rule, column, profile);
            (column, after(&yes).differences(&after(&no)))
        })
        .filter(|(_, differences)| differences.iter().any(|d| *d != Difference::None))
        .collect();
    if judged.is_empty() {
        return (0, 0);
    }
    if let [(column, differences)] = judged.as_slice() {
        // One rule reads it: counting facts will do.
        let counted = column.codes().count(rows, differences.len());
        return counted.into_iter().zip(differences).fold((0, 0), |sum, (n, d)| add(sum, *d, n));
    }
    let most = |row: usize| {
        let here = judged.iter().filter_map(|(column, d)| d.get(column.codes().at(row)));
        here.copied().max().unwrap_or(Difference::None)
    };
    rows.iter().fold((0, 0), |sum, row| add(sum, most(*row), 1))
}

/// Adds so many options of one difference to those settled and those that depend.
fn add((settled, depends): (usize, usize), difference: Difference, count: usize) -> (usize, usize) {
    match difference {
        Difference::None => (settled, depends),
        Difference::Words => (settled, depends + count),
        Difference::Band => (settled + count, depends + count),
    }
}
