//! Says how many promises their programs took back, by cause: the figure by which promises are judged.

use super::Done;
use super::network::opened;
use super::spoken::out;
use crate::config::Database;
use crate::store::placements::EndedCount;
use std::collections::BTreeMap;
use std::io::Write;

/// The fewest that are told: fewer might be about somebody.
const FEWEST_TOLD: i64 = 11;
/// How endings begin that were never promises, and those that were taken back.
const NO_PROMISE: [&str; 2] = ["declined", "unanswered"];
const TAKEN_BACK: &str = "withdrawn ";

pub(super) fn kept(database: &Database) -> Done {
    let ended = opened(database)?.ended()?;
    let was_one = |one: &&EndedCount| !NO_PROMISE.iter().any(|word| one.ending.starts_with(word));
    let promises: i64 = ended.iter().filter(was_one).map(|one| one.count).sum();
    let mut out = out();
    if promises < FEWEST_TOLD {
        return Ok(writeln!(out, "Ten promises or fewer have ended and were counted.")?);
    }
    let mut causes: BTreeMap<&str, i64> = BTreeMap::new();
    for one in &ended {
        if let Some(cause) = one.ending.strip_prefix(TAKEN_BACK) {
            *causes.entry(cause).or_default() += one.count;
        }
    }
    writeln!(out, "Of {promises} promises that have ended, their programs took back:")?;
    for (cause, count) in causes.into_iter().filter(|(_, count)| *count >= FEWEST_TOLD) {
        // In tenths, so that whole numbers do.
        let tenths = count.saturating_mul(100_000) / promises;
        writeln!(out, "  {cause}: {count}, {}.{} of 10,000", tenths / 10, tenths % 10)?;
    }
    Ok(writeln!(out, "A cause of ten or fewer is left out.")?)
}
