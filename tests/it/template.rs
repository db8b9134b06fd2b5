//! The database that tests copy. It is set up once for each build of the tests, since the setup
//! took most of the time of most tests.

use crate::database::{connect, named};
use diesel::connection::SimpleConnection;
use diesel::sql_types::{Bool, Text};
use diesel::{QueryableByName, RunQueryDsl, sql_query};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use std::{env, fs};
use tempfile::TempDir;
use waystation::store::{Store, StoreError};

/// The lock on the server while one process looks for the template or makes it.
const MAKING: i64 = 7_726_301;

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Bool)]
    found: bool,
}

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    name: String,
}

/// The file to copy.
pub(crate) fn file() -> PathBuf {
    let (tests, build) = this_build();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("set-up-{tests}"));
    let path = folder.join(format!("{build}.db"));
    if !path.exists() {
        // Several processes may get here together: each makes a file, and the last one stays.
        let new = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let made = new.path().join("new.db");
        set_up(&format!("sqlite:{}", made.display()));
        fs::create_dir_all(&folder).unwrap();
        fs::rename(made, &path).unwrap();
        for old in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if old != path {
                fs::remove_file(old).ok();
            }
        }
    }
    path
}

/// The name of the server database to copy.
pub(crate) fn on_server(server: &str) -> String {
    let (tests, build) = this_build();
    let (stem, mut connection) = (format!("waystation_set_up_{tests}"), connect(server));
    let name = format!("{stem}_{build}");
    let there =
        format!("SELECT EXISTS (SELECT FROM pg_database WHERE datname = '{name}') AS found");
    let lock = format!("SELECT pg_advisory_lock({MAKING})");
    connection.batch_execute(&lock).unwrap();
    if !sql_query(there).get_result::<Found>(&mut connection).unwrap().found {
        let old =
            format!("SELECT datname::text AS name FROM pg_database WHERE datname LIKE '{stem}%'");
        for Named { name } in sql_query(old).load(&mut connection).unwrap() {
            connection.batch_execute(&format!("DROP DATABASE {name}")).unwrap();
        }
        let new = format!("{stem}_new");
        connection.batch_execute(&format!("CREATE DATABASE {new}")).unwrap();
        set_up(&named(server, &new));
        connection.batch_execute(&format!("ALTER DATABASE {new} RENAME TO {name}")).unwrap();
    }
    name
}

fn set_up(url: &str) {
    Store::init(url, |_| Ok::<(), StoreError>(())).unwrap();
}

/// The place and the time of this build of the tests.
fn this_build() -> (String, String) {
    let tests = env::current_exe().unwrap();
    let built = tests.metadata().unwrap().modified().unwrap();
    let mut hasher = DefaultHasher::new();
    tests.hash(&mut hasher);
    let nanoseconds = built.duration_since(UNIX_EPOCH).unwrap().as_nanos();
    (format!("{:016x}", hasher.finish()), format!("{nanoseconds:x}"))
}
