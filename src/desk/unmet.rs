//! Counts searches that end without an option, by what would have opened a place: reason codes by
//! month, and nothing else of a question.

use super::{Desk, Refusal};
use crate::domain::Timestamp;
use crate::matching::Ranking;
use crate::store::Unmet;
use chrono::Datelike;
use std::collections::BTreeSet;
use tracing::warn;

/// The reason where no small change would have opened a place.
pub const NOTHING_NEAR: &str = "nothing-near";
/// The fewest that are told: fewer might be about somebody.
const FEWEST_TOLD: i64 = 11;

impl Desk {
    /// Why searches ended without an option, the newest month first. A small count is left out, so
    /// that it cannot be told from none.
    pub fn unmet(&self) -> Result<Vec<Unmet>, Refusal> {
        let all = self.store.unmet()?;
        Ok(all.into_iter().filter(|unmet| unmet.count >= FEWEST_TOLD).collect())
    }

    /// Counts a search that ended without an option. The search is answered in any case.
    pub(super) fn count_unmet(&self, ranking: &Ranking, now: Timestamp) {
        if !ranking.options.is_empty() {
            return;
        }
        let day = now.date_naive();
        let month = day.with_day(1).unwrap_or(day);
        if let Err(why) = self.store.count_unmet(month, &reasons(ranking)) {
            warn!(%why, "unmet need was not counted");
        }
    }
}

/// What kept the nearest places out: the rules that one change would satisfy, else those of the
/// smallest sets of changes.
fn reasons(ranking: &Ranking) -> BTreeSet<&'static str> {
    let near = ranking.near_misses.iter().map(|miss| miss.rule).collect::<BTreeSet<_>>();
    if !near.is_empty() {
        return near;
    }
    let sets = ranking.relaxations.iter().flat_map(|set| &set.changes);
    let apart = sets.map(|change| change.rule).collect::<BTreeSet<_>>();
    if apart.is_empty() { [NOTHING_NEAR].into() } else { apart }
}
