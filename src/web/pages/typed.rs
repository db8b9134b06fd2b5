//! Reads what people type: ages and numbers.

use crate::domain::{Age, AgeRange, Refused, shown};
use crate::words::say;

/// A typed age: whole years, or a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TypedAge {
    /// Whole years.
    Years(i64),
    /// A range, both ends included.
    Between {
        /// The youngest age possible.
        from: i64,
        /// The oldest age possible.
        to: i64,
    },
}

impl TypedAge {
    /// Returns the age, or the problem if it is out of range.
    pub(super) fn range(self) -> Result<AgeRange, Refused> {
        match self {
            Self::Years(years) => Age::try_from(years).map(AgeRange::exactly),
            Self::Between { from, to } => {
                AgeRange::between(Age::try_from(from)?, Age::try_from(to)?)
            }
        }
    }
}

/// Reads an age: `16`, `16-17`, `minor`, `adult`, `18+`, `under 18`, or nothing.
pub(super) fn age(text: &str) -> Result<Option<AgeRange>, Refused> {
    let lower = text.to_lowercase();
    match lower.as_str() {
        "" | "?" | "unknown" | "not known" | "no se sabe" => return Ok(None),
        "minor" | "under 18" | "<18" | "menor" => return Ok(Some(AgeRange::MINOR)),
        "adult" | "18+" | "18 +" | "over 18" | "adulto" | "adulta" => {
            return Ok(Some(AgeRange::ADULT));
        }
        _ => {}
    }
    let ends = lower.split_once(['-', '\u{2013}']);
    let between = ends.and_then(|(from, to)| Some((years(from)?, years(to)?)));
    match (years(&lower), between) {
        (Some(years), _) => TypedAge::Years(years).range().map(Some),
        (None, Some((from, to))) => TypedAge::Between { from, to }.range().map(Some),
        (None, None) => Err(Refused::new(say::not_an_age(shown(text)), say::enter_an_age())),
    }
}

fn years(text: &str) -> Option<i64> {
    text.trim().parse().ok()
}

/// Reads a whole number, or nothing; `none` is 0.
pub(super) fn whole(text: &str) -> Result<Option<u32>, Refused> {
    if text.is_empty() || text == "?" {
        return Ok(None);
    }
    if matches!(text.to_lowercase().as_str(), "no" | "none" | "ninguno") {
        return Ok(Some(0));
    }
    let refused =
        || Refused::new(say::not_a_whole_number(shown(text)), say::enter_a_number_or_blank());
    text.parse().map(Some).map_err(|_text| refused())
}
