//! The stability of the first option: how far one weight can move before another comes first. It is
//! exact, in whole hundredths.
//!
//! The value of a unit group is linear in one weight. A program is worth its best group, and a
//! household in parts its worst part. Options that cannot catch up with the first over a rule's
//! whole range are skipped. Of groups with the same slope, only the best is considered.

use crate::matching::base::bundle::Bundle;
use crate::matching::base::evaluation::{Evaluation, PartPlacement, ProgramOutcome};
use crate::matching::base::scores::Score;
use crate::matching::rank::pareto::unbeaten;
use crate::matching::{Flip, Margin, Stability, Weights};
use crate::rules::RULES;
use std::cmp::Reverse;
use std::slice::from_ref;

/// The most flips described in words.
const TOLD: usize = 3;

/// A value as one weight moves: now, and the gain for each hundredth more.
#[derive(Debug, Clone, Copy)]
struct WeightLine {
    now: i64,
    slope: i64,
}

/// The value of a program as one weight moves.
struct ValueCurve {
    program: usize,
    shape: CurveLines,
}

/// The lines of a curve. Most curves are one line, which needs no allocation.
enum CurveLines {
    One(WeightLine),
    /// The most of several: a program's groups.
    Most(Vec<WeightLine>),
    /// The least of several: a household in parts.
    Least(Vec<WeightLine>),
}

impl ValueCurve {
    fn at(&self, moved: i64) -> i64 {
        let worth = self.lines().iter().map(|line| line.now + line.slope * moved);
        let found = if self.is_least() { worth.min() } else { worth.max() };
        found.unwrap_or(i64::MIN)
    }

    fn lines(&self) -> &[WeightLine] {
        match &self.shape {
            CurveLines::One(line) => from_ref(line),
            CurveLines::Most(lines) | CurveLines::Least(lines) => lines,
        }
    }

    /// Returns true if the curve is the least of its lines.
    fn is_least(&self) -> bool {
        matches!(self.shape, CurveLines::Least(_))
    }
}

/// The option that comes first.
struct First<'a> {
    program: usize,
    score: Score,
    /// Its best row, if it takes the household whole.
    row: Option<usize>,
    /// The parts, if it takes the household in parts.
    parts: Vec<PartPlacement<'a>>,
}

/// The options that could come first if a weight moved.
struct Rivals<'a> {
    /// Rows, each with its value now.
    rows: Vec<(usize, i64)>,
    /// Programs that take the household in parts.
    parts: Vec<(usize, Vec<PartPlacement<'a>>)>,
}

/// Returns the stability of the first option of an order.
pub(super) fn stability(evaluation: &Evaluation<'_>, order: &[usize]) -> Stability {
    let Some(first) = order.first().and_then(|first| First::of(evaluation, *first)) else {
        return Stability::default();
    };
    let gains: Vec<i64> = (0..RULES.len()).map(|place| gain(evaluation, &first, place)).collect();
    let rivals = rivals(evaluation, &first, gains.iter().copied().max().unwrap_or(0));
    let of_kinds = best_of_kinds(evaluation, &first, &rivals, &gains);
    let counting = (0..RULES.len()).filter(|place| range(evaluation, *place) != (0, 0));
    let margins = counting.filter_map(|place| {
        let gain = gains.get(place).copied()?;
        let rivals = rivals_by(evaluation, place, (&rivals, &of_kinds), (&first, gain));
        margin(evaluation, place, &first, &rivals)
    });
    let margins: Vec<Margin> = margins.collect();
    let mut flips: Vec<Flip> = margins.iter().flat_map(Margin::flips).collect();
    flips.sort_by_key(Flip::distance);
    flips.truncate(TOLD);
    let close = flips.iter().any(Flip::is_close);
    let unbeaten = if close { unbeaten(evaluation, first.program) } else { Vec::new() };
    Stability { margins, flips, unbeaten }
}

impl<'a> First<'a> {
    fn of(evaluation: &'a Evaluation<'_>, program: usize) -> Option<Self> {
        let parts = evaluation.parts(program).unwrap_or_default();
        let outcome = evaluation.outcome(program);
        let row = if let ProgramOutcome::Fits { row } = outcome { Some(row) } else { None };
        Some(Self { program, score: evaluation.score(program)?, row, parts })
    }

    /// The curve of its best group alone: a lower bound of its value.
    fn best(&self, evaluation: &Evaluation<'_>, place: usize) -> ValueCurve {
        let Some(row) = self.row else { return curve_of_parts(self.program, &self.parts, place) };
        curve_of_one(self.program, self.score.points, slope(evaluation, place, row))
    }

    /// The curve of all its groups in the same band.
    fn whole(&self, evaluation: &Evaluation<'_>, place: usize) -> ValueCurve {
        if self.row.is_none() {
            return curve_of_parts(self.program, &self.parts, place);
        }
        let rows = evaluation.field.rows_of(self.program);
        let rows = rows.filter(|row| evaluation.stands(*row, self.score.band()));
        let line = |row| WeightLine {
            now: evaluation.scores.at(row).points,
            slope: slope(evaluation, place, row),
        };
        ValueCurve { program: self.program, shape: CurveLines::Most(rows.map(line).collect()) }
    }
}

/// Returns the least and the most points that a rule gives, to the household whole or in parts.
fn range(evaluation: &Evaluation<'_>, place: usize) -> (i32, i32) {
    let tables = [&evaluation.tables].into_iter().chain(evaluation.alone.iter().flatten());
    let ranges = tables.filter_map(|tables| tables.get(place)?.range());
    let all = ranges.reduce(|(a, b), (c, d)| (a.min(c), b.max(d)));
    all.unwrap_or((0, 0))
}

/// Returns the most that any option can gain on the first while a rule's weight moves over its
/// whole range.
fn gain(evaluation: &Evaluation<'_>, first: &First<'_>, place: usize) -> i64 {
    let (least, most) = range(evaluation, place);
    let curve = first.best(evaluation, place);
    let slopes = || curve.lines().iter().map(|line| line.slope);
    let (Some(low), Some(high)) = (slopes().min(), slopes().max()) else { return 0 };
    let weight = i64::from(evaluation.weights.at(place));
    let up = (i64::from(Weights::MOST) - weight) * (i64::from(most) - low);
    let down = weight * (high - i64::from(least));
    up.max(down).max(0)
}

fn curve_of_parts(program: usize, parts: &[PartPlacement<'_>], place: usize) -> ValueCurve {
    let lines = parts.iter().map(|part| WeightLine { now: part.now, slope: part.points(place) });
    ValueCurve { program, shape: CurveLines::Least(lines.collect()) }
}

/// Returns the change of a row's value for each hundredth of a weight: the rule's points.
fn slope(evaluation: &Evaluation<'_>, place: usize, row: usize) -> i64 {
    evaluation.judged(place, row).map_or(0, |judged| i64::from(judged.points))
}

/// Returns the options of the first one's band that are at most `gain` behind it.
fn rivals<'a>(evaluation: &'a Evaluation<'_>, first: &First<'_>, gain: i64) -> Rivals<'a> {
    let farthest = first.score.order_behind(gain);
    let near = evaluation.scores.each().filter(|(_, order)| *order <= farthest);
    let others = near.filter(|(row, _)| evaluation.field.program_of(*row) != first.program);
    let rows = others.map(|(row, order)| (row, Score::unpacked(order).points));
    let mut rivals = Rivals { rows: rows.collect(), parts: Vec::new() };
    let parts = evaluation.splits.keys().filter(|program| **program != first.program);
    let near =
        |program: &&usize| evaluation.score(**program).is_some_and(|s| s.order() <= farthest);
    rivals.parts.extend(parts.filter(near).filter_map(|at| Some((*at, evaluation.parts(*at)?))));
    rivals
}

/// The value and row of the best rival. Of equal ones it is the first; if there is none,
/// [`NOBODY`].
type Best = (i64, usize);

const NOBODY: Best = (i64::MIN, usize::MAX);

fn better(known: &mut Best, this: Best) {
    if this.0 > known.0 || (this.0 == known.0 && this.1 < known.1) {
        *known = this;
    }
}

/// The kinds of a bundle that have rivals, each with the best of them.
type BestOfKinds = Vec<(usize, Best)>;

/// Returns the best rivals for each bundle. Skips rivals that are too far behind for its rules, and
/// bundles whose rules cannot gain anything.
fn best_of_kinds(
    evaluation: &Evaluation<'_>,
    first: &First<'_>,
    rivals: &Rivals<'_>,
    gains: &[i64],
) -> Vec<BestOfKinds> {
    let gain = |place: usize| gains.get(place).copied().unwrap_or(0);
    let best_of_kinds = |bundle: &Bundle| {
        let most = bundle.places().map(gain).max().unwrap_or(0);
        if most == 0 {
            return Vec::new();
        }
        let mut of_kinds: Vec<Best> = vec![NOBODY; bundle.kinds()];
        // A row that is farther behind than any of these rules can gain is no rival in them.
        let near = rivals.rows.iter().filter(|(_, points)| *points >= first.score.points - most);
        let rows = near.map(|(row, points)| (*row, (*points, *row)));
        bundle.codes().sort(rows, &mut of_kinds, better);
        of_kinds.into_iter().enumerate().filter(|(_, best)| *best != NOBODY).collect()
    };
    evaluation.field.bundles().map(best_of_kinds).collect()
}

/// Returns the rivals that could gain enough by one rule; of rows with the same fact, only the
/// best.
fn rivals_by(
    evaluation: &Evaluation<'_>,
    place: usize,
    (rivals, of_kinds): (&Rivals<'_>, &[BestOfKinds]),
    (first, gain): (&First<'_>, i64),
) -> Vec<ValueCurve> {
    let Some(table) = evaluation.tables.get(place).filter(|_| gain > 0) else { return Vec::new() };
    let enough = first.score.points - gain;
    let curve = |(points, row): Best, slope| {
        let hopeful = points >= enough && points > i64::MIN;
        hopeful.then(|| curve_of_one(evaluation.field.program_of(row), points, slope))
    };
    // A verdict on a named program takes precedence over the verdict on its facts.
    let mut curves: Vec<ValueCurve> = if table.apart().is_empty() {
        let of_facts =
            best_of_facts(evaluation, place, of_kinds, enough).into_iter().zip(table.judged());
        of_facts.filter_map(|(best, judged)| curve(best, i64::from(judged.points))).collect()
    } else {
        let rows = rivals.rows.iter();
        rows.filter_map(|(row, points)| curve((*points, *row), slope(evaluation, place, *row)))
            .collect()
    };
    let parts = rivals.parts.iter();
    curves.extend(parts.map(|(program, parts)| curve_of_parts(*program, parts, place)));
    curves
}

/// Returns the best rival for each fact of a rule, among those worth at least `enough`.
fn best_of_facts(
    evaluation: &Evaluation<'_>,
    place: usize,
    of_kinds: &[BestOfKinds],
    enough: i64,
) -> Vec<Best> {
    let facts = evaluation.tables.get(place).map_or(0, |table| table.judged().len());
    let mut of_facts = vec![NOBODY; facts];
    for (bundle, of_kinds) in evaluation.field.bundles().zip(of_kinds) {
        let Some(facts) = bundle.facts(place) else { continue };
        for (kind, best) in of_kinds.iter().filter(|(_, (points, _))| *points >= enough) {
            if let Some(known) = of_facts.get_mut(facts.at(*kind)) {
                better(known, *best);
            }
        }
    }
    of_facts
}

fn curve_of_one(program: usize, now: i64, slope: i64) -> ValueCurve {
    ValueCurve { program, shape: CurveLines::One(WeightLine { now, slope }) }
}

/// Returns how far one weight may move while the first option stays first.
fn margin(
    evaluation: &Evaluation<'_>,
    place: usize,
    first: &First<'_>,
    rivals: &[ValueCurve],
) -> Option<Margin> {
    let curve = first.whole(evaluation, place);
    let weight = evaluation.weights.at(place);
    let flip = |sign: i64, most: u16| {
        let overtaking = rivals.iter().filter_map(|r| overtakes(&curve, r, sign, i64::from(most)));
        let moved = overtaking.min()?;
        let leader = rivals.iter().max_by_key(|r| (r.at(sign * moved), Reverse(r.program)))?;
        let first = evaluation.field.named(leader.program)?;
        Some((u16::try_from(moved).ok()?, first))
    };
    let below = flip(-1, weight);
    let above = flip(1, Weights::MOST.saturating_sub(weight));
    Some(Margin {
        rule: RULES.get(place)?.id,
        weight,
        from: below.as_ref().map_or(0, |(moved, _)| weight - moved + 1),
        to: above.as_ref().map_or(Weights::MOST, |(moved, _)| weight + moved - 1),
        below: below.map(|(_, first)| first),
        above: above.map(|(_, first)| first),
    })
}

/// Returns the least move, upward (1) or downward (-1), after which a rival comes before the first.
fn overtakes(first: &ValueCurve, rival: &ValueCurve, sign: i64, most: i64) -> Option<i64> {
    // At equal value, the earlier program comes first.
    let ahead_by = i64::from(rival.program > first.program);
    let over = |line: &WeightLine| {
        let spans = rival.lines().iter().map(|other| {
            span(other.now - line.now - ahead_by, sign * (other.slope - line.slope), most)
        });
        spans.reduce(both)
    };
    let mut spans = first.lines().iter().filter_map(over);
    if first.is_least() {
        spans.filter(|(from, to)| from <= to).map(|(from, _)| from).min()
    } else {
        spans.next().map(|one| spans.fold(one, both)).filter(|(from, to)| from <= to).map(|s| s.0)
    }
}

fn both((a, b): (i64, i64), (c, d): (i64, i64)) -> (i64, i64) {
    (a.max(c), b.min(d))
}

/// Returns the first and the last move, from 1 to `most`, for which `now + slope * move` is not
/// negative.
fn span(now: i64, slope: i64, most: i64) -> (i64, i64) {
    match slope {
        0 if now >= 0 => (1, most),
        0 => (1, 0),
        1.. => ((-now.div_euclid(slope)).max(1), most),
        _ => (1, now.div_euclid(-slope).min(most)),
    }
}
