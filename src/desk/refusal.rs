//! Refusals of the desk.

use crate::domain::Problems;
use crate::store::StoreError;
use crate::store::placements::NotPromised;
use crate::words::{Language, say};

/// The reason why the desk did not carry out a request.
#[derive(Debug)]
pub enum Refusal {
    /// The input has problems. All of them are listed.
    Problems(Problems),
    /// The network has no such program.
    NoSuchProgram,
    /// A promise could not be made or changed. Nothing was done.
    Promise(NotPromised),
    /// This instance does not yet know what the request needs.
    Behind,
    /// The service cannot do some of its work now. The problems say what, and what to do.
    NotReady(Problems),
    /// This instance has no place for another listener.
    Crowded,
    /// The connection to the store broke. The work may or may not be done.
    Broken(StoreError),
    /// The store cannot be read or written now. Nothing was done.
    Store(StoreError),
}

impl Refusal {
    /// Returns the problem in a language. Store errors are for administrators and stay in English.
    pub fn render(&self, language: Language) -> String {
        match self {
            Self::Problems(problems) | Self::NotReady(problems) => problems.render(language),
            Self::NoSuchProgram => say::no_program_with_this_id().render(language),
            Self::Promise(why) => why.text().render(language),
            Self::Behind => say::changes_not_followed().render(language),
            Self::Crowded => say::too_many_listeners().render(language),
            Self::Broken(error) | Self::Store(error) => error.to_string(),
        }
    }
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
