//! Reports how many promises programs withdrew, by cause: the figure by which promises are judged.

use super::{Maintenance, Refusal};
use crate::domain::ReportableCount;
use crate::store::placements::EndedCount;
use std::collections::BTreeMap;

/// How endings begin that were never promises, and those that were withdrawn.
const NO_PROMISE: [&str; 2] = ["declined", "unanswered"];
const WITHDRAWN: &str = "withdrawn ";

/// Promises that have ended, and those of them that their programs withdrew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawalReport {
    /// Promises that have ended.
    pub ended: ReportableCount,
    /// Those withdrawn, by cause. A cause whose count is too small to be shown is left out.
    pub causes: Vec<WithdrawalCause>,
}

/// Promises withdrawn for one cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawalCause {
    /// The cause.
    pub cause: String,
    /// How many.
    pub count: ReportableCount,
    /// How many of ten thousand that ended, in tenths, so that whole numbers do.
    pub tenths_per_ten_thousand: i64,
}

impl Maintenance {
    /// Counts promises that programs withdrew; none where too few have ended to say so.
    pub fn withdrawals(&self) -> Result<Option<WithdrawalReport>, Refusal> {
        Ok(report(&self.store.ended()?))
    }
}

fn report(endings: &[EndedCount]) -> Option<WithdrawalReport> {
    let was_one = |one: &&EndedCount| !NO_PROMISE.iter().any(|word| one.ending.starts_with(word));
    let ended = endings.iter().filter(was_one).map(|one| one.count).sum();
    let ended = ReportableCount::of(ended)?;
    let mut causes: BTreeMap<&str, i64> = BTreeMap::new();
    for one in endings {
        if let Some(cause) = one.ending.strip_prefix(WITHDRAWN) {
            *causes.entry(cause).or_default() += one.count;
        }
    }
    let cause = |(cause, count): (&str, i64)| {
        let count = ReportableCount::of(count)?;
        let tenths_per_ten_thousand = count.get().saturating_mul(100_000) / ended.get();
        Some(WithdrawalCause { cause: cause.to_owned(), count, tenths_per_ten_thousand })
    };
    Some(WithdrawalReport { ended, causes: causes.into_iter().filter_map(cause).collect() })
}
