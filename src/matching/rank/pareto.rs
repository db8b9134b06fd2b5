//! The options of the first one's band that no other option beats rule by rule, for a close
//! ranking.

use super::pair_numbers::PairNumbers;
use crate::matching::NamedProgram;
use crate::matching::base::evaluation::{Candidate, Evaluation, ProgramOutcome, SPLITTING_POINTS};
use crate::matching::base::row_codes::RowCodes;
use crate::matching::base::scores::Score;
use crate::matching::base::verdict_table::VerdictTable;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::BitOr;

/// The most options listed.
const MOST: usize = 20;

/// Rules by their places, each with the value of the first option by it.
type ByRule = Vec<(usize, i64)>;
/// The weighted value of an option by each rule that counts, and last the value of staying
/// together.
type Worth = Vec<i64>;

/// Returns the options of the first one's band that no other option equals or beats by every rule.
/// Of options with equal values by each rule, only the first is listed. At most [`MOST`], in the
/// order of the list.
pub(super) fn unbeaten(evaluation: &Evaluation<'_>, first: usize) -> Vec<NamedProgram> {
    let Some(band) = evaluation.score(first).map(Score::band) else { return Vec::new() };
    let counting = counting(evaluation);
    let Some(best) = worth(evaluation, &counting, first) else { return Vec::new() };
    let better = BetterRows::than(evaluation, &counting, &best);
    let rival = |(order, at): &Candidate| Score::unpacked(*order).band() == band && *at != first;
    let whole = evaluation.whole().filter(|(option, row)| rival(option) && better.include(*row));
    let whole = whole.map(|((order, at), row)| (order, at, Some(row)));
    let parts = evaluation.in_parts().filter(|option| rival(option));
    let parts = parts.filter(|(_, at)| {
        worth(evaluation, &counting, *at).is_some_and(|worth| !at_least_as_good(&best, &worth))
    });
    let hopeful = whole.chain(parts.map(|(order, at)| (order, at, None)));
    let mut hopeful: BinaryHeap<_> = hopeful.map(Reverse).collect();
    let mut front = vec![(first, best)];
    let mut looked_at = LookedAt::of(evaluation, &counting);
    while front.len() < MOST
        && let Some(Reverse((_, at, row))) = hopeful.pop()
    {
        // Of rows with equal values by every rule, the first has been examined.
        if row.is_some_and(|row| looked_at.has_one_like(row)) {
            continue;
        }
        let worth = match row {
            Some(row) => Some(worth_of_row(evaluation, &counting, row)),
            None => worth(evaluation, &counting, at),
        };
        if let Some(worth) = worth
            && !front.iter().any(|(_, known)| at_least_as_good(known, &worth))
        {
            front.push((at, worth));
        }
    }
    front.into_iter().filter_map(|(at, _)| evaluation.field.named(at)).collect()
}

/// Compares by every rule. An option later in the list cannot be better by every rule, so only
/// earlier ones are compared.
fn at_least_as_good(known: &Worth, other: &Worth) -> bool {
    known.iter().zip(other).all(|(known, other)| known >= other)
}

/// The rules that give points or steps to any option, whole or in parts.
fn counting(evaluation: &Evaluation<'_>) -> Vec<usize> {
    let tables = || [&evaluation.tables].into_iter().chain(evaluation.alone.iter().flatten());
    let counts = |place: &usize| {
        tables().any(|tables| tables.get(*place).is_some_and(VerdictTable::ever_counts))
    };
    (0..evaluation.tables.len()).filter(counts).collect()
}

/// Rows that are better for the whole household than the first option, by some rule or by staying
/// together.
struct BetterRows<'a> {
    evaluation: &'a Evaluation<'a>,
    /// The bundles that have these rules, each with the kind of each row and whether a kind is
    /// better.
    bundles: Vec<(&'a RowCodes, Vec<bool>)>,
    /// Rules over named programs, each with the value of the first option by it.
    apart: ByRule,
    /// True if every row is better, because the first option takes the household in parts.
    all: bool,
}

impl<'a> BetterRows<'a> {
    fn than(evaluation: &'a Evaluation<'_>, counting: &[usize], best: &Worth) -> Self {
        let table = |place: usize| evaluation.tables.get(place);
        let worth = |place: usize, points: i32| evaluation.weights.worth(place, points);
        let most = |place: usize| table(place).and_then(VerdictTable::range);
        let rules = counting.iter().copied().zip(best.iter().copied());
        let better = rules.filter(|(place, best)| {
            most(*place).is_some_and(|(_, most)| worth(*place, most) > *best)
        });
        let judges_apart =
            |(place, _): &(usize, i64)| table(*place).is_some_and(|one| !one.apart().is_empty());
        let (apart, better): (ByRule, ByRule) = better.partition(judges_apart);
        let of_facts = |place: usize| -> Option<Vec<bool>> {
            let (_, best) = better.iter().find(|(known, _)| *known == place)?;
            let judged = table(place)?.judged().iter();
            Some(judged.map(|judged| worth(place, judged.points) > *best).collect())
        };
        let bundles = evaluation.field.bundles();
        let bundles =
            bundles.filter_map(|b| Some((b.codes(), b.together(of_facts, BitOr::bitor)?)));
        let all = best.last().is_some_and(|together| *together < 0);
        Self { evaluation, bundles: bundles.collect(), apart, all }
    }

    fn include(&self, row: usize) -> bool {
        let is_better = |(codes, better): &(&RowCodes, Vec<bool>)| {
            better.get(codes.at(row)).copied().unwrap_or(false)
        };
        self.all
            || self.bundles.iter().any(is_better)
            || self
                .apart
                .iter()
                .any(|(place, best)| row_worth(self.evaluation, *place, row) > *best)
    }
}

/// The rows examined so far. Rows count as one if all rules that count read the same facts.
struct LookedAt<'a> {
    /// The bundles that have these rules. Each has the kind of each row, and the numbers of its
    /// kinds combined with those of all earlier bundles.
    bundles: Vec<(&'a RowCodes, PairNumbers)>,
    /// The rows of named programs, sorted. None is like another.
    apart: Vec<usize>,
    /// The number of different rows, numbered from 0.
    count: u32,
}

impl<'a> LookedAt<'a> {
    /// Starts empty.
    fn of(evaluation: &'a Evaluation<'_>, counting: &[usize]) -> Self {
        let counts = |place: usize| counting.contains(&place);
        let bundles = evaluation.field.bundles();
        let bundles = bundles.filter(|b| b.kinds() > 1 && b.places().any(counts));
        let bundles = bundles.map(|bundle| (bundle.codes(), PairNumbers::none())).collect();
        let apart = evaluation.tables.iter().flat_map(VerdictTable::apart);
        let mut apart: Vec<usize> = apart.map(|(row, _)| *row).collect();
        apart.sort_unstable();
        Self { bundles, apart, count: 0 }
    }

    /// Returns true if a row like this one was examined, and records this one.
    fn has_one_like(&mut self, row: usize) -> bool {
        if self.apart.binary_search(&row).is_ok() {
            return false;
        }
        let kind = |codes: &RowCodes| u32::try_from(codes.at(row)).unwrap_or(u32::MAX);
        let number = self
            .bundles
            .iter_mut()
            .fold(0, |all, (codes, numbers)| numbers.number(all, kind(codes)));
        let known = number < self.count;
        self.count = self.count.max(number + 1);
        known
    }
}

fn row_worth(evaluation: &Evaluation<'_>, place: usize, row: usize) -> i64 {
    evaluation.judged(place, row).map_or(0, |judged| evaluation.weights.worth(place, judged.points))
}

fn worth_of_row(evaluation: &Evaluation<'_>, counting: &[usize], row: usize) -> Worth {
    counting.iter().map(|place| row_worth(evaluation, *place, row)).chain([0]).collect()
}

fn worth(evaluation: &Evaluation<'_>, counting: &[usize], at: usize) -> Option<Worth> {
    let places = counting.iter().copied();
    match evaluation.outcome(at) {
        ProgramOutcome::Fits { row } => Some(worth_of_row(evaluation, counting, row)),
        ProgramOutcome::Splits => {
            let parts = evaluation.parts(at)?;
            let least =
                |place: usize| parts.iter().map(|part| part.points(place)).min().unwrap_or(0);
            let weighted = |place| i64::from(evaluation.weights.at(place)) * least(place);
            Some(places.map(weighted).chain([-SPLITTING_POINTS]).collect())
        }
        ProgramOutcome::Out { .. } | ProgramOutcome::Empty => None,
    }
}
