//! The certainty of an answer.

use serde::Serialize;

/// The certainty of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Proof {
    /// Nothing better exists.
    Optimal,
    /// Time ran out. The answer is right, but a better one may exist.
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
