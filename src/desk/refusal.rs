//! Why the desk does not do what it was asked.

use crate::domain::Problems;
use crate::store::StoreError;
use crate::store::placements::NotPromised;
use crate::words::{Language, say};

/// Why the desk does not do what it was asked.
#[derive(Debug)]
pub enum Refusal {
    /// The input has problems, all of them listed.
    Problems(Problems),
    /// The network has no such program.
    NoSuchProgram,
    /// A promise is not made or changed; nothing was.
    Promise(NotPromised),
    /// What is known is older than it may be.
    Behind,
    /// Something cannot be done now that this service is there for: what, and what to do.
    NotReady(Problems),
    /// As many listen as one instance takes.
    Crowded,
    /// The line to the store broke: whether something was done is not certain.
    Broken(StoreError),
    /// The store cannot be read or written now; nothing was done.
    Store(StoreError),
}

impl Refusal {
    /// What is wrong, in a language. What the store says is for administrators, and is English.
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
