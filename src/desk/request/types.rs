//! The types of fields that many requests have. A type reads a value and describes what it takes.

use super::{FieldAt, FieldSchema, SentValue, wrong_kind};
use crate::domain::{Problems, Refused, Timestamp, shown};
use crate::words::say;
use chrono::{DateTime, SubsecRound};
use serde_json::Value;
use std::marker::PhantomData;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// A way to read a value, and a description of the values that it takes.
pub trait FieldType {
    /// The type of the value that was read.
    type Value;

    /// Reads what was sent, or notes what is wrong with it.
    fn read(
        &self,
        sent: &SentValue<'_>,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<Self::Value>;

    /// Returns the values that it takes.
    fn schema(&self) -> FieldSchema;

    /// Returns the problem if a required value is missing.
    fn missing(&self) -> Refused {
        Refused::new(say::is_missing(), say::add_it())
    }
}

/// A whole number within a range.
pub(in crate::desk) fn whole<T: TryFrom<i64>>(range: RangeInclusive<i64>) -> WholeNumber<T> {
    WholeNumber { range, of: PhantomData }
}

/// One of the words of a closed list.
pub(in crate::desk) fn closed_list<T: FromStr<Err = Refused>>(
    words: fn() -> Vec<&'static str>,
) -> ClosedList<T> {
    ClosedList { words, of: PhantomData }
}

/// One of the given words.
pub(in crate::desk) fn word_of(words: &'static [&'static str]) -> WordOf {
    WordOf(words)
}

/// Any text; the example goes into the description.
pub(in crate::desk) fn text(example: &'static str) -> AnyText {
    AnyText { example }
}

/// An id.
pub(in crate::desk) fn id<T: FromStr<Err = Refused>>() -> TextField<T> {
    TextField { pattern: "^[a-z0-9-]{1,80}$", example: "a-1", of: PhantomData }
}

/// True or false; false if it is missing.
pub(in crate::desk) fn true_or_false() -> TrueOrFalse {
    TrueOrFalse
}

/// A moment with its UTC offset.
pub(in crate::desk) fn exact_moment() -> ExactMoment {
    ExactMoment
}

#[derive(Debug)]
pub(in crate::desk) struct WholeNumber<T> {
    range: RangeInclusive<i64>,
    of: PhantomData<T>,
}

impl<T: TryFrom<i64>> FieldType for WholeNumber<T> {
    type Value = T;

    fn read(&self, sent: &SentValue<'_>, at: FieldAt<'_>, problems: &mut Problems) -> Option<T> {
        sent.whole(&self.range, at, problems).and_then(|number| T::try_from(number).ok())
    }

    fn schema(&self) -> FieldSchema {
        FieldSchema::Whole(*self.range.start(), *self.range.end())
    }
}

#[derive(Debug)]
pub(in crate::desk) struct ClosedList<T> {
    words: fn() -> Vec<&'static str>,
    of: PhantomData<T>,
}

impl<T: FromStr<Err = Refused>> FieldType for ClosedList<T> {
    type Value = T;

    fn read(&self, sent: &SentValue<'_>, at: FieldAt<'_>, problems: &mut Problems) -> Option<T> {
        let text = sent.text(at, problems)?;
        problems.take(at, text.parse())
    }

    fn schema(&self) -> FieldSchema {
        FieldSchema::Word((self.words)())
    }
}

#[derive(Debug)]
pub(in crate::desk) struct WordOf(&'static [&'static str]);

impl FieldType for WordOf {
    type Value = &'static str;

    fn read(
        &self,
        sent: &SentValue<'_>,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<&'static str> {
        let text = sent.text(at, problems)?;
        let known = self.0.iter().copied().find(|word| *word == text);
        problems.take(at, known.ok_or_else(|| Refused::not_one_of(text, self.0)))
    }

    fn schema(&self) -> FieldSchema {
        FieldSchema::Word(self.0.to_vec())
    }
}

#[derive(Debug)]
pub(in crate::desk) struct AnyText {
    example: &'static str,
}

impl FieldType for AnyText {
    type Value = String;

    fn read(
        &self,
        sent: &SentValue<'_>,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<String> {
        sent.text(at, problems).map(str::to_owned)
    }

    fn schema(&self) -> FieldSchema {
        FieldSchema::Text { longest: None, pattern: None, example: self.example }
    }
}

/// A text that is read as its own type.
#[derive(Debug)]
pub(in crate::desk) struct TextField<T> {
    pattern: &'static str,
    example: &'static str,
    of: PhantomData<T>,
}

impl<T> TextField<T> {
    /// A text that matches a regular expression.
    pub(in crate::desk) const fn of(pattern: &'static str, example: &'static str) -> Self {
        Self { pattern, example, of: PhantomData }
    }
}

impl<T: FromStr<Err = Refused>> FieldType for TextField<T> {
    type Value = T;

    fn read(&self, sent: &SentValue<'_>, at: FieldAt<'_>, problems: &mut Problems) -> Option<T> {
        let text = sent.text(at, problems)?;
        problems.take(at, text.parse())
    }

    fn schema(&self) -> FieldSchema {
        let pattern = Some(self.pattern);
        FieldSchema::Text { longest: None, pattern, example: self.example }
    }
}

#[derive(Debug)]
pub(in crate::desk) struct TrueOrFalse;

impl FieldType for TrueOrFalse {
    type Value = bool;

    fn read(&self, sent: &SentValue<'_>, at: FieldAt<'_>, problems: &mut Problems) -> Option<bool> {
        match sent {
            SentValue::Json(Value::Bool(yes)) => Some(*yes),
            SentValue::Typed(typed) if typed.last() == Some(&"true") => Some(true),
            SentValue::Json(_) | SentValue::Typed(_) => {
                wrong_kind(at, &sent.value(), say::enter_true_or_false(), problems);
                None
            }
        }
    }

    fn schema(&self) -> FieldSchema {
        FieldSchema::TrueOrFalse
    }
}

#[derive(Debug)]
pub(in crate::desk) struct ExactMoment;

impl FieldType for ExactMoment {
    type Value = Timestamp;

    fn read(
        &self,
        sent: &SentValue<'_>,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<Timestamp> {
        let text = sent.text(at, problems)?;
        let read = DateTime::parse_from_rfc3339(text)
            .map_err(|_unread| Refused::new(say::not_a_time(shown(text)), say::enter_exact_time()));
        // Both databases keep microseconds.
        problems.take(at, read).map(|moment| moment.to_utc().trunc_subsecs(6))
    }

    fn schema(&self) -> FieldSchema {
        FieldSchema::Text { longest: None, pattern: None, example: "2026-11-22T06:00:00Z" }
    }
}

/// A type with its own problem if a required field is missing.
pub(in crate::desk) fn or_say<T: FieldType>(of: T, missing: fn() -> Refused) -> OrSay<T> {
    OrSay { of, missing }
}

#[derive(Debug)]
pub(in crate::desk) struct OrSay<T> {
    of: T,
    missing: fn() -> Refused,
}

impl<T: FieldType> FieldType for OrSay<T> {
    type Value = T::Value;

    fn read(
        &self,
        sent: &SentValue<'_>,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<T::Value> {
        self.of.read(sent, at, problems)
    }

    fn schema(&self) -> FieldSchema {
        self.of.schema()
    }

    fn missing(&self) -> Refused {
        (self.missing)()
    }
}
