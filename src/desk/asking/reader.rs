//! Walks a JSON input by hand, so that every problem is found at once and names its field.

use crate::domain::{Problems, Refused, shown};
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
    /// Reads an object that may hold only `known` fields; `path` is empty for the whole input.
    pub(in crate::desk) fn open(
        value: &'a Value,
        path: &str,
        known: &[&str],
        problems: &mut Problems,
    ) -> Option<Self> {
        let Some(map) = value.as_object() else {
            let field = if path.is_empty() { "body" } else { path };
            wrong_kind(field, value, "an object with named fields", problems);
            return None;
        };
        let fields = Self { path: path.to_owned(), map };
        let unknown = fields.map.keys().filter(|key| !known.contains(&key.as_str()));
        for key in unknown.take(UNKNOWN_NAMED) {
            problems.add(
                fields.path_of(&shown(key)),
                format!("There is no field \u{201c}{}\u{201d} here.", shown(key)),
                format!("Take it out. The fields are: {}.", known.join(", ")),
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
            let kind = format!("a whole number from {} to {}", range.start(), range.end());
            wrong_kind(&self.path_of(name), value, &kind, problems);
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
                    format!("There are {} entries.", items.len()),
                    format!("Give at most {most}."),
                );
                &[]
            }
            None => {
                wrong_kind(&self.path_of(name), value, "a list", problems);
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
        wrong_kind(path, value, "text", problems);
    }
    value.as_str()
}

/// Notes that a value is of another kind than it should be.
pub(in crate::desk) fn wrong_kind(path: &str, value: &Value, kind: &str, problems: &mut Problems) {
    let is = match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) => "true or false".to_owned(),
        Value::Number(number) => shown(&number.to_string()),
        Value::String(text) => format!("the text \u{201c}{}\u{201d}", shown(text)),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    };
    problems.add(path, format!("This is {is}."), format!("Give {kind}, or leave it out."));
}
