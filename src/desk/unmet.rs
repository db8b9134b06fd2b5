//! Counts searches, plans and assignments that end without a place, by what would have opened one.
//! Keeps reason codes by month, and nothing else about a request.

use super::{Allowed, Desk, Refusal, SeeUnmet};
use crate::domain::{Profile, ReportableCount};
use crate::matching::assign::{AssignAsk, Assigned, Assignment};
use crate::matching::plan::{PlanAsk, Plans, Sureness};
use crate::matching::{Explain, NearMiss, Ranking, SearchIndex, Wanted, options_and_reasons};
use crate::store::UnmetTotal;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::time::Duration;

/// The reason if no small change would have opened a place.
pub const NOTHING_NEAR: &str = "nothing-near";
/// The reason if other households of the same assignment have every place that would have fit.
pub const NONE_LEFT: &str = "none-left";
/// The number of times that one reason left a household without a place in one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnmetCount {
    /// The first day of the month.
    pub month: NaiveDate,
    /// The id of a rule, [`NOTHING_NEAR`] or [`NONE_LEFT`].
    pub reason: String,
    /// The count.
    pub count: ReportableCount,
}

impl Desk {
    /// Returns why searches ended without a place, newest month first. A small count is left out,
    /// so that it looks like none.
    pub fn unmet(&self, _by: &Allowed<SeeUnmet>) -> Result<Vec<UnmetCount>, Refusal> {
        self.tally.store_counts()?;
        let shown = |UnmetTotal { month, reason, count }| {
            Some(UnmetCount { month, reason, count: ReportableCount::of(count)? })
        };
        Ok(self.store.unmet()?.into_iter().filter_map(shown).collect())
    }

    /// Counts a search that ended without an option.
    pub(super) fn count_search(&self, ranking: &Ranking, profile: &Profile) {
        if ranking.options.is_empty() {
            self.tally.add(profile.today(), of_ranking(ranking));
        }
    }

    /// Counts a plan without a single stay, unless planning ran out of time. A plan gives no
    /// reasons, so a ranking for tonight supplies them, within the time left.
    pub(super) fn count_plan(
        &self,
        field: &SearchIndex,
        ask: &PlanAsk,
        plans: &Plans,
        left: Duration,
    ) {
        let stays = plans.plans.iter().any(|plan| !plan.legs.is_empty());
        if !stays && plans.proof != Sureness::OutOfTime {
            let (explain, weights) = (Explain::Nearest, ask.weights.clone());
            let wanted = Wanted { limit: 1, explain, weights };
            let tonight = options_and_reasons(field, &ask.profile, &wanted, left);
            self.tally.add(ask.profile.today(), of_ranking(&tonight));
        }
    }

    /// Counts the households that an assignment leaves without a place.
    pub(super) fn count_assignment(&self, assignment: &Assignment, ask: &AssignAsk) {
        let proven = assignment.proof.is_optimal();
        let all = assignment.households.iter().zip(&ask.seeking);
        for (one, seeking) in all.filter(|(one, _)| one.option.is_none()) {
            let reasons = of_household(one, proven).into_iter().flatten();
            self.tally.add(seeking.profile.today(), reasons);
        }
    }
}

/// The rules that kept the nearest places out: those that one change would satisfy, or else those
/// of the smallest sets of changes.
fn of_ranking(ranking: &Ranking) -> BTreeSet<&'static str> {
    let sets = ranking.relaxations.iter().flat_map(|set| &set.changes);
    let near = rules(&ranking.near_misses);
    near.or_else(|| some(sets.map(|change| change.rule).collect())).unwrap_or([NOTHING_NEAR].into())
}

/// The same for one household of an assignment. `None` if time ran out before reasons were found,
/// or before it was proven that no place is left.
fn of_household(one: &Assigned, proven: bool) -> Option<BTreeSet<&'static str>> {
    match &one.nowhere {
        Some(nowhere) if nowhere.reasons.is_empty() => None,
        Some(nowhere) => rules(&nowhere.near_misses).or(Some([NOTHING_NEAR].into())),
        None => proven.then(|| [NONE_LEFT].into()),
    }
}

fn rules(near_misses: &[NearMiss]) -> Option<BTreeSet<&'static str>> {
    some(near_misses.iter().map(|miss| miss.rule).collect())
}

fn some(rules: BTreeSet<&'static str>) -> Option<BTreeSet<&'static str>> {
    if rules.is_empty() { None } else { Some(rules) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::assign::without_a_place as nowhere;
    use crate::words::say;

    #[test]
    fn a_household_for_which_no_reasons_were_looked_for_counts_under_none() {
        assert_eq!(of_household(&nowhere(vec![]), true), None);
        let looked = nowhere(vec![("age", say::reason_age(), 3)]);
        assert_eq!(of_household(&looked, true), Some([NOTHING_NEAR].into()));
    }
}
