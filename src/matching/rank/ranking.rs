//! Ranks the places for one household now: judges facts, sweeps rows, orders programs and explains.

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

/// Ranks every program of a night for one profile.
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

/// Ranks without advice: leaves out the questions to ask next and the stability of weights.
/// Arranging households in parts takes at most `arranging`.
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

/// Describes these options in words, and why the others are not shown.
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
        // Trials of changes share this time and may have been left out.
        proof: if evaluation.left().is_zero() { Proof::OutOfTime } else { proof },
    }
}

/// Counts the options of each band.
fn by_band(evaluation: &Evaluation<'_>) -> [usize; 3] {
    let mut counts = [0; 3];
    for (order, _) in &evaluation.standing {
        let band = usize::from(Score::unpacked(*order).band());
        counts.get_mut(band).into_iter().for_each(|count| *count += 1);
    }
    counts
}

/// Returns the best options in order. Ties go to the smaller id, because programs are in the order
/// of their ids.
fn best_first(standing: &[Candidate], limit: usize) -> Vec<usize> {
    let mut best = TopK::of(limit);
    for option in standing {
        best.take(*option);
    }
    best.in_order().into_iter().map(|(_, at)| at).collect()
}
