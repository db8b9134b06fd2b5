//! Groups that their program called "full after all" when it declined a request.
//!
//! The statement holds for every caller until the program posts again. It is stored apart from the
//! placement, which becomes a count a day later.

use crate::domain::{CapacityPost, Timestamp, UnitGroupId};
use crate::store::StoreError;
use crate::store::db::{Db, MultiBackend};
use crate::store::schema::full_after_all as said;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::HashMap;

/// Stores that a program called a group full; only the latest time is kept.
pub(super) fn say_full(db: &mut Db, group: &UnitGroupId, at: Timestamp) -> Result<(), StoreError> {
    forget_full(db, group, at)?;
    let row = (said::unit_group_id.eq(group.as_str()), said::at.eq(at.naive_utc()));
    diesel::insert_into(said::table).values(row).execute(db)?;
    Ok(())
}

/// Deletes such statements up to a moment, when the program has said something else.
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

/// The last time that each group, or each group in `of`, was called full.
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

/// The program's last statement: its post, or "full after all" if that is newer.
pub(super) fn last_statement(post: CapacityPost, full_since: Option<&Timestamp>) -> CapacityPost {
    match full_since {
        Some(moment) if *moment > post.posted_at => {
            CapacityPost { open: 0, posted_at: *moment, ..post }
        }
        Some(_) | None => post,
    }
}
