//! Where a program said "full after all" when it declined: that speaks of its unit group for
//! everybody, until it posts again.

use crate::domain::{CapacityPost, Timestamp, UnitGroupId};
use crate::store::StoreError;
use crate::store::connection::{Db, MultiBackend};
use crate::store::schema::placement;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::HashMap;

/// Declined because nobody can be taken. These rows go with their placements, a day after; by then
/// an old "full" is believed no more.
const FULL_AFTER_ALL: [&str; 2] = ["declined full", "declined not-taking"];

/// When each group, or one, was last said to be full.
pub(super) fn full_since(
    db: &mut Db,
    of: Option<&UnitGroupId>,
) -> Result<HashMap<String, Timestamp>, StoreError> {
    let mut said = placement::table
        .filter(placement::state.eq_any(FULL_AFTER_ALL))
        .select((placement::unit_group_id, placement::at))
        .into_boxed::<MultiBackend>();
    if let Some(group) = of {
        said = said.filter(placement::unit_group_id.eq(group.as_str()));
    }
    let mut since: HashMap<String, Timestamp> = HashMap::new();
    for (group, at) in said.load::<(String, NaiveDateTime)>(db)? {
        let latest = since.entry(group).or_insert(at.and_utc());
        *latest = at.and_utc().max(*latest);
    }
    Ok(since)
}

/// What a program has said last: its post, or that it is full after all.
pub(super) fn said_last(post: CapacityPost, full_since: Option<&Timestamp>) -> CapacityPost {
    match full_since {
        Some(moment) if *moment > post.posted_at => {
            CapacityPost { open: 0, posted_at: *moment, ..post }
        }
        Some(_) | None => post,
    }
}
