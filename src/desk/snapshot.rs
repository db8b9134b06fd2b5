//! Everything the desk knows at one moment: the night, the network's decisions, and the time. It is
//! one value, swapped in whole. A reader of an older snapshot keeps it.

use crate::domain::{CapacityPost, Group, Openings, ProgramId, Timestamp};
use crate::matching::{SearchIndex, Weights};
use crate::store::{GroupNow, Whole};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Everything the desk knows at one moment.
#[derive(Debug, Clone)]
pub(super) struct Snapshot {
    /// The night, ready for ranking.
    pub(super) field: Arc<SearchIndex>,
    /// The weight of each rule in this network.
    pub(super) weights: Weights,
    /// The number of the last change it contains.
    pub(super) number: u64,
    /// The time of the last check that found it current.
    pub(super) as_of: Timestamp,
}

impl Snapshot {
    pub(super) fn of(whole: Whole, weights: Weights, as_of: Timestamp) -> Self {
        Self { field: Arc::new(SearchIndex::of(whole.night)), weights, number: whole.number, as_of }
    }

    /// Returns the programs that look different to others: another band, or another answer to whether
    /// the program takes people. A newer post that says the same makes no difference.
    pub(super) fn bands_changed(&self, groups: &[GroupNow]) -> BTreeSet<ProgramId> {
        let night = self.field.night();
        let differs = |now: &&GroupNow| {
            let row = night.group_at(&now.program, &now.group);
            let known = row.and_then(|row| night.groups.get(row)?.post.as_ref());
            let known = known.map(|post| (post.openings, post.taking));
            let new = now.post.as_ref().map(|post| (Openings::of(post.open), post.taking));
            known != new
        };
        groups.iter().filter(differs).map(|now| now.program.clone()).collect()
    }

    /// Returns true if a search may find something else here than in another snapshot.
    pub(super) fn differs_from(&self, other: &Self) -> bool {
        let print = |known: &Self| known.field.night().grounds.fingerprint.clone();
        print(self) != print(other) || self.weights != other.weights
    }

    /// Returns a copy with these groups updated, as of a change number. Returns `None` if it does
    /// not know one of them.
    pub(super) fn with(&self, groups: &[GroupNow], number: u64, as_of: Timestamp) -> Option<Self> {
        let (night, mut changed) = (self.field.night(), Vec::new());
        for now in groups {
            let row = night.group_at(&now.program, &now.group)?;
            let known = night.groups.get(row)?;
            let post = now.post.as_ref().map(CapacityPost::published);
            if known.post != post {
                changed.push((row, Group { post, ..known.clone() }));
            }
        }
        let field = if changed.is_empty() {
            Arc::clone(&self.field)
        } else {
            Arc::new(self.field.with(changed))
        };
        Some(Self { field, number, as_of, ..self.clone() })
    }
}
