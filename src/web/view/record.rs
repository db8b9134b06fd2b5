//! Records of answers, as sent and as `waystation replay` reads them.

use crate::desk::Record;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::ops::Not;
use utoipa::ToSchema;

/// Everything needed to reproduce an answer byte for byte.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RecordView {
    /// The kind of request: `ranking`, `plan` or `assignment`.
    pub kind: String,
    /// The version of the service.
    pub version: String,
    /// The hash of each rule by its id, and of each file that all rules depend on by its name.
    pub rules: BTreeMap<String, String>,
    /// The hash of the night.
    pub night: String,
    /// The time of the request, in UTC.
    pub at: String,
    /// The request as sent; `null` if it contained the person's view of published rules.
    #[schema(value_type = Object)]
    pub profile: Value,
    /// True if no one had asked who comes along; left out if false.
    #[serde(skip_serializing_if = "Not::not")]
    pub others_not_asked: bool,
    /// The weights that the network or the request decided, in hundredths, by rule.
    #[schema(value_type = BTreeMap<String, u16>)]
    pub weights: BTreeMap<&'static str, u16>,
    /// The SHA-256 of the answer.
    pub result: String,
    /// True if the answer was proven. If not, another machine may find another answer.
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
