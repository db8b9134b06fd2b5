//! Errors of the store, as sentences for people.

use crate::domain::{Problems, Refused};
use crate::words::Language;
use diesel::result::{DatabaseErrorKind, Error};
use std::num::TryFromIntError;

/// The beginning of the text of [`StoreError::Unreachable`].
pub(super) const UNREACHABLE: &str = "The database cannot be reached: ";

/// The reason why the store could not do its work.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The address of the database cannot be used. It is not repeated, since it may hold a
    /// password.
    #[error("The address of the database cannot be used. {why} {action}")]
    BadUrl {
        /// The problem, as a sentence.
        why: String,
        /// The form to use instead, as a sentence.
        action: String,
    },
    /// The address asks for TLS, which this build does not support.
    #[error(
        "The address of the database asks for TLS, which the libpq inside this build cannot speak. \
         Build with --no-default-features against the system's libpq, or use the container image."
    )]
    NoTls,
    /// The database does not answer.
    #[error("{UNREACHABLE}{reason}")]
    Unreachable {
        /// The words of the database or its driver.
        reason: String,
    },
    /// The connection broke during the work.
    #[error("The line to the database broke: {reason}")]
    Broken {
        /// The words of the driver.
        reason: String,
    },
    /// The database was never set up, or not for this version.
    #[error(
        "The database is not up to date with this version of Waystation. Stop the service, make a copy of the database, and run: waystation migrate"
    )]
    NotMigrated,
    /// There is no database where one was named.
    #[error("There is no database at {place}. {action}")]
    NoDatabase {
        /// The place where it was looked for.
        place: String,
        /// The next step, as a sentence.
        action: String,
    },
    /// The database must not be served: it is another one than was used here, is empty, older or
    /// damaged, or belongs to a newer version.
    #[error("{why} {action}")]
    Unusable {
        /// The expected and the found database, in sentences.
        why: String,
        /// The next step, in sentences.
        action: String,
    },
    /// The database that was opened is no longer there.
    #[error("The database is no longer the one that was opened: {why}. Nothing is written to it.")]
    Lost {
        /// The change that was found.
        why: String,
    },
    /// No space is left to write.
    #[error("The disk of the database is full.")]
    Full,
    /// Writing is not allowed.
    #[error("The database can only be read.")]
    ReadOnly,
    /// Stored data is damaged.
    #[error("The database is damaged: {reason}.")]
    Damaged {
        /// The words of the database.
        reason: String,
    },
    /// Another transaction held the database for too long.
    #[error("The database is busy. Try again in a moment.")]
    Busy,
    /// The database's clock jumped, and the correct time is not decided yet.
    #[error("The database's clock jumped. Nothing was changed; try again in a moment.")]
    ClockJumped,
    /// A named item does not exist.
    #[error("There is no {what}.")]
    NotThere {
        /// The item and its id.
        what: String,
    },
    /// An item to add exists already; nothing was changed.
    #[error("The {what} is already there. Nothing was changed.")]
    AlreadyThere {
        /// The item and its id.
        what: String,
    },
    /// A value could not be read back once stored, so it is refused; nothing was changed.
    #[error("This cannot be stored: {why} Nothing was changed.")]
    Unfit {
        /// The problem, in sentences.
        why: String,
    },
    /// A stored value cannot be read.
    #[error("Something stored cannot be read: {what}")]
    Unreadable {
        /// The value, and why it cannot be read.
        what: String,
    },
    /// Any other error of the database.
    #[error("The database failed: {reason}")]
    Failed {
        /// The words of the database.
        reason: String,
    },
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        if let Error::DatabaseError(kind, said) = &error {
            return of_database(*kind, said.message());
        }
        if let Error::DeserializationError(why) = &error {
            return Self::Unreadable { what: why.to_string() };
        }
        Self::Failed { reason: error.to_string() }
    }
}

/// Recognizes errors by their words where neither database has an error code, as for a missing
/// table or a lock held too long.
fn of_database(kind: DatabaseErrorKind, said: &str) -> StoreError {
    let says = |words: &[&str]| words.iter().any(|w| said.contains(w));
    let reason = said.to_owned();
    if says(&["no such table", "no such column"])
        || (says(&["relation ", "column "]) && says(&["does not exist"]))
    {
        return StoreError::NotMigrated;
    }
    if says(&["database or disk is full", "No space left on device"]) {
        return StoreError::Full;
    }
    if says(&["readonly database", "read-only transaction"]) {
        return StoreError::ReadOnly;
    }
    if says(&["malformed", "file is not a database", "invalid page in block"]) {
        return StoreError::Damaged { reason };
    }
    if matches!(kind, DatabaseErrorKind::SerializationFailure)
        || says(&["is locked", "canceling statement due to", "deadlock detected"])
    {
        return StoreError::Busy;
    }
    if matches!(kind, DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand)
    {
        return StoreError::Broken { reason };
    }
    if matches!(kind, DatabaseErrorKind::CheckViolation) {
        return StoreError::Unfit {
            why: format!("the database holds other values only ({said})."),
        };
    }
    StoreError::Failed { reason }
}

/// Returns true if a row refers to another that does not exist.
pub(super) fn names_nothing(error: &Error) -> bool {
    matches!(error, Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _))
}

/// Returns true if a row has the id of another.
pub(super) fn is_taken(error: &Error) -> bool {
    matches!(error, Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _))
}

/// Explains why a stored value cannot be read, in English for administrators.
pub(in crate::store) trait Explained {
    /// The reason.
    fn english(&self) -> String;
}

impl Explained for Refused {
    fn english(&self) -> String {
        self.render(Language::En)
    }
}

impl Explained for Problems {
    fn english(&self) -> String {
        self.render(Language::En)
    }
}

impl Explained for TryFromIntError {
    fn english(&self) -> String {
        self.to_string()
    }
}
