//! Finds free units and keeps others off them. "Full" is said only after a second look.

use super::NotPromised;
use super::units::{Look, lock_all, look};
use crate::domain::placement::limits::most_holds;
use crate::domain::placement::{InUse, Placement, Standing, UnitNow};
use crate::domain::{OrganizationId, Refused, Timestamp, UnitGroupId, UnitId};
use crate::store::StoreError;
use crate::store::connection::Db;
use crate::store::moment::PromiseClock;
use crate::store::schema::{organization, placement, unit};
use diesel::connection::SimpleConnection;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

/// Units that are free and locked, and the time at which they were seen to be.
pub(super) struct Found {
    pub(super) units: Vec<UnitId>,
    pub(super) now: Timestamp,
}

/// So many free units of a group, all or none, the first by id.
///
/// One is looked for past those that others have locked; if that finds none, or it was taken
/// while it was being locked, all units are waited for and looked at again.
pub(super) fn free(
    db: &mut Db,
    group: &UnitGroupId,
    count: usize,
    clock: PromiseClock<'_>,
) -> Result<Found, NotPromised> {
    if count == 1
        && let Some(found) = at_first_look(db, group, clock)?
    {
        return Ok(found);
    }
    lock_all(db, group)?;
    let Look { now, units: all, .. } = look(db, group, clock)?;
    let units: Vec<UnitId> = free_of(&all).take(count).cloned().collect();
    if units.len() < count { Err(NotPromised::Full) } else { Ok(Found { units, now }) }
}

/// The units of a group that are promised and that nobody takes up.
pub(super) fn free_of(all: &[UnitNow]) -> impl Iterator<Item = &UnitId> {
    all.iter().filter(|unit| unit.open && unit.in_use == InUse::Free).map(|unit| &unit.id)
}

/// On a server, a free unit that nobody else is looking at. What the first statement saw may be
/// over by the time the lock is had, so it is asked once more under the lock.
fn at_first_look(
    db: &mut Db,
    group: &UnitGroupId,
    clock: PromiseClock<'_>,
) -> Result<Option<Found>, NotPromised> {
    let before = clock.now(db)?.naive_utc();
    let Db::Postgres(inner) = db else { return Ok(None) };
    inner.batch_execute("SAVEPOINT first_look")?;
    let taken = placement::table
        .filter(placement::unit_id.eq(unit::id.nullable()))
        .filter(placement::has_unit)
        .filter(placement::frees_at.is_null().or(placement::frees_at.gt(before)));
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
    if let Some(id) = id {
        let Look { now, units: all, .. } = look(db, group, clock)?;
        if let Some(unit) = free_of(&all).find(|unit| unit.as_str() == id) {
            return Ok(Some(Found { units: vec![unit.clone()], now }));
        }
    }
    // Gives back the lock, so that all are locked in one order.
    if let Db::Postgres(inner) = db {
        inner.batch_execute("ROLLBACK TO SAVEPOINT first_look")?;
    }
    Ok(None)
}

/// Whoever ran out on a unit gives it up before another gets it.
pub(super) fn make_way(
    db: &mut Db,
    unit: &UnitId,
    to: &Placement,
    now: Timestamp,
) -> Result<(), StoreError> {
    let over = placement::table
        .filter(placement::unit_id.eq(unit.as_str()))
        .filter(placement::has_unit)
        .filter(placement::frees_at.le(now.naive_utc()))
        .filter(placement::id.ne(to.id.as_str()));
    diesel::update(over).set(placement::has_unit.eq(false)).execute(db)?;
    Ok(())
}

/// Lets the requests of one organization follow one another, so that its holds can be counted.
pub(super) fn one_at_a_time(db: &mut Db, holder: &OrganizationId) -> Result<(), StoreError> {
    if let Db::Postgres(inner) = db {
        let locked = organization::table.find(holder.as_str()).select(organization::id);
        locked.for_no_key_update().first::<String>(inner).optional()?;
    }
    Ok(())
}

/// No organization holds more than its part of a group while others look for a bed.
pub(super) fn within_part(
    look: &Look,
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
        format!("Your organization holds {held} units here; at most {most} may wait for a yes."),
        "Ask the program to accept, give one back, or send a request.",
    )))
}
