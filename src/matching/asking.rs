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
    let judged: Vec<Reader<'_>> = readers
        .map(|(rule, column)| {
            let answers = [&yes, &no].map(|profile| Table::of(rule, column, profile));
            let [after_yes, after_no] = &answers;
            Reader { column, differences: after_yes.differences(after_no), answers }
        })
        .filter(|reader| reader.differences.iter().any(|d| *d != Difference::None))
        .collect();
    if judged.is_empty() {
        return (0, 0);
    }
    if let [Reader { column, differences, .. }] = judged.as_slice() {
        // One rule reads it: counting facts will do.
        let counted = column.codes().count(rows, differences.len());
        return counted.into_iter().zip(differences).fold((0, 0), |sum, (n, d)| add(sum, *d, n));
    }
    let most = |row: usize| {
        // Out either way, by one rule or another: nothing depends on the answer.
        if [0, 1].into_iter().all(|answer| judged.iter().any(|r| r.fails(answer, row))) {
            return Difference::None;
        }
        let here = judged.iter().filter_map(|r| r.differences.get(r.column.codes().at(row)));
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

/// A rule that reads the question: what it says after "yes" and after "no".
struct Reader<'a> {
    column: &'a Column,
    differences: Vec<Difference>,
    answers: [Table; 2],
}

impl Reader<'_> {
    /// Whether a row fails after an answer: 0 is "yes", 1 is "no".
    fn fails(&self, answer: usize, row: usize) -> bool {
        let table = self.answers.get(answer);
        table.and_then(|t| t.fails().get(self.column.codes().at(row))) == Some(&true)
    }
}
