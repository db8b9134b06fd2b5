//! Changes that an import makes in place: names, kinds and sizes, which are not dated statements.
//! Each is stored with the old value, so that it can be undone.

use crate::domain::UnitKind;
use crate::store::StoreError;
use crate::store::db::Db;
use crate::store::error::Explained;
use crate::store::schema::{import_edit, organization, program, unit_group};
use diesel::prelude::*;

/// A change in place.
pub(super) struct RecordEdit {
    pub(super) edited: Edited,
    pub(super) id: String,
    pub(super) old: String,
    pub(super) new: String,
}

/// The values that can be changed in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edited {
    OrganizationName,
    ProgramName,
    ProgramOrganization,
    GroupName,
    GroupKind,
    GroupSleeps,
}

impl Edited {
    const ALL: [Self; 6] = [
        Self::OrganizationName,
        Self::ProgramName,
        Self::ProgramOrganization,
        Self::GroupName,
        Self::GroupKind,
        Self::GroupSleeps,
    ];

    /// The word as it is stored.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::OrganizationName => "organization name",
            Self::ProgramName => "program name",
            Self::ProgramOrganization => "program organization",
            Self::GroupName => "unit group name",
            Self::GroupKind => "unit group kind",
            Self::GroupSleeps => "unit group sleeps",
        }
    }

    /// The word in a report, which names the program and the group separately.
    pub(super) fn of_report(self) -> &'static str {
        match self {
            Self::OrganizationName | Self::ProgramName | Self::GroupName => "name",
            Self::ProgramOrganization => "organization",
            Self::GroupKind => "kind",
            Self::GroupSleeps => "sleeps",
        }
    }

    pub(super) fn read(word: &str) -> Result<Self, StoreError> {
        Self::ALL
            .into_iter()
            .find(|one| one.word() == word)
            .ok_or_else(|| StoreError::Unreadable { what: format!("an edit of an import: {word}") })
    }
}

pub(super) fn journal(
    db: &mut Db,
    batch: i64,
    place: i64,
    edit: &RecordEdit,
) -> Result<(), StoreError> {
    diesel::insert_into(import_edit::table)
        .values((
            import_edit::batch.eq(batch),
            import_edit::place.eq(place),
            import_edit::edited.eq(edit.edited.word()),
            import_edit::id.eq(&edit.id),
            import_edit::old_value.eq(&edit.old),
            import_edit::new_value.eq(&edit.new),
        ))
        .execute(db)?;
    Ok(())
}

/// Changes a value in place. If `only_if` is given, does so only while the current value equals it.
pub(super) fn apply(
    db: &mut Db,
    edited: Edited,
    id: &str,
    only_if: Option<&str>,
    value: &str,
) -> Result<(), StoreError> {
    if only_if.is_some_and(|known| current(db, edited, id).ok().flatten().as_deref() != Some(known))
    {
        return Ok(());
    }
    let unreadable = |why: String| StoreError::Unreadable { what: format!("{id}: {why}") };
    match edited {
        Edited::OrganizationName => {
            let row = organization::table.find(id);
            diesel::update(row).set(organization::name.eq(value)).execute(db)
        }
        Edited::ProgramName => {
            diesel::update(program::table.find(id)).set(program::name.eq(value)).execute(db)
        }
        Edited::ProgramOrganization => {
            let row = program::table.find(id);
            diesel::update(row).set(program::organization_id.eq(value)).execute(db)
        }
        Edited::GroupName => {
            let row = unit_group::table.find(id);
            diesel::update(row).set(unit_group::name.eq(value)).execute(db)
        }
        Edited::GroupKind => {
            let kind: UnitKind =
                value.parse().map_err(|why| unreadable(Explained::english(&why)))?;
            let row = unit_group::table.find(id);
            diesel::update(row).set(unit_group::kind.eq(kind.to_string())).execute(db)
        }
        Edited::GroupSleeps => {
            let sleeps: u16 = value.parse().map_err(|_too_many| unreadable(value.to_owned()))?;
            let row = unit_group::table.find(id);
            diesel::update(row).set(unit_group::sleeps.eq(i32::from(sleeps))).execute(db)
        }
    }?;
    Ok(())
}

fn current(db: &mut Db, edited: Edited, id: &str) -> Result<Option<String>, StoreError> {
    Ok(match edited {
        Edited::OrganizationName => {
            organization::table.find(id).select(organization::name).first(db).optional()?
        }
        Edited::ProgramName => {
            program::table.find(id).select(program::name).first(db).optional()?
        }
        Edited::ProgramOrganization => {
            program::table.find(id).select(program::organization_id).first(db).optional()?
        }
        Edited::GroupName => {
            unit_group::table.find(id).select(unit_group::name).first(db).optional()?
        }
        Edited::GroupKind => {
            unit_group::table.find(id).select(unit_group::kind).first(db).optional()?
        }
        Edited::GroupSleeps => {
            let sleeps: Option<i32> =
                unit_group::table.find(id).select(unit_group::sleeps).first(db).optional()?;
            sleeps.map(|sleeps| sleeps.to_string())
        }
    })
}
