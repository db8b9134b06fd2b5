//! Migrates a database to this version; safe when several instances start together.

use crate::store::placements::seal_plain_codes;
use crate::store::schema::__diesel_schema_migrations as applied;
use crate::store::{Store, StoreError, unfit};
use diesel::connection::SimpleConnection;
use diesel::migration::{Migration, MigrationSource};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Integer;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::collections::HashSet;

use crate::store::db::{Db, MultiBackend};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

impl Store {
    /// Applies the missing migrations, all or none, and returns how many.
    pub fn migrate(&self) -> Result<usize, StoreError> {
        // If none is missing, nothing is written: the database may be read only.
        if self.ready().is_ok() {
            return Ok(0);
        }
        let known = needed()?.len();
        self.write_alone(|db| {
            say_version(db, known)?;
            let done = db.run_pending_migrations(MIGRATIONS).map(|done| done.len());
            let done = done.map_err(|error| StoreError::Failed {
                reason: format!("a migration stopped: {error}"),
            })?;
            seal_plain_codes(db)?;
            Ok(done)
        })
    }

    /// The migrations applied so far; an error if the database was never set up.
    fn steps(&self) -> Result<Vec<String>, StoreError> {
        self.read(|db| Ok(applied::table.select(applied::version).load(db)?))
    }

    /// Returns true if any version ever set the database up.
    pub(super) fn is_set_up_at_all(&self) -> Result<bool, StoreError> {
        match self.steps() {
            Ok(steps) => Ok(!steps.is_empty()),
            Err(StoreError::NotMigrated) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Refuses a database that a newer version set up, since its data may mean something else.
    pub(super) fn refuse_newer(&self) -> Result<(), StoreError> {
        let known = needed()?;
        let last = known.iter().max().cloned().unwrap_or_default();
        let there = match self.steps() {
            Err(StoreError::NotMigrated) => return Ok(()),
            there => there?,
        };
        if let Some(newer) = there.iter().filter(|step| !known.contains(step)).max() {
            return Err(unfit::newer(newer, &last));
        }
        let version = self.read(version_in_header)?;
        if version > known.len() {
            return Err(unfit::newer(&format!("number {version}"), &last));
        }
        Ok(())
    }

    /// Checks that the database answers and is set up for this version.
    pub fn ready(&self) -> Result<(), StoreError> {
        let there = self.steps()?;
        let there: HashSet<&str> = there.iter().map(String::as_str).collect();
        if needed()?.iter().all(|version| there.contains(version.as_str())) {
            return Ok(());
        }
        Err(StoreError::NotMigrated)
    }
}

fn needed() -> Result<Vec<String>, StoreError> {
    let all: Vec<Box<dyn Migration<MultiBackend>>> = MIGRATIONS
        .migrations()
        .map_err(|error| StoreError::Failed { reason: error.to_string() })?;
    Ok(all.iter().map(|migration| migration.name().version().to_string()).collect())
}

#[derive(QueryableByName)]
struct UserVersion {
    #[diesel(sql_type = Integer)]
    user_version: i32,
}

/// The number of migrations in the header of a file, for tools that read it from outside.
fn version_in_header(db: &mut Db) -> Result<usize, StoreError> {
    match db {
        Db::Sqlite(inner) => {
            let said: UserVersion = sql_query("PRAGMA user_version").get_result(inner)?;
            Ok(usize::try_from(said.user_version).unwrap_or(usize::MAX))
        }
        Db::Postgres(_) => Ok(0),
    }
}

fn say_version(db: &mut Db, steps: usize) -> Result<(), StoreError> {
    if let Db::Sqlite(inner) = db {
        inner.batch_execute(&format!("PRAGMA user_version = {steps}"))?;
    }
    Ok(())
}
