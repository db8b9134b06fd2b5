//! Walks a JSON input by hand, so that every problem is found at once and names its field.

use crate::domain::{Problems, Refused, names, shown};
use crate::words::{Text, say};
use serde_json::{Map, Value};
use std::ops::RangeInclusive;
use std::str::FromStr;

/// The most unknown fields that one object's problems name.
const UNKNOWN_NAMED: usize = 10;

/// The fields of one JSON object, each under its path.
#[derive(Debug, Clone)]
pub(in crate::desk) struct Fields<'a> {
    path: String,
    map: &'a Map<String, Value>,
}

impl<'a> Fields<'a> {
    /// Reads an object that may hold only `snapshot` fields; `path` is empty for the whole input.
    pub(in crate::desk) fn open(
        value: &'a Value,
        path: &str,
        known: &[&str],
        problems: &mut Problems,
    ) -> Option<Self> {
        let Some(map) = value.as_object() else {
            let field = if path.is_empty() { "body" } else { path };
            wrong_kind(field, value, say::enter_object(), problems);
            return None;
        };
        let fields = Self { path: path.to_owned(), map };
        let unknown = fields.map.keys().filter(|key| !known.contains(&key.as_str()));
        for key in unknown.take(UNKNOWN_NAMED) {
            problems.add(
                fields.path_of(&shown(key)),
                say::no_such_field(shown(key)),
                say::remove_it_fields_are(names(known)),
            );
        }
        Some(fields)
    }

    /// The path of a field, such as `household[1].age`.
    pub(in crate::desk) fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// The value of a field; `null` is as good as nothing.
    pub(in crate::desk) fn value(&self, name: &str) -> Option<&'a Value> {
        self.map.get(name).filter(|value| !value.is_null())
    }

    /// A text.
    pub(in crate::desk) fn text(&self, name: &str, problems: &mut Problems) -> Option<&'a str> {
        text(self.value(name)?, &self.path_of(name), problems)
    }

    /// A word, read as a type of its own.
    pub(in crate::desk) fn word<T: FromStr<Err = Refused>>(
        &self,
        name: &str,
        problems: &mut Problems,
    ) -> Option<T> {
        let word = self.text(name, problems)?;
        problems.take(&self.path_of(name), word.parse())
    }

    /// A whole number within a range.
    pub(in crate::desk) fn whole(
        &self,
        name: &str,
        range: RangeInclusive<i64>,
        problems: &mut Problems,
    ) -> Option<i64> {
        let value = self.value(name)?;
        let number = value.as_i64().filter(|number| range.contains(number));
        if number.is_none() {
            wrong_number(&self.path_of(name), value, &range, problems);
        }
        number
    }

    /// A list of at most so many items; a missing one is empty.
    pub(in crate::desk) fn list(
        &self,
        name: &str,
        most: usize,
        problems: &mut Problems,
    ) -> &'a [Value] {
        let Some(value) = self.value(name) else { return &[] };
        match value.as_array() {
            Some(items) if items.len() <= most => items,
            Some(items) => {
                problems.add(
                    self.path_of(name),
                    say::too_many_entries(items.len(), most),
                    say::enter_fewer_entries(most),
                );
                &[]
            }
            None => {
                wrong_kind(&self.path_of(name), value, say::enter_list(), problems);
                &[]
            }
        }
    }

    /// A list of words, each read as a type of its own.
    pub(in crate::desk) fn words<T: FromStr<Err = Refused>>(
        &self,
        name: &str,
        most: usize,
        problems: &mut Problems,
    ) -> Vec<T> {
        let path = self.path_of(name);
        let mut words = Vec::new();
        for (at, item) in self.list(name, most, problems).iter().enumerate() {
            let path = format!("{path}[{at}]");
            let word = text(item, &path, problems).map(str::parse);
            words.extend(word.and_then(|word| problems.take(&path, word)));
        }
        words
    }
}

/// A value as text.
pub(in crate::desk) fn text<'a>(
    value: &'a Value,
    path: &str,
    problems: &mut Problems,
) -> Option<&'a str> {
    if value.as_str().is_none() {
        wrong_kind(path, value, say::enter_text(), problems);
    }
    value.as_str()
}

/// Notes that a value is of another kind than it should be, and what to enter instead.
pub(in crate::desk) fn wrong_kind(
    path: &str,
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
    problems.add(path, what, action);
}

/// Notes that a value is no whole number within a range.
pub(in crate::desk) fn wrong_number(
    path: &str,
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
            return wrong_kind(path, value, action, problems);
        }
    };
    problems.add(path, what, action);
}
