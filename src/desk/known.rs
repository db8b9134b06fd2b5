//! What the desk knows: the night, what the network has decided, and as of when. One value, made
//! beside the requests and swapped in whole.

use crate::domain::{StatedOf, Timestamp};
use crate::matching::{Field, Weights};
use crate::store::{GroupNow, Whole};
use std::sync::Arc;

/// What is known.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// The night, ready for ranking.
    pub(super) field: Arc<Field>,
    /// How much each rule counts in this network.
    pub(super) weights: Weights,
    /// What is stated of each program, in the order of programs.
    stated: Arc<Vec<StatedOf>>,
    /// The number of the last change that is in it.
    pub(super) number: u64,
    /// When it was found that this is how things stand.
    pub(super) as_of: Timestamp,
}

impl Known {
    pub(super) fn of(whole: Whole, weights: Weights, as_of: Timestamp) -> Self {
        let (field, stated) = (Arc::new(Field::of(whole.night)), Arc::new(whole.stated));
        Self { field, weights, stated, number: whole.number, as_of }
    }

    /// The same with some groups as they stand now, up to a number; `None` where one of them is not known.
    pub(super) fn with(&self, groups: &[GroupNow], number: u64, as_of: Timestamp) -> Option<Self> {
        if groups.is_empty() {
            return Some(Self { number, as_of, ..self.clone() });
        }
        let mut night = self.field.night().clone();
        let mut differs = false;
        for now in groups {
            let known = night.group_mut(&now.program, &now.group)?;
            differs |= known.post != now.post || known.on_the_way != now.on_the_way;
            (known.post, known.on_the_way) = (now.post.clone(), now.on_the_way);
        }
        let field = if differs {
            Arc::new(Field::of(night.resting_on(&self.stated)))
        } else {
            Arc::clone(&self.field)
        };
        Some(Self { field, number, as_of, ..self.clone() })
    }
}
