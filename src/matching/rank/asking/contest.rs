//! The contest of the options that may come first, over all answers to the open questions.

use super::answer_trial::{FAILING, QuestionTrial};
use crate::domain::Question;
use crate::matching::base::evaluation::Evaluation;
use crate::matching::base::scores::{Score, SortKey};
use crate::matching::base::top_k::TopK;
use std::collections::BTreeMap;
use std::iter::{repeat_n, zip};
use std::ops::Add;

/// The number of options that are called before anything else happens. These should not change any
/// more.
const FIRST: usize = 3;
/// The number of rows that contend for the first places: those that would rank best if every answer
/// turned out well for them.
const CONTENDERS: usize = 32;
/// The number of ways to answer everything that are tried. They are spread evenly: any three
/// questions are answered in each of their eight ways equally often.
const WAYS: u32 = 32;
const _: () = assert!(Question::ALL.len() <= 16, "so many ways are even for 16 questions at most");

/// The first options, by their programs; `usize::MAX` past the last.
type Firsts = [usize; FIRST];
/// An answer to the question at a position: 0 is "yes", 1 is "no".
type GivenAnswer = (usize, usize);

/// The options that may come first, and the effect of each answer on them.
pub(super) struct Contest {
    /// The program of each row.
    programs: Vec<usize>,
    /// The packed score of each row now.
    now: Vec<SortKey>,
    /// The shift of each row by each answer to each question; `None` if an answer moves no row.
    shifts: Vec<[Option<Vec<SortKey>>; 2]>,
}

impl Contest {
    /// Finds the options that may come first. `leaders` are the leading options now, in their
    /// order.
    pub(super) fn of(
        evaluation: &Evaluation<'_>,
        leaders: &[usize],
        trials: &[QuestionTrial<'_>],
    ) -> Self {
        let first =
            leaders.iter().take(FIRST).flat_map(|program| evaluation.field.rows_of(*program));
        let mut rows: Vec<usize> = first.filter(|row| evaluation.swept.fits(*row)).collect();
        rows.extend(contenders(evaluation, leaders, trials));
        rows.sort_unstable();
        rows.dedup();
        let whole =
            rows.iter().map(|row| (evaluation.field.program_of(*row), evaluation.scores.at(*row)));
        let parts = leaders.iter().filter_map(|at| Some((*at, evaluation.splits.get(at)?.score)));
        let stand = |(program, score)| (program, Score::packed(score));
        let (programs, now): (Vec<_>, Vec<_>) = whole.chain(parts).map(stand).unzip();
        let in_parts = programs.len() - rows.len();
        let moved = |trial: &QuestionTrial<'_>, answer| {
            let whole = rows.iter().map(|row| trial.shift(answer, *row));
            // The value of a program that takes the household in parts stays as it is.
            let shifts: Vec<SortKey> = whole.chain(repeat_n(0, in_parts)).collect();
            shifts.iter().any(|by| *by != 0).then_some(shifts)
        };
        let shifts = trials.iter().map(|trial| [0, 1].map(|answer| moved(trial, answer)));
        Self { shifts: shifts.collect(), programs, now }
    }

    /// Returns true if an answer to a question, given by its position, changes which options come
    /// first.
    pub(super) fn moves(&self, question: usize) -> bool {
        let now = self.first(self.now.iter().copied());
        [0, 1].into_iter().any(|answer| self.told(&[(question, answer)]) != now)
    }

    /// Rates each question by two counts, which are added. One is of the ways to answer everything
    /// that keep the first options found after the question. The other is the same after the best
    /// second question.
    pub(super) fn promises(&self) -> Vec<u32> {
        let questions = self.shifts.len();
        let ways = AnswerPatterns::of(questions);
        // The ways that end with the same first options, one bit each.
        let mut ends: Vec<(Firsts, u32)> = Vec::new();
        for way in 0..WAYS {
            let end = self.told(&ways.told(way));
            match ends.iter_mut().find(|(known, _)| *known == end) {
                Some((_, so)) => *so |= 1 << way,
                None => ends.push((end, 1 << way)),
            }
        }
        let right = |first: Firsts, told: &[GivenAnswer]| {
            let end = ends.iter().find(|(end, _)| *end == first);
            end.map_or(0, |(_, so)| (so & ways.with(told)).count_ones())
        };
        let alone = |question| [0, 1].map(|answer| self.told(&[(question, answer)]));
        let alone: Vec<[Firsts; 2]> = (0..questions).map(alone).collect();
        let once = |(question, [yes, no]): (usize, &[Firsts; 2])| {
            [right(*yes, &[(question, 0)]), right(*no, &[(question, 1)])]
        };
        let once: Vec<[u32; 2]> = alone.iter().enumerate().map(once).collect();
        let both = |told: [GivenAnswer; 2]| {
            // If one answer moves no row, the first options are those after the other answer alone.
            let other = match told.map(|told| self.shift(told).is_none()) {
                [true, _] => Some(told[1]),
                [false, true] => Some(told[0]),
                [false, false] => None,
            };
            let known = other.and_then(|(question, answer)| alone.get(question)?.get(answer));
            right(known.copied().unwrap_or_else(|| self.told(&told)), &told)
        };
        let mut twice = once.clone();
        for later in 0..questions {
            for earlier in 0..later {
                let [[yy, yn], [ny, nn]] =
                    [0, 1].map(|one| [0, 1].map(|other| both([(earlier, one), (later, other)])));
                raise(&mut twice, earlier, [yy + yn, ny + nn]);
                raise(&mut twice, later, [yy + ny, yn + nn]);
            }
        }
        let sum = |(once, twice): ([u32; 2], [u32; 2])| once.into_iter().chain(twice).sum();
        once.into_iter().zip(twice).map(sum).collect()
    }

    /// The first options after some answers.
    fn told(&self, told: &[GivenAnswer]) -> Firsts {
        let mut stand = self.now.clone();
        for shifts in told.iter().filter_map(|told| self.shift(*told)) {
            zip(&mut stand, shifts).for_each(|(stand, by)| *stand += by);
        }
        self.first(stand.into_iter())
    }

    /// Returns the shift of each row by an answer; `None` if it moves none.
    fn shift(&self, (question, answer): GivenAnswer) -> Option<&[SortKey]> {
        self.shifts.get(question)?.get(answer)?.as_deref()
    }

    /// Returns the first options for these packed scores of the rows.
    fn first(&self, stand: impl Iterator<Item = SortKey>) -> Firsts {
        let mut first = [(SortKey::MAX, usize::MAX); FIRST];
        for (stand, program) in stand.zip(&self.programs) {
            let one = (Score::unpacked(stand).order(), *program);
            if stand >= FAILING / 2 || one >= first[FIRST - 1] {
                continue;
            }
            // A program ranks by its best row.
            match first.iter_mut().find(|known| known.1 == *program) {
                Some(known) => *known = one.min(*known),
                None => first[FIRST - 1] = one,
            }
            first.sort_unstable();
        }
        first.map(|(_, program)| program)
    }
}

/// The ways in which each question is answered "no", one bit each.
struct AnswerPatterns(Vec<u32>);

impl AnswerPatterns {
    /// A way answers "no" if its number and the question's number share an odd number of one bits.
    /// Every question's number has an odd number of one bits, so no three of them cancel out. The
    /// first five have one bit each, so five questions are answered in each possible way once.
    fn of(questions: usize) -> Self {
        let mut odd: Vec<u32> = (1..WAYS).filter(|number| number.count_ones() % 2 == 1).collect();
        odd.sort_by_key(|number| number.count_ones());
        let no = |number: u32| (0..WAYS).map(|way| ((way & number).count_ones() % 2) << way).sum();
        Self(odd.into_iter().take(questions).map(no).collect())
    }

    /// Returns the answers of a way.
    fn told(&self, way: u32) -> Vec<GivenAnswer> {
        let answer = |no: &u32| usize::from(no >> way & 1 == 1);
        self.0.iter().map(answer).enumerate().collect()
    }

    /// Returns the ways that contain these answers, one bit each.
    fn with(&self, told: &[GivenAnswer]) -> u32 {
        let no = |question: usize| self.0.get(question).copied().unwrap_or(0);
        told.iter().fold(u32::MAX, |ways, (question, answer)| match answer {
            0 => ways & !no(*question),
            _ => ways & no(*question),
        })
    }
}

/// Returns the rows that would rank best if every answer turned out well for them.
fn contenders(
    evaluation: &Evaluation<'_>,
    leaders: &[usize],
    trials: &[QuestionTrial<'_>],
) -> impl Iterator<Item = usize> {
    let mut gains: BTreeMap<usize, Vec<SortKey>> = BTreeMap::new();
    for reader in trials.iter().flat_map(QuestionTrial::all) {
        gains.entry(reader.place).or_insert_with(|| reader.gains());
    }
    let most: SortKey = gains.values().filter_map(|gains| gains.iter().min()).sum();
    gains.retain(|_, gains| gains.iter().any(|gain| *gain != 0));
    // A row that is farther behind than all answers together can gain is no contender.
    let farthest =
        last_now(evaluation, leaders).map_or(SortKey::MAX, |last| last.saturating_sub(most));
    let near = evaluation.scores.each().filter(|(_, order)| *order <= farthest);
    let (rows, mut then): (Vec<usize>, Vec<SortKey>) = near.unzip();
    for bundle in evaluation.field.bundles().filter(|bundle| bundle.kinds() > 1) {
        if let Some(gains) = bundle.together(|place| gains.get(&place).cloned(), SortKey::add) {
            bundle.codes().some(&rows, &gains, &mut then, |then, gain| *then += gain);
        }
    }
    best(zip(then, rows)).into_iter().map(|(_, row)| row)
}

/// Returns the position of the last of the first [`CONTENDERS`] leading options that take the
/// household whole; `None` if there are fewer.
fn last_now(evaluation: &Evaluation<'_>, leaders: &[usize]) -> Option<SortKey> {
    let whole = leaders.iter().filter(|program| !evaluation.splits.contains_key(program));
    let last = whole.copied().nth(CONTENDERS - 1)?;
    evaluation.score(last).map(Score::order)
}

/// Returns the contenders, by the position of each row.
fn best(standing: impl Iterator<Item = (SortKey, usize)>) -> Vec<(SortKey, usize)> {
    let mut best = TopK::of(CONTENDERS);
    standing.for_each(|one| best.take(one));
    best.in_order()
}

/// Raises the counts of a question to these, where these are higher.
fn raise(most: &mut [[u32; 2]], question: usize, right: [u32; 2]) {
    for (most, right) in most.get_mut(question).into_iter().flatten().zip(right) {
        *most = right.max(*most);
    }
}
