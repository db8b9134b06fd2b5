//! The state of all parts after the entries of a plan.

use super::best_first::NEVER;
use super::lower_bound::{NightCosts, NightIx, at, extend, untouched};
use super::problem::{PartIx, StayOption, UNCOVERED};
use crate::solvers::fault::exact;
use crate::solvers::table::Table;

/// A stay alone, with the cost of entering it.
pub(super) type StayAlone<'a> = (&'a [StayOption], i32);

/// The state after a plan's entries: when all parts were last together, and their stays since.
pub(super) struct SplitState<'a> {
    /// The cost of all parts being together on each night, before the last stays alone.
    pub(super) met: NightCosts,
    /// The stays alone since then, for each part.
    pub(super) since: Table<PartIx, Vec<StayAlone<'a>>>,
}

/// The cost of all parts being together on each night, before any entry.
pub(super) fn together_at_first(nights: u32) -> NightCosts {
    let mut met = untouched(0, nights);
    met.iter_mut().skip(1).for_each(|later| *later = NEVER);
    met
}

impl SplitState<'_> {
    /// The cost of a part up to each night, if all were together on night `from`.
    pub(super) fn row(&self, part: PartIx, from: u32) -> NightCosts {
        let nights = exact::<_, u32>(self.met.len() - 1);
        self.since[part].iter().fold(untouched(from, nights), |done, (options, entering)| {
            extend(&done, options, *entering, UNCOVERED)
        })
    }

    /// The same for each part.
    pub(super) fn rows(&self, from: u32) -> Table<PartIx, NightCosts> {
        self.since.indices().map(|part| self.row(part, from)).collect()
    }

    /// The cost at which all parts could enter a program together on each night.
    pub(super) fn meeting(&self) -> NightCosts {
        let mut meeting = self.met.map(|_| NEVER);
        for (from, met) in (0..).zip(&self.met).filter(|(_, met)| **met < NEVER) {
            add_up(&mut meeting, *met, &self.rows(from));
        }
        meeting
    }
}

/// Lowers each night's cost to the sum over all parts, if that is less.
pub(super) fn add_up(meeting: &mut NightCosts, met: i32, rows: &Table<PartIx, NightCosts>) {
    for (night, slot) in (0..).map(NightIx::of).zip(meeting) {
        let sum = rows.iter().map(|row| row[night]).fold(met, i32::saturating_add);
        *slot = (*slot).min(sum).min(NEVER);
    }
}

/// The cost of all parts up to a night, if all were together on another.
pub(super) fn apart_until(state: &SplitState<'_>, from: u32, night: u32) -> i32 {
    let parts = state.since.indices().map(|part| at(&state.row(part, from), night));
    parts.fold(at(&state.met, from), i32::saturating_add)
}
