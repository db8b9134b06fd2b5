//! Follows how full shelters are: fits the levels of the curves to recent calls once a day.

use super::{Desk, Refusal};
use crate::domain::{Curves, Segment};
use crate::matching::levels;
use std::sync::PoisonError;

impl Desk {
    /// Fits the levels to the outcomes of the last 60 days, as `waystation refit` does. The shapes
    /// of the network's curves stay. Returns true if a level changed.
    pub fn follow_outcomes(&self) -> Result<bool, Refusal> {
        let _one_at_a_time = self.deciding.lock().unwrap_or_else(PoisonError::into_inner);
        let outcomes = self.store.outcomes()?;
        let now = self.field().night().curves.clone();
        let (fitted, _) = levels(&outcomes, &at_usual_levels(&now));
        if fitted == now || outcomes.is_empty() {
            return Ok(false);
        }
        self.store.set(Curves::SETTING, Some(&fitted.to_string()))?;
        self.catch_up()?;
        Ok(true)
    }
}

/// Returns the same curves at their usual levels, so that yesterday's fit is no evidence.
fn at_usual_levels(curves: &Curves) -> Curves {
    let usual = Curves::default();
    Segment::all()
        .fold(curves.clone(), |curves, segment| curves.with_level(segment, usual.level(segment)))
}
