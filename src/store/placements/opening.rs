//! Checks if the program of a unit group promises anything now, in the transaction that decides.

use super::{NotPromised, row};
use crate::domain::placement::{Placement, Standing};
use crate::domain::{OrganizationId, Refused, Timestamp, UnitGroupId};
use crate::store::StoreError;
use crate::store::db::Db;
use crate::store::programs::program_of;
use crate::store::schema::{program, unit_group};
use diesel::prelude::*;
use std::collections::BTreeSet;

/// The reason why the program of a group promises nothing at a moment; `None` if it is open.
pub(in crate::store) fn closed(
    db: &mut Db,
    group: &UnitGroupId,
    at: Timestamp,
) -> Result<Option<Refused>, StoreError> {
    Ok(program_of(db, group)?.and_then(|program| program.may_promise(at).err()))
}

/// The groups of owed placements whose programs promise nothing at a moment.
pub(super) fn closed_groups<'a>(
    db: &mut Db,
    placements: &'a [Placement],
    now: Timestamp,
) -> Result<BTreeSet<&'a UnitGroupId>, StoreError> {
    let groups: BTreeSet<&UnitGroupId> =
        placements.iter().filter(|one| one.is_owed(now)).map(|one| &one.group).collect();
    let mut found = BTreeSet::new();
    for group in groups {
        if closed(db, group, now)?.is_some() {
            found.insert(group);
        }
    }
    Ok(found)
}

/// Another placement of a household, if it can be relied on. A yes is no place to go on to if its
/// program has closed since.
pub(super) fn relied_on(
    db: &mut Db,
    other: Placement,
    now: Timestamp,
) -> Result<Option<Placement>, NotPromised> {
    let there = other.standing(now) == Standing::Arrived;
    let holds = there || closed(db, &other.group, now)?.is_none();
    Ok(holds.then_some(other))
}

/// The organization that runs the program of a group.
pub(super) fn house_of(db: &mut Db, group: &UnitGroupId) -> Result<OrganizationId, NotPromised> {
    let house: Option<String> = unit_group::table
        .inner_join(program::table.on(program::id.eq(unit_group::program_id)))
        .filter(unit_group::id.eq(group.as_str()))
        .select(program::organization_id)
        .first(db)
        .optional()?;
    row::read_house(group, &house.ok_or(NotPromised::NotThere)?)
}
