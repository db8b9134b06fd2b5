//! The reasons why a start refuses a database: what was expected, what was found, what to do.

use super::StoreError;
use super::identity::Identity;
use super::paths::Paths;
use super::sidecar::Mark;
use std::path::Path;

const RESTORED: &str = "If it was restored on purpose, and what happened since may be forgotten, run: waystation init \
                        --adopt";

fn unusable(why: String, action: String) -> StoreError {
    StoreError::Unusable { why, action }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

pub(super) fn missing(path: &str) -> StoreError {
    StoreError::NoDatabase {
        place: path.to_owned(),
        action: format!("Make one with: waystation init --database sqlite:{path}"),
    }
}

pub(super) fn not_set_up() -> StoreError {
    StoreError::NoDatabase {
        place: "this address: nothing was set up there".to_owned(),
        action: "Set it up with: waystation init --database and the same address.".to_owned(),
    }
}

pub(super) fn not_expected(expected: &str, found: &str) -> StoreError {
    unusable(
        format!("This is database {found}, but {expected} was expected."),
        "Correct --database, or --database-id if this database is the right one.".to_owned(),
    )
}

pub(super) fn there_already(place: &str) -> StoreError {
    unusable(
        format!("There is something at {place} already. It was not changed."),
        "Name another place for a new database.".to_owned(),
    )
}

pub(super) fn missing_file(paths: &Paths) -> StoreError {
    let (named, id) = (shown(&paths.named), shown(&paths.id));
    unusable(
        format!("The database {named} is gone: {id} says that one was used here."),
        format!(
            "Put it back, with {named}-wal if that is there. To begin without it, move {id} away \
             and run: waystation init"
        ),
    )
}

pub(super) fn emptied(paths: &Paths, mark: &Mark) -> StoreError {
    let named = shown(&paths.named);
    unusable(
        format!(
            "{named} is not the database that was used here. Expected was database {}, with {} \
             changes; found was a file without an identity, empty or of something else.",
            mark.identity, mark.commits
        ),
        format!("Put the right file back, with its log {named}-wal if there is one."),
    )
}

pub(super) fn another(paths: &Paths, mark: &Mark, found: &Identity) -> StoreError {
    unusable(
        format!(
            "{} is not the database that was used here. Expected was database {}; found was \
             database {found}.",
            shown(&paths.named),
            mark.identity
        ),
        "Put the right file back. If this one is meant, run: waystation init --adopt".to_owned(),
    )
}

pub(super) fn older(paths: &Paths, mark: &Mark, found: u64) -> StoreError {
    let named = shown(&paths.named);
    unusable(
        format!(
            "{named} is older than the database that was used here, or its log {named}-wal was \
             lost. Expected were {} changes; found were {found}.",
            mark.commits
        ),
        format!("Put the file and its log back as they were. {RESTORED}"),
    )
}

pub(super) fn without_log(paths: &Paths) -> StoreError {
    let named = shown(&paths.named);
    unusable(
        format!(
            "{named} is not whole: it was copied while it was used, or its log {named}-wal was \
             lost. Expected was the log beside it; found was none."
        ),
        "Put the log back, or copy the database again after a stop. If it is a backup that SQLite \
         made, it is whole: run: waystation init --adopt"
            .to_owned(),
    )
}

pub(super) fn log_deleted(paths: &Paths) -> StoreError {
    let named = shown(&paths.named);
    unusable(
        format!("A service uses {named}, and its log {named}-wal was deleted meanwhile."),
        "Stop that service first: what it has done is kept when it stops.".to_owned(),
    )
}

pub(super) fn in_use(paths: &Paths) -> StoreError {
    unusable(
        format!("A service uses {} now. Nothing was changed.", shown(&paths.named)),
        "Stop it first.".to_owned(),
    )
}

/// Turns damage and failed access into refusals, and passes other errors on.
pub(super) fn damaged(paths: &Paths, error: StoreError) -> StoreError {
    if let StoreError::Unreachable { reason } = &error {
        return unusable(
            format!("{} cannot be opened: {reason}.", shown(&paths.named)),
            "Let the service read and write it, and write to its folder.".to_owned(),
        );
    }
    if let StoreError::Damaged { reason } | StoreError::Unreadable { what: reason } = &error {
        return broken(&shown(&paths.named), reason);
    }
    error
}

pub(super) fn broken(named: &str, reason: &str) -> StoreError {
    unusable(
        format!("The database {named} is damaged: {reason}."),
        "Nothing of it was changed. Restore it from a copy, then run: waystation init --adopt. \
         Keep the damaged one until that is done."
            .to_owned(),
    )
}

pub(super) fn without_identity(named: &str) -> StoreError {
    unusable(
        format!(
            "{named} has no identity: it is empty, of an earlier version, or of another program."
        ),
        "If it is a Waystation database of an earlier version, take it over with: waystation init \
         --adopt"
            .to_owned(),
    )
}

pub(super) fn not_ours() -> StoreError {
    unusable(
        "This is not a database of Waystation. Nothing was changed.".to_owned(),
        "Make one with: waystation init".to_owned(),
    )
}

pub(super) fn newer(found: &str, known: &str) -> StoreError {
    unusable(
        format!(
            "The database was set up by a newer version of Waystation: it is at step {found}, and \
             this program knows the steps up to {known}."
        ),
        "Run that version, or a newer one. Nothing was changed.".to_owned(),
    )
}
