//! The programs that one change would open, each tried.

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

/// How many changes are tried at most in search of near misses.
const TRIED: usize = 1000;

/// The programs that one change would open, nearest first, each tried.
pub(crate) fn near_misses(
    evaluation: &Evaluation<'_>,
    remoteness: &DistanceCosts,
) -> Vec<NearMiss> {
    // More are looked for only where the nearest are not enough.
    let few = one_away(evaluation, remoteness, 2 * MOST_LISTED);
    let all_there_are = few.given() <= 2 * MOST_LISTED;
    let found = helping(evaluation, few);
    if all_there_are || found.len() == MOST_LISTED {
        return found;
    }
    helping(evaluation, one_away(evaluation, remoteness, TRIED))
}

/// Of rows that one change might open, those it does.
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

/// The first so many of the rows that fail one rule alone, which someone can change, by what their
/// distance costs; of those that cost the same the first comes first.
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
    /// The rule that alone fails.
    pub rule: &'static str,
    /// What stands in the way, with both values.
    pub because: Text,
    /// The change, as a sentence.
    pub change: Text,
    /// Who can make it: `person`, `worker` or `program`.
    pub who: &'static str,
    /// The change, as a value that can be tried.
    #[serde(serialize_with = "written")]
    pub edit: Edit,
    /// What the list gains and loses once the change is made; `None` for a change that the program
    /// must make, and where nobody had the time to find out.
    pub turn: Option<ListChange>,
}

/// How many programs come on a list once something changes, and how many leave it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ListChange {
    /// How many come on it.
    pub opens: usize,
    /// How many leave it.
    pub closes: usize,
}
