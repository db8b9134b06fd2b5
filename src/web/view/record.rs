//! What is needed to repeat an answer, as it is sent and as `waystation replay` reads it.

use crate::desk::Record;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::ops::Not;
use utoipa::ToSchema;

/// What is needed to come to the same answer again, byte by byte.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RecordView {
    /// Which kind of question it was: `ranking`, `plan` or `assignment`.
    pub kind: String,
    /// The version of the service.
    pub version: String,
    /// The version of each rule, by its id, and of what all rules are made of: hashes.
    pub rules: BTreeMap<String, String>,
    /// The hash of the night.
    pub night: String,
    /// The moment it was asked, in UTC.
    pub at: String,
    /// The question, as it was asked.
    #[schema(value_type = Object)]
    pub profile: Value,
    /// Whether nobody had asked who comes along; left out when it was as the question says.
    #[serde(skip_serializing_if = "Not::not")]
    pub others_not_asked: bool,
    /// How much each rule counted, in hundredths, where the network or the request decided.
    #[schema(value_type = BTreeMap<String, u16>)]
    pub weights: BTreeMap<&'static str, u16>,
    /// The SHA-256 of the answer.
    pub result: String,
    /// Whether the answer was proven; where not, another machine may come to another one.
    pub proven: bool,
}

impl RecordView {
    /// A record as sent.
    pub fn of(record: &Record) -> Self {
        let rules = record.rules.iter().map(|rule| (rule.id.clone(), rule.hash.clone()));
        Self {
            kind: record.kind.clone(),
            version: record.version.clone(),
            rules: rules.collect(),
            at: record.at.to_rfc3339(),
            night: record.night.clone(),
            profile: record.profile.clone(),
            others_not_asked: record.others_not_asked,
            weights: record.weights.decided().collect(),
            result: record.result.clone(),
            proven: record.proven,
        }
    }
}
