//! How sure an answer is.

use serde::Serialize;

/// How sure an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Proof {
    /// Nothing better exists.
    Optimal,
    /// Time ran out; what is shown is right, but something better may exist.
    OutOfTime,
}

impl Proof {
    /// The words, as in the API.
    pub fn words(self) -> &'static str {
        match self {
            Self::Optimal => "optimal",
            Self::OutOfTime => "out of time",
        }
    }
}
