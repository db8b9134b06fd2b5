//! The kinds of arguments that a message can have.

/// The kind of an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ValueKind {
    /// Another message.
    Text,
    /// A whole number.
    Number,
    /// Something that is not translated.
    Name,
    /// Several texts.
    List,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and a time of day.
    Moment,
}
