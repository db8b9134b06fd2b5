//! Guards a database file in use. It checks that the file and its log are still those that were
//! opened, and notes the number of commits outside the file.
//!
//! A deleted file lives on for processes that have it open, so writing to it succeeds and is lost.
//! The names of the files are therefore checked before and after each commit, and a few times a
//! second.

use super::StoreError;
use super::damage_check::DamageCheck;
use super::db::Db;
use super::header::{Header, OpenFile};
use super::identity::{self, Identity};
use super::paths::Paths;
use super::sidecar::Sidecar;
use super::transaction::{self, begin_write};
use super::unfit;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Integer;
use std::fmt;
use std::fs::metadata;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tracing::{error, warn};

/// The device and the inode of a file.
type Which = (u64, u64);

fn which(path: &Path) -> Option<Which> {
    metadata(path).ok().map(|file| (file.dev(), file.ino()))
}

/// Guards one file.
#[derive(Debug)]
pub(super) struct Guard {
    paths: Paths,
    inside: Mutex<GuardParts>,
    header: Option<Header>,
    /// The file, its log and its index, each with what its path led to when it was opened.
    was: [(PathBuf, Option<Which>); 3],
    trouble: Mutex<Option<StoreError>>,
    damage: Arc<Mutex<Option<String>>>,
    /// The check for damage that began when the file was opened.
    looking: Mutex<Option<DamageCheck>>,
    /// Dropped last: closing it releases every lock that this process has on the file.
    file: Arc<OpenFile>,
}

/// The parts that [`Guard::close`] takes away.
#[derive(Default)]
struct GuardParts {
    /// A connection that stays open, so that no other process deletes the log when it ends.
    anchor: Option<Db>,
    sidecar: Option<Sidecar>,
    /// True if the file itself records that changes may be in its log alone.
    marked: bool,
}

impl fmt::Debug for GuardParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GuardParts").field("sidecar", &self.sidecar).finish_non_exhaustive()
    }
}

impl Guard {
    /// Guards a file that a connection has read from. Without an identity, only its names are
    /// guarded.
    pub(super) fn of(
        paths: Paths,
        anchor: Db,
        known: Option<(Sidecar, &Identity)>,
    ) -> Result<Self, StoreError> {
        let file = OpenFile::of(&paths.real)?;
        let was = [&paths.named, &paths.log, &paths.index].map(|path| (path.clone(), which(path)));
        let (sidecar, identity) = known.unzip();
        let inside = GuardParts { anchor: Some(anchor), sidecar, marked: false };
        Ok(Self {
            paths,
            inside: Mutex::new(inside),
            header: identity.map(Header::of),
            was,
            trouble: Mutex::default(),
            damage: Arc::default(),
            looking: Mutex::default(),
            file,
        })
    }

    pub(super) fn paths(&self) -> &Paths {
        &self.paths
    }

    /// Checks that the file is still the one that was opened, with its log.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        for (path, was) in &self.was {
            let now = which(path);
            if was.is_some() && now != *was {
                let how = if now.is_some() { "was replaced by another" } else { "is gone" };
                return Err(StoreError::Lost { why: format!("the file {} {how}", path.display()) });
            }
        }
        match &self.header {
            Some(header) if !header.is_same(&self.file) => {
                let path = self.paths.real.display();
                Err(StoreError::Lost { why: format!("the file {path} was written over") })
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Writes the content of a deleted log into the file, if the file is still there. Works only
    /// while this process has the log open.
    pub(super) fn rescue(&self) {
        let [(file, was), (log, _), _] = &self.was;
        if which(file) == *was && !log.exists() {
            let mut inside = self.inside();
            if let Some(Err(why)) = inside.anchor.as_mut().map(|db| checkpoint(db, "PASSIVE")) {
                error!(%why, "what stood in the deleted log could not be saved");
            }
        }
    }

    /// Checks before a change that the file is there and not known to be damaged. The first change
    /// also records in the file that its log is needed from now on.
    pub(super) fn before_change(&self) -> Result<(), StoreError> {
        self.check()?;
        self.refuse_if_damaged()?;
        let mut inside = self.inside();
        let GuardParts { anchor, sidecar, marked } = &mut *inside;
        let db = anchor.as_mut().ok_or_else(closed)?;
        if !*marked && sidecar.is_some() {
            if !identity::is_in_use(db)? {
                say_in_use(db, true)?;
                checkpoint(db, "FULL")?;
            }
            *marked = true;
        }
        Ok(())
    }

    /// Counts a change inside its transaction, if this file counts changes.
    pub(super) fn count(&self, db: &mut Db) -> Result<Option<u64>, StoreError> {
        self.check()?;
        self.header.as_ref().map(|_| identity::count(db)).transpose()
    }

    /// Notes the number of commits beside the file after a commit. Returns an error if the file is
    /// gone, since the change may be lost.
    pub(super) fn after_change(&self, commits: Option<u64>) -> Result<(), StoreError> {
        if let (Some(commits), Some(sidecar)) = (commits, &self.inside().sidecar)
            && let Err(why) = sidecar.raise(commits)
        {
            warn!(%why, "how far the database has come could not be noted beside it");
        }
        self.check().map_err(|lost| StoreError::Broken { reason: lost.to_string() })
    }

    /// Remembers an error that prevents changes, until a change succeeds.
    pub(super) fn note<T>(&self, done: &Result<T, StoreError>) {
        match done {
            Ok(_) => *lock(&self.trouble) = None,
            // A reason that a full check found says more, so it stays.
            Err(StoreError::Damaged { reason }) => {
                lock(&self.damage).get_or_insert_with(|| reason.clone());
            }
            Err(why @ (StoreError::Full | StoreError::ReadOnly | StoreError::Failed { .. })) => {
                *lock(&self.trouble) = Some(why.clone());
            }
            Err(_) => {}
        }
    }

    /// The error that prevented the last change.
    pub(super) fn trouble(&self) -> Option<StoreError> {
        lock(&self.trouble).clone()
    }

    /// Registers a running check for damage, which a start may wait for.
    pub(super) fn register_check(&self, looking: DamageCheck) {
        *lock(&self.looking) = Some(looking);
    }

    /// Refuses a file in which damage was found. Waits for a running check first, but no longer
    /// than a start may wait.
    pub(super) fn refuse_if_damaged(&self) -> Result<(), StoreError> {
        // Other threads that arrive meanwhile wait for this lock.
        let mut looking = lock(&self.looking);
        if let Some(looking) = looking.take() {
            looking.wait();
        }
        drop(looking);
        match &*lock(&self.damage) {
            Some(reason) => Err(unfit::broken(&self.paths.named.display().to_string(), reason)),
            None => Ok(()),
        }
    }

    /// The damage found so far, by any thread.
    pub(super) fn damage(&self) -> Arc<Mutex<Option<String>>> {
        Arc::clone(&self.damage)
    }

    /// Writes everything into the file and releases it. The last process that uses the file records
    /// in it that it is whole without its log.
    pub(super) fn close(&self) {
        let mut inside = self.inside();
        let (Some(mut db), sidecar) = (inside.anchor.take(), inside.sidecar.take()) else { return };
        if let Err(why) = self.finish(&mut db, sidecar.as_ref(), inside.marked) {
            error!(
                %why,
                "the database could not be put in order at the end; its log must stay beside it"
            );
        }
        // The connection goes before the lock, so that no process starts while the log goes away.
        drop(db);
        drop(sidecar);
    }

    fn finish(
        &self,
        db: &mut Db,
        sidecar: Option<&Sidecar>,
        changed: bool,
    ) -> Result<(), StoreError> {
        let [(file, was), ..] = &self.was;
        if which(file) != *was {
            return self.check();
        }
        let last = sidecar.is_none_or(Sidecar::is_last);
        if let Some(sidecar) = sidecar {
            if last && identity::is_in_use(db)? {
                say_in_use(db, false)?;
            }
            if changed
                && sidecar.raise(identity::commits(db)?).and_then(|()| sidecar.sync()).is_err()
            {
                warn!("how far the database has come could not be noted beside it");
            }
        }
        if !checkpoint(db, "TRUNCATE")? && last {
            warn!("something still reads the database, so its log must stay beside it");
        }
        Ok(())
    }

    fn inside(&self) -> MutexGuard<'_, GuardParts> {
        lock(&self.inside)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.close();
    }
}

fn lock<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

fn closed() -> StoreError {
    StoreError::Lost { why: "this service has let go of it, since it stops".to_owned() }
}

fn say_in_use(db: &mut Db, in_use: bool) -> Result<(), StoreError> {
    begin_write(db)?;
    transaction::end(db, |db| identity::set_in_use(db, in_use))
}

#[derive(QueryableByName)]
struct Checkpoint {
    #[diesel(sql_type = Integer)]
    busy: i32,
}

/// Writes the log into the file; returns true if all of it was written.
pub(super) fn checkpoint(db: &mut Db, how: &str) -> Result<bool, StoreError> {
    match db {
        Db::Sqlite(inner) => {
            let done: Checkpoint =
                sql_query(format!("PRAGMA wal_checkpoint({how})")).get_result(inner)?;
            Ok(done.busy == 0)
        }
        Db::Postgres(_) => Ok(true),
    }
}
