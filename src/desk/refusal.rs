//! Why the desk does not do what it was asked.

use crate::domain::Problems;
use crate::store::StoreError;
use crate::store::placements::NotPromised;
use thiserror::Error;

/// Why the desk does not do what it was asked.
#[derive(Debug, Error)]
pub enum Refusal {
    /// The input has problems, all of them listed.
    #[error("{0}")]
    Problems(Problems),
    /// The network has no such program.
    #[error("The network has no program with this id.")]
    NoSuchProgram,
    /// A promise is not made or changed; nothing was.
    #[error("{0}")]
    Promise(NotPromised),
    /// The store cannot be read or written now.
    #[error("{0}")]
    Store(StoreError),
}

impl From<Problems> for Refusal {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<NotPromised> for Refusal {
    fn from(why: NotPromised) -> Self {
        match why {
            NotPromised::Store(error) => Self::Store(error),
            other => Self::Promise(other),
        }
    }
}
