//! One of several values a form offers.

use std::borrow::Cow;

/// One of several values a form offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    /// What is sent.
    pub(super) value: &'static str,
    /// What is read.
    pub(super) words: Cow<'static, str>,
    /// Whether it is chosen.
    pub(super) chosen: bool,
}

impl Choice {
    /// The choices with the chosen one marked.
    pub(super) fn among(all: &[(&'static str, &'static str)], chosen: &str) -> Vec<Self> {
        let choice = |(value, words): &(&'static str, &'static str)| Self {
            value,
            words: Cow::Borrowed(words),
            chosen: *value == chosen,
        };
        all.iter().map(choice).collect()
    }
}
