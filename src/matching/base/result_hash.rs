//! The hash by which an answer is recognised when the same question is asked again.

use crate::domain::{Span, hex};
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::fmt::Display;

/// A hash of everything an answer says: of its text as JSON, which holds no number but whole ones
/// and lists everything in an order of its own, so that every machine comes to the same.
pub fn result_hash(answer: &impl Serialize) -> String {
    let text = serde_json::to_vec(answer).unwrap_or_default();
    hex(&Sha256::digest(&text))
}

/// A value of the domain as it is written.
pub(crate) fn written<S: Serializer>(
    value: &impl Display,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

/// Values of the domain as they are written.
pub(crate) fn written_all<S: Serializer>(
    values: &[impl Display],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(values.iter().map(ToString::to_string))
}

/// A distance by the ids of its nearest and farthest band.
pub(crate) fn span<S: Serializer>(
    distance: &Option<Span>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    distance.map(|span| [span.nearest.id(), span.farthest.id()]).serialize(serializer)
}
