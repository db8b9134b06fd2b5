//! Classes of options by the effect of answers. Rows that every answer shifts alike, and that have
//! the same steps, are of one class. Programs with rows of the same classes move alike too.

use super::answer_trial::QuestionTrial;
use crate::matching::base::evaluation::{Candidate, Evaluation};
use crate::matching::base::scores::{SortKey, steps};
use crate::matching::rank::pair_numbers::PairNumbers;
use std::collections::BTreeMap;

/// The number of options that are called before anything else happens.
pub(super) const FIRST: usize = 3;

/// A row that takes the household. `sum` adds up what all rules say of it.
#[derive(Clone, Copy)]
pub(super) struct FittingRow {
    pub(super) row: usize,
    pub(super) sum: SortKey,
    pub(super) program: usize,
}

/// Rows that every answer shifts alike, with the same steps.
pub(super) struct RowClass {
    /// One of them.
    pub(super) row: usize,
    /// The sums and programs of the first few of them, each program once.
    pub(super) first: Vec<Candidate>,
}

/// Programs that take the household in rows of the same classes.
pub(super) struct ProgramClass {
    /// The numbers of the classes.
    pub(super) rows: Vec<u32>,
    /// The number of programs.
    pub(super) count: usize,
}

/// All rows and programs that take the household whole.
#[derive(Default)]
pub(super) struct OptionClasses {
    pub(super) rows: Vec<RowClass>,
    pub(super) programs: Vec<ProgramClass>,
    /// The rows of programs with rows of several classes. Rows of one program are together.
    pub(super) mixed: Vec<FittingRow>,
}

impl OptionClasses {
    pub(super) fn of(evaluation: &Evaluation<'_>, trials: &[QuestionTrial<'_>]) -> Self {
        let fitting =
            |(row, sum)| FittingRow { row, sum, program: evaluation.field.program_of(row) };
        let rows: Vec<FittingRow> = evaluation.scores.packed_each().map(fitting).collect();
        let classes = classes(evaluation, &rows, trials);
        let mut sorted = Self::default();
        for (one, class) in rows.iter().zip(&classes) {
            let option = (one.sum, one.program);
            if let Some(class) = sorted.rows.get_mut(place(*class)) {
                keep_first(&mut class.first, option);
            } else {
                let mut first = Vec::with_capacity(FIRST + 1);
                first.push(option);
                sorted.rows.push(RowClass { row: one.row, first });
            }
        }
        sorted.sort_programs(&rows, &classes);
        sorted
    }

    /// Sorts the programs of these rows by the classes of all their rows.
    fn sort_programs(&mut self, rows: &[FittingRow], classes: &[u32]) {
        let alone = |class| ProgramClass { rows: vec![class], count: 0 };
        self.programs = (0..).take(self.rows.len()).map(alone).collect();
        let of_one = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let mut wider = PairNumbers::none();
        let mut classes = classes.iter();
        for of_program in rows.chunk_by(|one, other| one.program == other.program) {
            let mut of_rows = classes.by_ref().take(of_program.len());
            let Some(mut known) = of_rows.next().copied() else { continue };
            for class in of_rows {
                let Some(so_far) = self.programs.get(place(known)) else { continue };
                if so_far.rows.contains(class) {
                    continue;
                }
                let both = of_one + wider.number(known, *class);
                if place(both) == self.programs.len() {
                    let rows = [so_far.rows.as_slice(), &[*class]].concat();
                    self.programs.push(ProgramClass { rows, count: 0 });
                }
                known = both;
            }
            let Some(programs) = self.programs.get_mut(place(known)) else { continue };
            programs.count += 1;
            if programs.rows.len() > 1 {
                self.mixed.extend(of_program);
            }
        }
        self.programs.retain(|programs| programs.count > 0);
    }
}

/// Returns the class of each row. Each bundle of rules divides the classes further.
fn classes(
    evaluation: &Evaluation<'_>,
    rows: &[FittingRow],
    trials: &[QuestionTrial<'_>],
) -> Vec<u32> {
    let places: Vec<usize> = rows.iter().map(|one| one.row).collect();
    let mut by_steps = PairNumbers::below(u32::from(u8::MAX) + 1, 1);
    let down = |one: &FittingRow| u8::try_from(steps(one.sum)).unwrap_or(u8::MAX).into();
    let mut classes: Vec<u32> = rows.iter().map(|one| by_steps.number(down(one), 0)).collect();
    let mut count = by_steps.count();
    for bundle in evaluation.field.bundles() {
        let Some((kinds, of_them)) = bundle.alike(|place| alike(place, trials)) else { continue };
        let kinds: Vec<u32> =
            kinds.into_iter().map(|kind| u32::try_from(kind).unwrap_or(u32::MAX)).collect();
        let mut finer = PairNumbers::below(count, u32::try_from(of_them).unwrap_or(u32::MAX));
        bundle.codes().some(&places, &kinds, &mut classes, |class, kind| {
            *class = finer.number(*class, kind);
        });
        count = finer.count();
    }
    classes
}

/// Numbers the facts of the rule at a place. Facts that every answer moves alike have the same
/// number. Returns `None` if all facts have the same.
fn alike(place: usize, trials: &[QuestionTrial<'_>]) -> Option<Vec<usize>> {
    let readers = trials.iter().flat_map(QuestionTrial::all).filter(|reader| reader.place == place);
    let shifts: Vec<&Vec<SortKey>> = readers.flat_map(|reader| &reader.shifts).collect();
    let facts = shifts.first()?.len();
    let mut known: BTreeMap<Vec<SortKey>, usize> = BTreeMap::new();
    let number = |fact: usize| {
        let by = shifts.iter().filter_map(|shifts| shifts.get(fact)).copied().collect();
        let next = known.len();
        *known.entry(by).or_insert(next)
    };
    let numbers = (0..facts).map(number).collect();
    (known.len() > 1).then_some(numbers)
}

/// Keeps a program among the first of a list, if it belongs there, at the position of its best row.
pub(super) fn keep_first(first: &mut Vec<Candidate>, one: Candidate) {
    if first.len() == FIRST && first.last().is_some_and(|last| *last <= one) {
        return;
    }
    if let Some(at) = first.iter().position(|known| known.1 == one.1) {
        if first.get(at).is_some_and(|known| *known <= one) {
            return;
        }
        first.remove(at);
    }
    first.insert(first.partition_point(|known| *known < one), one);
    first.truncate(FIRST);
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
