//! The hash by which a ranking is recognised when it is worked out again.

use crate::domain::{Span, hex};
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::fmt::{Debug, Display};

/// A hash of everything an answer says: of its text as JSON, which holds no number but whole ones
/// and lists everything in an order of its own, so that every machine comes to the same.
pub fn result_hash(answer: &impl Serialize) -> String {
    let text = serde_json::to_vec(answer).unwrap_or_default();
    hex(&Sha256::digest(&text))
}

/// The same of an answer that is made of whole numbers, words and lists alone.
pub(super) fn plain_hash(answer: &impl Debug) -> String {
    hex(&Sha256::digest(format!("{answer:?}")))
}

/// A value of the domain as it is written.
pub(super) fn written<S: Serializer>(
    value: &impl Display,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

/// A distance by the ids of its nearest and farthest band.
pub(super) fn span<S: Serializer>(
    distance: &Option<Span>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    distance.map(|span| [span.nearest.id(), span.farthest.id()]).serialize(serializer)
}
