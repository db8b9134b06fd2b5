//! How far one weight can move before another option comes first: exact, in whole hundredths.
//!
//! As one weight moves, what a unit group is worth is a straight line. A program is worth its best
//! group, a household in parts its worst part. Whoever cannot catch up with the first option even
//! by the rule's whole range is not looked at, and of groups of one slope only the best is.

use crate::matching::pareto::unbeaten;
use crate::matching::sweep::Score;
use crate::matching::work::{Outcome, Work, named};
use crate::matching::{Flip, Margin, Stability, Weights};
use crate::rules::RULES;
use std::cmp::Reverse;

/// How many flips are told in words.
const TOLD: usize = 3;

/// What something is worth as one weight moves: now, and for each hundredth more.
#[derive(Debug, Clone, Copy)]
struct Line {
    now: i64,
    slope: i64,
}

/// What a program is worth as one weight moves.
struct Curve {
    program: usize,
    lines: Vec<Line>,
    /// Whether it is the least of its lines, as for a household in parts, or the most.
    least: bool,
}

impl Curve {
    fn at(&self, moved: i64) -> i64 {
        let worth = self.lines.iter().map(|line| line.now + line.slope * moved);
        let found = if self.least { worth.min() } else { worth.max() };
        found.unwrap_or(i64::MIN)
    }
}

/// The options that could come first if a weight moved.
struct Rivals {
    /// Row, program and worth now.
    rows: Vec<(usize, usize, i64)>,
    /// Programs that take the household in parts.
    parts: Vec<usize>,
}

/// How sure the first option of an order is.
pub(super) fn stability(work: &Work<'_>, order: &[usize]) -> Stability {
    let Some(first) = order.first().copied() else { return Stability::default() };
    let gains: Vec<i64> = (0..RULES.len()).map(|place| gain(work, first, place)).collect();
    let rivals = rivals(work, first, gains.iter().copied().max().unwrap_or(0));
    let counting = (0..RULES.len()).filter(|place| range(work, *place) != (0, 0));
    let margins: Vec<Margin> = counting
        .filter_map(|place| {
            let gain = gains.get(place).copied()?;
            margin(work, place, first, &rivals_by(work, place, &rivals, first, gain))
        })
        .collect();
    let mut flips: Vec<Flip> = margins.iter().flat_map(Margin::flips).collect();
    flips.sort_by_key(Flip::distance);
    flips.truncate(TOLD);
    let close = flips.iter().any(Flip::is_close);
    let unbeaten = if close { unbeaten(work, first) } else { Vec::new() };
    Stability { margins, flips, unbeaten }
}

/// The points a rule may give, least and most, to the household whole or in parts.
fn range(work: &Work<'_>, place: usize) -> (i32, i32) {
    let tables = [&work.tables].into_iter().chain(&work.alone);
    let ranges = tables.filter_map(|tables| tables.get(place)?.range());
    let all = ranges.reduce(|(a, b), (c, d)| (a.min(c), b.max(d)));
    all.unwrap_or((0, 0))
}

/// The most that any option can gain on the first while a rule's weight moves as far as it may.
fn gain(work: &Work<'_>, first: usize, place: usize) -> i64 {
    let (least, most) = range(work, place);
    let Some(curve) = best_curve(work, first, place) else { return 0 };
    let slopes = || curve.lines.iter().map(|line| line.slope);
    let (Some(low), Some(high)) = (slopes().min(), slopes().max()) else { return 0 };
    let weight = i64::from(work.weights.at(place));
    let up = (i64::from(Weights::MOST) - weight) * (i64::from(most) - low);
    let down = weight * (high - i64::from(least));
    up.max(down).max(0)
}

/// The first option by its best group alone: a bound from below of what it is worth.
fn best_curve(work: &Work<'_>, program: usize, place: usize) -> Option<Curve> {
    match work.outcomes.get(program)? {
        Outcome::Fits { row } => {
            let lines =
                vec![Line { now: work.scores.at(*row).points, slope: slope(work, place, *row) }];
            Some(Curve { program, lines, least: false })
        }
        Outcome::Splits => curve_of_parts(work, program, place),
        Outcome::Out { .. } | Outcome::Empty => None,
    }
}

/// The first option with all its groups of the same band.
fn whole_curve(work: &Work<'_>, program: usize, place: usize) -> Option<Curve> {
    let Outcome::Fits { row } = work.outcomes.get(program)? else {
        return curve_of_parts(work, program, place);
    };
    let (band, rows) = (work.scores.at(*row).band(), work.field.rows_of(program));
    let rows = rows.filter(|row| work.stands(*row, band));
    let line = |row| Line { now: work.scores.at(row).points, slope: slope(work, place, row) };
    Some(Curve { program, lines: rows.map(line).collect(), least: false })
}

fn curve_of_parts(work: &Work<'_>, program: usize, place: usize) -> Option<Curve> {
    let parts = work.parts(program)?;
    let lines = parts.iter().map(|part| Line { now: part.now, slope: part.points(place) });
    let lines = lines.collect();
    Some(Curve { program, lines, least: true })
}

/// What one hundredth more of a weight is worth to a row: the rule's points.
fn slope(work: &Work<'_>, place: usize, row: usize) -> i64 {
    let column = work.field.columns().get(place);
    let judged = work.tables.get(place).zip(column).and_then(|(t, column)| t.at(column, row));
    judged.map_or(0, |judged| i64::from(judged.points))
}

/// The options of the first one's band that are no farther behind it than can be gained.
fn rivals(work: &Work<'_>, first: usize, gain: i64) -> Rivals {
    let mut rivals = Rivals { rows: Vec::new(), parts: Vec::new() };
    let Some(best) = work.score(first) else {
        return rivals;
    };
    let near = |points: i64| best.points - points <= gain;
    for (order, program) in work.standing.iter().copied().filter(|(_, at)| *at != first) {
        let score = Score::unpacked(order);
        // The best row of a program stands for it: where that is too far behind, all are.
        if score.band() != best.band() || !near(score.points) {
            continue;
        }
        let rows = work.field.rows_of(program);
        match work.outcomes.get(program) {
            Some(Outcome::Splits) => rivals.parts.push(program),
            Some(Outcome::Fits { row }) if rows.len() == 1 => {
                rivals.rows.push((*row, program, score.points));
            }
            Some(_) => rows.filter(|row| work.stands(*row, best.band())).for_each(|row| {
                let points = work.scores.at(row).points;
                rivals.rows.extend(near(points).then_some((row, program, points)));
            }),
            None => {}
        }
    }
    rivals
}

/// What the best row of one slope is worth, and its program.
type Best = Option<(i64, Reverse<usize>)>;

/// The rivals that could gain enough by one rule: of rows alike in it only the best.
fn rivals_by(
    work: &Work<'_>,
    place: usize,
    rivals: &Rivals,
    first: usize,
    gain: i64,
) -> Vec<Curve> {
    let best = work.score(first);
    let (Some(best), Some(table), Some(column)) =
        (best, work.tables.get(place), work.field.columns().get(place))
    else {
        return Vec::new();
    };
    if gain == 0 {
        return Vec::new();
    }
    let (least, most) = table.range().unwrap_or((0, 0));
    let place_of = |slope: i32| usize::try_from(slope - least).unwrap_or(usize::MAX);
    let mut of_slope: Vec<Best> = vec![None; place_of(most).saturating_add(1)];
    for (row, program, points) in &rivals.rows {
        if best.points - points <= gain
            && let slope = table.at(column, *row).map_or(0, |judged| judged.points)
            && let Some(known) = of_slope.get_mut(place_of(slope))
        {
            *known = (*known).max(Some((*points, Reverse(*program))));
        }
    }
    let whole = (i64::from(least)..).zip(of_slope).filter_map(|(slope, known)| {
        let (now, Reverse(program)) = known?;
        Some(Curve { program, lines: vec![Line { now, slope }], least: false })
    });
    let parts = rivals.parts.iter().filter_map(|at| curve_of_parts(work, *at, place));
    whole.chain(parts).collect()
}

/// How far one weight may move.
fn margin(work: &Work<'_>, place: usize, first: usize, rivals: &[Curve]) -> Option<Margin> {
    let curve = whole_curve(work, first, place)?;
    let weight = work.weights.at(place);
    let flip = |sign: i64, most: u16| {
        let overtaking = rivals.iter().filter_map(|r| overtakes(&curve, r, sign, i64::from(most)));
        let moved = overtaking.min()?;
        let leader = rivals.iter().max_by_key(|r| (r.at(sign * moved), Reverse(r.program)))?;
        let first = named(work.field.program(leader.program)?);
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

/// The least move, upwards (1) or downwards (-1), after which a rival comes before the first.
fn overtakes(first: &Curve, rival: &Curve, sign: i64, most: i64) -> Option<i64> {
    // Of two that are worth the same the earlier program comes first.
    let ahead_by = i64::from(rival.program > first.program);
    let over = |line: &Line| {
        let spans = rival.lines.iter().map(|other| {
            span(other.now - line.now - ahead_by, sign * (other.slope - line.slope), most)
        });
        spans.reduce(both)
    };
    let mut spans = first.lines.iter().filter_map(over);
    if first.least {
        spans.filter(|(from, to)| from <= to).map(|(from, _)| from).min()
    } else {
        spans.next().map(|one| spans.fold(one, both)).filter(|(from, to)| from <= to).map(|s| s.0)
    }
}

fn both((a, b): (i64, i64), (c, d): (i64, i64)) -> (i64, i64) {
    (a.max(c), b.min(d))
}

/// The moves from 1 to so many for which `now + slope * move` is not below nothing.
fn span(now: i64, slope: i64, most: i64) -> (i64, i64) {
    match slope {
        0 if now >= 0 => (1, most),
        0 => (1, 0),
        1.. => ((-now.div_euclid(slope)).max(1), most),
        _ => (1, now.div_euclid(-slope).min(most)),
    }
}
