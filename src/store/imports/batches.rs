//! The recorded imports, and the ids under which their sources list programs and unit groups.

use crate::domain::{Confirmation, ImportBatch};
use crate::store::StoreError;
use crate::store::db::Db;
use crate::store::schema::{import_batch, listing};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// An import as it is stored.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = import_batch)]
pub(super) struct BatchRow {
    pub(super) number: i64,
    pub(super) source: String,
    pub(super) format: String,
    pub(super) digest: String,
    pub(super) stated_on: NaiveDate,
    pub(super) dates_all: bool,
    pub(super) imported_at: NaiveDateTime,
    pub(super) programs: i64,
    pub(super) new_programs: i64,
    pub(super) changed_programs: i64,
    pub(super) gone_programs: i64,
    pub(super) set_aside: i64,
    pub(super) undone_at: Option<NaiveDateTime>,
}

impl TryFrom<BatchRow> for ImportBatch {
    type Error = StoreError;

    fn try_from(row: BatchRow) -> Result<Self, StoreError> {
        let number = row.number;
        let count = |count: i64| {
            u64::try_from(count)
                .map_err(|why| StoreError::Unreadable { what: format!("import {number}: {why}") })
        };
        Ok(Self {
            number: count(number)?,
            source: row.source,
            format: row.format,
            digest: row.digest,
            stated_on: row.stated_on,
            imported_at: row.imported_at.and_utc(),
            programs: count(row.programs)?,
            new: count(row.new_programs)?,
            changed: count(row.changed_programs)?,
            gone: count(row.gone_programs)?,
            set_aside: count(row.set_aside)?,
            undone_at: row.undone_at.map(|at| at.and_utc()),
        })
    }
}

/// All imports, oldest first.
pub(super) fn batches(db: &mut Db) -> Result<Vec<BatchRow>, StoreError> {
    Ok(import_batch::table.order(import_batch::number).select(BatchRow::as_select()).load(db)?)
}

/// All imports of a database.
pub(super) struct Batches(Vec<BatchRow>);

impl Batches {
    pub(super) fn load(db: &mut Db) -> Result<Self, StoreError> {
        batches(db).map(Self)
    }

    /// The number of the next import.
    pub(super) fn next_number(&self) -> i64 {
        self.0.last().map_or(1, |last| last.number + 1)
    }

    /// An import by its number.
    pub(super) fn numbered(&self, number: u64) -> Option<&BatchRow> {
        self.0.iter().find(|one| u64::try_from(one.number) == Ok(number))
    }

    /// The last import of a source that was not undone.
    pub(super) fn last_of(&self, source: &str) -> Option<&BatchRow> {
        self.in_force().rfind(|one| one.source == source)
    }

    /// The source of an import.
    pub(super) fn source_of(&self, batch: Option<i64>) -> Option<&str> {
        let number = batch?;
        self.0.iter().find(|one| one.number == number).map(|one| one.source.as_str())
    }

    /// The last day on which each source confirmed everything that it states. Sources whose last
    /// list did not do so are left out.
    pub(super) fn confirmations(&self) -> HashMap<Arc<str>, Confirmation> {
        let mut last: BTreeMap<&str, &BatchRow> = BTreeMap::new();
        last.extend(self.in_force().map(|one| (one.source.as_str(), one)));
        let dated = last.into_values().filter(|one| one.dates_all);
        dated
            .map(|one| {
                let source: Arc<str> = one.source.as_str().into();
                (Arc::clone(&source), Confirmation { source, on: one.stated_on })
            })
            .collect()
    }

    fn in_force(&self) -> impl DoubleEndedIterator<Item = &BatchRow> {
        self.0.iter().filter(|one| one.undone_at.is_none())
    }
}

/// A listing as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = listing)]
pub(super) struct ListingRow {
    pub(super) source: String,
    pub(super) external_id: String,
    pub(super) program_id: String,
    pub(super) unit_group_id: Option<String>,
    pub(super) since: i64,
    pub(super) until: Option<i64>,
}

/// The current and former entries of a source, by its own ids.
#[derive(Default)]
pub(super) struct OwnListings {
    programs: HashMap<String, ListedId>,
    groups: HashMap<(String, String), ListedId>,
    current_groups: HashMap<String, Vec<String>>,
}

/// A program or unit group that a source lists or listed.
#[derive(Debug, Clone)]
pub(super) struct ListedId {
    /// Its own id.
    pub(super) id: String,
    /// True if the source's last list has it.
    pub(super) is_current: bool,
}

impl OwnListings {
    pub(super) fn load(db: &mut Db, source: &str) -> Result<Self, StoreError> {
        let rows: Vec<ListingRow> = listing::table
            .filter(listing::source.eq(source))
            .order((listing::since, listing::program_id, listing::external_id))
            .select(ListingRow::as_select())
            .load(db)?;
        let mut own = Self::default();
        for row in rows {
            let is_current = row.until.is_none();
            match row.unit_group_id {
                None => {
                    own.programs
                        .insert(row.external_id, ListedId { id: row.program_id, is_current });
                }
                Some(id) => {
                    if is_current {
                        let of_program = own.current_groups.entry(row.program_id.clone());
                        of_program.or_default().push(id.clone());
                    }
                    let key = (row.program_id, row.external_id);
                    own.groups.insert(key, ListedId { id, is_current });
                }
            }
        }
        Ok(own)
    }

    pub(super) fn program(&self, external_id: &str) -> Option<&ListedId> {
        self.programs.get(external_id)
    }

    pub(super) fn group(&self, program: &str, external_id: &str) -> Option<&ListedId> {
        self.groups.get(&(program.to_owned(), external_id.to_owned()))
    }

    /// The ids of the programs on its last list.
    pub(super) fn current(&self) -> impl Iterator<Item = &str> {
        self.programs.values().filter(|one| one.is_current).map(|one| one.id.as_str())
    }

    /// The ids of the unit groups of a program on its last list.
    pub(super) fn current_groups_of(&self, program: &str) -> HashSet<&str> {
        self.current_groups.get(program).into_iter().flatten().map(String::as_str).collect()
    }
}
