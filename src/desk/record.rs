//! The record of an answer: the question as it was asked, and the rules, weights and night that
//! answered it. With it, the same question gives the same answer, byte by byte. The service keeps
//! no record.

use super::Refusal;
use super::request::{
    FieldAt, FieldSchema, FieldType, OrSay, Received, SentValue, object, or_say, request, text,
    true_or_false,
};
use crate::domain::{Problems, Refused, Timestamp};
use crate::matching::{SearchIndex, Weights};
use crate::rules::{Version, versions};
use crate::words::say;
use chrono::DateTime;
use serde_json::Value;

request! {
    /// The record of an answer, as written with it.
    RecordRequest {
        /// The kind of question.
        kind: Option<String> = required(written(text("ranking"))),
        /// The version of the service.
        version: Option<String> = required(written(text("0.1.0"))),
        /// The hash of each rule by its id, and of each file that all rules depend on by its name.
        rules: Option<Vec<Version>> = required(written(RulesType)),
        /// The hash of the night.
        night: Option<String> = required(written(text("0"))),
        /// The moment of the question, in UTC.
        at: Option<Timestamp> = required(written(RecordedMoment)),
        /// The question, as it was asked.
        profile: Option<Value> = required(or_say(AnyValue, no_question)),
        /// True if the caller was not asked who comes along.
        others_not_asked: bool = or_nothing(true_or_false()),
        /// The weight of each rule in hundredths, if the network or the request set it.
        weights: Option<Weights> = required(written(object())),
        /// The SHA-256 of the answer.
        result: Option<String> = required(written(text("0"))),
        /// True if the answer was proven.
        proven: Option<bool> = required(written(true_or_false())),
    }
}

fn no_question() -> Refused {
    Refused::new(say::question_not_in_record(), say::ask_again_instead())
}

/// Reads a part of a record, which must be as it was written.
fn written<T: FieldType>(part: T) -> OrSay<T> {
    or_say(part, || Refused::new(say::is_missing(), say::give_record_as_written()))
}

/// The record of an answer: everything needed to get it again.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The kind of question: a name of [`super::replay::KINDS`].
    pub kind: String,
    /// The version of the service.
    pub version: String,
    /// The version of each rule, and of each file that all rules depend on.
    pub rules: Vec<Version>,
    /// The hash of the night.
    pub night: String,
    /// The moment of the question.
    pub at: Timestamp,
    /// The question, as it was asked.
    pub profile: Value,
    /// True if the caller was not asked who comes along.
    pub others_not_asked: bool,
    /// The weight of each rule that the network or the request set.
    pub weights: Weights,
    /// The hash of the answer.
    pub result: String,
    /// True if the answer was proven. If not, time ran out, and another machine may find more.
    pub proven: bool,
}

impl Record {
    /// Returns the record of an answer. The caller adds the question, the hash of the answer, and
    /// whether it is proven.
    pub fn of(kind: &str, field: &SearchIndex, at: Timestamp, weights: &Weights) -> Self {
        Self {
            kind: kind.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            rules: versions().to_vec(),
            night: field.night().grounds.fingerprint.clone(),
            at,
            profile: Value::Null,
            others_not_asked: false,
            weights: weights.clone(),
            result: String::new(),
            proven: true,
        }
    }

    /// Returns the question as a record keeps it. It is null if the person named a published rule
    /// as a problem, because the service writes that down nowhere.
    pub(super) fn for_record(asked: &Value) -> Value {
        if skips_rules(asked) { Value::Null } else { asked.clone() }
    }

    /// Reads a record, or the answer that holds one.
    pub fn read(sent: &Value) -> Result<Self, Refusal> {
        let sent = sent.get("record").unwrap_or(sent);
        let record = Received::<RecordRequest>::json(sent.clone())
            .finish(|record, _problems| record.record())?;
        Ok(record)
    }
}

impl RecordRequest {
    fn record(self) -> Option<Record> {
        Some(Record {
            kind: self.kind?,
            version: self.version?,
            rules: self.rules?,
            night: self.night?,
            at: self.at?,
            profile: self.profile?,
            others_not_asked: self.others_not_asked,
            weights: self.weights?,
            result: self.result?,
            proven: self.proven?,
        })
    }
}

/// The moment of a record.
#[derive(Debug)]
pub(super) struct RecordedMoment;

impl FieldType for RecordedMoment {
    type Value = Timestamp;

    fn read(
        &self,
        sent: &SentValue<'_>,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<Timestamp> {
        let read = DateTime::parse_from_rfc3339(sent.text(at, problems)?);
        let refused = |_unread| Refused::new(say::not_a_moment(), say::give_record_as_written());
        problems.take(at, read.map_err(refused)).map(|moment| moment.to_utc())
    }

    fn schema(&self) -> FieldSchema {
        FieldSchema::Text { longest: None, pattern: None, example: "2026-11-22T06:00:00Z" }
    }
}

/// The versions of the rules: an object of hashes by id.
#[derive(Debug)]
pub(super) struct RulesType;

impl FieldType for RulesType {
    type Value = Vec<Version>;

    fn read(
        &self,
        sent: &SentValue<'_>,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<Vec<Version>> {
        let value = sent.value();
        let Some(rules) = value.as_object() else {
            problems.add(at, say::not_rules_by_id(), say::give_record_as_written());
            return None;
        };
        let version = |(id, hash): (&String, &Value)| Version {
            id: id.clone(),
            hash: hash.as_str().unwrap_or_default().to_owned(),
        };
        Some(rules.iter().map(version).collect())
    }

    fn schema(&self) -> FieldSchema {
        let of = Box::new(text("0").schema());
        let example = serde_json::json!({"distance": "0"});
        FieldSchema::Map { of, most: usize::MAX, names: "^[a-z0-9-]+$", example }
    }
}

/// Any value; it is read later, as the kind of question of the record.
#[derive(Debug)]
pub(super) struct AnyValue;

impl FieldType for AnyValue {
    type Value = Value;

    fn read(&self, sent: &SentValue<'_>, _: FieldAt<'_>, _: &mut Problems) -> Option<Value> {
        Some(sent.value().into_owned())
    }

    fn schema(&self) -> FieldSchema {
        FieldSchema::Anything
    }
}

/// Returns true if a question, or one of its households, names published rules as a problem.
fn skips_rules(asked: &Value) -> bool {
    match asked {
        Value::Object(members) => members.iter().any(|(name, value)| {
            let some = value.as_array().is_some_and(|rules| !rules.is_empty());
            (name == "skip_rules" && some) || skips_rules(value)
        }),
        Value::Array(items) => items.iter().any(skips_rules),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}
