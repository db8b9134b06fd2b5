//! The things that the database cannot do now, each with the action to take.

use super::db::Db;
use super::identity::{self, Identity};
use super::random::bytes;
use super::sidecar::{new_file, path_beside};
use super::tables::TABLES;
use super::transaction::{begin_read, end};
use super::{Store, StoreError, unfit};
use crate::domain::{Problems, hex};
use crate::words::say;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;
use std::fs::remove_file;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::sync::PoisonError;

/// The content of the trial file. Less space than this is too little for a busy hour.
static ROOM: [u8; 64 * 1024] = [0; 64 * 1024];

/// The names of the capabilities in problems.
const DATABASE: &str = "database";
const READ: &str = "read";
const WRITE: &str = "write";

impl Store {
    /// Checks that the database is still the one that was opened. While it is not, every caller is
    /// refused at once.
    pub fn present(&self) -> Result<(), StoreError> {
        let found = match self.guard() {
            Some(guard) => guard.check(),
            None => self.is_same_on_server(),
        };
        match &found {
            Ok(()) => self.0.line.lose(None),
            Err(lost @ StoreError::Lost { .. }) => {
                self.0.line.lose(Some(lost.clone()));
                if let Some(guard) = self.guard() {
                    guard.rescue();
                }
            }
            Err(_) => {}
        }
        found
    }

    /// Returns true if the last check found another database than the one that was opened.
    pub fn is_lost(&self) -> bool {
        self.0.line.is_lost()
    }

    /// The letters by which people recognize the database.
    pub fn id(&self) -> Result<String, StoreError> {
        let known = self.read(identity::of)?;
        known.map(|known| known.to_string()).ok_or_else(|| unfit::without_identity("This database"))
    }

    /// Refuses any database but the one with these letters. A server has no file beside the
    /// database, so only the person who starts the service can say which one it must be.
    pub fn refuse_other_than(&self, id: &str) -> Result<(), StoreError> {
        let found = self.id()?;
        if found == id { Ok(()) } else { Err(unfit::not_expected(id, &found)) }
    }

    pub(super) fn remember(&self, identity: Identity) {
        // A store is opened only once, so the cell is empty.
        self.0.opened.set(identity).unwrap_or_default();
    }

    fn is_same_on_server(&self) -> Result<(), StoreError> {
        let Some(opened) = self.0.opened.get() else { return Ok(()) };
        let lost = |found: &str| StoreError::Lost {
            why: format!("expected was database {opened}, found was {found}"),
        };
        match end(&mut *self.0.line.begin_even_if_lost(begin_read)?, identity::of) {
            Ok(Some(there)) if there == *opened => Ok(()),
            Ok(Some(there)) => Err(lost(&format!("database {there}"))),
            Ok(None) | Err(StoreError::NotMigrated) => Err(lost("one without an identity")),
            Err(error) => Err(error),
        }
    }

    /// Everything that cannot be done with the database now; empty if all is well.
    pub fn cannot(&self) -> Problems {
        let mut cannot = Problems::default();
        if let Err(error) = self.present().and_then(|()| self.ready()) {
            note(&mut cannot, DATABASE, &error);
            return cannot;
        }
        self.check_tables(&mut cannot);
        if let Err(error) = self.can_write() {
            note(&mut cannot, WRITE, &error);
        }
        if let Some(reason) = self.damage() {
            note(&mut cannot, DATABASE, &StoreError::Damaged { reason });
        }
        cannot
    }

    /// Reads a row of each table. On a file it uses a new connection, since the others cache pages.
    fn check_tables(&self, cannot: &mut Problems) {
        let mut fresh = match self.guard().map(|_| self.0.line.fresh()).transpose() {
            Ok(fresh) => fresh,
            Err(error) => return note(cannot, READ, &error),
        };
        for table in TABLES {
            let look = |db: &mut Db| -> Result<(), StoreError> {
                Ok(db.batch_execute(&first_row_query(table))?)
            };
            let looked = match &mut fresh {
                Some(db) => look(db),
                None => self.read(look),
            };
            if let Err(error) = self.record_damage(looked) {
                let what = format!("The table {table} cannot be read: {error}");
                cannot.add(READ, say::untranslated(what), say::untranslated(RESTORE));
            }
        }
    }

    fn damage(&self) -> Option<String> {
        let damage = self.guard()?.damage();
        damage.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Checks whether a change could be stored: a change can begin, and the disk has room. It
    /// writes to a database file only if the last change failed.
    fn can_write(&self) -> Result<(), StoreError> {
        let (Some(guard), Some(writer)) = (self.guard(), &self.0.writer) else {
            return self.read(may_write_on_server);
        };
        writer.try_begin()?;
        has_room(&guard.paths().real)?;
        if guard.trouble().is_some() {
            return self.write(|_| Ok(()));
        }
        Ok(())
    }
}

/// A query for the first row, which fails if the table is unreadable.
fn first_row_query(table: &str) -> String {
    format!("SELECT * FROM {table} LIMIT 1")
}

#[derive(QueryableByName)]
struct SettingRow {
    #[diesel(sql_type = Text)]
    word: String,
}

/// Refuses a standby and a server that is set to read only.
fn may_write_on_server(db: &mut Db) -> Result<(), StoreError> {
    const ASK: &str = "SELECT CASE WHEN pg_is_in_recovery() THEN 'on' \
                       ELSE current_setting('default_transaction_read_only') END AS word";
    match db {
        Db::Sqlite(_) => Ok(()),
        Db::Postgres(inner) => {
            let said: SettingRow = sql_query(ASK).get_result(inner)?;
            if said.word == "on" { Err(StoreError::ReadOnly) } else { Ok(()) }
        }
    }
}

/// Writes a small file in the folder where the log grows, and deletes it.
fn has_room(file: &Path) -> Result<(), StoreError> {
    let trial = path_beside(file, &format!(".trial-{}", hex(&bytes::<4>()?)));
    let tried = new_file(&trial).and_then(|mut trial| trial.write_all(&ROOM));
    remove_file(&trial).ok();
    tried.map_err(|error: io::Error| {
        let is = |kinds: [ErrorKind; 2]| kinds.contains(&error.kind());
        if is([ErrorKind::StorageFull, ErrorKind::QuotaExceeded]) {
            StoreError::Full
        } else if is([ErrorKind::ReadOnlyFilesystem, ErrorKind::PermissionDenied]) {
            StoreError::ReadOnly
        } else {
            StoreError::Failed { reason: error.to_string() }
        }
    })
}

const RESTORE: &str =
    "Stop the service and look at the database; restore it from a copy if need be.";

fn note(cannot: &mut Problems, capability: &str, error: &StoreError) {
    let is_broken = matches!(error, StoreError::Damaged { .. } | StoreError::NotMigrated);
    let action = if *error == StoreError::Full {
        "Make room on that disk; nothing needs to be started again."
    } else if *error == StoreError::ReadOnly {
        "Let the service write to the database and its folder."
    } else if matches!(error, StoreError::Lost { .. }) {
        "Put it back, or start the service again with the right one."
    } else if is_broken {
        RESTORE
    } else {
        "Look at the log of the service."
    };
    cannot.add(capability, say::untranslated(error.to_string()), say::untranslated(action));
}
