//! The units of a group: locked in the order of their ids, read, and adjusted to a post.
//!
//! A unit row is a promise, so only a capacity post opens one. Units known only from an import are
//! closed. A post that counts more units than are known adds rows: these stand for the operator's
//! word, not for rooms.

use super::NotPromised;
use super::row::PlacementRow;
use crate::domain::placement::{Adjustment, InUse, Placement, Standing, UnitNow, adjust};
use crate::domain::{CapacityPost, Catalog, Refused, Timestamp, UnitGroupId, UnitId, hex};
use crate::store::StoreError;
use crate::store::db::Db;
use crate::store::error::Explained;
use crate::store::moment::{PromiseClock, time_on_server};
use crate::store::posts::last;
use crate::store::reported_full::forget_full;
use crate::store::schema::{placement, unit, unit_group};
use chrono::NaiveDateTime;
use diesel::dsl::max;
use diesel::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Locks all units of a group in order, and waits for transactions that hold one. The group is
/// locked first, so that no unit is added in between.
pub(in crate::store) fn lock_all(db: &mut Db, group: &UnitGroupId) -> Result<(), StoreError> {
    if let Db::Postgres(inner) = db {
        let locked = unit_group::table.find(group.as_str()).select(unit_group::id);
        locked.for_no_key_update().first::<String>(inner).optional()?;
        unit::table
            .filter(unit::unit_group_id.eq(group.as_str()))
            .order(unit::id)
            .select(unit::id)
            // No key of a unit ever changes, so rows that reference it need not wait.
            .for_no_key_update()
            .load::<String>(inner)?;
    }
    Ok(())
}

/// Locks one unit, and waits for a transaction that holds it.
pub(super) fn lock(db: &mut Db, id: &UnitId) -> Result<(), StoreError> {
    if let Db::Postgres(inner) = db {
        let locked = unit::table.find(id.as_str()).select(unit::id);
        locked.for_no_key_update().first::<String>(inner).optional()?;
    }
    Ok(())
}

/// The units of a group and the placements on them, at the time when they were read.
pub(super) struct GroupSnapshot {
    /// The time.
    pub(super) now: Timestamp,
    /// The units in the order of their ids.
    pub(super) units: Vec<UnitNow>,
    /// The placements on these units, including expired ones that still have their unit.
    pub(super) takers: Vec<Placement>,
}

/// Reads the units of a group. The time is never earlier than the last step of one of its
/// placements: a clock may step back, a promise may not.
pub(super) fn look(
    db: &mut Db,
    group: &UnitGroupId,
    clock: PromiseClock<'_>,
) -> Result<GroupSnapshot, StoreError> {
    let (rows, clock) = rows_and_time(db, group, clock)?;
    let last_step = rows.first().and_then(|(.., at)| *at);
    let now = last_step.map_or(clock, |at| clock.max(at.and_utc()));
    let mut seen = GroupSnapshot { now, units: Vec::with_capacity(rows.len()), takers: vec![] };
    for (unit, taker, _) in rows {
        let id = read_id(group, &unit.id)?;
        let taker = taker.map(Placement::try_from).transpose()?;
        let in_use = match &taker {
            Some(placement) if placement.unit(now).is_some() => in_use(placement, now),
            Some(_) | None => InUse::Free,
        };
        seen.units.push(UnitNow { id, open: unit.open, in_use });
        seen.takers.extend(taker);
    }
    Ok(seen)
}

/// A unit with its placement, and the time of the last step in its group.
type UnitWithTaker = (UnitRow, Option<PlacementRow>, Option<NaiveDateTime>);

/// The units of a group with their placements, and a time not earlier than the read. A placement
/// that has a unit at this time had it when the rows were read. A server returns its time with
/// every row.
fn rows_and_time(
    db: &mut Db,
    group: &UnitGroupId,
    clock: PromiseClock<'_>,
) -> Result<(Vec<UnitWithTaker>, Timestamp), StoreError> {
    let taken = placement::unit_id.eq(unit::id.nullable()).and(placement::has_unit);
    let any = diesel::alias!(placement as any);
    let last_step = any
        .filter(any.field(placement::unit_group_id).eq(group.as_str()))
        .select(max(any.field(placement::at)))
        .single_value();
    let rows = unit::table
        .left_join(placement::table.on(taken))
        .filter(unit::unit_group_id.eq(group.as_str()))
        .order(unit::id);
    match db {
        Db::Sqlite(inner) => {
            let row = (UnitRow::as_select(), Option::<PlacementRow>::as_select(), last_step);
            Ok((rows.select(row).load(inner)?, clock.time(clock.on_file())?))
        }
        Db::Postgres(inner) => {
            let told = time_on_server(clock.told());
            let row = (UnitRow::as_select(), Option::<PlacementRow>::as_select(), last_step, told);
            let told: Vec<(UnitRow, _, _, NaiveDateTime)> = rows.select(row).load(inner)?;
            let last = told.iter().map(|(.., at)| at.and_utc()).max();
            let time = match last {
                Some(told) => clock.time(told)?,
                None => clock.now(db)?,
            };
            Ok((told.into_iter().map(|(unit, taker, at, _)| (unit, taker, at)).collect(), time))
        }
    }
}

/// Reads the id of a unit of a group.
pub(super) fn read_id(group: &UnitGroupId, id: &str) -> Result<UnitId, StoreError> {
    id.parse().map_err(|why: Refused| StoreError::Unreadable {
        what: format!("a unit of {group}: {}", why.english()),
    })
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = unit)]
struct UnitRow {
    id: String,
    open: bool,
}

fn in_use(placement: &Placement, now: Timestamp) -> InUse {
    let since = placement.grant().map_or(now, |grant| grant.at);
    match placement.standing(now) {
        Standing::Held | Standing::Expired | Standing::Requested | Standing::Unanswered => {
            InUse::Held(since)
        }
        Standing::Accepted | Standing::Overdue => InUse::Accepted(since),
        Standing::Arrived | Standing::Absent | Standing::Released | Standing::Ended(_) => {
            InUse::LivedIn
        }
    }
}

/// Adds a closed unit beyond what is promised, for a person at the door. Only a post can open it
/// later.
pub(super) fn add_beyond(db: &mut Db, group: &UnitGroupId) -> Result<UnitId, NotPromised> {
    let there: i64 =
        unit::table.filter(unit::unit_group_id.eq(group.as_str())).count().get_result(db)?;
    let id = nth(group, usize::try_from(there).unwrap_or(usize::MAX))?;
    insert(db, &id, group, false)?;
    Ok(id)
}

/// Adjusts the units of a group to a new post. Any post but the last changes nothing.
pub(in crate::store) fn follow(db: &mut Db, post: &CapacityPost) -> Result<Adjustment, StoreError> {
    if last(db, &post.group)?.is_some_and(|last| last.id != post.id) {
        return Ok(Adjustment::default());
    }
    forget_full(db, &post.group, post.posted_at)?;
    lock_all(db, &post.group)?;
    let told = || post.posted_at;
    let GroupSnapshot { units, .. } = look(db, &post.group, PromiseClock::Told(&told))?;
    let adjustment = adjust(&units, post.open);
    for (ids, open) in [(&adjustment.open, true), (&adjustment.close, false)] {
        for id in ids {
            diesel::update(unit::table.find(id.as_str())).set(unit::open.eq(open)).execute(db)?;
        }
    }
    for at in 0..adjustment.add {
        insert(db, &nth(&post.group, units.len() + at)?, &post.group, true)?;
    }
    Ok(adjustment)
}

fn insert(db: &mut Db, id: &UnitId, group: &UnitGroupId, open: bool) -> Result<(), StoreError> {
    diesel::insert_into(unit::table)
        .values((
            unit::id.eq(id.as_str()),
            unit::unit_group_id.eq(group.as_str()),
            unit::open.eq(open),
        ))
        .execute(db)?;
    Ok(())
}

/// The id of the unit that a post adds at a position: the same on every instance.
fn nth(group: &UnitGroupId, at: usize) -> Result<UnitId, StoreError> {
    let digest = Sha256::digest(format!("unit {at} of {group}").as_bytes());
    let start = digest.get(..16).unwrap_or_default();
    hex(start).parse().map_err(|why: Refused| StoreError::Failed { reason: why.english() })
}

/// A unit of a new catalog.
pub(in crate::store) struct Vouched {
    /// The unit.
    pub(in crate::store) id: UnitId,
    /// Its group.
    pub(in crate::store) group: UnitGroupId,
    /// True if a post of the catalog covers it.
    pub(in crate::store) open: bool,
}

/// The units of a new catalog: those it lists, and those that only its posts count.
pub(in crate::store) fn vouched(catalog: &Catalog) -> Result<Vec<Vouched>, StoreError> {
    let last = catalog.last_posts();
    let mut rows = Vec::with_capacity(catalog.units.len());
    let mut known: HashMap<&UnitGroupId, usize> = HashMap::new();
    for unit in &catalog.units {
        let nth = known.entry(&unit.group).or_default();
        let open = last.get(&unit.group).is_some_and(|post| *nth < usize::from(post.open));
        *nth += 1;
        rows.push(Vouched { id: unit.id.clone(), group: unit.group.clone(), open });
    }
    for group in &catalog.groups {
        let there = known.get(&group.id).copied().unwrap_or(0);
        let said = last.get(&group.id).map_or(0, |post| usize::from(post.open));
        for at in there..said {
            let id = nth(&group.id, at)?;
            rows.push(Vouched { id, group: group.id.clone(), open: true });
        }
    }
    Ok(rows)
}

/// The number of promises on units that are not open.
pub(super) fn short_of(units: &[UnitNow]) -> usize {
    units.iter().filter(|unit| !unit.open && unit.in_use != InUse::Free).count()
}
