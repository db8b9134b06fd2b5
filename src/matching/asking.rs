//! Which question to ask next: the one whose answer moves the first options most, then the one
//! that settles most of the others.

use crate::domain::{Answer, Question};
use crate::matching::AskNext;
use crate::matching::sweep::Score;
use crate::matching::table::{Difference, Table};
use crate::matching::work::{Outcome, Standing, Work};
use crate::rules::{Column, RULES};
use std::cmp::Reverse;

/// The most questions suggested at once.
const MOST: usize = 3;
/// So many options are called before anything else happens: these should not change any more.
const FIRST: usize = 3;
/// Among so many leading options an answer is tried out, since one from further behind hardly
/// ever comes to the front by a single answer.
pub(super) const LEADERS: usize = 64;
/// The answers that are tried.
const ANSWERS: [Answer; 2] = [Answer::Yes, Answer::No];

/// The unanswered questions on which options depend, the one that matters most first; `leaders`
/// are the leading options in their order.
pub(super) fn ask_next(work: &Work<'_>, leaders: &[usize]) -> Vec<AskNext> {
    let whole = Whole::of(work);
    let open = Question::ALL.into_iter().filter(|q| !work.profile.answer(*q).is_known());
    let mut asks: Vec<_> = open
        .filter_map(|question| {
            let text = question.say()?;
            let trial = Trial::of(work, question);
            let (settled, depends) = trial.options_that_depend(&whole.rows);
            let moves = (depends > 0).then(|| trial.moves(leaders))?;
            let key = (Reverse(moves), Reverse(settled), Reverse(depends), question);
            Some((key, text, trial))
        })
        .collect();
    asks.sort_by_key(|(key, ..)| *key);
    asks.truncate(MOST);
    let ask =
        |((Reverse(moves), _, Reverse(depends), question), text, trial): (_, _, Trial<'_>)| {
            let [after_yes, after_no] = [0, 1].map(|answer| trial.options_after(answer, &whole));
            AskNext { question, text, depends, after_yes, after_no, moves_first: moves > 0 }
        };
    asks.into_iter().map(ask).collect()
}

/// The options that take the household whole.
struct Whole {
    /// The best row of each.
    rows: Vec<usize>,
    /// The best row of each that has others that fit as well, with its program.
    choices: Vec<(usize, usize)>,
}

impl Whole {
    fn of(work: &Work<'_>) -> Self {
        let best = |(_, at): &Standing| Some((work.outcomes.get(*at)?.row()?, *at));
        let (mut rows, mut choices) = (Vec::with_capacity(work.standing.len()), Vec::new());
        for (row, program) in work.standing.iter().filter_map(best) {
            rows.push(row);
            if rows_that_fit(work, program).nth(1).is_some() {
                choices.push((row, program));
            }
        }
        Self { rows, choices }
    }
}

/// The rows of a program that take the household as far as is known.
fn rows_that_fit(work: &Work<'_>, program: usize) -> impl Iterator<Item = usize> {
    work.field.rows_of(program).filter(|row| work.swept.fits(*row))
}

/// One question, both answers tried: the rules that read it and judge something otherwise.
struct Trial<'a> {
    work: &'a Work<'a>,
    readers: Vec<Reader<'a>>,
}

/// A rule that reads the question: what it says now, after "yes" and after "no".
struct Reader<'a> {
    place: usize,
    column: &'a Column,
    now: &'a Table,
    after: [Table; 2],
    differences: Vec<Difference>,
}

impl<'a> Trial<'a> {
    fn of(work: &'a Work<'a>, question: Question) -> Self {
        let profiles = ANSWERS.map(|answer| work.profile.answering(question, answer));
        let rules = RULES.iter().zip(work.field.columns()).zip(&work.tables).enumerate();
        let reading = rules.filter(|(_, ((rule, _), _))| rule.asks.contains(&question));
        let readers = reading.map(|(place, ((rule, column), now))| {
            let after = profiles.each_ref().map(|profile| Table::of(rule, column, profile));
            let [after_yes, after_no] = &after;
            let differences = after_yes.differences(after_no);
            Reader { place, column, now, after, differences }
        });
        let matters =
            |reader: &Reader<'_>| reader.differences.iter().any(|d| *d != Difference::None);
        Self { work, readers: readers.filter(matters).collect() }
    }

    /// How many options an answer moves to another band or out of the list, and how many options
    /// some rule would judge otherwise after "yes" than after "no".
    fn options_that_depend(&self, rows: &[usize]) -> (usize, usize) {
        if let [Reader { column, differences, .. }] = self.readers.as_slice() {
            // One rule reads it: counting facts will do.
            let counted = column.codes().count(rows, differences.len());
            return counted
                .into_iter()
                .zip(differences)
                .fold((0, 0), |sum, (n, d)| add(sum, *d, n));
        }
        if self.readers.is_empty() {
            return (0, 0);
        }
        let most = |row: usize| {
            // Out either way, by one rule or another: nothing depends on the answer.
            if [0, 1].into_iter().all(|answer| self.fails(answer, row)) {
                return Difference::None;
            }
            let here =
                self.readers.iter().filter_map(|r| r.differences.get(r.column.codes().at(row)));
            here.copied().max().unwrap_or(Difference::None)
        };
        rows.iter().fold((0, 0), |sum, row| add(sum, most(*row), 1))
    }

    /// How many of the first places another option would take, over both answers.
    fn moves(&self, leaders: &[usize]) -> usize {
        let moved = |answer| {
            let standing = |at: &usize| Some((self.after(*at, answer)?.order(), *at));
            let mut after: Vec<_> = leaders.iter().filter_map(standing).collect();
            after.sort_unstable();
            let places = leaders.iter().take(FIRST).enumerate();
            places.filter(|(place, at)| after.get(*place).map(|(_, now)| now) != Some(at)).count()
        };
        moved(0) + moved(1)
    }

    /// How many options are left after an answer.
    fn options_after(&self, answer: usize, whole: &Whole) -> usize {
        let failing: Vec<_> = self.readers.iter().filter(|r| r.ever_fails(answer)).collect();
        let fails = |row: usize| failing.iter().any(|reader| reader.fails(answer, row));
        let lost = match failing.as_slice() {
            [] => 0,
            // One rule fails anything: counting facts will do.
            [reader] => reader.count_failing(answer, &whole.rows),
            _ => whole.rows.iter().filter(|row| fails(**row)).count(),
        };
        let saved = |(row, program): &&(usize, usize)| {
            fails(*row) && rows_that_fit(self.work, *program).any(|row| !fails(row))
        };
        let saved = if lost == 0 { 0 } else { whole.choices.iter().filter(saved).count() };
        self.work.standing.len() - lost + saved
    }

    /// What an option is worth after an answer; `None` where it is none any more. What a program
    /// is worth that takes the household in parts stays as it is.
    fn after(&self, program: usize, answer: usize) -> Option<Score> {
        match self.work.outcomes.get(program)? {
            Outcome::Splits => self.work.score(program),
            Outcome::Out { .. } | Outcome::Empty => None,
            Outcome::Fits { .. } => {
                let rows = rows_that_fit(self.work, program).filter(|r| !self.fails(answer, *r));
                let scores = rows.map(|row| self.score(row, answer));
                scores.min_by_key(|score| score.order())
            }
        }
    }

    /// The score of a row after an answer.
    fn score(&self, row: usize, answer: usize) -> Score {
        let worth = |reader: &Reader<'_>, table: Option<&Table>| {
            let judged = table.and_then(|table| table.at(reader.column, row));
            judged.map_or((0, 0), |judged| {
                (judged.steps, self.work.weights.worth(reader.place, judged.points))
            })
        };
        self.readers.iter().fold(self.work.scores.at(row), |score, reader| {
            let (was, is) =
                (worth(reader, Some(reader.now)), worth(reader, reader.after.get(answer)));
            let steps = score.steps.saturating_sub(was.0).saturating_add(is.0);
            Score { steps, points: score.points - was.1 + is.1 }
        })
    }

    /// Whether a row fails after an answer: 0 is "yes", 1 is "no".
    fn fails(&self, answer: usize, row: usize) -> bool {
        self.readers.iter().any(|reader| reader.fails(answer, row))
    }
}

impl Reader<'_> {
    fn fails(&self, answer: usize, row: usize) -> bool {
        let table = self.after.get(answer);
        table.and_then(|t| t.fails().get(self.column.codes().at(row))) == Some(&true)
    }

    /// How many of some rows fail after an answer.
    fn count_failing(&self, answer: usize, rows: &[usize]) -> usize {
        let fails = self.after.get(answer).map_or(&[][..], Table::fails);
        let counts = self.column.codes().count(rows, fails.len());
        counts.into_iter().zip(fails).filter(|(_, fails)| **fails).map(|(count, _)| count).sum()
    }

    fn ever_fails(&self, answer: usize) -> bool {
        self.after.get(answer).is_some_and(Table::ever_fails)
    }
}

/// Adds so many options of one difference to those settled and those that depend.
fn add((settled, depends): (usize, usize), difference: Difference, count: usize) -> (usize, usize) {
    match difference {
        Difference::None => (settled, depends),
        Difference::Words => (settled, depends + count),
        Difference::Band => (settled + count, depends + count),
    }
}
