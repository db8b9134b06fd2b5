//! One of several values a form offers.

use crate::words::Text;

/// One of several values a form offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FormChoice {
    /// What is sent.
    pub(super) value: &'static str,
    /// What is read.
    pub(super) words: Text,
    /// Whether it is chosen.
    pub(super) chosen: bool,
}

/// A value as sent, and the message that is read.
pub(super) type ChoiceLine = (&'static str, fn() -> Text);

impl FormChoice {
    /// The choices with the chosen one marked.
    pub(super) fn among(all: &[ChoiceLine], chosen: &str) -> Vec<Self> {
        let choice =
            |(value, words): &ChoiceLine| Self { value, words: words(), chosen: *value == chosen };
        all.iter().map(choice).collect()
    }
}
