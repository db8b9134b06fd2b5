//! What is drawn by lot: ids and codes that say nothing, and tokens nobody can guess.

use crate::store::StoreError;

/// So many bytes from the machine's own source of chance.
pub(super) fn bytes<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut drawn = [0; N];
    getrandom::fill(&mut drawn).map_err(|error| StoreError::Failed {
        reason: format!("the machine gives no random numbers: {error}"),
    })?;
    Ok(drawn)
}

/// Bytes as small letters and figures.
pub(super) fn hex(bytes: &[u8]) -> String {
    const FIGURES: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.filter_map(|half| FIGURES.get(usize::from(half))).collect()
}
