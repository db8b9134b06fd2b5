//! Ranks the places for one household now: judge facts, sweep rows, order programs, explain.

use super::asking;
use super::list_change::counted_near_misses;
use super::relaxation::relaxations;
use super::stability::stability;
use crate::domain::Profile;
use crate::matching::base::describe;
use crate::matching::base::distance_costs::DistanceCosts;
use crate::matching::base::evaluate::evaluate;
use crate::matching::base::evaluation::{ARRANGING, Candidate, Evaluation};
use crate::matching::base::not_shown::not_shown;
use crate::matching::base::scores::Score;
use crate::matching::base::top_k::TopK;
use crate::matching::{Proof, Ranking, SearchIndex, Stability, Wanted};
use std::time::{Duration, Instant};

/// The ranking of every program of a night for one profile.
pub fn rank(field: &SearchIndex, profile: &Profile, wanted: &Wanted) -> Ranking {
    let (evaluation, proof) = work_within(field, profile, wanted, ARRANGING);
    let leaders = best_first(&evaluation.standing, wanted.limit.max(asking::LEADERS));
    let order = leaders.get(..wanted.limit).unwrap_or(&leaders);
    let reasoned = reasoned(&evaluation, order, wanted, proof);
    Ranking {
        ask_next: asking::ask_next(&evaluation, &leaders),
        stability: stability(&evaluation, order),
        ..reasoned
    }
}

/// The same without advice, neither what to ask next nor how far the weights can move, and with no
/// more than so much time to arrange households in parts.
pub fn options_and_reasons(
    field: &SearchIndex,
    profile: &Profile,
    wanted: &Wanted,
    arranging: Duration,
) -> Ranking {
    let (evaluation, proof) = work_within(field, profile, wanted, arranging);
    let order = best_first(&evaluation.standing, wanted.limit);
    reasoned(&evaluation, &order, wanted, proof)
}

fn work_within<'a>(
    field: &'a SearchIndex,
    profile: &'a Profile,
    wanted: &'a Wanted,
    arranging: Duration,
) -> (Evaluation<'a>, Proof) {
    let bare = Evaluation::bare(field, profile, &wanted.weights);
    evaluate(Evaluation { until: Instant::now() + arranging, ..bare })
}

/// What was worked out, in words: these options, and why not the others.
fn reasoned(
    evaluation: &Evaluation<'_>,
    order: &[usize],
    wanted: &Wanted,
    proof: Proof,
) -> Ranking {
    let remoteness = DistanceCosts::of(evaluation);
    Ranking {
        considered: evaluation.field.night().programs.len(),
        eligible: evaluation.standing.len(),
        by_band: by_band(evaluation),
        options: describe::options(evaluation, order),
        not_shown: not_shown(evaluation, &remoteness, &wanted.explain),
        near_misses: counted_near_misses(evaluation, &remoteness),
        relaxations: relaxations(evaluation, &remoteness),
        ask_next: Vec::new(),
        stability: Stability::default(),
        weights: wanted.weights.clone(),
        // Changes are tried in the same time, and may have been left out.
        proof: if evaluation.left().is_zero() { Proof::OutOfTime } else { proof },
    }
}

/// How many options there are of each band.
fn by_band(evaluation: &Evaluation<'_>) -> [usize; 3] {
    let mut counts = [0; 3];
    for (order, _) in &evaluation.standing {
        let band = usize::from(Score::unpacked(*order).band());
        counts.get_mut(band).into_iter().for_each(|count| *count += 1);
    }
    counts
}

/// The best options in order, ties by id; programs stand in the order of their ids.
fn best_first(standing: &[Candidate], limit: usize) -> Vec<usize> {
    let mut best = TopK::of(limit);
    for option in standing {
        best.take(*option);
    }
    best.in_order().into_iter().map(|(_, at)| at).collect()
}
