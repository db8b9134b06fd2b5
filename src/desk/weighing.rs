//! The network's weights of the rules. A request can override them.

use super::{Desk, Refusal};
use crate::matching::Weights;
use crate::store::Store;
use crate::words::Language;
use std::sync::PoisonError;
use tracing::warn;

/// The name of the setting.
const SETTING: &str = "weights";

impl Desk {
    /// Returns the weights that the network has decided.
    pub fn weights(&self) -> Weights {
        self.snapshot().weights
    }

    /// Decides some weights, keeps the others, and returns the result. Usual weights are not
    /// stored.
    pub fn weigh(&self, decided: &Weights) -> Result<Weights, Refusal> {
        let _one_at_a_time = self.deciding.lock().unwrap_or_else(PoisonError::into_inner);
        let weights = decided.over(&stored(&self.store)?).without_usual();
        let text = weights.to_string();
        self.store.set(SETTING, Some(text.as_str()).filter(|text| !text.is_empty()))?;
        self.catch_up()?;
        Ok(weights)
    }
}

/// Reads the network's weights from the store. A weight that cannot be read, as for a rule that no
/// longer exists, is left out with a warning.
pub(super) fn stored(store: &Store) -> Result<Weights, Refusal> {
    let text = store.setting(SETTING)?.unwrap_or_default();
    let mut weights = Weights::default();
    for part in text.split_whitespace() {
        match part.parse::<Weights>() {
            Ok(one) => weights = one.over(&weights),
            Err(problems) => {
                let problems = problems.render(Language::En);
                warn!(problems, "a stored weight is left out");
            }
        }
    }
    Ok(weights)
}
