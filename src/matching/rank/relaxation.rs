//! When nothing fits: the smallest sets of changes that would open something. Masks of the rules
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
/// How many programs that fail the same rules are tried, the nearest first.
const TRIED: usize = 8;

/// A program by how far it is, and the row of it that fails least.
type NearProgram = (i32, usize, usize);

/// A set of changes, and the program it opens.
struct ChangeSet {
    mends: Vec<Mend>,
    program: usize,
    row: usize,
}

/// The smallest sets of changes, each with how many programs it opens; none where something fits.
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
        // A set that holds a smaller one asks for more than is needed.
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
    /// Whether another set mends all that this one does.
    fn is_in(&self, other: &Self) -> bool {
        self.mends.iter().all(|(rule, _)| other.mends.iter().any(|(r, _)| r == rule))
    }
}

/// The nearest programs for each set of rules that a program's best row fails, where each of
/// these failures could be changed by someone; the fewest rules first.
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

/// The rules a row fails, where there are few and each of these failures could be changed by someone.
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
        // A rule that fails only once the others are made speaks of the household after them.
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
            // A later arrival than the rule's own, where doors are shut then.
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

/// How many programs would take the whole household once the changes of what is asked are made,
/// and each program made its own; with the one that was tried, which may take it in parts.
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
