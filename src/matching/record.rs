//! Hashes by which a ranking can be recognised when it is computed again.

use crate::matching::hex;
use crate::rules::RULES;
use sha2::{Digest, Sha256};
use std::fmt::Debug;

/// A hash of the rules: their ids, sentences and order.
pub fn rules_hash() -> String {
    let mut hash = Sha256::new();
    for rule in RULES {
        hash.update(format!("{}\n{}\n{}\n", rule.id, rule.text, rule.force.word()));
    }
    hex(&hash.finalize())
}

/// A hash of everything an answer says.
pub fn result_hash(answer: &impl Debug) -> String {
    hex(&Sha256::digest(format!("{answer:?}")))
}
