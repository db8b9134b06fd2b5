//! Where a program said "full after all" when it declined: that speaks of its unit group for
//! everybody, until it posts again. It is kept apart from the placement, which is a count a day later.

use crate::domain::{CapacityPost, Timestamp, UnitGroupId};
use crate::store::StoreError;
use crate::store::connection::{Db, MultiBackend};
use crate::store::schema::full_after_all as said;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::HashMap;

/// Keeps that a group was said to be full, the last time alone.
pub(super) fn say_full(db: &mut Db, group: &UnitGroupId, at: Timestamp) -> Result<(), StoreError> {
    forget_full(db, group, at)?;
    let row = (said::unit_group_id.eq(group.as_str()), said::at.eq(at.naive_utc()));
    diesel::insert_into(said::table).values(row).execute(db)?;
    Ok(())
}

/// Forgets what was said up to a moment, at which the program said something else.
pub(super) fn forget_full(
    db: &mut Db,
    group: &UnitGroupId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let before = said::table
        .filter(said::unit_group_id.eq(group.as_str()))
        .filter(said::at.le(at.naive_utc()));
    diesel::delete(before).execute(db)?;
    Ok(())
}

/// When each group, or each of some, was last said to be full.
pub(super) fn full_since(
    db: &mut Db,
    of: Option<&[String]>,
) -> Result<HashMap<String, Timestamp>, StoreError> {
    let mut rows = said::table.select((said::unit_group_id, said::at)).into_boxed::<MultiBackend>();
    if let Some(groups) = of {
        rows = rows.filter(said::unit_group_id.eq_any(groups));
    }
    let mut since: HashMap<String, Timestamp> = HashMap::new();
    for (group, at) in rows.load::<(String, NaiveDateTime)>(db)? {
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
