//! The least time that a program asks people to stay.

use crate::domain::stay::length;
use crate::domain::{Refused, StayLimit, shown};
use crate::words::{Text, say};
use chrono::NaiveDate;
use std::fmt;
use std::str::FromStr;

/// The fewest nights that a program asks people to stay, in the unit it stated: `30 days`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LeastStay(StayLimit);

impl LeastStay {
    /// The nights, counted from a date.
    pub fn nights(&self, first: NaiveDate) -> u32 {
        self.0.nights_from(first)
    }
}

impl From<&LeastStay> for Text {
    fn from(least: &LeastStay) -> Self {
        Self::from(&least.0)
    }
}

impl fmt::Display for LeastStay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for LeastStay {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        length(text).map(Self).ok_or_else(|| {
            Refused::new(say::not_a_length_of_stay(shown(text)), say::enter_length_of_stay())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_least_stay_is_a_plain_length() {
        let least: LeastStay = "3 months".parse().unwrap();
        assert_eq!(least.nights(day("2026-11-30")), 90);
        assert_eq!(least.nights(day("2027-05-01")), 92);
        for wrong in ["", "90", "until 18", "no limit", "6 months to 1 year"] {
            assert!(wrong.parse::<LeastStay>().is_err(), "{wrong}");
        }
    }
}
