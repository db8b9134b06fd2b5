//! Finds free units and keeps others off them. The answer is "full" only after a second look.

use super::NotPromised;
use super::units::{self, GroupSnapshot, lock_all, look};
use crate::domain::placement::limits::most_holds;
use crate::domain::placement::{InUse, Placement, Standing, UnitNow};
use crate::domain::{Openings, OrganizationId, Refused, UnitGroupId, UnitId};
use crate::store::StoreError;
use crate::store::db::Db;
use crate::store::moment::{PromiseClock, time_on_server};
use crate::store::schema::{organization, placement, unit};
use crate::words::say;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

/// The extent of the locks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// One unit: enough for most steps, so that others do not wait.
    One,
    /// All units of the group, in one order: for requests that one unit cannot settle.
    Group,
}

/// The result of a search for free units.
pub(super) struct FreeUnits {
    /// The one locked unit; `None` if all are locked or none is free.
    one: Option<UnitId>,
    /// The snapshot of the group.
    pub(super) look: GroupSnapshot,
}

/// Locks a free unit of a group for a hold, or all units, and looks at them under the lock.
///
/// On a server it skips units that others have locked. If it finds none, each unit is either taken
/// or locked by a transaction that has not decided; a snapshot tells which. Then it waits for one
/// undecided unit that comes after those already locked, so that transactions never wait in a
/// circle, and repeats. The reach widens once no unit is free.
pub(super) fn find(
    db: &mut Db,
    group: &UnitGroupId,
    reach: &mut Reach,
    clock: PromiseClock<'_>,
) -> Result<FreeUnits, NotPromised> {
    if *reach == Reach::Group || matches!(db, Db::Sqlite(_)) {
        *reach = Reach::Group;
        lock_all(db, group)?;
        return Ok(FreeUnits { one: None, look: look(db, group, clock)? });
    }
    let mut locked = vec![];
    loop {
        locked.extend(lock_one(db, group, clock)?);
        let look = look(db, group, clock)?;
        let free: Vec<&UnitId> = free_of(&look.units).collect();
        let one = free.iter().find(|unit| locked.contains(unit)).map(|unit| (*unit).clone());
        if one.is_some() || free.is_empty() {
            if one.is_none() {
                *reach = Reach::Group;
            }
            return Ok(FreeUnits { one, look });
        }
        let behind = look.units.iter().rev().take_while(|unit| !locked.contains(&unit.id));
        let Some(next) = behind.map(|unit| &unit.id).filter(|id| free.contains(id)).last() else {
            // Free units before the locked ones can be waited for only once these are released.
            return Err(NotPromised::Full);
        };
        units::lock(db, next)?;
        locked.push(next.clone());
    }
}

impl FreeUnits {
    /// Returns `count` free units, the first by id; an error if there are fewer.
    pub(super) fn free(&self, count: usize) -> Result<Vec<UnitId>, NotPromised> {
        let locked = |unit: &&UnitId| self.one.as_ref().is_none_or(|one| one == *unit);
        let units: Vec<UnitId> =
            free_of(&self.look.units).filter(locked).take(count).cloned().collect();
        match units.len() {
            free if free >= count => Ok(units),
            0 => Err(NotPromised::Full),
            free => {
                let openings = Openings::of(u16::try_from(free).unwrap_or(u16::MAX));
                Err(NotPromised::TooFew { openings, wanted: count })
            }
        }
    }
}

/// The units of a group that are open and not in use.
pub(super) fn free_of(all: &[UnitNow]) -> impl Iterator<Item = &UnitId> {
    all.iter().filter(|unit| unit.open && unit.in_use == InUse::Free).map(|unit| &unit.id)
}

/// Locks a free unit that no other transaction has locked. Returns `None` on a file.
fn lock_one(
    db: &mut Db,
    group: &UnitGroupId,
    clock: PromiseClock<'_>,
) -> Result<Option<UnitId>, NotPromised> {
    let Db::Postgres(inner) = db else { return Ok(None) };
    let lasts = placement::frees_at.is_null();
    let taken = placement::table
        .filter(placement::unit_id.eq(unit::id.nullable()))
        .filter(placement::has_unit)
        .filter(lasts.or(placement::frees_at.gt(time_on_server(clock.instead()).nullable())));
    let id: Option<String> = unit::table
        .filter(unit::unit_group_id.eq(group.as_str()))
        .filter(unit::open)
        .filter(not(exists(taken)))
        .order(unit::id)
        .select(unit::id)
        .limit(1)
        .for_no_key_update()
        .skip_locked()
        .first(inner)
        .optional()?;
    Ok(id.map(|id| units::read_id(group, &id)).transpose()?)
}

/// Takes the unit away from placements that expired on it, before another gets it.
pub(super) fn release_expired(
    db: &mut Db,
    unit: &UnitId,
    to: &Placement,
    look: &GroupSnapshot,
) -> Result<(), StoreError> {
    let others =
        |one: &&Placement| one.id != to.id && one.grant().is_some_and(|grant| grant.unit == *unit);
    for over in look.takers.iter().filter(others).filter(|one| one.unit(look.now).is_none()) {
        diesel::update(placement::table.find(over.id.as_str()))
            .set(placement::has_unit.eq(false))
            .execute(db)?;
    }
    Ok(())
}

/// Makes the requests of one organization wait for each other, so that its holds can be counted.
pub(super) fn one_at_a_time(db: &mut Db, holder: &OrganizationId) -> Result<(), StoreError> {
    if let Db::Postgres(inner) = db {
        let locked = organization::table.find(holder.as_str()).select(organization::id);
        locked.for_no_key_update().first::<String>(inner).optional()?;
    }
    Ok(())
}

/// Refuses more holds in a group than one organization may have while others look for a bed.
pub(super) fn within_part(
    look: &GroupSnapshot,
    holder: &OrganizationId,
    wanted: usize,
) -> Result<(), NotPromised> {
    let most = most_holds(look.units.iter().filter(|unit| unit.open).count());
    let holds = |p: &&Placement| p.holder == *holder && p.standing(look.now) == Standing::Held;
    let held = look.takers.iter().filter(holds).count();
    // A first household always fits, however many units it needs.
    if held == 0 || held + wanted <= most {
        return Ok(());
    }
    Err(NotPromised::Conflict(Refused::new(
        say::organization_holds_most(held),
        say::accept_return_or_request(),
    )))
}
