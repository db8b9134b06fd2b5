//! When nothing fits: the smallest sets of changes that would open something, read off the masks
//! of the rules each unit group fails.

use crate::matching::work::{Remoteness, Work, named};
use crate::matching::{Change, Relaxation};
use crate::rules::{Kind, RULES};
use std::collections::BTreeMap;

/// The most changes that are suggested together.
const TOGETHER: u32 = 3;
/// The most sets that are suggested.
const MOST: usize = 5;

/// The rules a row fails: one bit each, by their place in [`RULES`].
type Mask = u64;

/// The programs one set of changes opens, and the row that stands for them.
struct Opened {
    programs: usize,
    program: usize,
    row: usize,
    cost: i32,
}

/// The smallest sets of changes, each with how many programs it opens; none where something fits.
pub(super) fn relaxations(work: &Work<'_>) -> Vec<Relaxation> {
    if work.outcomes.iter().any(|outcome| outcome.is_option()) {
        return Vec::new();
    }
    let mut opened: BTreeMap<(u32, Mask), Opened> = BTreeMap::new();
    let remoteness = Remoteness::of(work);
    for (program, (_, rows)) in work.field.programs().enumerate() {
        let cost = remoteness.at(program);
        let smallest = rows
            .filter_map(|row| mask(work, row).map(|mask| (mask.count_ones(), mask, row)))
            .filter(|(size, _, _)| *size <= TOGETHER)
            .min();
        let Some((size, mask, row)) = smallest else { continue };
        let known =
            opened.entry((size, mask)).or_insert(Opened { programs: 0, program, row, cost });
        known.programs += 1;
        if cost < known.cost {
            (known.program, known.row, known.cost) = (program, row, cost);
        }
    }
    let mut minimal: Vec<(Mask, Opened)> = Vec::new();
    for ((_, mask), set) in opened {
        // A set that holds a smaller one asks for more than is needed.
        if !minimal.iter().any(|(smaller, _)| smaller & mask == *smaller) {
            minimal.push((mask, set));
        }
    }
    minimal.truncate(MOST);
    minimal.iter().filter_map(|(mask, set)| relaxation(work, *mask, set)).collect()
}

/// The rules a row fails, where each of these failures could be changed by someone.
fn mask(work: &Work<'_>, row: usize) -> Option<Mask> {
    let mut mask = 0;
    for (rule, (table, column)) in work.tables.iter().zip(work.field.columns()).enumerate() {
        match table.at(column, row) {
            Some(judged) if judged.kind != Kind::Fails => {}
            Some(judged) if judged.changeable => mask |= 1 << rule,
            Some(_) | None => return None,
        }
    }
    Some(mask)
}

fn relaxation(work: &Work<'_>, mask: Mask, set: &Opened) -> Option<Relaxation> {
    let rules = RULES.iter().zip(work.field.columns()).enumerate();
    let changes = rules.filter(|(place, _)| mask >> place & 1 == 1);
    let changes = changes.filter_map(|(_, (rule, column))| {
        let verdict = rule.say(column, set.row, work.profile);
        let change = verdict.change?;
        Some(Change {
            rule: rule.id,
            because: verdict.text,
            change: change.text,
            who: change.edit.who().word(),
            edit: change.edit,
        })
    });
    Some(Relaxation {
        changes: changes.collect(),
        opens: set.programs,
        nearest: named(work.field.program(set.program)?),
    })
}
