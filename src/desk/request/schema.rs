//! The values that a request takes, as data for the API's description and for tests.

use serde_json::Value;

/// Everything that a request takes.
#[derive(Debug, Clone, PartialEq)]
pub struct RequestSpec {
    /// The name of the request.
    pub name: &'static str,
    /// Its description, in sentences.
    pub about: String,
    /// Its fields, in order.
    pub fields: Vec<FieldSpec>,
    /// The field that decides which others exist, if there is one, and the fields for each of its
    /// words.
    pub steps: Option<(&'static str, Vec<StepSpec>)>,
}

/// The fields that come with one word.
#[derive(Debug, Clone, PartialEq)]
pub struct StepSpec {
    /// The word.
    pub word: &'static str,
    /// The fields.
    pub of: RequestSpec,
}

/// One field of a request.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldSpec {
    /// Its name.
    pub name: &'static str,
    /// Its description, in sentences.
    pub about: String,
    /// True if it is required.
    pub required: bool,
    /// The value used if it is left out.
    pub default: Option<Value>,
    /// The values it takes.
    pub schema: FieldSchema,
}

/// The values that a field takes.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldSchema {
    /// A text.
    Text {
        /// The most characters.
        longest: Option<usize>,
        /// The regular expression that it matches.
        pattern: Option<&'static str>,
        /// An example that is taken.
        example: &'static str,
    },
    /// One of the given words.
    Word(Vec<&'static str>),
    /// A whole number from the first to the second.
    Whole(i64, i64),
    /// True or false.
    TrueOrFalse,
    /// A list.
    List {
        /// The values that each item takes.
        of: Box<FieldSchema>,
        /// The fewest items.
        least: usize,
        /// The most items.
        most: usize,
    },
    /// An object with the fields of another declaration.
    Object(Box<RequestSpec>),
    /// An object whose fields have names that the sender chooses.
    Map {
        /// The values that each field takes.
        of: Box<FieldSchema>,
        /// The most fields.
        most: usize,
        /// The regular expression that each name matches.
        names: &'static str,
        /// An example that is taken.
        example: Value,
    },
    /// A value that fits any of several schemas.
    AnyOf(Vec<FieldSchema>),
    /// Any value.
    Anything,
}

impl FieldSchema {
    /// Returns the most characters of a text, for an input of a page.
    pub fn longest(&self) -> Option<usize> {
        match self {
            Self::Text { longest, .. } => *longest,
            Self::Word(_)
            | Self::Whole(..)
            | Self::TrueOrFalse
            | Self::List { .. }
            | Self::Object(_)
            | Self::Map { .. }
            | Self::AnyOf(_)
            | Self::Anything => None,
        }
    }
}
