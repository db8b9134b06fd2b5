//! The posted units that are still free: a post describes one moment, and promises come and go
//! after it.

use crate::domain::placement::KeptState;
use crate::domain::{CapacityPost, Timestamp};
use crate::store::StoreError;
use crate::store::db::{Db, MultiBackend};
use crate::store::schema::{placement, unit};
use diesel::prelude::*;
use std::collections::HashMap;

/// The open units of a group, by use.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct UnitsOpen {
    /// Not promised to anyone.
    pub(super) free: u16,
    /// Held or accepted for a person on the way.
    pub(super) on_the_way: u16,
}

impl UnitsOpen {
    /// The post, with its count lowered to what is free now.
    pub(super) fn of(self, post: CapacityPost) -> CapacityPost {
        CapacityPost { open: self.free, ..post }
    }
}

/// The open units of all groups, or of the groups in `of`. A group without open units is missing:
/// its post says that none are free, or is older than the first promises.
pub(super) fn units_open(
    db: &mut Db,
    of: Option<&[String]>,
    now: Timestamp,
) -> Result<HashMap<String, UnitsOpen>, StoreError> {
    let mut open =
        unit::table.filter(unit::open).select(unit::unit_group_id).into_boxed::<MultiBackend>();
    let mut taken = placement::table
        .inner_join(unit::table.on(unit::id.nullable().eq(placement::unit_id)))
        .filter(placement::has_unit)
        .filter(unit::open)
        .filter(placement::frees_at.is_null().or(placement::frees_at.gt(now.naive_utc())))
        .select((unit::unit_group_id, placement::state))
        .into_boxed::<MultiBackend>();
    if let Some(groups) = of {
        open = open.filter(unit::unit_group_id.eq_any(groups));
        taken = taken.filter(unit::unit_group_id.eq_any(groups));
    }
    let mut units: HashMap<String, UnitsOpen> = HashMap::new();
    for group in open.load::<String>(db)? {
        let units = units.entry(group).or_default();
        units.free = units.free.saturating_add(1);
    }
    for (group, state) in taken.load::<(String, String)>(db)? {
        let units = units.entry(group).or_default();
        units.free = units.free.saturating_sub(1);
        match state.parse() {
            Ok(KeptState::Held | KeptState::Accepted) => units.on_the_way += 1,
            Ok(
                KeptState::Requested | KeptState::Arrived | KeptState::Absent | KeptState::Ended(_),
            )
            | Err(_) => {}
        }
    }
    Ok(units)
}
