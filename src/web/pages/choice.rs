//! One of several values that a form offers.

use crate::words::Text;

/// One of several values that a form offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FormChoice {
    /// The value to send.
    pub(super) value: &'static str,
    /// The text that people read.
    pub(super) words: Text,
    /// True if it is chosen.
    pub(super) chosen: bool,
}

/// A value as sent, and the message that people read.
pub(super) type ChoiceLine = (&'static str, fn() -> Text);

impl FormChoice {
    /// Returns the choices, with the chosen one marked.
    pub(super) fn among(all: &[ChoiceLine], chosen: &str) -> Vec<Self> {
        let choice =
            |(value, words): &ChoiceLine| Self { value, words: words(), chosen: *value == chosen };
        all.iter().map(choice).collect()
    }
}
