//! What is needed to come to the same answer again, byte by byte: the question as it was asked,
//! and by which rules, weights and night it was answered. The service keeps none.

use super::Refusal;
use super::asking::reader::Fields;
use super::asking::weights;
use crate::domain::{Problems, Timestamp};
use crate::matching::{SearchIndex, Weights};
use crate::rules::{Version, versions};
use crate::words::say;
use chrono::{DateTime, Utc};
use serde_json::Value;

const FIELDS: [&str; 10] = [
    "kind",
    "version",
    "rules",
    "night",
    "at",
    "profile",
    "others_not_asked",
    "weights",
    "result",
    "proven",
];

/// What is needed to come to the same answer again.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Which kind of question it was: a name of [`super::replay::KINDS`].
    pub kind: String,
    /// The version of the service.
    pub version: String,
    /// The version of each rule, and of what all rules are made of.
    pub rules: Vec<Version>,
    /// The hash of the night.
    pub night: String,
    /// The moment it was asked.
    pub at: Timestamp,
    /// The question, as it was asked.
    pub profile: Value,
    /// Whether nobody had asked who comes along.
    pub others_not_asked: bool,
    /// How much each rule counted, where the network or the request had decided.
    pub weights: Weights,
    /// The hash of the answer.
    pub result: String,
    /// Whether the answer was proven; where not, time ran out, and another machine may answer more.
    pub proven: bool,
}

impl Record {
    /// Of a question just answered: everything but the question itself.
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

    /// The question as a record keeps it: nothing of it where the person said of a published rule that
    /// it would be a problem, since that is written down nowhere.
    pub(super) fn for_record(asked: &Value) -> Value {
        if skips_rules(asked) { Value::Null } else { asked.clone() }
    }

    /// Reads a record, or the answer that holds one.
    pub fn read(sent: &Value) -> Result<Self, Refusal> {
        let sent = sent.get("record").unwrap_or(sent);
        let mut problems = Problems::default();
        let record = Self::parse(sent, &mut problems);
        problems.into_result()?;
        record
            .ok_or_else(|| Problems::one("body", say::not_a_record(), say::give_a_record()).into())
    }

    fn parse(sent: &Value, problems: &mut Problems) -> Option<Self> {
        let fields = Fields::open(sent, "", &FIELDS, problems)?;
        for needed in FIELDS.into_iter().filter(|name| *name != "others_not_asked") {
            match (needed, fields.value(needed)) {
                (_, Some(_)) => {}
                ("profile", None) => {
                    problems.add(needed, say::question_not_in_record(), say::ask_again_instead());
                }
                (_, None) => {
                    problems.add(needed, say::is_missing(), say::give_record_as_written());
                }
            }
        }
        let mut text = |name: &str| fields.text(name, problems).map(str::to_owned);
        let (kind, version, night) = (text("kind"), text("version"), text("night"));
        let (at, result) = (text("at"), text("result"));
        let at = at.and_then(|at| {
            let read = DateTime::parse_from_rfc3339(&at).ok();
            if read.is_none() {
                problems.add("at", say::not_a_moment(), say::give_record_as_written());
            }
            read.map(|moment| moment.with_timezone(&Utc))
        });
        let weights = weights(&fields, problems);
        let rules = rules(&fields, problems);
        Some(Self {
            kind: kind?,
            version: version?,
            rules,
            night: night?,
            at: at?,
            profile: fields.value("profile")?.clone(),
            others_not_asked: fields.value("others_not_asked") == Some(&Value::Bool(true)),
            weights,
            result: result?,
            proven: fields.value("proven") == Some(&Value::Bool(true)),
        })
    }
}

/// The versions of the rules: an object of hashes by id.
fn rules(fields: &Fields<'_>, problems: &mut Problems) -> Vec<Version> {
    let rules = fields.value("rules").map(|value| value.as_object());
    let Some(Some(rules)) = rules else {
        if rules.is_some() {
            problems.add("rules", say::not_rules_by_id(), say::give_record_as_written());
        }
        return Vec::new();
    };
    let version = |(id, hash): (&String, &Value)| Version {
        id: id.clone(),
        hash: hash.as_str().unwrap_or_default().to_owned(),
    };
    rules.iter().map(version).collect()
}

/// Whether a question, or one of its households, names published rules that would be a problem.
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
