//! A value as it was sent, in JSON or in a form, and the ways to read it.

use super::FieldAt;
use crate::domain::{Problems, shown};
use crate::words::{Text, say};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::ops::RangeInclusive;

/// The source of fields: everything that was sent, or a part of it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Source<'a> {
    /// A JSON object.
    Json(&'a Map<String, Value>),
    /// A form. The path of a field, such as `wishes.far`, is its name.
    Form(&'a [(String, String)]),
    /// Nothing, or nothing readable.
    Nothing,
}

/// A value as it was sent.
#[derive(Debug, Clone)]
pub enum SentValue<'a> {
    /// A JSON value.
    Json(&'a Value),
    /// The values typed under one name of a form.
    Typed(Vec<&'a str>),
}

impl<'a> Source<'a> {
    /// Returns the fields of a whole JSON body.
    pub(super) fn whole(sent: &'a Value, problems: &mut Problems) -> Self {
        let outside = FieldAt::default();
        SentValue::Json(sent).object(outside.name("body"), problems)
    }

    /// Returns the value of a field. `null` and an empty form value count as missing.
    pub(super) fn value(self, name: &str, at: FieldAt<'_>) -> Option<SentValue<'a>> {
        match self {
            Self::Json(map) => map.get(name).filter(|value| !value.is_null()).map(SentValue::Json),
            Self::Form(pairs) => {
                let name = at.path().to_string();
                let typed = pairs.iter().filter(|(sent, _)| *sent == name);
                let typed = typed.map(|(_, value)| value.trim()).filter(|value| !value.is_empty());
                let typed: Vec<&str> = typed.collect();
                (!typed.is_empty()).then_some(SentValue::Typed(typed))
            }
            Self::Nothing => None,
        }
    }

    /// Returns the object in a field. In a form every object exists, even if it is empty.
    pub(super) fn object(self, name: &str, at: FieldAt<'_>, problems: &mut Problems) -> Self {
        match (self, self.value(name, at)) {
            (Self::Form(_), _) => self,
            (Self::Json(_) | Self::Nothing, Some(value)) => value.object(at, problems),
            (Self::Json(_) | Self::Nothing, None) => Self::Nothing,
        }
    }
}

impl<'a> SentValue<'a> {
    /// Reads a text.
    pub(in crate::desk) fn text(
        &self,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<&'a str> {
        match self {
            Self::Json(Value::String(text)) => Some(text),
            Self::Json(value) => {
                wrong_kind(at, value, say::enter_text(), problems);
                None
            }
            Self::Typed(typed) => typed.last().copied(),
        }
    }

    /// Reads a whole number within a range.
    pub(in crate::desk) fn whole(
        &self,
        range: &RangeInclusive<i64>,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<i64> {
        let value = self.value();
        let number = value.as_i64().filter(|number| range.contains(number));
        if number.is_none() {
            wrong_number(at, &value, range, problems);
        }
        number
    }

    /// Returns the items of a list of at most `most`. In a form, every line of a value is an item.
    pub(in crate::desk) fn items(
        &self,
        most: usize,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Vec<SentValue<'a>> {
        let items: Vec<_> = match self {
            Self::Json(Value::Array(items)) => items.iter().map(Self::Json).collect(),
            Self::Json(value) => {
                wrong_kind(at, value, say::enter_list(), problems);
                return Vec::new();
            }
            Self::Typed(typed) => {
                let lines = typed.iter().flat_map(|value| value.lines()).map(str::trim);
                lines.filter(|line| !line.is_empty()).map(|line| Self::Typed(vec![line])).collect()
            }
        };
        if items.len() <= most {
            return items;
        }
        let what = say::too_many_entries(items.len(), most);
        problems.add(at, what, say::enter_fewer_entries(most));
        Vec::new()
    }

    /// Returns the value as JSON: a number if a whole number was typed.
    pub(in crate::desk) fn value(&self) -> Cow<'a, Value> {
        match self {
            Self::Json(value) => Cow::Borrowed(value),
            Self::Typed(typed) => {
                let text = typed.last().copied().unwrap_or_default();
                Cow::Owned(text.parse::<i64>().map_or_else(|_text| text.into(), Value::from))
            }
        }
    }

    /// Reads an object.
    pub(super) fn object(&self, at: FieldAt<'_>, problems: &mut Problems) -> Source<'a> {
        match self {
            Self::Json(Value::Object(map)) => Source::Json(map),
            Self::Json(_) | Self::Typed(_) => {
                wrong_kind(at, &self.value(), say::enter_object(), problems);
                Source::Nothing
            }
        }
    }
}

/// Notes that a value has the wrong type, and what to enter instead.
pub(in crate::desk) fn wrong_kind(
    at: FieldAt<'_>,
    value: &Value,
    action: Text,
    problems: &mut Problems,
) {
    let what = match value {
        Value::Null => say::null_not_here(),
        Value::Bool(_) => say::true_or_false_not_here(),
        Value::Number(number) => say::value_not_here(shown(&number.to_string())),
        Value::String(text) => say::value_not_here(shown(text)),
        Value::Array(_) => say::list_not_here(),
        Value::Object(_) => say::object_not_here(),
    };
    problems.add(at, what, action);
}

/// Notes that a value is not a whole number within a range.
fn wrong_number(
    at: FieldAt<'_>,
    value: &Value,
    range: &RangeInclusive<i64>,
    problems: &mut Problems,
) {
    let action = say::enter_whole_number(*range.start(), *range.end());
    let what = match value {
        Value::Number(number) => {
            let given = shown(&number.to_string());
            if number.is_f64() {
                say::not_a_whole_number(given)
            } else if number.as_i64().is_some_and(|number| number < *range.start()) {
                say::number_too_low(given)
            } else {
                say::number_too_high(given)
            }
        }
        Value::String(text) => say::not_a_whole_number(shown(text)),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
            return wrong_kind(at, value, action, problems);
        }
    };
    problems.add(at, what, action);
}
