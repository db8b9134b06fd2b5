//! What is drawn by lot: ids and codes that say nothing, and tokens nobody can guess.

use crate::store::StoreError;

/// Draws so many bytes from the machine's own source of chance.
pub fn bytes<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut drawn = [0; N];
    getrandom::fill(&mut drawn).map_err(|error| StoreError::Failed {
        reason: format!("the machine gives no random numbers: {error}"),
    })?;
    Ok(drawn)
}
