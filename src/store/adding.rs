//! Writes the rows of a catalog, many per statement, and reports progress.

use crate::domain::{Assertion, Catalog, ProgramId, SetAside, Subject, UnitGroupId};
use crate::store::StoreError;
use crate::store::db::{Db, each};
use crate::store::error::{is_taken, names_nothing};
use crate::store::placements::{Vouched, follow, vouched};
use crate::store::posts::PostRow;
use crate::store::schema::{
    assertion, capacity_post, organization, program, set_aside, unit, unit_group,
};
use chrono::NaiveDate;
use diesel::dsl::max;
use diesel::insert_into;
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};
use std::mem;

/// The most rows in one statement. `PostgreSQL` accepts up to 65,535 values in one.
const AT_ONCE: usize = 500;

/// A catalog that is being written to a database, within one transaction.
pub(super) struct Adding<'a> {
    db: &'a mut Db,
    catalog: &'a Catalog,
    /// The import that brings it; `None` if it is not an import.
    batch: Option<i64>,
    /// Its units. Each records whether a post covers it.
    units: Vec<Vouched>,
    done: u64,
    total: u64,
    progress: &'a mut dyn FnMut(u64, u64),
}

impl<'a> Adding<'a> {
    /// Prepares to write the catalog, and writes nothing yet. `more` is the number of rows that
    /// will be written in addition to its organizations, programs, unit groups, units and posts.
    pub(super) fn of(
        db: &'a mut Db,
        catalog: &'a Catalog,
        batch: Option<i64>,
        more: usize,
        progress: &'a mut dyn FnMut(u64, u64),
    ) -> Result<Self, StoreError> {
        let units = vouched(catalog)?;
        let rows = [
            catalog.organizations.len(),
            catalog.programs.len(),
            catalog.groups.len(),
            units.len(),
            catalog.posts.len(),
            more,
        ];
        let total = rows.iter().filter_map(|n| u64::try_from(*n).ok()).sum();
        Ok(Self { db, catalog, batch, units, done: 0, total, progress })
    }

    /// The connection.
    pub(super) fn db(&mut self) -> &mut Db {
        self.db
    }

    /// Writes organizations and programs.
    pub(super) fn programs(&mut self) -> Result<(), StoreError> {
        for some in self.catalog.organizations.chunks(AT_ONCE) {
            let rows: Vec<_> = some
                .iter()
                .map(|o| {
                    let batch = organization::batch.eq(self.batch);
                    (organization::id.eq(o.id.as_str()), organization::name.eq(&o.name), batch)
                })
                .collect();
            let added =
                each!(self.db, db => insert_into(organization::table).values(&rows).execute(db));
            self.count(added, "organization", "organization")?;
        }
        for some in self.catalog.programs.chunks(AT_ONCE) {
            let rows: Vec<_> = some
                .iter()
                .map(|p| ProgramRow {
                    id: p.id.as_str(),
                    organization_id: p.organization.as_str(),
                    name: &p.name,
                    batch: self.batch,
                })
                .collect();
            let added = each!(self.db, db => insert_into(program::table).values(&rows).execute(db));
            self.count(added, "program", "organization")?;
        }
        Ok(())
    }

    /// Writes unit groups and units.
    pub(super) fn groups(&mut self) -> Result<(), StoreError> {
        for some in self.catalog.groups.chunks(AT_ONCE) {
            let rows: Vec<_> = some
                .iter()
                .map(|g| NewGroup {
                    id: g.id.as_str(),
                    program_id: g.program.as_str(),
                    name: &g.name,
                    kind: g.kind.to_string(),
                    sleeps: g.sleeps.into(),
                    batch: self.batch,
                })
                .collect();
            let added =
                each!(self.db, db => insert_into(unit_group::table).values(&rows).execute(db));
            self.count(added, "unit group", "program")?;
        }
        let units = mem::take(&mut self.units);
        for some in units.chunks(AT_ONCE) {
            let rows: Vec<_> = some
                .iter()
                .map(|one| {
                    let group = unit::unit_group_id.eq(one.group.as_str());
                    (unit::id.eq(one.id.as_str()), group, unit::open.eq(one.open))
                })
                .collect();
            let added = each!(self.db, db => insert_into(unit::table).values(&rows).execute(db));
            self.count(added, "unit", "unit group")?;
        }
        Ok(())
    }

    /// Writes the assertions of the catalog, in the order they were made.
    pub(super) fn assertions(&mut self) -> Result<(), StoreError> {
        let all: Vec<_> = self.catalog.assertions.iter().map(|said| (said, None)).collect();
        self.statements(&all, HashMap::new())
    }

    /// Writes assertions, each with the source that it belongs to. `homes` gives the programs of
    /// unit groups that are not in the catalog. A program that is missing there is looked up.
    pub(super) fn statements(
        &mut self,
        all: &[(&Assertion, Option<&str>)],
        mut homes: HashMap<UnitGroupId, ProgramId>,
    ) -> Result<(), StoreError> {
        let last: Option<i32> = assertion::table.select(max(assertion::id)).first(self.db)?;
        let mut ids = last.unwrap_or(0) + 1..;
        let of_catalog = self.catalog.groups.iter();
        homes.extend(of_catalog.map(|group| (group.id.clone(), group.program.clone())));
        for some in all.chunks(AT_ONCE) {
            let mut rows = Vec::with_capacity(some.len());
            for ((said, by), id) in some.iter().zip(&mut ids) {
                rows.push(NewAssertion { brought_by: *by, ..self.row(id, said, &homes)? });
            }
            let added =
                each!(self.db, db => insert_into(assertion::table).values(&rows).execute(db));
            self.count(added, "assertion", "program")?;
        }
        Ok(())
    }

    fn row<'b>(
        &mut self,
        id: i32,
        said: &'b Assertion,
        homes: &HashMap<UnitGroupId, ProgramId>,
    ) -> Result<NewAssertion<'b>, StoreError> {
        let (program_id, unit_group_id) = match &said.subject {
            Subject::Program(program) => (program.as_str().to_owned(), None),
            Subject::Group(group) => {
                let home = match homes.get(group) {
                    Some(program) => program.as_str().to_owned(),
                    None => self.home_of(group)?,
                };
                (home, Some(group.as_str()))
            }
        };
        Ok(NewAssertion {
            id,
            program_id,
            unit_group_id,
            field: said.field.word(),
            value: &said.value,
            as_of: said.as_of,
            source: &said.source,
            raw: said.raw.as_deref(),
            flag: said.flag.as_deref(),
            batch: self.batch,
            brought_by: None,
        })
    }

    /// The program of a unit group that an earlier import brought.
    fn home_of(&mut self, group: &UnitGroupId) -> Result<String, StoreError> {
        unit_group::table
            .find(group.as_str())
            .select(unit_group::program_id)
            .first(self.db)
            .optional()?
            .ok_or_else(|| StoreError::NotThere { what: format!("unit group {group}") })
    }

    /// Writes capacity posts.
    pub(super) fn posts(&mut self) -> Result<(), StoreError> {
        for some in self.catalog.posts.chunks(AT_ONCE) {
            let rows: Vec<_> = some.iter().map(PostRow::of).collect();
            let added =
                each!(self.db, db => insert_into(capacity_post::table).values(&rows).execute(db));
            self.count(added, "capacity post", "unit group")?;
        }
        let new: HashSet<&UnitGroupId> = self.catalog.groups.iter().map(|g| &g.id).collect();
        for post in self.catalog.posts.iter().filter(|post| !new.contains(&post.group)) {
            follow(self.db, post)?;
        }
        Ok(())
    }

    /// Writes the rows of the source that were set aside because no one can vouch for them.
    pub(super) fn set_aside(&mut self, rows: &[SetAside], source: &str) -> Result<(), StoreError> {
        let last: Option<i32> = set_aside::table.select(max(set_aside::id)).first(self.db)?;
        let mut ids = last.unwrap_or(0) + 1..;
        for some in rows.chunks(AT_ONCE) {
            let mut rows = Vec::with_capacity(some.len());
            for (row, id) in some.iter().zip(&mut ids) {
                let reason = serde_json::to_string(&row.reason);
                let reason =
                    reason.map_err(|why| StoreError::Failed { reason: why.to_string() })?;
                let row_number = i64::try_from(row.row).unwrap_or(i64::MAX);
                rows.push(SetAsideRow { id, source, row_number, reason, batch: self.batch });
            }
            let added =
                each!(self.db, db => insert_into(set_aside::table).values(&rows).execute(db));
            self.count(added, "row set aside", "row")?;
        }
        Ok(())
    }

    /// Counts the added rows. An error names only the kind of row and of its parent, since only one
    /// of the databases reports which id was missing.
    pub(super) fn count(
        &mut self,
        added: QueryResult<usize>,
        kind: &str,
        parent: &str,
    ) -> Result<(), StoreError> {
        let added = added.map_err(|error| {
            if names_nothing(&error) {
                StoreError::NotThere { what: format!("{parent} that one {kind} names") }
            } else if is_taken(&error) {
                StoreError::AlreadyThere { what: format!("id of one {kind}") }
            } else {
                error.into()
            }
        })?;
        self.done += u64::try_from(added).unwrap_or(0);
        (self.progress)(self.done, self.total);
        Ok(())
    }
}

#[derive(Insertable)]
#[diesel(table_name = program)]
struct ProgramRow<'a> {
    id: &'a str,
    organization_id: &'a str,
    name: &'a str,
    batch: Option<i64>,
}

#[derive(Insertable)]
#[diesel(table_name = unit_group)]
struct NewGroup<'a> {
    id: &'a str,
    program_id: &'a str,
    name: &'a str,
    kind: String,
    sleeps: i32,
    batch: Option<i64>,
}

#[derive(Insertable)]
#[diesel(table_name = assertion)]
struct NewAssertion<'a> {
    id: i32,
    program_id: String,
    unit_group_id: Option<&'a str>,
    field: &'static str,
    value: &'a str,
    as_of: NaiveDate,
    source: &'a str,
    raw: Option<&'a str>,
    flag: Option<&'a str>,
    batch: Option<i64>,
    brought_by: Option<&'a str>,
}

#[derive(Insertable)]
#[diesel(table_name = set_aside)]
struct SetAsideRow<'a> {
    id: i32,
    source: &'a str,
    row_number: i64,
    reason: String,
    batch: Option<i64>,
}
