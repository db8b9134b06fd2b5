//! Everything the desk knows at one moment: the night, the network's decisions, and the time. It is
//! one value, swapped in whole. A reader of an older snapshot keeps it.

use crate::domain::{Group, Timestamp};
use crate::matching::{SearchIndex, Weights};
use crate::store::{GroupNow, Whole};
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

    /// Returns a copy with these groups updated, as of a change number. Returns `None` if it does
    /// not know one of them.
    pub(super) fn with(&self, groups: &[GroupNow], number: u64, as_of: Timestamp) -> Option<Self> {
        let (night, mut changed) = (self.field.night(), Vec::new());
        for now in groups {
            let row = night.group_at(&now.program, &now.group)?;
            let known = night.groups.get(row)?;
            if known.post != now.post || known.on_the_way != now.on_the_way {
                let (post, on_the_way) = (now.post.clone(), now.on_the_way);
                changed.push((row, Group { post, on_the_way, ..known.clone() }));
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
