//! The number of options that depend on a question, for asking first what settles the most.

use super::answer_trial::{QuestionReader, QuestionTrial};
use crate::matching::base::bundle::Bundle;
use crate::matching::base::evaluation::Evaluation;
use crate::matching::base::verdict_table::Difference;
use std::ops::Add;

/// The effect of a question on all options.
pub(super) struct Spread<'a> {
    trial: &'a QuestionTrial<'a>,
    /// The options, grouped by the facts that the question's rules read.
    kinds: Vec<RowKind>,
    /// The number of options that are in another band after "yes" than after "no", or on the list
    /// after only one of the two.
    pub(super) settled: usize,
    /// The number of options that some rule judges differently after "yes" than after "no".
    pub(super) depends: usize,
}

/// Options with the same facts for some rules: the fact of each rule, and the number of options.
struct RowKind {
    facts: Vec<usize>,
    count: usize,
}

impl<'a> Spread<'a> {
    pub(super) fn of(
        evaluation: &'a Evaluation<'a>,
        trial: &'a QuestionTrial<'a>,
        counts: &Counts,
    ) -> Self {
        let kinds = kinds(evaluation, &trial.readers, counts);
        let mut spread = Self { trial, kinds, settled: 0, depends: 0 };
        for kind in &spread.kinds {
            let (settled, depends) = match spread.most(kind) {
                Difference::None => (0, 0),
                Difference::Words => (0, kind.count),
                Difference::Band => (kind.count, kind.count),
            };
            spread.settled += settled;
            spread.depends += depends;
        }
        spread
    }

    /// Returns the greatest difference between the answers for options of a kind.
    fn most(&self, kind: &RowKind) -> Difference {
        // These options fail after either answer, so nothing depends on it.
        if [0, 1].into_iter().all(|answer| self.fails_kind(answer, kind)) {
            return Difference::None;
        }
        let here = self.trial.readers.iter().zip(&kind.facts);
        let here = here.filter_map(|(reader, fact)| reader.differences.get(*fact));
        here.copied().max().unwrap_or(Difference::None)
    }

    /// Returns true if options of a kind fail after an answer: 0 is "yes", 1 is "no".
    fn fails_kind(&self, answer: usize, kind: &RowKind) -> bool {
        let mut here = self.trial.readers.iter().zip(&kind.facts);
        here.any(|(reader, fact)| reader.fails(answer, *fact))
    }
}

/// The number of options of each kind of each bundle; all 0 for a bundle that no question concerns.
pub(super) struct Counts(Vec<Vec<usize>>);

impl Counts {
    pub(super) fn of(evaluation: &Evaluation<'_>, trials: &[QuestionTrial<'_>]) -> Self {
        let readers = || trials.iter().flat_map(|trial| &trial.readers);
        let asked = |place: usize| readers().any(|reader| reader.place == place);
        let of_kinds = |bundle: &Bundle| {
            let mut counts = vec![0; bundle.kinds()];
            if bundle.places().any(asked) {
                let rows = evaluation.whole.iter().map(|row| (*row, 1));
                bundle.codes().sort(rows, &mut counts, |count, one| *count += one);
            }
            counts
        };
        Self(evaluation.field.bundles().map(of_kinds).collect())
    }
}

/// Groups the options by the facts that some rules read. All facts of a row are one number, in
/// which each rule has a digit.
fn kinds(
    evaluation: &Evaluation<'_>,
    readers: &[QuestionReader<'_>],
    Counts(counts): &Counts,
) -> Vec<RowKind> {
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
    let bundles = evaluation.field.bundles().zip(counts).filter_map(|(bundle, counts)| {
        Some((bundle.codes(), bundle.together(number, usize::add)?, counts))
    });
    let tally = match bundles.collect::<Vec<_>>().as_slice() {
        [] => vec![(0, evaluation.whole.len())],
        [(_, numbers, counts)] => tally(numbers.iter().copied().zip(counts.iter().copied()), end),
        several => {
            let number = |row: &usize| {
                several.iter().filter_map(|(codes, numbers, _)| numbers.get(codes.at(*row))).sum()
            };
            tally(evaluation.whole.iter().map(|row| (number(row), 1)), end)
        }
    };
    let kind = |(number, count): (usize, usize)| {
        let fact = |(_, worth, facts): &(usize, usize, usize)| number / worth % facts;
        RowKind { facts: digits.iter().map(fact).collect(), count }
    };
    tally.into_iter().map(kind).collect()
}

/// Adds up the counts of equal numbers. Each number is below `end` and comes with a count.
fn tally(numbers: impl Iterator<Item = (usize, usize)>, end: usize) -> Vec<(usize, usize)> {
    /// With more places than this for each number, sorting is faster.
    const SPARSE: usize = 64;
    let mut numbers: Vec<_> = numbers.filter(|(_, count)| *count > 0).collect();
    if end > SPARSE * numbers.len() {
        numbers.sort_unstable();
        let alike = numbers.chunk_by(|(a, _), (b, _)| a == b);
        let sum = |alike: &[(usize, usize)]| alike.iter().map(|(_, count)| count).sum();
        return alike.filter_map(|alike| Some((alike.first()?.0, sum(alike)))).collect();
    }
    let mut counts = vec![0; end];
    for (number, count) in numbers {
        if let Some(known) = counts.get_mut(number) {
            *known += count;
        }
    }
    counts.into_iter().enumerate().filter(|(_, count)| *count > 0).collect()
}
