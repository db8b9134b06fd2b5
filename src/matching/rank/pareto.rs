//! When it is close: the options of the first band that none is better than, rule by rule.

use crate::matching::NamedProgram;
use crate::matching::base::evaluation::SPLITTING_POINTS;
use crate::matching::base::evaluation::{Candidate, Evaluation, ProgramOutcome};
use crate::matching::base::scores::Score;
use crate::matching::base::verdict_table::VerdictTable;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How many are listed at most.
const MOST: usize = 20;

/// Rules by their places, each with what an option is worth by it.
type ByRule = Vec<(usize, i64)>;
/// What an option is worth by each rule that counts anything, weighted, and by staying together.
type Worth = Vec<i64>;

/// The options of the first one's band that no other is at least as good as by every rule; of
/// several that are worth the same by each, the first. In the order of the list, at most so many.
pub(super) fn unbeaten(evaluation: &Evaluation<'_>, first: usize) -> Vec<NamedProgram> {
    let Some(band) = evaluation.score(first).map(Score::band) else { return Vec::new() };
    let counting = counting(evaluation);
    let Some(best) = worth(evaluation, &counting, first) else { return Vec::new() };
    let better = better_by(evaluation, &counting, &best);
    let rival = |(order, at): &Candidate| Score::unpacked(*order).band() == band && *at != first;
    let whole = evaluation.whole().filter(|(option, _)| rival(option));
    let whole = whole.filter(|(_, row)| better_somewhere(evaluation, *row, (&best, &better)));
    let parts = evaluation.in_parts().filter(|option| rival(option));
    let parts = parts.filter(|(_, at)| {
        worth(evaluation, &counting, *at).is_some_and(|worth| !at_least_as_good(&best, &worth))
    });
    let hopeful = whole.map(|(option, _)| option).chain(parts);
    let mut hopeful: BinaryHeap<_> = hopeful.map(Reverse).collect();
    let mut front = vec![(first, best)];
    while front.len() < MOST
        && let Some(Reverse((_, at))) = hopeful.pop()
    {
        if let Some(worth) = worth(evaluation, &counting, at)
            && !front.iter().any(|(_, known)| at_least_as_good(known, &worth))
        {
            front.push((at, worth));
        }
    }
    front.into_iter().filter_map(|(at, _)| evaluation.field.named(at)).collect()
}

/// Who comes later in the list cannot be better by every rule, so only the earlier are asked.
fn at_least_as_good(known: &Worth, other: &Worth) -> bool {
    known.iter().zip(other).all(|(known, other)| known >= other)
}

/// The rules that give points to anybody, whole or in parts.
fn counting(evaluation: &Evaluation<'_>) -> Vec<usize> {
    let tables = || [&evaluation.tables].into_iter().chain(evaluation.alone.iter().flatten());
    let counts = |place: &usize| {
        tables().any(|tables| tables.get(*place).is_some_and(VerdictTable::ever_counts))
    };
    (0..evaluation.tables.len()).filter(counts).collect()
}

/// The rules by which some option may be better than the best, each with what the best is worth by it.
fn better_by(evaluation: &Evaluation<'_>, counting: &[usize], best: &Worth) -> ByRule {
    let most = |place: usize| evaluation.tables.get(place).and_then(VerdictTable::range);
    let places = counting.iter().copied().zip(best.iter().copied());
    let better = places.filter(|(place, best)| {
        most(*place).is_some_and(|(_, most)| evaluation.weights.worth(*place, most) > *best)
    });
    better.collect()
}

/// Whether the whole household is better off in a row than in the best by some rule, or by staying
/// together.
fn better_somewhere(
    evaluation: &Evaluation<'_>,
    row: usize,
    (best, by): (&Worth, &ByRule),
) -> bool {
    by.iter().any(|(place, best)| row_worth(evaluation, *place, row) > *best)
        || best.last().is_some_and(|together| *together < 0)
}

fn row_worth(evaluation: &Evaluation<'_>, place: usize, row: usize) -> i64 {
    evaluation.judged(place, row).map_or(0, |judged| evaluation.weights.worth(place, judged.points))
}

fn worth(evaluation: &Evaluation<'_>, counting: &[usize], at: usize) -> Option<Worth> {
    let places = counting.iter().copied();
    match evaluation.outcome(at) {
        ProgramOutcome::Fits { row } => {
            Some(places.map(|place| row_worth(evaluation, place, row)).chain([0]).collect())
        }
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
