//! Brings a database up to this version; safe when several instances start together.

use crate::store::schema::__diesel_schema_migrations as applied;
use crate::store::{Store, StoreError};
use diesel::migration::{Migration, MigrationSource};
use diesel::prelude::*;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::collections::HashSet;

use crate::store::connection::MultiBackend;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

impl Store {
    /// Applies the migrations that are missing, all or none, and says how many.
    pub fn migrate(&self) -> Result<usize, StoreError> {
        self.write_alone(|db| {
            let done = db.run_pending_migrations(MIGRATIONS).map_err(|error| {
                StoreError::Failed { reason: format!("a migration stopped: {error}") }
            })?;
            Ok(done.len())
        })
    }

    /// Whether the database answers and is set up for this version.
    pub fn ready(&self) -> Result<(), StoreError> {
        let there: Vec<String> =
            self.read(|db| Ok(applied::table.select(applied::version).load(db)?))?;
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
