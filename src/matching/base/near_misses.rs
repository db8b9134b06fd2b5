//! Programs that one change would open. Each change is tried.

use crate::matching::NamedProgram;
use crate::matching::base::change_trial::opening;
use crate::matching::base::distance_costs::{DistanceCosts, NearRow};
use crate::matching::base::evaluation::{Evaluation, ProgramOutcome};
use crate::matching::base::not_shown::MOST_LISTED;
use crate::matching::base::result_hash::written;
use crate::matching::base::sweep::{bit, first};
use crate::matching::base::top_k::TopK;
use crate::rules::{Edit, RULES};
use crate::words::Text;
use serde::Serialize;

/// The most rows that are considered in search of near misses.
const TRIED: usize = 1000;

/// Finds the programs that one change would open, nearest first. Each change is tried.
pub(crate) fn near_misses(
    evaluation: &Evaluation<'_>,
    remoteness: &DistanceCosts,
) -> Vec<NearMiss> {
    // More rows are tried only if the nearest do not give enough.
    let few = one_away(evaluation, remoteness, 2 * MOST_LISTED);
    let all_there_are = few.given() <= 2 * MOST_LISTED;
    let found = helping(evaluation, few);
    if all_there_are || found.len() == MOST_LISTED {
        return found;
    }
    helping(evaluation, one_away(evaluation, remoteness, TRIED))
}

/// Returns the near misses among rows that one change might open.
fn helping(evaluation: &Evaluation<'_>, rows: TopK<NearRow>) -> Vec<NearMiss> {
    let in_order = rows.in_order().into_iter().filter_map(|near| {
        let row = near.row();
        let (at, rule) = (evaluation.field.program_of(row), first(evaluation.swept.failing(row)));
        (evaluation.outcome(at) == ProgramOutcome::Out { row, rule }).then_some((at, row, rule))
    });
    in_order
        .filter_map(|(at, row, rule)| near_miss(evaluation, at, row, rule))
        .take(MOST_LISTED)
        .collect()
}

/// Returns the nearest rows that fail a single rule, if someone can change that failure; at most
/// `most`. At equal cost, the first row comes first.
fn one_away(evaluation: &Evaluation<'_>, remoteness: &DistanceCosts, most: usize) -> TopK<NearRow> {
    let someone_can =
        |rule, row| evaluation.judged(rule, row).is_some_and(|judged| judged.who.is_some());
    let changeable = (0..).zip(&evaluation.tables).filter(|(_, table)| table.ever_changeable());
    let changeable = changeable.fold(0, |rules, (rule, _)| rules | bit(rule));
    let mut nearest = TopK::of(most);
    for row in evaluation.swept.failing_one(changeable).each() {
        let near = remoteness.near(row);
        if !nearest.wants(&near) {
            nearest.pass();
        } else if someone_can(first(evaluation.swept.failing(row)), row) {
            nearest.take(near);
        }
    }
    nearest
}

fn near_miss(evaluation: &Evaluation<'_>, at: usize, row: usize, place: usize) -> Option<NearMiss> {
    let rule = RULES.get(place)?;
    let verdict = evaluation.say(place, row)?;
    let change = verdict.change?;
    let edit = opening(evaluation, row, (place, change.edit))?;
    Some(NearMiss {
        program: evaluation.field.named(at)?,
        rule: rule.id,
        because: verdict.text,
        change: change.text,
        who: edit.who().word(),
        edit,
        turn: None,
    })
}

/// A program that one change would open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NearMiss {
    /// The program.
    pub program: NamedProgram,
    /// The only rule that fails.
    pub rule: &'static str,
    /// The obstacle, with both values.
    pub because: Text,
    /// The change, as a sentence.
    pub change: Text,
    /// The one who can make it: `person`, `worker` or `program`.
    pub who: &'static str,
    /// The change, as a value that can be tried.
    #[serde(serialize_with = "written")]
    pub edit: Edit,
    /// The change to the list once the edit is made; `None` if the program must make it, or if
    /// there was no time to find out.
    pub turn: Option<ListChange>,
}

/// The number of programs that a change brings onto the list, and the number that leave it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ListChange {
    /// The programs that come onto the list.
    pub opens: usize,
    /// The programs that leave it.
    pub closes: usize,
}
