//! Where the entries of a plan in parts leave everybody.

use super::lower_bound::{NEVER, at, extend, untouched};
use super::problem::{StayOption, UNCOVERED};

/// What is known of a plan's entries: between which nights the parts go their own ways last.
pub(super) struct SplitState<'a> {
    /// What it costs that all are together on each night, before the last stays alone.
    pub(super) met: Vec<i32>,
    /// The stays alone since then, of each part.
    pub(super) since: Vec<Vec<&'a [StayOption]>>,
    /// What entering each of them costs.
    pub(super) entering: Vec<Vec<i32>>,
}

impl<'a> SplitState<'a> {
    /// Before any entry.
    pub(super) fn start(nights: u32, parts: usize) -> Self {
        let mut met = untouched(0, nights);
        for later in met.iter_mut().skip(1) {
            *later = NEVER;
        }
        Self { met, since: vec![Vec::new(); parts], entering: vec![Vec::new(); parts] }
    }

    /// The stays of a part alone since all were together, each with what entering it costs.
    pub(super) fn steps(&self, part: usize) -> Vec<(&'a [StayOption], i32)> {
        let steps = self.since.get(part).into_iter().flatten();
        let entering = self.entering.get(part).into_iter().flatten();
        steps.copied().zip(entering.copied()).collect()
    }

    /// What it costs a part to be done by each night, when all were together on one.
    pub(super) fn row(&self, part: usize, from: u32) -> Vec<i32> {
        let nights = u32::try_from(self.met.len()).unwrap_or(1).saturating_sub(1);
        self.steps(part).into_iter().fold(untouched(from, nights), |done, (options, entering)| {
            extend(&done, options, entering, UNCOVERED)
        })
    }

    /// What it costs that all could enter somewhere together on each night.
    pub(super) fn meeting(&self) -> Vec<i32> {
        let mut meeting = vec![NEVER; self.met.len()];
        for (from, met) in (0..).zip(&self.met).filter(|(_, met)| **met < NEVER) {
            let rows: Vec<_> = (0..self.since.len()).map(|part| self.row(part, from)).collect();
            add_up(&mut meeting, *met, &rows);
        }
        meeting
    }
}

/// Lowers each night to what all parts cost by it together.
pub(super) fn add_up(meeting: &mut [i32], met: i32, rows: &[Vec<i32>]) {
    for (night, slot) in (0..).zip(meeting) {
        let parts = rows.iter().map(|row| at(row, night));
        let sum = parts.fold(met, i32::saturating_add);
        *slot = (*slot).min(sum).min(NEVER);
    }
}
