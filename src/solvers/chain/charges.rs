//! What entering a program is charged in a relaxation that may enter it again and again. Charges
//! under which that does not pay bring the relaxation close to real chains; whatever they are, they
//! are given back to whoever enters each program once, so that no chain costs less than the bound.

use super::lower_bound::ProgramIx;
use super::problem::ORGANIZATION;
use crate::solvers::fault::exact;
use crate::solvers::table::Table;
use std::collections::BTreeMap;
use std::time::Instant;

/// How often charges are updated at most.
const ROUNDS: usize = 16;
/// In how many parts a step is counted; it is halved whenever steps of its size gain nothing.
const PACE: i64 = 16;
/// After how many rounds without gain.
const PATIENCE: usize = 3;

/// The charges of each program.
#[derive(Debug, Clone)]
pub(super) struct EntryCharges {
    /// What each entry is charged; that of one entry is given back.
    again: Table<ProgramIx, i32>,
    /// What each entry is charged for its organization: over its programs that of a further
    /// organization at most.
    share: Table<ProgramIx, i32>,
    /// The programs of each organization.
    fellows: Vec<Vec<ProgramIx>>,
}

impl EntryCharges {
    /// Nothing for entering again, and for organizations the same of each program.
    pub(super) fn even(organizations: &Table<ProgramIx, usize>) -> Self {
        let mut fellows: BTreeMap<usize, Vec<ProgramIx>> = BTreeMap::new();
        for (program, organization) in organizations.pairs() {
            fellows.entry(*organization).or_default().push(program);
        }
        let fellows: Vec<Vec<ProgramIx>> = fellows.into_values().collect();
        let mut share = organizations.map(|_| 0);
        for programs in &fellows {
            for program in programs {
                share[*program] = ORGANIZATION / exact::<_, i32>(programs.len());
            }
        }
        Self { again: organizations.map(|_| 0), share, fellows }
    }

    /// What entering each program is charged, less the move itself.
    pub(super) fn charges(&self) -> Table<ProgramIx, i32> {
        self.again.iter().zip(&self.share).map(|(again, share)| again + share).collect()
    }

    /// What of the charges a chain does not owe that goes on from these programs.
    pub(super) fn back(&self, entered: &[ProgramIx]) -> i32 {
        let left = |programs: &[ProgramIx], charges: &Table<ProgramIx, i32>| -> i32 {
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

    /// The charges of the highest bound that some rounds of updates come to, when a chain is known
    /// that costs so much. `relaxed` says what the relaxation costs with the charges given back, and
    /// how often it enters each program.
    pub(super) fn updated(
        mut self,
        best: i32,
        until: Instant,
        mut relaxed: impl FnMut(&Self) -> (i32, Table<ProgramIx, i32>),
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
            // A round may take long, and the search needs time after it.
            let late = began + began.elapsed() * 4 > until;
            if pace == 0 || late || !self.step(&entries, push) {
                break;
            }
        }
        top.1
    }

    /// Charges more for what is entered too often and less for what is not; `false` where nothing is.
    fn step(&mut self, entries: &Table<ProgramIx, i32>, push: i64) -> bool {
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

/// The most that entering again is charged: more would not change what the relaxation enters, and
/// sums must fit their type.
const MOST: i32 = 1 << 22;

/// Takes from the shares of one organization's programs what they are too much together.
fn merge_shares(share: &mut Table<ProgramIx, i32>, programs: &[ProgramIx]) {
    loop {
        let sum: i32 = programs.iter().map(|program| share[*program]).sum();
        if sum <= ORGANIZATION {
            return;
        }
        let payers: Vec<ProgramIx> =
            programs.iter().copied().filter(|program| share[*program] > 0).collect();
        let each = ((sum - ORGANIZATION) / exact::<_, i32>(payers.len())).max(1);
        for program in payers {
            share[program] = (share[program] - each).max(0);
        }
    }
}
