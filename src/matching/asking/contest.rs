//! Which options come first, whatever is answered.

use crate::domain::Question;
use crate::matching::asking::trial::{FAILING, Reader, Trial, stands};
use crate::matching::least::Least;
use crate::matching::scores::{Order, Score};
use crate::matching::work::Work;
use std::iter::{repeat_n, zip};
use std::ops::Add;

/// So many options are called before anything else happens: these should not change any more.
const FIRST: usize = 3;
/// So many rows contend for the first places: those that would stand best if every answer turned out
/// well for them.
const CONTENDERS: usize = 32;
/// In so many ways everything is answered: spread so evenly that any three questions are answered in
/// each of their eight ways equally often.
const WAYS: u32 = 32;
const _: () = assert!(Question::ALL.len() <= 16, "so many ways are even for 16 questions at most");

/// The first options, by their programs; past the last there is none.
type Firsts = [usize; FIRST];
/// An answer to the question of a place: 0 is "yes", 1 is "no".
type Told = (usize, usize);

/// The options that may come first, and what each answer makes of them.
pub(super) struct Contest {
    /// The program of each row.
    programs: Vec<usize>,
    /// Where each row stands now.
    now: Vec<Order>,
    /// Of each question, by how much each answer moves each row.
    shifts: Vec<[Vec<Order>; 2]>,
}

impl Contest {
    /// Finds the options that may come first; `leaders` are those that do now, in their order.
    pub(super) fn of(work: &Work<'_>, leaders: &[usize], trials: &[Trial<'_>]) -> Self {
        let first = leaders.iter().take(FIRST).flat_map(|program| work.field.rows_of(*program));
        let mut rows: Vec<usize> = first.filter(|row| work.swept.fits(*row)).collect();
        rows.extend(contenders(work, trials));
        rows.sort_unstable();
        rows.dedup();
        let whole = rows.iter().map(|row| (work.field.program_of(*row), work.scores.at(*row)));
        let parts = leaders.iter().filter_map(|at| Some((*at, work.splits.get(at)?.score)));
        let stand = |(program, score)| (program, stands(score));
        let (programs, now): (Vec<_>, Vec<_>) = whole.chain(parts).map(stand).unzip();
        let in_parts = programs.len() - rows.len();
        let moved = |trial: &Trial<'_>, answer| {
            let whole = rows.iter().map(|row| trial.shift(answer, *row));
            // What a program that takes the household in parts is worth stays as it is.
            whole.chain(repeat_n(0, in_parts)).collect()
        };
        let shifts = trials.iter().map(|trial| [0, 1].map(|answer| moved(trial, answer)));
        Self { shifts: shifts.collect(), programs, now }
    }

    /// Whether an answer to a question, by its place, changes which options come first.
    pub(super) fn moves(&self, question: usize) -> bool {
        let now = self.first(self.now.iter().copied());
        [0, 1].into_iter().any(|answer| self.told(&[(question, answer)]) != now)
    }

    /// Of each question, in how many ways to answer everything the first options are right once it is
    /// answered, and in how many once the best question after it is, too: a number for both.
    pub(super) fn promises(&self) -> Vec<u32> {
        let questions = self.shifts.len();
        let ways = Ways::of(questions);
        let whole: Vec<Firsts> = (0..WAYS).map(|way| self.told(&ways.told(way))).collect();
        let right = |told: &[Told]| {
            let (first, so) = (self.told(told), ways.with(told));
            let right =
                whole.iter().zip(0..).filter(|(whole, way)| so >> way & 1 == 1 && **whole == first);
            right.fold(0, |count, _| count + 1)
        };
        let once = |question| [0, 1].map(|answer| right(&[(question, answer)]));
        let once: Vec<[u32; 2]> = (0..questions).map(once).collect();
        let mut twice = once.clone();
        for later in 0..questions {
            for earlier in 0..later {
                let [[yy, yn], [ny, nn]] =
                    [0, 1].map(|one| [0, 1].map(|other| right(&[(earlier, one), (later, other)])));
                raise(&mut twice, earlier, [yy + yn, ny + nn]);
                raise(&mut twice, later, [yy + ny, yn + nn]);
            }
        }
        let sum = |(once, twice): ([u32; 2], [u32; 2])| once.into_iter().chain(twice).sum();
        once.into_iter().zip(twice).map(sum).collect()
    }

    /// The first options after some answers.
    fn told(&self, told: &[Told]) -> Firsts {
        let mut stand = self.now.clone();
        for (question, answer) in told {
            let shifts = self.shifts.get(*question).and_then(|both| both.get(*answer));
            zip(&mut stand, shifts.into_iter().flatten()).for_each(|(stand, by)| *stand += by);
        }
        self.first(stand.into_iter())
    }

    /// The first options, by where the rows stand.
    fn first(&self, stand: impl Iterator<Item = Order>) -> Firsts {
        let mut first = [(Order::MAX, usize::MAX); FIRST];
        for (stand, program) in stand.zip(&self.programs) {
            let one = (Score::unpacked(stand).order(), *program);
            if stand >= FAILING / 2 || one >= first[FIRST - 1] {
                continue;
            }
            // A program stands where its best row does.
            match first.iter_mut().find(|known| known.1 == *program) {
                Some(known) => *known = one.min(*known),
                None => first[FIRST - 1] = one,
            }
            first.sort_unstable();
        }
        first.map(|(_, program)| program)
    }
}

/// Of each question, the ways in which it is answered "no", a bit each.
struct Ways(Vec<u32>);

impl Ways {
    /// A way answers "no" where it has an odd number of digits, in twos, in common with the number of
    /// the question. All of these have an odd sum of digits, so that no three of them cancel out; the
    /// first five have one digit each, so that of five questions every way there is comes once.
    fn of(questions: usize) -> Self {
        let mut odd: Vec<u32> = (1..WAYS).filter(|number| number.count_ones() % 2 == 1).collect();
        odd.sort_by_key(|number| number.count_ones());
        let no = |number: u32| (0..WAYS).map(|way| ((way & number).count_ones() % 2) << way).sum();
        Self(odd.into_iter().take(questions).map(no).collect())
    }

    /// What is answered in a way.
    fn told(&self, way: u32) -> Vec<Told> {
        let answer = |no: &u32| usize::from(no >> way & 1 == 1);
        self.0.iter().map(answer).enumerate().collect()
    }

    /// The ways with some answers, a bit each.
    fn with(&self, told: &[Told]) -> u32 {
        let no = |question: usize| self.0.get(question).copied().unwrap_or(0);
        told.iter().fold(u32::MAX, |ways, (question, answer)| match answer {
            0 => ways & !no(*question),
            _ => ways & no(*question),
        })
    }
}

/// The rows that would stand best if every answer turned out well for them.
fn contenders(work: &Work<'_>, trials: &[Trial<'_>]) -> impl Iterator<Item = usize> {
    let gains = |place: usize| {
        let mut readers = trials.iter().flat_map(|trial| &trial.readers);
        let gains = readers.find(|reader| reader.place == place).map(Reader::gains)?;
        gains.iter().any(|gain| *gain != 0).then_some(gains)
    };
    let (rows, mut best): (Vec<usize>, Vec<Order>) = work.scores.each().unzip();
    for bundle in work.field.bundles().iter().filter(|bundle| bundle.kinds() > 1) {
        if let Some(gains) = bundle.together(gains, Order::add) {
            bundle.codes().some(&rows, &gains, &mut best, |best, gain| *best += gain);
        }
    }
    let mut least = Least::of(CONTENDERS);
    zip(best, rows).for_each(|one| least.take(one));
    least.in_order().into_iter().map(|(_, row)| row)
}

/// Notes in how many ways it is right after a question and another, where those are more than before.
fn raise(most: &mut [[u32; 2]], question: usize, right: [u32; 2]) {
    for (most, right) in most.get_mut(question).into_iter().flatten().zip(right) {
        *most = right.max(*most);
    }
}
