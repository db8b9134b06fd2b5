//! Which question to ask next: the one whose answer moves the first options most, then the one
//! that settles most of the others.

use crate::domain::{Answer, Question};
use crate::matching::AskNext;
use crate::matching::bundle::Bundle;
use crate::matching::least::Least;
use crate::matching::scores::Score;
use crate::matching::table::{Difference, Table};
use crate::matching::work::{Standing, Work};
use crate::rules::{Column, RULES};
use std::cmp::Reverse;
use std::iter::repeat;
use std::ops::Add;

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
    let counts = counts(work);
    let leaders: Vec<Leader> = leaders.iter().map(|at| Leader::of(work, *at)).collect();
    let open = Question::ALL.into_iter().filter(|q| !work.profile.answer(*q).is_known());
    let mut asks: Vec<_> = open
        .filter_map(|question| {
            let text = question.say()?;
            let trial = Trial::of(work, question, &counts)?;
            let (settled, depends) = trial.options_that_depend();
            let moves = (depends > 0).then(|| trial.moves(&leaders))?;
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

/// A leading option: its program, and what may become of it.
struct Leader {
    program: usize,
    /// Where it takes the household in parts: what that is worth, whatever is answered.
    parts: Option<Score>,
    /// The rows that take the household as far as is known, and what each is worth now.
    rows: Vec<(usize, Score)>,
}

impl Leader {
    fn of(work: &Work<'_>, program: usize) -> Self {
        let rows = rows_that_fit(work, program).map(|row| (row, work.scores.at(row))).collect();
        Self { program, parts: work.splits.get(&program).map(|split| split.score), rows }
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
    fn of(work: &'a Work<'a>, question: Question, counts: &Counts) -> Option<Self> {
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
        Some(Self { work, kinds: kinds(work, &readers, counts), readers })
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
    fn moves(&self, leaders: &[Leader]) -> usize {
        let moved = |answer| {
            let mut after = Least::of(FIRST);
            for leader in leaders {
                if let Some(score) = self.after(leader, answer) {
                    after.take((score.order(), leader.program));
                }
            }
            let after = after.in_order();
            let now = leaders.iter().take(FIRST).map(|leader| Some(leader.program));
            let then = after.iter().map(|(_, program)| Some(*program)).chain(repeat(None));
            now.zip(then).filter(|(now, then)| now != then).count()
        };
        moved(0) + moved(1)
    }

    /// How many options are left after an answer.
    fn options_after(&self, answer: usize) -> usize {
        let losing = self.kinds.iter().filter(|kind| self.fails_kind(answer, kind));
        let lost: usize = losing.map(|kind| kind.count).sum();
        let fails = |row: usize| self.fails(answer, row);
        let saved = |((_, program), row): &(Standing, usize)| {
            fails(*row) && rows_that_fit(self.work, *program).any(|row| !fails(row))
        };
        let saved = if lost == 0 { 0 } else { self.work.choices().filter(saved).count() };
        self.work.standing.len() - lost + saved
    }

    /// What an option is worth after an answer; `None` where it is none any more. What a program
    /// is worth that takes the household in parts stays as it is.
    fn after(&self, leader: &Leader, answer: usize) -> Option<Score> {
        let rows = leader.rows.iter().filter(|(row, _)| !self.fails(answer, *row));
        let scores = rows.map(|(row, now)| self.score(*row, *now, answer));
        scores.chain(leader.parts).min_by_key(|score| score.order())
    }

    /// The score of a row after an answer.
    fn score(&self, row: usize, now: Score, answer: usize) -> Score {
        let worth = |reader: &Reader<'_>, table: Option<&Table>| {
            let judged = table.and_then(|table| table.at(reader.column, row));
            judged.map_or((0, 0), |judged| {
                (judged.steps, self.work.weights.worth(reader.place, judged.points))
            })
        };
        self.readers.iter().fold(now, |score, reader| {
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

/// Of each kind of each bundle, how many of the options there are; none of a bundle that no question
/// is about.
type Counts = Vec<Vec<usize>>;

fn counts(work: &Work<'_>) -> Counts {
    let asked = |place: usize| RULES.get(place).is_some_and(|rule| !rule.asks.is_empty());
    let of_kinds = |bundle: &Bundle| {
        let mut counts = vec![0; bundle.kinds()];
        if bundle.places().any(asked) {
            let rows = work.whole.iter().map(|row| (*row, 1));
            bundle.codes().sort(rows, &mut counts, |count, one| *count += one);
        }
        counts
    };
    work.field.bundles().iter().map(of_kinds).collect()
}

/// The options by the facts that some rules read of them. All facts of a row are one number, each
/// rule's a digit of its own.
fn kinds(work: &Work<'_>, readers: &[Reader<'_>], counts: &Counts) -> Vec<Kind> {
    let (mut digits, mut end) = (Vec::with_capacity(readers.len()), 1);
    for reader in readers {
        let facts = reader.differences.len();
        digits.push((reader.place, end, facts));
        end *= facts;
    }
    let number = |place: usize| {
        let digit = digits.iter().find(|(known, _, facts)| *known == place && *facts > 1);
        digit.map(|(_, worth, facts)| (0..*facts).map(|fact| fact * worth).collect())
    };
    let bundles = work.field.bundles().iter().zip(counts).filter_map(|(bundle, counts)| {
        Some((bundle.codes(), bundle.together(number, usize::add)?, counts))
    });
    let tally = match bundles.collect::<Vec<_>>().as_slice() {
        [] => vec![(0, work.whole.len())],
        [(_, numbers, counts)] => tally(numbers.iter().copied().zip(counts.iter().copied()), end),
        several => {
            let number = |row: &usize| {
                several.iter().filter_map(|(codes, numbers, _)| numbers.get(codes.at(*row))).sum()
            };
            tally(work.whole.iter().map(|row| (number(row), 1)), end)
        }
    };
    let kind = |(number, count): (usize, usize)| {
        let fact = |(_, worth, facts): &(usize, usize, usize)| number / worth % facts;
        Kind { facts: digits.iter().map(fact).collect(), count }
    };
    tally.into_iter().map(kind).collect()
}

/// How often there is each of some numbers below an end, which come with how often.
fn tally(numbers: impl Iterator<Item = (usize, usize)>, end: usize) -> Vec<(usize, usize)> {
    /// With more places than this for each number, putting the numbers in order is quicker.
    const SPARSE: usize = 4;
    let mut numbers: Vec<_> = numbers.filter(|(_, count)| *count > 0).collect();
    if end > SPARSE * numbers.len() {
        numbers.sort_unstable();
        let alike = numbers.chunk_by(|(a, _), (b, _)| a == b);
        let sum = |alike: &[(usize, usize)]| alike.iter().map(|(_, count)| count).sum();
        return alike.filter_map(|alike| Some((alike.first()?.0, sum(alike)))).collect();
    }
    let mut counts = vec![0; end];
    for (number, count) in numbers {
        counts.get_mut(number).into_iter().for_each(|known| *known += count);
    }
    counts.into_iter().enumerate().filter(|(_, count)| *count > 0).collect()
}

/// Adds so many options of one difference to those settled and those that depend.
fn add((settled, depends): (usize, usize), difference: Difference, count: usize) -> (usize, usize) {
    match difference {
        Difference::None => (settled, depends),
        Difference::Words => (settled, depends + count),
        Difference::Band => (settled + count, depends + count),
    }
}
