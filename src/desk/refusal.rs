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
    /// What is known is older than it may be.
    #[error("Changes have not been followed for a while.")]
    Behind,
    /// Something cannot be done now that this service is there for: what, and what to do.
    #[error("{0}")]
    NotReady(Problems),
    /// As many listen as one instance takes.
    #[error("As many boards listen here as this instance takes.")]
    Crowded,
    /// The line to the store broke: whether something was done is not certain.
    #[error("{0}")]
    Broken(StoreError),
    /// The store cannot be read or written now; nothing was done.
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
        if matches!(error, StoreError::Broken { .. }) {
            Self::Broken(error)
        } else {
            Self::Store(error)
        }
    }
}

impl From<NotPromised> for Refusal {
    fn from(why: NotPromised) -> Self {
        if let NotPromised::Store(error) = why { error.into() } else { Self::Promise(why) }
    }
}
