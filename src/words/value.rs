//! A text as a value: the id of a message, and its arguments.

use super::messages::{Message, say};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// A text that can be rendered in any language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Text {
    pub(super) message: Message,
    pub(super) arguments: Box<[Value]>,
}

/// An argument of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Another text.
    Text(Text),
    /// A whole number.
    Number(Number),
    /// Something that is not translated.
    Name(Name),
    /// Several texts.
    List(List),
    /// A day.
    Date(Date),
    /// A time of day.
    Time(Time),
    /// A day and a time of day.
    Moment(Moment),
}

/// A whole number as an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Number(pub(super) i64);

/// A text that is not translated: the name of a program, an id, or a person's input.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Name(pub(super) Cow<'static, str>);

/// Several texts as an argument. The message decides how to join them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct List(pub(super) Box<[Value]>);

/// A day as an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Date(pub(super) NaiveDate);

/// A time of day as an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Time(pub(super) NaiveTime);

/// A day and a time of day as an argument, by one clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment(pub(super) NaiveDateTime);

impl Text {
    pub(super) fn plain(message: Message) -> Self {
        Self { message, arguments: Box::default() }
    }

    pub(super) fn with<const N: usize>(message: Message, arguments: [Value; N]) -> Self {
        Self { message, arguments: Box::new(arguments) }
    }

    /// Returns the empty text.
    pub fn nothing() -> Self {
        Self::plain(Message::Nothing)
    }

    /// Returns true if the text is empty.
    pub fn is_nothing(&self) -> bool {
        self.message == Message::Nothing
    }

    /// Joins this sentence and the next. An empty one is left out.
    #[must_use]
    pub fn then(self, next: Self) -> Self {
        match (self.is_nothing(), next.is_nothing()) {
            (false, false) => say::both(self, next),
            (true, _) => next,
            (_, true) => self,
        }
    }

    /// Returns the message.
    pub fn message(&self) -> Message {
        self.message
    }

    /// Returns the arguments with their names.
    pub fn arguments(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.message.arguments().iter().copied().zip(&self.arguments)
    }
}

impl Message {
    /// Returns the text of a message that needs no arguments.
    pub fn alone(self) -> Option<Text> {
        self.arguments().is_empty().then(|| Text::plain(self))
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::nothing()
    }
}

/// Serializes to the minute, as texts say it.
impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.format("%Y-%m-%dT%H:%M"))
    }
}

/// Serializes as `{"code": ..., "args": {...}}`, without `args` if there are no arguments.
impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", self.message.code())?;
        if !self.arguments.is_empty() {
            map.serialize_entry("args", &Arguments(self))?;
        }
        map.end()
    }
}

/// The arguments of a text as a map by their names.
#[derive(Debug, Clone, Copy)]
pub struct Arguments<'a>(pub &'a Text);

impl Serialize for Arguments<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.arguments())
    }
}

impl List {
    /// Returns true if it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the number of its values.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

/// Leaves out empty texts.
impl<T: Into<Value>> FromIterator<T> for List {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let said = |value: &Value| !matches!(value, Value::Text(text) if text.is_nothing());
        Self(values.into_iter().map(Into::into).filter(said).collect())
    }
}

impl<T: Into<Value>, const N: usize> From<[T; N]> for List {
    fn from(values: [T; N]) -> Self {
        values.into_iter().collect()
    }
}

impl<T: Into<Value>> From<Vec<T>> for List {
    fn from(values: Vec<T>) -> Self {
        values.into_iter().collect()
    }
}

impl From<&Text> for Text {
    fn from(text: &Text) -> Self {
        text.clone()
    }
}

macro_rules! values {
    ($($kind:ident),*) => {
        $(impl From<$kind> for Value {
            fn from(value: $kind) -> Self {
                Self::$kind(value)
            }
        })*
    };
}
values!(Text, Number, Name, List, Date, Time, Moment);

macro_rules! numbers {
    ($($kind:ident),*) => {
        $(impl From<$kind> for Number {
            fn from(number: $kind) -> Self {
                Self(i64::from(number))
            }
        })*
    };
}
numbers!(u8, u16, u32, i32, i64);

/// Counts of things in memory. No count in memory exceeds `i64::MAX`.
impl From<usize> for Number {
    fn from(number: usize) -> Self {
        Self(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<&'static str> for Name {
    fn from(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }
}

impl From<String> for Name {
    fn from(name: String) -> Self {
        Self(Cow::Owned(name))
    }
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Self {
        Self(day)
    }
}

impl From<NaiveTime> for Time {
    fn from(time: NaiveTime) -> Self {
        Self(time)
    }
}

impl From<NaiveDateTime> for Moment {
    fn from(moment: NaiveDateTime) -> Self {
        Self(moment)
    }
}
