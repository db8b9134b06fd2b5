//! Which question to ask next: the one whose answer moves the first options most, then the one
//! that settles most of the others.

use crate::domain::{Answer, Question};
use crate::matching::AskNext;
use crate::matching::scores::Score;
use crate::matching::table::{Difference, Table};
use crate::matching::work::{Outcome, Work};
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
    let open = Question::ALL.into_iter().filter(|q| !work.profile.answer(*q).is_known());
    let mut asks: Vec<_> = open
        .filter_map(|question| {
            let text = question.say()?;
            let trial = Trial::of(work, question)?;
            let (settled, depends) = trial.options_that_depend();
            let moves = (depends > 0).then(|| trial.moves(leaders))?;
            let key = (Reverse(moves), Reverse(settled), Reverse(depends), question);
            Some((key, text, trial))
        })
        .collect();
    asks.sort_by_key(|(key, ..)| *key);
    asks.truncate(MOST);
    let ask =
        |((Reverse(moves), _, Reverse(depends), question), text, trial): (_, _, Trial<'_>)| {
            let [after_yes, after_no] = [0, 1].map(|answer| trial.options_after(answer));
            AskNext { question, text, depends, after_yes, after_no, moves_first: moves > 0 }
        };
    asks.into_iter().map(ask).collect()
}

/// The rows of a program that take the household as far as is known.
fn rows_that_fit(work: &Work<'_>, program: usize) -> impl Iterator<Item = usize> {
    work.field.rows_of(program).filter(|row| work.swept.fits(*row))
}

/// One question, both answers tried: the rules that read it and judge something otherwise.
struct Trial<'a> {
    work: &'a Work<'a>,
    readers: Vec<Reader<'a>>,
    /// The options alike in all that is read.
    kinds: Vec<Kind>,
}

/// Options alike in what some rules read: the fact of each, and how many there are.
struct Kind {
    facts: Vec<usize>,
    count: usize,
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
    /// None where no answer changes what some rule says.
    fn of(work: &'a Work<'a>, question: Question) -> Option<Self> {
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
        let readers: Vec<_> = readers.filter(matters).collect();
        if readers.is_empty() {
            return None;
        }
        Some(Self { work, kinds: kinds(&readers, &work.whole.rows), readers })
    }

    /// How many options an answer moves to another band or out of the list, and how many options
    /// some rule would judge otherwise after "yes" than after "no".
    fn options_that_depend(&self) -> (usize, usize) {
        let most = |kind: &Kind| {
            // Out either way, by one rule or another: nothing depends on the answer.
            if [0, 1].into_iter().all(|answer| self.fails_kind(answer, kind)) {
                return Difference::None;
            }
            let here = self.readers.iter().zip(&kind.facts);
            let here = here.filter_map(|(reader, fact)| reader.differences.get(*fact));
            here.copied().max().unwrap_or(Difference::None)
        };
        self.kinds.iter().fold((0, 0), |sum, kind| add(sum, most(kind), kind.count))
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
    fn options_after(&self, answer: usize) -> usize {
        let losing = self.kinds.iter().filter(|kind| self.fails_kind(answer, kind));
        let lost: usize = losing.map(|kind| kind.count).sum();
        let fails = |row: usize| self.fails(answer, row);
        let saved = |(row, program): &&(usize, usize)| {
            fails(*row) && rows_that_fit(self.work, *program).any(|row| !fails(row))
        };
        let saved =
            if lost == 0 { 0 } else { self.work.whole.choices.iter().filter(saved).count() };
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

    /// Whether options of a kind fail after an answer: 0 is "yes", 1 is "no".
    fn fails_kind(&self, answer: usize, kind: &Kind) -> bool {
        let fails = |(reader, fact): (&Reader<'_>, &usize)| {
            reader.after.get(answer).is_some_and(|table| table.fails(*fact))
        };
        self.readers.iter().zip(&kind.facts).any(fails)
    }

    /// Whether a row fails after an answer.
    fn fails(&self, answer: usize, row: usize) -> bool {
        self.readers.iter().any(|reader| reader.fails(answer, row))
    }
}

impl Reader<'_> {
    fn fails(&self, answer: usize, row: usize) -> bool {
        self.after.get(answer).is_some_and(|table| table.fails(self.column.codes().at(row)))
    }
}

/// Rows by the facts that some rules read of them.
fn kinds(readers: &[Reader<'_>], rows: &[usize]) -> Vec<Kind> {
    let facts = |reader: &Reader<'_>| reader.differences.len();
    if let [reader] = readers {
        let counts = reader.column.codes().count(rows, facts(reader)).into_iter().enumerate();
        let some = counts.filter(|(_, count)| *count > 0);
        return some.map(|(fact, count)| Kind { facts: vec![fact], count }).collect();
    }
    // All facts of a row as one number, each rule's a digit of its own.
    let mut places = vec![0_usize; rows.len()];
    for reader in readers {
        for (place, row) in places.iter_mut().zip(rows) {
            *place = *place * facts(reader) + reader.column.codes().at(*row);
        }
    }
    places.sort_unstable();
    let alike = places.chunk_by(|a, b| a == b);
    let kind = |alike: &[usize]| {
        let mut left = alike.first().copied()?;
        let digit = |reader| {
            let fact = left % facts(reader);
            left /= facts(reader);
            fact
        };
        let mut facts: Vec<usize> = readers.iter().rev().map(digit).collect();
        facts.reverse();
        Some(Kind { facts, count: alike.len() })
    };
    alike.filter_map(kind).collect()
}

/// Adds so many options of one difference to those settled and those that depend.
fn add((settled, depends): (usize, usize), difference: Difference, count: usize) -> (usize, usize) {
    match difference {
        Difference::None => (settled, depends),
        Difference::Words => (settled, depends + count),
        Difference::Band => (settled + count, depends + count),
    }
}
