//! Checks if the program of a unit group promises anything now, in the transaction that decides.

use super::NotPromised;
use crate::domain::placement::{Placement, Standing};
use crate::domain::{Refused, Timestamp, UnitGroupId};
use crate::store::StoreError;
use crate::store::connection::Db;
use crate::store::programs::program_of;
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
