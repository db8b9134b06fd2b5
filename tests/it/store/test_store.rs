//! A database of a test's own, gone when the test is over.

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, process};
use tempfile::TempDir;
use waystation::store::Store;

/// Names one schema after the other.
static SCHEMAS: AtomicU32 = AtomicU32::new(0);

/// A store in a file, or in a schema of the server that `TEST_DATABASE_URL` names.
pub(super) struct TestStore {
    pub(super) store: Store,
    url: String,
    home: Home,
}

enum Home {
    Folder { _kept: TempDir },
    Schema { server: String, name: String },
}

impl TestStore {
    /// Set up, and empty.
    pub(super) fn new() -> Self {
        let bare = Self::bare();
        bare.store.migrate().unwrap();
        bare
    }

    /// Not set up yet.
    pub(super) fn bare() -> Self {
        let (url, home) = server().map_or_else(file, schema);
        Self { store: Store::open(&url).unwrap(), url, home }
    }

    /// The same database, as another instance opens it.
    pub(super) fn again(&self) -> Store {
        Store::open(&self.url).unwrap()
    }
}

impl Drop for TestStore {
    fn drop(&mut self) {
        if let Home::Schema { server, name } = &self.home {
            run(server, &format!("DROP SCHEMA {name} CASCADE"));
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "tests have no settings but this one")]
fn server() -> Option<String> {
    env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())
}

fn file() -> (String, Home) {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite:{}", folder.path().join("store.db").display());
    (url, Home::Folder { _kept: folder })
}

fn schema(server: String) -> (String, Home) {
    let name = format!("test_{}_{}", process::id(), SCHEMAS.fetch_add(1, Ordering::Relaxed));
    run(&server, &format!("CREATE SCHEMA {name}"));
    let joint = if server.contains('?') { '&' } else { '?' };
    (format!("{server}{joint}options=-csearch_path%3D{name}"), Home::Schema { server, name })
}

fn run(server: &str, sql: &str) {
    let mut connection = PgConnection::establish(server).expect("TEST_DATABASE_URL answers");
    connection.batch_execute(sql).unwrap();
}
