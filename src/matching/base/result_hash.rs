//! The hash that identifies an answer when the same question is asked again.

use crate::domain::{Span, hex};
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::fmt::Display;

/// Returns a hash of everything an answer says. It is made from JSON with whole numbers only and in
/// a fixed order, so every machine gets the same hash.
pub fn result_hash(answer: &impl Serialize) -> String {
    let text = serde_json::to_vec(answer).unwrap_or_default();
    hex(&Sha256::digest(&text))
}

/// Serializes a domain value as its text.
pub(crate) fn written<S: Serializer>(
    value: &impl Display,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

/// Serializes domain values as their texts.
pub(crate) fn written_all<S: Serializer>(
    values: &[impl Display],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(values.iter().map(ToString::to_string))
}

/// Serializes a distance as the ids of its nearest and farthest bands.
pub(crate) fn span<S: Serializer>(
    distance: &Option<Span>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    distance.map(|span| [span.nearest.id(), span.farthest.id()]).serialize(serializer)
}
