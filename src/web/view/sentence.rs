//! A sentence as sent: its message id, its arguments, and its text in one language.

use crate::words::{Arguments, Language, Text};
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

/// A sentence: its message and arguments for programs, its text for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SentenceView {
    /// The id of the message, the same in every language.
    #[schema(example = "takes-ages-for-age")]
    pub code: &'static str,
    /// The arguments of the message by name; left out if it has none. An argument that is itself a
    /// sentence has a `code` and `args` too.
    #[serde(skip_serializing_if = "ArgumentsView::is_empty")]
    #[schema(value_type = Object, required = false)]
    pub args: ArgumentsView,
    /// The sentence in the language of the answer.
    pub text: String,
}

/// The arguments of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArgumentsView(Text);

impl SentenceView {
    /// A sentence as sent, with its text in a language.
    pub fn of(text: &Text, language: Language) -> Self {
        Self {
            code: text.message().code(),
            args: ArgumentsView(text.clone()),
            text: text.render(language),
        }
    }
}

impl ArgumentsView {
    fn is_empty(&self) -> bool {
        self.0.arguments().next().is_none()
    }
}

impl Serialize for ArgumentsView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Arguments(&self.0).serialize(serializer)
    }
}
