//! Beds reserved for trafficking survivors in a shared house, and when they are released.

use crate::domain::Refused;
use chrono::NaiveTime;
use std::str::FromStr;

/// The reservation of a group's units for trafficking survivors.
///
/// Written as `none`, `for survivors`, `for survivors until 20:00`,
/// `for survivors until the program releases them` or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Reserved {
    /// The units are not reserved.
    None,
    /// The units are reserved until they are released.
    ForSurvivors(Release),
    /// Not stated.
    #[default]
    Unknown,
}

/// The time at which reserved units are released to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Release {
    /// At this time every day.
    At(NaiveTime),
    /// Once the program decides.
    ByProgram,
    /// Not stated.
    Unstated,
}

impl Reserved {
    /// Returns true if the units are reserved.
    pub fn is_kept(self) -> bool {
        matches!(self, Self::ForSurvivors(_))
    }
}

impl FromStr for Reserved {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        match text {
            "none" => Ok(Self::None),
            "unknown" => Ok(Self::Unknown),
            "for survivors" => Ok(Self::ForSurvivors(Release::Unstated)),
            "for survivors until the program releases them" => {
                Ok(Self::ForSurvivors(Release::ByProgram))
            }
            _ => text
                .strip_prefix("for survivors until ")
                .and_then(|time| NaiveTime::parse_from_str(time, "%H:%M").ok())
                .map(|time| Self::ForSurvivors(Release::At(time)))
                .ok_or_else(|| Refused::not_one_of(text, &WORDS)),
        }
    }
}

const WORDS: [&str; 5] = [
    "none",
    "for survivors",
    "for survivors until 20:00",
    "for survivors until the program releases them",
    "unknown",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beds_set_aside_are_read_with_their_release() {
        let eight = NaiveTime::from_hms_opt(20, 0, 0).unwrap();
        assert_eq!(
            "for survivors until 20:00".parse(),
            Ok(Reserved::ForSurvivors(Release::At(eight)))
        );
        for words in WORDS {
            assert!(words.parse::<Reserved>().is_ok(), "{words}");
        }
        assert!("for survivors until late".parse::<Reserved>().is_err());
    }
}
