//! Charges for entering a program, in a relaxation that may enter it repeatedly. Charges that make
//! this unprofitable bring the relaxation close to real chains. A chain that enters each program
//! once gets its charges back, so no chain costs less than the bound.

use super::lower_bound::SearchedProgramIx;
use super::problem::{ORGANIZATION, OrganizationIx};
use crate::solvers::fault::exact;
use crate::solvers::table::Table;
use std::collections::BTreeMap;
use std::time::Instant;

/// The most rounds of updates.
const ROUNDS: usize = 16;
/// The initial pace, and the divisor of a step. The pace is halved when rounds gain nothing.
const PACE: i64 = 16;
/// The rounds without gain after which the pace is halved.
const PATIENCE: usize = 3;

/// The charges of each program.
#[derive(Debug, Clone)]
pub(super) struct EntryCharges {
    /// The charge for each entry. The charge for one entry is given back.
    again: Table<SearchedProgramIx, i32>,
    /// The charge for each entry on behalf of its organization. Over the programs of an
    /// organization, these add up to at most [`ORGANIZATION`].
    share: Table<SearchedProgramIx, i32>,
    /// The programs of each organization.
    fellows: Vec<Vec<SearchedProgramIx>>,
}

impl EntryCharges {
    /// No charge for entering again, and the same share for each program of an organization.
    pub(super) fn even(organizations: &Table<SearchedProgramIx, OrganizationIx>) -> Self {
        let mut fellows: BTreeMap<OrganizationIx, Vec<SearchedProgramIx>> = BTreeMap::new();
        for (program, organization) in organizations.pairs() {
            fellows.entry(*organization).or_default().push(program);
        }
        let fellows: Vec<Vec<SearchedProgramIx>> = fellows.into_values().collect();
        let mut share = organizations.map(|_| 0);
        for programs in &fellows {
            for program in programs {
                share[*program] = ORGANIZATION / exact::<_, i32>(programs.len());
            }
        }
        Self { again: organizations.map(|_| 0), share, fellows }
    }

    /// The charge for entering each program, without the move itself.
    pub(super) fn charges(&self) -> Table<SearchedProgramIx, i32> {
        self.again.iter().zip(&self.share).map(|(again, share)| again + share).collect()
    }

    /// The part of the charges that a chain going on from these programs does not owe.
    pub(super) fn back(&self, entered: &[SearchedProgramIx]) -> i32 {
        let left =
            |programs: &[SearchedProgramIx], charges: &Table<SearchedProgramIx, i32>| -> i32 {
                let left = programs.iter().filter(|program| !entered.contains(program));
                left.map(|program| charges[*program]).sum()
            };
        let first = if entered.is_empty() { ORGANIZATION } else { 0 };
        let owed = self.fellows.iter().map(|programs| {
            let known = programs.iter().any(|program| entered.contains(program));
            left(programs, &self.again) + if known { left(programs, &self.share) } else { 0 }
        });
        first + owed.sum::<i32>()
    }

    /// Updates the charges for some rounds and returns those with the highest bound. `best` is the
    /// cost of a known chain. `relaxed` returns the cost of the relaxation with the charges given
    /// back, and how often it enters each program.
    pub(super) fn updated(
        mut self,
        best: i32,
        until: Instant,
        mut relaxed: impl FnMut(&Self) -> (i32, Table<SearchedProgramIx, i32>),
    ) -> Self {
        let mut top = (i32::MIN, self.clone());
        let (mut pace, mut stale) = (PACE, 0);
        for _ in 0..ROUNDS {
            let began = Instant::now();
            let (bound, entries) = relaxed(&self);
            if bound > top.0 {
                top = (bound, self.clone());
                stale = 0;
            } else {
                stale += 1;
            }
            if stale == PATIENCE {
                (pace, stale) = (pace / 2, 0);
            }
            let push = i64::from(best.saturating_sub(bound).max(1)) * pace;
            // A round may be slow, and the search needs time after it.
            let late = began + began.elapsed() * 4 > until;
            if pace == 0 || late || !self.step(&entries, push) {
                break;
            }
        }
        top.1
    }

    /// Charges more for programs entered too often and less for others. Returns false if no step is
    /// possible.
    fn step(&mut self, entries: &Table<SearchedProgramIx, i32>, push: i64) -> bool {
        let excess = |(entries, again): (&i32, &i32)| match entries {
            0 if *again == 0 => 0,
            entries => entries - 1,
        };
        let excess: Vec<i32> = entries.iter().zip(&self.again).map(excess).collect();
        let shared = entries.iter().zip(&self.share).filter(|(n, s)| **n > 0 && **s < ORGANIZATION);
        let size = excess.iter().map(|n| i64::from(n * n)).sum::<i64>();
        let size = size + exact::<_, i64>(shared.count());
        let each = push.checked_div(size * PACE).and_then(|each| i32::try_from(each).ok());
        let Some(each) = each else { return false };
        for (again, excess) in self.again.iter_mut().zip(excess) {
            *again = again.saturating_add(each.saturating_mul(excess)).clamp(0, MOST);
        }
        for (share, entries) in self.share.iter_mut().zip(entries) {
            *share += if *entries > 0 { each.min(ORGANIZATION) } else { 0 };
        }
        for programs in &self.fellows {
            merge_shares(&mut self.share, programs);
        }
        true
    }
}

/// The highest charge for entering again. More would not change which programs the relaxation
/// enters, and sums must fit their type.
const MOST: i32 = 1 << 22;

/// Lowers the shares of one organization's programs until they add up to at most [`ORGANIZATION`].
fn merge_shares(share: &mut Table<SearchedProgramIx, i32>, programs: &[SearchedProgramIx]) {
    loop {
        let sum: i32 = programs.iter().map(|program| share[*program]).sum();
        if sum <= ORGANIZATION {
            return;
        }
        let payers: Vec<SearchedProgramIx> =
            programs.iter().copied().filter(|program| share[*program] > 0).collect();
        let each = ((sum - ORGANIZATION) / exact::<_, i32>(payers.len())).max(1);
        for program in payers {
            share[program] = (share[program] - each).max(0);
        }
    }
}
