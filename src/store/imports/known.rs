//! The stored records of the programs on a list, a few hundred programs at a time.

use super::batches::{Batches, ListingRow};
use crate::domain::{
    Assertion, Confirmation, Field, KeptStatement, NOT_LISTED, OrganizationId, ProgramEntry,
    Refused, UnitGroup, in_force,
};
use crate::store::StoreError;
use crate::store::db::Db;
use crate::store::error::Explained;
use crate::store::programs::AssertionRow;
use crate::store::schema::{assertion, listing, organization, program, unit_group};
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The most ids in one statement.
const AT_ONCE: usize = 5_000;

/// A program in the database.
pub(super) struct KnownProgram {
    pub(super) entry: ProgramEntry,
    /// The import that made it, if any.
    pub(super) batch: Option<i64>,
    /// Its unit groups, each with the import that made it.
    pub(super) groups: Vec<(UnitGroup, Option<i64>)>,
    /// The statements about it and its groups, in the order in which they were recorded.
    pub(super) statements: Vec<KeptStatement>,
    /// True if another source lists it.
    pub(super) is_listed_elsewhere: bool,
    /// Those of its groups that another source lists.
    pub(super) listed_elsewhere: HashSet<String>,
    /// The last confirmations of other sources that list it.
    pub(super) confirmed: Vec<Confirmation>,
}

impl KnownProgram {
    /// Returns true if the program is marked as being on no list.
    pub(super) fn is_marked(&self) -> bool {
        let kept = self.statements.iter().map(|one| one.assertion.clone());
        let kept: Vec<Assertion> = kept.collect();
        let mut holding = in_force(&kept).into_iter();
        holding.any(|said| said.field == Field::Quarantine && said.value == NOT_LISTED)
    }
}

/// The records of some programs and organizations.
#[derive(Default)]
pub(super) struct KnownRecords {
    pub(super) programs: HashMap<String, KnownProgram>,
    /// Names of organizations, each with the import that made it.
    pub(super) organizations: HashMap<String, (String, Option<i64>)>,
    /// The programs of existing unit groups.
    pub(super) homes: HashMap<String, String>,
}

/// The ids to look for.
pub(super) struct RecordsWanted<'a> {
    pub(super) programs: Vec<&'a str>,
    pub(super) organizations: Vec<&'a str>,
    pub(super) groups: Vec<&'a str>,
}

impl KnownRecords {
    pub(super) fn load(
        db: &mut Db,
        source: &str,
        batches: &Batches,
        wanted: &RecordsWanted<'_>,
    ) -> Result<Self, StoreError> {
        let mut known = Self::default();
        known.load_programs(db, wanted)?;
        known.load_groups(db, wanted)?;
        known.load_statements(db, wanted)?;
        known.load_listings(db, source, batches, wanted)?;
        Ok(known)
    }

    fn load_programs(&mut self, db: &mut Db, wanted: &RecordsWanted<'_>) -> Result<(), StoreError> {
        let organizations: Vec<OrganizationRow> = organization::table
            .filter(organization::id.eq_any(&wanted.organizations))
            .select(OrganizationRow::as_select())
            .load(db)?;
        let named = organizations.into_iter().map(|row| (row.id, (row.name, row.batch)));
        self.organizations.extend(named);
        let programs: Vec<ProgramRow> = program::table
            .filter(program::id.eq_any(&wanted.programs))
            .select(ProgramRow::as_select())
            .load(db)?;
        for ProgramRow { id, organization_id: organization, name, batch } in programs {
            let organization: OrganizationId =
                organization.parse().map_err(|why: Refused| unreadable(&id, &why))?;
            let entry = ProgramEntry {
                id: id.parse().map_err(|why: Refused| unreadable(&id, &why))?,
                organization,
                name: name.into(),
            };
            self.programs.insert(
                id,
                KnownProgram {
                    entry,
                    batch,
                    groups: vec![],
                    statements: vec![],
                    is_listed_elsewhere: false,
                    listed_elsewhere: HashSet::new(),
                    confirmed: vec![],
                },
            );
        }
        Ok(())
    }

    fn load_groups(&mut self, db: &mut Db, wanted: &RecordsWanted<'_>) -> Result<(), StoreError> {
        for some in wanted.groups.chunks(AT_ONCE) {
            let taken: Vec<(String, String)> = unit_group::table
                .filter(unit_group::id.eq_any(some))
                .select((unit_group::id, unit_group::program_id))
                .load(db)?;
            self.homes.extend(taken);
        }
        let rows: Vec<GroupRow> = unit_group::table
            .filter(unit_group::program_id.eq_any(&wanted.programs))
            .order(unit_group::id)
            .select(GroupRow::as_select())
            .load(db)?;
        for row in rows {
            let Some(known) = self.programs.get_mut(&row.program_id) else { continue };
            let unread = |why: Refused| unreadable(&row.id, &why);
            let group = UnitGroup {
                id: row.id.parse().map_err(unread)?,
                program: known.entry.id.clone(),
                name: row.name.into(),
                kind: row.kind.parse().map_err(unread)?,
                sleeps: u16::try_from(row.sleeps).map_err(|why| unreadable(&row.id, &why))?,
            };
            self.homes.insert(row.id, row.program_id);
            known.groups.push((group, row.batch));
        }
        Ok(())
    }

    fn load_statements(
        &mut self,
        db: &mut Db,
        wanted: &RecordsWanted<'_>,
    ) -> Result<(), StoreError> {
        let rows: Vec<AssertionRow> = assertion::table
            .filter(assertion::program_id.eq_any(&wanted.programs))
            .order(assertion::id)
            .select(AssertionRow::as_select())
            .load(db)?;
        let mut sources: HashSet<Arc<str>> = HashSet::new();
        for row in rows {
            let Some(known) = self.programs.get_mut(&row.program_id) else { continue };
            let brought_by = row.brought_by.as_deref().map(|source| shared(&mut sources, source));
            let assertion = row.read()?;
            known.statements.push(KeptStatement { assertion, brought_by });
        }
        Ok(())
    }

    fn load_listings(
        &mut self,
        db: &mut Db,
        source: &str,
        batches: &Batches,
        wanted: &RecordsWanted<'_>,
    ) -> Result<(), StoreError> {
        let confirmations = batches.confirmations();
        let rows: Vec<ListingRow> = listing::table
            .filter(listing::program_id.eq_any(&wanted.programs))
            .filter(listing::source.ne(source))
            .filter(listing::until.is_null())
            .select(ListingRow::as_select())
            .load(db)?;
        for row in rows {
            let Some(known) = self.programs.get_mut(&row.program_id) else { continue };
            if let Some(group) = row.unit_group_id {
                known.listed_elsewhere.insert(group);
                continue;
            }
            known.is_listed_elsewhere = true;
            known.confirmed.extend(confirmations.get(row.source.as_str()).cloned());
        }
        Ok(())
    }
}

/// Returns one shared text for all uses of the same source.
fn shared(known: &mut HashSet<Arc<str>>, source: &str) -> Arc<str> {
    if let Some(there) = known.get(source) {
        return Arc::clone(there);
    }
    let new: Arc<str> = source.into();
    known.insert(Arc::clone(&new));
    new
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = organization)]
struct OrganizationRow {
    id: String,
    name: String,
    batch: Option<i64>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = program)]
struct ProgramRow {
    id: String,
    organization_id: String,
    name: String,
    batch: Option<i64>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = unit_group)]
struct GroupRow {
    id: String,
    program_id: String,
    name: String,
    kind: String,
    sleeps: i32,
    batch: Option<i64>,
}

fn unreadable(id: &str, why: &impl Explained) -> StoreError {
    StoreError::Unreadable { what: format!("{id}: {}", why.english()) }
}
