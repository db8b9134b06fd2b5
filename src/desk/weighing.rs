//! How much each rule counts in this network, unless a request says otherwise.

use super::{Desk, Refusal};
use crate::matching::Weights;
use crate::store::Store;
use crate::words::Language;
use std::sync::PoisonError;
use tracing::warn;

/// The name of the setting.
const SETTING: &str = "weights";

impl Desk {
    /// What the network has decided.
    pub fn weights(&self) -> Weights {
        self.snapshot().weights
    }

    /// Decides some weights; the others stay. What counts as usual needs no decision.
    pub fn weigh(&self, decided: &Weights) -> Result<Weights, Refusal> {
        let _one_at_a_time = self.deciding.lock().unwrap_or_else(PoisonError::into_inner);
        let weights = decided.over(&stored(&self.store)?).without_usual();
        let text = weights.to_string();
        self.store.set(SETTING, Some(text.as_str()).filter(|text| !text.is_empty()))?;
        self.catch_up()?;
        Ok(weights)
    }
}

/// The network's weights as they are stored. One for a rule that is no more is left out, and told.
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
