//! What a request takes, as values: the description of the API is made of them, and tests.

use serde_json::Value;

/// Everything that a request takes.
#[derive(Debug, Clone, PartialEq)]
pub struct RequestSpec {
    /// The name of the request.
    pub name: &'static str,
    /// What it is, in sentences.
    pub about: String,
    /// Its fields, in order.
    pub fields: Vec<FieldSpec>,
    /// Where one field says which others there are: that field, and the fields for each of its words.
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
    /// What it is, in sentences.
    pub about: String,
    /// Whether it must be there.
    pub required: bool,
    /// What is taken where it is left out.
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
        /// A text that is taken.
        example: &'static str,
    },
    /// One of some words.
    Word(Vec<&'static str>),
    /// A whole number from the first to the second.
    Whole(i64, i64),
    /// True or false.
    TrueOrFalse,
    /// A list.
    List {
        /// What each item is.
        of: Box<FieldSchema>,
        /// The fewest items.
        least: usize,
        /// The most items.
        most: usize,
    },
    /// The fields of another declaration.
    Object(Box<RequestSpec>),
    /// An object whose fields have names that the sender chooses.
    Map {
        /// What each value is.
        of: Box<FieldSchema>,
        /// The most fields.
        most: usize,
        /// The regular expression that each name matches.
        names: &'static str,
        /// An object that is taken.
        example: Value,
    },
    /// Any of several.
    AnyOf(Vec<FieldSchema>),
    /// Any value.
    Anything,
}

impl FieldSchema {
    /// The most characters of a text, for an input of a page.
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
