//! Ranks the places for one household now: judge facts, sweep rows, order programs, explain.

use crate::domain::Profile;
use crate::matching::least::Least;
use crate::matching::near::Remoteness;
use crate::matching::relax::relaxations;
use crate::matching::scores::{Score, Scores};
use crate::matching::split::{ARRANGING, Before, Splits, splits};
use crate::matching::stability::stability;
use crate::matching::sweep::sweep;
use crate::matching::table::{Table, rejudged, tables};
use crate::matching::work::{Standing, Work};
use crate::matching::{Field, Proof, Ranking, Stability, Wanted, asking, explain, partings};
use crate::rules::Rule;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// The ranking of every program of a night for one profile.
pub fn rank(field: &Field, profile: &Profile, wanted: &Wanted) -> Ranking {
    let (work, proof) = work_within(field, profile, wanted, ARRANGING);
    let leaders = best_first(&work.standing, wanted.limit.max(asking::LEADERS));
    let order = leaders.get(..wanted.limit).unwrap_or(&leaders);
    let reasoned = reasoned(&work, order, wanted, proof);
    Ranking {
        ask_next: asking::ask_next(&work, &leaders),
        stability: stability(&work, order),
        ..reasoned
    }
}

/// The same without advice, neither what to ask next nor how far the weights can move, and with no
/// more than so much time to arrange households in parts.
pub fn options_and_reasons(
    field: &Field,
    profile: &Profile,
    wanted: &Wanted,
    arranging: Duration,
) -> Ranking {
    let (work, proof) = work_within(field, profile, wanted, arranging);
    let order = best_first(&work.standing, wanted.limit);
    reasoned(&work, &order, wanted, proof)
}

fn work_within<'a>(
    field: &'a Field,
    profile: &'a Profile,
    wanted: &'a Wanted,
    arranging: Duration,
) -> (Work<'a>, Proof) {
    let bare = Work::bare(field, profile, &wanted.weights);
    work_out(Work { until: Instant::now() + arranging, ..bare })
}

/// What was worked out, in words: these options, and why not the others.
fn reasoned(work: &Work<'_>, order: &[usize], wanted: &Wanted, proof: Proof) -> Ranking {
    let remoteness = Remoteness::of(work);
    Ranking {
        considered: work.field.night().programs.len(),
        eligible: work.standing.len(),
        by_band: by_band(work),
        options: explain::options(work, order),
        not_shown: explain::not_shown(work, &remoteness, &wanted.explain),
        near_misses: explain::counted_near_misses(work, &remoteness),
        relaxations: relaxations(work, &remoteness),
        ask_next: Vec::new(),
        stability: Stability::default(),
        weights: wanted.weights.clone(),
        // Changes are tried in the same time, and may have been left out.
        proof: if work.left().is_zero() { Proof::OutOfTime } else { proof },
    }
}

/// How many options there are of each band.
fn by_band(work: &Work<'_>) -> [usize; 3] {
    let mut counts = [0; 3];
    for (order, _) in &work.standing {
        let band = usize::from(Score::unpacked(*order).band());
        counts.get_mut(band).into_iter().for_each(|count| *count += 1);
    }
    counts
}

/// What becomes of every program, before anything is said of it.
pub(super) fn work_out(bare: Work<'_>) -> (Work<'_>, Proof) {
    let tables = tables(bare.field, bare.profile);
    let mut work = looked_through(bare, tables);
    let proof = split_the_rest(&mut work, None);
    (work, proof)
}

/// The same for a changed profile: only these rules can judge it differently.
pub(super) fn work_again<'a>(
    work: &Work<'a>,
    profile: &'a Profile,
    concerned: &dyn Fn(&Rule) -> bool,
) -> (Work<'a>, Proof) {
    let Work { field, weights, until, .. } = *work;
    let arranged = Rc::clone(&work.arranged);
    let bare = Work { until, arranged, ..Work::bare(field, profile, weights) };
    let tables = rejudged(field, &work.tables, profile, concerned);
    let mut then = looked_through(bare, tables);
    // A part is judged beside the others: where ages are other ones, nothing of it stays.
    let as_before = profile.household == work.profile.household;
    let proof = split_the_rest(&mut then, as_before.then_some(Before { work, concerned }));
    (then, proof)
}

/// Which rows fail what, and the programs of those that fail nothing, each with its best row.
pub(super) fn looked_through(bare: Work<'_>, tables: Vec<Table>) -> Work<'_> {
    let swept = sweep(bare.field, &tables);
    let scores = Scores::of(bare.field, &tables, bare.weights, &swept);
    let fitting = scores.each();
    let mut standing: Vec<Standing> = Vec::with_capacity(fitting.len());
    let mut whole = Vec::with_capacity(fitting.len());
    let mut last = usize::MAX;
    for (row, order) in fitting {
        let program = bare.field.program_of(row);
        if program != last {
            last = program;
            standing.push((order, program));
            whole.push(row);
        } else if let (Some((best, _)), Some(best_row)) = (standing.last_mut(), whole.last_mut())
            // Of rows that are worth the same the first.
            && order < *best
        {
            (*best, *best_row) = (order, row);
        }
    }
    Work { tables, swept, scores, standing, whole, ..bare }
}

/// The best options in order, ties by id; programs stand in the order of their ids.
fn best_first(standing: &[Standing], limit: usize) -> Vec<usize> {
    let mut best = Least::of(limit);
    for option in standing {
        best.take(*option);
    }
    best.in_order().into_iter().map(|(_, at)| at).collect()
}

/// Tries to split the household where it does not fit as a whole.
fn split_the_rest(work: &mut Work<'_>, before: Option<Before<'_>>) -> Proof {
    let (mut all, mut sure) = (BTreeMap::new(), Proof::Optimal);
    for parts in partings(&work.profile.household) {
        let Splits { found, alone, proof } = splits(work, &parts, &all, before);
        work.alone.push(alone);
        all.extend(found);
        sure = if proof == Proof::Optimal { sure } else { proof };
    }
    let in_parts = all.iter().map(|(program, split)| (split.score.order(), *program));
    work.standing.extend(in_parts);
    work.splits = all;
    sure
}
