//! Reports how many promises programs withdrew, by cause. Promises are judged by this figure.

use super::{Maintenance, Refusal};
use crate::domain::ReportableCount;
use crate::store::placements::EndedCount;
use std::collections::BTreeMap;

/// The prefixes of endings that were never promises.
const NO_PROMISE: [&str; 2] = ["declined", "unanswered"];
/// The prefix of withdrawals, before the cause.
const WITHDRAWN: &str = "withdrawn ";

/// The number of promises that have ended, and of those that their programs withdrew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawalReport {
    /// The promises that have ended.
    pub ended: ReportableCount,
    /// The withdrawn promises, by cause. A cause with a count too small to show is left out.
    pub causes: Vec<WithdrawalCause>,
}

/// Promises withdrawn for one cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawalCause {
    /// The cause.
    pub cause: String,
    /// The count.
    pub count: ReportableCount,
    /// The count per 10,000 ended promises, in tenths, so that it is a whole number.
    pub tenths_per_ten_thousand: i64,
}

impl Maintenance {
    /// Counts the promises that programs withdrew; `None` if too few have ended to show.
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
