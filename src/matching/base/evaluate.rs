//! Evaluates every program of a night for one profile: judges facts, sweeps rows, splits
//! households.

use crate::domain::Profile;
use crate::matching::base::evaluation::{Candidate, Evaluation};
use crate::matching::base::scores::Scores;
use crate::matching::base::split::{PreviousEvaluation, SplitPrograms, splits};
use crate::matching::base::sweep::sweep;
use crate::matching::base::verdict_table::{VerdictTable, rejudged, tables};
use crate::matching::{Proof, partings};
use crate::rules::Rule;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Evaluates every program, without making sentences.
pub(crate) fn evaluate(bare: Evaluation<'_>) -> (Evaluation<'_>, Proof) {
    let tables = tables(bare.field, bare.profile);
    let mut evaluation = evaluate_whole(bare, tables);
    let proof = add_splits(&mut evaluation, None);
    (evaluation, proof)
}

/// Evaluates a changed profile. Only the `concerned` rules judge again.
pub(crate) fn reevaluate<'a>(
    evaluation: &Evaluation<'a>,
    profile: &'a Profile,
    concerned: &dyn Fn(&Rule) -> bool,
) -> (Evaluation<'a>, Proof) {
    let Evaluation { field, weights, until, .. } = *evaluation;
    let arranged = Rc::clone(&evaluation.arranged);
    let bare = Evaluation { until, arranged, ..Evaluation::bare(field, profile, weights) };
    let tables = rejudged(field, &evaluation.tables, profile, concerned);
    let mut then = evaluate_whole(bare, tables);
    // If the household changed, no verdict on its parts can be reused.
    let as_before = profile.household == evaluation.profile.household;
    let proof =
        add_splits(&mut then, as_before.then_some(PreviousEvaluation { evaluation, concerned }));
    (then, proof)
}

/// Finds the rules that each row fails, and the best row of each program that takes the household
/// whole.
pub(crate) fn evaluate_whole(bare: Evaluation<'_>, tables: Vec<VerdictTable>) -> Evaluation<'_> {
    let swept = sweep(bare.field, &tables);
    let scores = Scores::of(bare.field, &tables, bare.weights, &swept);
    let fitting = scores.each();
    let mut standing: Vec<Candidate> = Vec::with_capacity(fitting.len());
    let mut whole = Vec::with_capacity(fitting.len());
    let mut last = usize::MAX;
    for (row, order) in fitting {
        let program = bare.field.program_of(row);
        if program != last {
            last = program;
            standing.push((order, program));
            whole.push(row);
        } else if let (Some((best, _)), Some(best_row)) = (standing.last_mut(), whole.last_mut())
            // At equal order, the first row wins.
            && order < *best
        {
            (*best, *best_row) = (order, row);
        }
    }
    Evaluation { tables, swept, scores, standing, whole, ..bare }
}

/// Tries to split the household for the programs that do not take it whole.
fn add_splits(evaluation: &mut Evaluation<'_>, before: Option<PreviousEvaluation<'_>>) -> Proof {
    let (mut all, mut sure) = (BTreeMap::new(), Proof::Optimal);
    for parts in partings(&evaluation.profile.household) {
        let SplitPrograms { found, alone, proof } = splits(evaluation, &parts, &all, before);
        evaluation.alone.push(alone);
        all.extend(found);
        sure = if proof == Proof::Optimal { sure } else { proof };
    }
    let in_parts = all.iter().map(|(program, split)| (split.score.order(), *program));
    evaluation.standing.extend(in_parts);
    evaluation.splits = all;
    sure
}
