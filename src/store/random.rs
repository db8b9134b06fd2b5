//! Random bytes for ids, codes and tokens that reveal nothing and cannot be guessed.

use crate::store::StoreError;

/// Draws `N` bytes from the operating system's random number generator.
pub fn bytes<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut drawn = [0; N];
    getrandom::fill(&mut drawn).map_err(|error| StoreError::Failed {
        reason: format!("the machine gives no random numbers: {error}"),
    })?;
    Ok(drawn)
}
