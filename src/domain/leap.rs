//! A leap of the clock by which promises run.

use crate::words::{Text, say};
use chrono::TimeDelta;

/// How far the clock leapt, back if below nothing: as a sentence, what became of promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leap(pub TimeDelta);

impl From<Leap> for Text {
    fn from(Leap(by): Leap) -> Self {
        let minutes = by.num_minutes();
        if minutes < 0 {
            say::clock_jumped_back(minutes.saturating_abs())
        } else {
            say::clock_jumped_ahead(minutes)
        }
    }
}
