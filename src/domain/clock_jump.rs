//! A jump of the clock that times promises.

use crate::words::{Text, say};
use chrono::TimeDelta;

/// The size of a clock jump, negative if the clock went back. Its text says what became of
/// promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockJump(pub TimeDelta);

impl From<ClockJump> for Text {
    fn from(ClockJump(by): ClockJump) -> Self {
        let minutes = by.num_minutes();
        if minutes < 0 {
            say::clock_jumped_back(minutes.saturating_abs())
        } else {
            say::clock_jumped_ahead(minutes)
        }
    }
}
