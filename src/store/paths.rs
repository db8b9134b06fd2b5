//! The paths of a database file and of the files that belong to it.

use super::sidecar::path_beside;
use std::fs::canonicalize;
use std::path::PathBuf;

/// The paths of a database file and of the files that belong to it.
#[derive(Debug, Clone)]
pub(super) struct Paths {
    /// The path as it was given.
    pub(super) named: PathBuf,
    /// The file itself.
    pub(super) real: PathBuf,
    /// The log.
    pub(super) log: PathBuf,
    /// The index of the log, shared by all processes that use the file.
    pub(super) index: PathBuf,
    /// The small file that names the database that belongs here.
    pub(super) id: PathBuf,
}

impl Paths {
    /// The paths for a file that may be missing. Follows a link, since `SQLite` does so.
    pub(super) fn of(named: &str) -> Self {
        let named = PathBuf::from(named);
        let real = canonicalize(&named).unwrap_or_else(|_missing| named.clone());
        let with = |ending| path_beside(&real, ending);
        let (log, index, id) = (with("-wal"), with("-shm"), with(".id"));
        Self { named, real, log, index, id }
    }
}
