//! What the desk knows: the night, what the network has decided, and as of when. One value, made
//! beside the requests and swapped in whole; whoever reads an older one goes on reading it.

use crate::domain::{Group, Timestamp};
use crate::matching::{SearchIndex, Weights};
use crate::store::{GroupNow, Whole};
use std::sync::Arc;

/// What is known at one moment.
#[derive(Debug, Clone)]
pub(super) struct Snapshot {
    /// The night, ready for ranking.
    pub(super) field: Arc<SearchIndex>,
    /// How much each rule counts in this network.
    pub(super) weights: Weights,
    /// The number of the last change that is in it.
    pub(super) number: u64,
    /// When it was found that this is how things stand.
    pub(super) as_of: Timestamp,
}

impl Snapshot {
    pub(super) fn of(whole: Whole, weights: Weights, as_of: Timestamp) -> Self {
        Self { field: Arc::new(SearchIndex::of(whole.night)), weights, number: whole.number, as_of }
    }

    /// The same with some groups as they stand now, up to a number; `None` where one of them is not known.
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
