//! Openings that a program expects: a day, and the number of units if known.

use crate::domain::{Clocks, Refused, Timestamp, shown};
use crate::words::{Text, say};
use chrono::NaiveDate;
use std::fmt;
use std::str::FromStr;

/// An opening expected from a day on.
///
/// Written as `2026-12-05`, or `2026-12-05 x2` if the number is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExpectedOpening {
    /// The day.
    pub day: NaiveDate,
    /// The number of units; `None` if not stated.
    pub units: Option<u16>,
}

impl ExpectedOpening {
    /// Returns true if it is enough for this many units, or if its size is unknown.
    pub fn is_enough(self, needed: u32) -> bool {
        self.units.is_none_or(|units| u32::from(units) >= needed)
    }

    /// Returns true if the opening is still to come by the program's clocks. Its day must not have
    /// passed. A post on that day or later replaces the expectation.
    pub fn is_ahead(self, clocks: Clocks, now: Timestamp, posted: Option<Timestamp>) -> bool {
        let day = |moment| clocks.days(moment).0;
        self.day >= day(now) && posted.is_none_or(|posted| self.day > day(posted))
    }
}

/// The sentence, as in "2 beds are expected Dec 5."
impl From<ExpectedOpening> for Text {
    fn from(opening: ExpectedOpening) -> Self {
        match opening.units {
            Some(units) => say::beds_expected(opening.day, units),
            None => say::bed_expected(opening.day),
        }
    }
}

impl fmt::Display for ExpectedOpening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day.format("%Y-%m-%d"))?;
        self.units.map_or(Ok(()), |units| write!(f, " x{units}"))
    }
}

impl FromStr for ExpectedOpening {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let text = text.trim();
        let (day, units) = match text.split_once(" x") {
            Some((day, units)) => (day, Some(units.parse().ok())),
            None => (text, None),
        };
        let day = NaiveDate::parse_from_str(day.trim(), "%Y-%m-%d").ok();
        match (day, units) {
            (Some(day), None) => Ok(Self { day, units: None }),
            (Some(day), Some(Some(units))) if units > 0 => Ok(Self { day, units: Some(units) }),
            (Some(_) | None, _) => {
                Err(Refused::new(say::not_an_opening(shown(text)), say::enter_opening()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_with_or_without_a_number() {
        for text in ["2026-12-05", "2026-12-05 x2"] {
            assert_eq!(text.parse::<ExpectedOpening>().unwrap().to_string(), text);
        }
        for wrong in ["", "soon", "2026-13-05", "2026-12-05 x0", "2026-12-05 two", "x2"] {
            assert!(wrong.parse::<ExpectedOpening>().is_err(), "{wrong}");
        }
    }
}
