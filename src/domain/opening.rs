//! Openings a program expects: a day, and perhaps how many units.

use crate::domain::{Clocks, Refused, Timestamp, shown};
use crate::words::{Text, say};
use chrono::NaiveDate;
use std::fmt;
use std::str::FromStr;

/// Something will be free from a day on.
///
/// Written as `2026-12-05`, or `2026-12-05 x2` where the number is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExpectedOpening {
    /// The day.
    pub day: NaiveDate,
    /// How many units; `None` when nobody has said.
    pub units: Option<u16>,
}

impl ExpectedOpening {
    /// Whether it is enough for this number of units; true while its size is not known.
    pub fn is_enough(self, needed: u32) -> bool {
        self.units.is_none_or(|units| u32::from(units) >= needed)
    }

    /// Whether it is still to come, by the clocks of its program: its day has not passed, and nothing
    /// was posted on that day or later, which would know of it.
    pub fn is_ahead(self, clocks: Clocks, now: Timestamp, posted: Option<Timestamp>) -> bool {
        let day = |moment| clocks.days(moment).0;
        self.day >= day(now) && posted.is_none_or(|posted| self.day > day(posted))
    }
}

/// As the sentence "2 beds are expected Dec 5."
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
