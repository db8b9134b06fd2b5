//! A separate database for each test, removed after the test: a file or, with `TEST_DATABASE_URL`,
//! a database on that server.

use chrono::DateTime;
use diesel::connection::SimpleConnection;
use diesel::sql_types::Text;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process, thread};
use tempfile::TempDir;
use waystation::domain::AuditAction;
use waystation::store::{AuditEntry, PromiseClock, Store};

use crate::template;

/// The number in the name of the next database on a server.
static NUMBERS: AtomicU32 = AtomicU32::new(0);

/// The prefixes of the names of tests that open a database. `tests/run postgres` runs only these
/// tests, so no other test may open one.
const OPENERS: &str = include_str!("databases.txt");

/// The content of every row of every table, one line per row.
const EVERY_ROW: &str = "SELECT table_name::text AS name, \
    query_to_xml(format('SELECT * FROM %I.%I', table_schema, table_name), true, true, '')::text \
    AS content FROM information_schema.tables WHERE table_schema = current_schema()";

/// A clock for reading the night where no promises exist.
pub(crate) const STILL: PromiseClock<'static> = PromiseClock::Told(&|| DateTime::UNIX_EPOCH);

/// A database with its URL.
pub(crate) struct Database {
    url: String,
    home: Home,
}

enum Home {
    Folder(TempDir),
    Server { server: String, name: String },
}

/// A store on a database of its own.
pub(crate) struct TestStore {
    pub(crate) store: Store,
    database: Database,
}

/// A connection to a file or a server.
pub(crate) enum Connected {
    File(SqliteConnection),
    Server(PgConnection),
}

impl Connected {
    pub(crate) fn run(&mut self, statements: &str) {
        match self {
            Self::File(file) => file.batch_execute(statements).unwrap(),
            Self::Server(server) => server.batch_execute(statements).unwrap(),
        }
    }
}

#[derive(QueryableByName)]
struct Table {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    content: String,
}

impl Database {
    /// An empty database: no file yet, or no table.
    pub(crate) fn new() -> Self {
        may_open();
        server().map_or_else(file, |server| on_server(server, "template1"))
    }

    /// A migrated, empty database. It is a copy, so all of them share one identity.
    pub(crate) fn set_up() -> Self {
        may_open();
        let Some(server) = server() else {
            let database = file();
            fs::copy(template::file(), database.path().unwrap()).unwrap();
            return database;
        };
        let template = template::on_server(&server);
        on_server(server, &template)
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// The URL for sessions with an extra setting, such as `search_path=public`.
    pub(crate) fn url_setting(&self, setting: &str) -> String {
        let joint = if self.url.contains('?') { '&' } else { '?' };
        let setting = setting.replace('=', "%3D").replace(',', "%2C");
        format!("{}{joint}options=-c{setting}", self.url)
    }

    /// Returns true if the database is on a server.
    pub(crate) fn is_on_server(&self) -> bool {
        matches!(self.home, Home::Server { .. })
    }

    /// Opens a new connection.
    pub(crate) fn connection(&self) -> Connected {
        match &self.home {
            Home::Folder(_) => {
                let path = self.url.strip_prefix("sqlite:").unwrap();
                Connected::File(SqliteConnection::establish(path).unwrap())
            }
            Home::Server { .. } => Connected::Server(connect(&self.url)),
        }
    }

    /// The path of the file; `None` for a server.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.url.strip_prefix("sqlite:").map(Path::new)
    }

    /// Every stored byte, by the name of its file or table. For a file this includes the
    /// write-ahead log.
    pub(crate) fn kept(&self) -> Vec<(String, Vec<u8>)> {
        match &self.home {
            Home::Folder(folder) => files(folder.path()),
            Home::Server { .. } => tables(&self.url),
        }
    }
}

/// The files of a folder with their bytes.
pub(crate) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect()
}

impl TestStore {
    /// A migrated, empty store.
    pub(crate) fn new() -> Self {
        let database = Database::set_up();
        Self { store: Store::open(database.url()).unwrap(), database }
    }

    /// A store before any migration.
    pub(crate) fn bare() -> Self {
        let database = Database::new();
        Self { store: Store::bare(database.url()).unwrap(), database }
    }

    /// The URL of the database.
    pub(crate) fn url(&self) -> &str {
        self.database.url()
    }

    /// The URL for sessions with an extra setting.
    pub(crate) fn url_setting(&self, setting: &str) -> String {
        self.database.url_setting(setting)
    }

    /// Every stored byte of the database.
    pub(crate) fn kept(&self) -> Vec<(String, Vec<u8>)> {
        self.database.kept()
    }

    /// Returns true if the database is on a server, which has its own clock.
    pub(crate) fn is_on_server(&self) -> bool {
        self.database.is_on_server()
    }

    /// The names of the tables.
    pub(crate) fn tables(&self) -> Vec<String> {
        const FILE: &str = "SELECT name, '' AS content FROM sqlite_master WHERE type = 'table'";
        const SERVER: &str = "SELECT table_name::text AS name, '' AS content \
            FROM information_schema.tables WHERE table_schema = current_schema()";
        let tables: Vec<Table> = match self.connection() {
            Connected::File(mut file) => sql_query(FILE).load(&mut file).unwrap(),
            Connected::Server(mut server) => sql_query(SERVER).load(&mut server).unwrap(),
        };
        tables.into_iter().map(|table| table.name).collect()
    }

    /// Runs statements without the store.
    pub(crate) fn sql(&self, statements: &str) {
        self.connection().run(statements);
    }

    /// Opens a connection beside the store's own.
    pub(crate) fn connection(&self) -> Connected {
        self.database.connection()
    }

    /// Opens the same database as a second instance.
    pub(crate) fn again(&self) -> Store {
        Store::open(self.database.url()).unwrap()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Home::Server { server, name } = &self.home {
            let drop = format!("DROP DATABASE {name} WITH (FORCE)");
            connect(server).batch_execute(&drop).unwrap();
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "tests have no settings but this one")]
fn server() -> Option<String> {
    env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())
}

fn file() -> Database {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite:{}", folder.path().join("store.db").display());
    Database { url, home: Home::Folder(folder) }
}

fn on_server(server: String, template: &str) -> Database {
    let name =
        format!("waystation_test_{}_{}", process::id(), NUMBERS.fetch_add(1, Ordering::Relaxed));
    let create = format!("CREATE DATABASE {name} TEMPLATE {template}");
    connect(&server).batch_execute(&create).unwrap();
    Database { url: named(&server, &name), home: Home::Server { server, name } }
}

/// The URL of another database on the same server.
pub(crate) fn named(server: &str, name: &str) -> String {
    let (address, settings) = server.split_once('?').map_or((server, None), |(a, s)| (a, Some(s)));
    let (scheme, rest) = address.split_once("://").expect("TEST_DATABASE_URL is a URL");
    let host = rest.split_once('/').map_or(rest, |(host, _)| host);
    let settings = settings.map(|settings| format!("?{settings}")).unwrap_or_default();
    format!("{scheme}://{host}/{name}{settings}")
}

/// Fails in a test that is not listed as opening a database, since `tests/run postgres` would skip
/// it.
fn may_open() {
    let thread = thread::current();
    let test = thread.name().expect("a test makes its databases on its own thread");
    // Tests that run one after the other have no thread of their own.
    let is_listed = OPENERS.lines().any(|beginning| test.starts_with(beginning));
    assert!(test == "main" || is_listed, "{test} opens a database: add it to databases.txt");
}

fn tables(url: &str) -> Vec<(String, Vec<u8>)> {
    let tables: Vec<Table> = sql_query(EVERY_ROW).load(&mut connect(url)).unwrap();
    tables.into_iter().map(|table| (table.name, table.content.into_bytes())).collect()
}

pub(crate) fn connect(url: &str) -> PgConnection {
    PgConnection::establish(url).expect("TEST_DATABASE_URL answers")
}

/// An entry of the audit that names nobody.
pub(crate) fn audited(action: AuditAction) -> AuditEntry {
    AuditEntry {
        at: "2026-01-01T00:00:00Z".parse().unwrap(),
        organization: None,
        account: None,
        action,
        program: None,
        subject: None,
        reason: None,
    }
}
