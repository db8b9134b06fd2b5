//! Finds the smallest sets of changes that would open a place when nothing fits. The rules that
//! each unit group fails say where to look; each set is then tried.

use crate::matching::base::change_trial::{Mend, asked, fewest};
use crate::matching::base::distance_costs::DistanceCosts;
use crate::matching::base::evaluation::Evaluation;
use crate::matching::base::sweep::{Mask, sweep};
use crate::matching::base::verdict_table::tables;
use crate::matching::rank::list_change::turn;
use crate::matching::{Relaxation, SuggestedChange};
use crate::rules::{Kind, RULES, Who, bits};
use std::collections::BTreeMap;
use std::ops::Range;

/// The most changes that are suggested together.
const TOGETHER: u32 = 3;
/// The most sets that are suggested.
const MOST: usize = 5;
/// The most programs tried for each set of failed rules, nearest first.
const TRIED: usize = 8;

/// The distance cost of a program, its position, and its row that fails the fewest rules.
type NearProgram = (i32, usize, usize);

/// A set of changes, and the program it opens.
struct ChangeSet {
    mends: Vec<Mend>,
    program: usize,
    row: usize,
}

/// Returns the smallest sets of changes, each with the number of programs it opens; none if
/// something fits.
pub(super) fn relaxations(
    evaluation: &Evaluation<'_>,
    remoteness: &DistanceCosts,
) -> Vec<Relaxation> {
    if !evaluation.standing.is_empty() {
        return Vec::new();
    }
    let mut sets: Vec<ChangeSet> = Vec::new();
    for (_, near) in by_mask(evaluation, remoteness) {
        if sets.len() == MOST {
            break;
        }
        let found = near.into_iter().find_map(|(_, program, row)| {
            let mends = fewest(evaluation, row, TOGETHER)?;
            Some(ChangeSet { mends, program, row })
        });
        // A set that contains a smaller one asks for more than is needed.
        if let Some(set) = found
            && !sets.iter().any(|smaller| smaller.is_in(&set))
        {
            sets.retain(|larger| !set.is_in(larger));
            sets.push(set);
        }
    }
    sets.sort_by_key(|set| set.mends.len());
    sets.iter().filter_map(|set| relaxation(evaluation, set)).collect()
}

impl ChangeSet {
    /// Returns true if another set has a change for every rule of this one.
    fn is_in(&self, other: &Self) -> bool {
        self.mends.iter().all(|(rule, _)| other.mends.iter().any(|(r, _)| r == rule))
    }
}

/// Returns the nearest programs for each set of failed rules, the fewest rules first. A program
/// counts by its row with the fewest failures, among rows whose failures someone can change.
fn by_mask(
    evaluation: &Evaluation<'_>,
    remoteness: &DistanceCosts,
) -> BTreeMap<(u32, Mask), Vec<NearProgram>> {
    let mut all: BTreeMap<(u32, Mask), Vec<NearProgram>> = BTreeMap::new();
    for (program, rows) in evaluation.field.rows_of_each().enumerate() {
        let smallest = rows
            .clone()
            .filter_map(|row| mask(evaluation, row).map(|mask| (mask.count_ones(), mask, row)))
            .min();
        if let Some((size, mask, row)) = smallest {
            all.entry((size, mask)).or_default().push((remoteness.at(row), program, row));
        }
    }
    for near in all.values_mut() {
        if near.len() > TRIED {
            near.select_nth_unstable(TRIED);
            near.truncate(TRIED);
        }
        near.sort_unstable();
    }
    all
}

/// Returns the rules that a row fails, if they are few and someone can change each failure.
fn mask(evaluation: &Evaluation<'_>, row: usize) -> Option<Mask> {
    let failing = evaluation.swept.failing(row);
    let few = failing.count_ones() <= TOGETHER;
    let someone_can =
        |rule| evaluation.judged(rule, row).is_some_and(|judged| judged.who.is_some());
    (few && bits(failing.into()).all(someone_can)).then_some(failing)
}

fn relaxation(evaluation: &Evaluation<'_>, set: &ChangeSet) -> Option<Relaxation> {
    let offer = evaluation.field.offer(set.row)?;
    let changes = set.mends.iter().enumerate().filter_map(|(at, (place, edit))| {
        // A rule that fails only after the other changes describes the household after them.
        let others = set.mends.iter().enumerate().filter(|(other, _)| *other != at);
        let others: Vec<Mend> = others.map(|(_, mend)| *mend).collect();
        let rule = RULES.get(*place)?;
        let now = rule.judge_in_words(offer, evaluation.profile);
        let then = || rule.judge_in_words(offer, &asked(evaluation.profile, &others));
        let verdict = if now.kind == Kind::Fails { now } else { then() };
        let change = verdict.change?;
        Some(SuggestedChange {
            rule: rule.id,
            because: verdict.text,
            change: change.text,
            who: edit.who().word(),
            // May be a later arrival than the rule names, if there is no intake at that time.
            edit: *edit,
        })
    });
    let by_a_program = set.mends.iter().any(|(_, edit)| edit.who() == Who::Program);
    let turned = if by_a_program { None } else { turn(evaluation, &set.mends) };
    Some(Relaxation {
        changes: changes.collect(),
        opens: turned.map_or_else(|| opened(evaluation, set), |turn| turn.opens),
        nearest: evaluation.field.named(set.program)?,
    })
}

/// Counts the programs that would take the whole household once the person, the worker and each
/// program have made their changes. Also counts the program that was tried, which may take it in
/// parts.
fn opened(evaluation: &Evaluation<'_>, set: &ChangeSet) -> usize {
    let profile = asked(evaluation.profile, &set.mends);
    let mut tables = tables(evaluation.field, &profile);
    for (rule, edit) in &set.mends {
        if edit.who() == Who::Program
            && let Some(table) = tables.get_mut(*rule)
        {
            table.forgive(Who::Program);
        }
    }
    let swept = sweep(evaluation.field, &tables);
    let fits = |mut rows: Range<usize>| rows.any(|row| swept.fits(row));
    let programs = evaluation.field.rows_of_each().enumerate();
    programs.filter(|(at, rows)| *at == set.program || fits((*rows).clone())).count()
}
