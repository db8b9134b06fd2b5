//! The assertions about one program, each with its source and date.

use crate::domain::{
    Assertion, Field, Organization, Program, ProgramEntry, ProgramId, Refused, StatusHistory,
    Subject, UnitGroupId,
};
use crate::store::db::Db;
use crate::store::error::Explained;
use crate::store::schema::{assertion, organization, program, unit_group};
use crate::store::{Store, StoreError};
use chrono::NaiveDate;
use diesel::dsl::{exists, select};
use diesel::prelude::*;

impl Store {
    /// Returns true if there is no program yet.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        self.read(|db| {
            let any: Option<String> = program::table.select(program::id).first(db).optional()?;
            Ok(any.is_none())
        })
    }

    /// All assertions about a program and its unit groups, oldest first. Of two on the same day,
    /// the one that counts comes later.
    pub fn assertions_of(&self, id: &ProgramId) -> Result<Vec<Assertion>, StoreError> {
        let rows: Vec<AssertionRow> = self.read(|db| {
            let there: bool = select(exists(program::table.find(id.as_str()))).get_result(db)?;
            if !there {
                return Err(StoreError::NotThere { what: format!("program {id}") });
            }
            Ok(assertion::table
                .filter(assertion::program_id.eq(id.as_str()))
                .order((assertion::as_of, assertion::id))
                .select(AssertionRow::as_select())
                .load(db)?)
        })?;
        rows.into_iter().map(AssertionRow::read).collect()
    }

    /// Every status that a program ever stated, with the day it began.
    pub fn status_of(&self, id: &ProgramId) -> Result<StatusHistory, StoreError> {
        let said = self.assertions_of(id)?;
        let stated = said.iter().filter(|a| a.field == Field::Status);
        stated
            .map(|a| a.value.parse().map(|status| (a.as_of, status)))
            .collect::<Result<_, _>>()
            .map(StatusHistory::of)
            .map_err(|why| unreadable(id, &why))
    }
}

/// The program of a unit group, with only the facts that decide whether it may promise anything:
/// its status, its quarantine and its place.
pub(super) fn program_of(db: &mut Db, group: &UnitGroupId) -> Result<Option<Program>, StoreError> {
    let row: Option<(String, String, String)> = unit_group::table
        .inner_join(program::table.on(program::id.eq(unit_group::program_id)))
        .filter(unit_group::id.eq(group.as_str()))
        .select((program::id, program::organization_id, program::name))
        .first(db)
        .optional()?;
    let Some((id, organization, name)) = row else { return Ok(None) };
    let id: ProgramId = id.parse().map_err(|why: Refused| unreadable_id(&id, &why))?;
    let deciding = [Field::Status, Field::Quarantine, Field::Place].map(Field::word);
    let rows: Vec<AssertionRow> = assertion::table
        .filter(assertion::program_id.eq(id.as_str()))
        .filter(assertion::unit_group_id.is_null())
        .filter(assertion::field.eq_any(deciding))
        .order((assertion::as_of, assertion::id))
        .select(AssertionRow::as_select())
        .load(db)?;
    let said = rows.into_iter().map(AssertionRow::read).collect::<Result<Vec<_>, _>>()?;
    let organization = organization.parse().map_err(|why: Refused| unreadable(&id, &why))?;
    let entry = ProgramEntry { id: id.clone(), organization, name: name.into() };
    let stated = entry.stated(&[], &said).map_err(|why| unreadable(&id, &why))?;
    Ok(Some(stated.0))
}

/// All organizations, sorted by id.
pub(super) fn organizations(db: &mut Db) -> Result<Vec<Organization>, StoreError> {
    let rows: Vec<(String, String)> = organization::table
        .order(organization::id)
        .select((organization::id, organization::name))
        .load(db)?;
    let read = |(id, name): (String, String)| {
        let id = id.parse().map_err(|why: Refused| StoreError::Unreadable {
            what: format!("organization {id}: {}", why.english()),
        })?;
        Ok(Organization { id, name })
    };
    rows.into_iter().map(read).collect()
}

/// An assertion as it is stored, with the source whose import brought it.
#[derive(Queryable, Selectable)]
#[diesel(table_name = assertion)]
pub(super) struct AssertionRow {
    pub(super) program_id: String,
    unit_group_id: Option<String>,
    field: String,
    value: String,
    as_of: NaiveDate,
    source: String,
    raw: Option<String>,
    flag: Option<String>,
    pub(super) brought_by: Option<String>,
}

impl AssertionRow {
    pub(super) fn read(self) -> Result<Assertion, StoreError> {
        let unread = |why: Refused| StoreError::Unreadable {
            what: format!("what is said of program {}: {}", self.program_id, why.english()),
        };
        let subject = match &self.unit_group_id {
            Some(group) => Subject::Group(group.parse().map_err(unread)?),
            None => Subject::Program(self.program_id.parse().map_err(unread)?),
        };
        Ok(Assertion {
            subject,
            field: self.field.parse().map_err(unread)?,
            value: self.value,
            raw: self.raw,
            as_of: self.as_of,
            source: self.source,
            flag: self.flag,
        })
    }
}

fn unreadable(program: &ProgramId, why: &impl Explained) -> StoreError {
    StoreError::Unreadable { what: format!("what is said of program {program}: {}", why.english()) }
}

fn unreadable_id(id: &str, why: &Refused) -> StoreError {
    StoreError::Unreadable { what: format!("{id}: {}", why.english()) }
}
