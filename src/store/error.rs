//! What can go wrong with the store, in sentences for people.

use crate::domain::{Problems, Refused};
use crate::words::Language;
use diesel::result::{DatabaseErrorKind, Error};
use std::num::TryFromIntError;

/// How [`StoreError::Unreachable`] begins.
pub(super) const UNREACHABLE: &str = "The database cannot be reached: ";

/// Why the store could not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The address of the database cannot be used; it is never repeated, since it may hold a password.
    #[error("The address of the database cannot be used. {why} {action}")]
    BadUrl {
        /// What is wrong with it, as a sentence.
        why: String,
        /// What to write instead, as a sentence.
        action: String,
    },
    /// The address asks for TLS, which this build cannot speak.
    #[error(
        "The address of the database asks for TLS, which the libpq inside this build cannot speak. \
         Build with --no-default-features against the system's libpq, or use the container image."
    )]
    NoTls,
    /// The database does not answer.
    #[error("{UNREACHABLE}{reason}")]
    Unreachable {
        /// What the database or its driver said.
        reason: String,
    },
    /// The line to the database broke while something was done.
    #[error("The line to the database broke: {reason}")]
    Broken {
        /// What the driver said.
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
        /// Where one was looked for.
        place: String,
        /// What to do, as a sentence.
        action: String,
    },
    /// What is there must not be served: another database than was used here, none, an older or a
    /// damaged one, or one of a newer program.
    #[error("{why} {action}")]
    Unusable {
        /// What was expected and what was found, in sentences.
        why: String,
        /// What to do, in sentences.
        action: String,
    },
    /// The database that was opened is no longer there.
    #[error("The database is no longer the one that was opened: {why}. Nothing is written to it.")]
    Lost {
        /// What happened to it.
        why: String,
    },
    /// Nothing can be written for want of space.
    #[error("The disk of the database is full.")]
    Full,
    /// Nothing may be written.
    #[error("The database can only be read.")]
    ReadOnly,
    /// What is stored is not as it was written.
    #[error("The database is damaged: {reason}.")]
    Damaged {
        /// What the database said.
        reason: String,
    },
    /// Others held the database for too long.
    #[error("The database is busy. Try again in a moment.")]
    Busy,
    /// The database's clock leapt, and nobody has decided yet what time it is.
    #[error("The database's clock has leapt. Nothing was changed; try again in a moment.")]
    Leapt,
    /// Something named is not there.
    #[error("There is no {what}.")]
    NotThere {
        /// The thing and its id.
        what: String,
    },
    /// Something to be added is there already; nothing was changed.
    #[error("The {what} is already there. Nothing was changed.")]
    AlreadyThere {
        /// The thing and its id.
        what: String,
    },
    /// Something to be stored could not be read back; nothing was changed.
    #[error("This cannot be stored: {why} Nothing was changed.")]
    Unfit {
        /// What is wrong, in sentences.
        why: String,
    },
    /// Something stored cannot be read.
    #[error("Something stored cannot be read: {what}")]
    Unreadable {
        /// What it is, and why not.
        what: String,
    },
    /// The database refused for a reason that nobody foresaw.
    #[error("The database failed: {reason}")]
    Failed {
        /// What the database said.
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

/// Neither database has a kind of its own for a missing table or a lock held too long,
/// so these are told by their words.
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

/// Whether a row named another that is not there.
pub(super) fn names_nothing(error: &Error) -> bool {
    matches!(error, Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _))
}

/// Whether a row has the id of another.
pub(super) fn is_taken(error: &Error) -> bool {
    matches!(error, Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _))
}

/// Why something that is stored cannot be read, in English for administrators.
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
