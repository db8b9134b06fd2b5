//! Beds that a program sets aside for trafficking survivors within a house that others share, and
//! when it gives them to others.

use crate::domain::Refused;
use chrono::NaiveTime;
use std::str::FromStr;

/// Whether the units of a group are set aside for trafficking survivors.
///
/// Written as `none`, `for survivors`, `for survivors until 20:00`,
/// `for survivors until the program releases them` or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Reserved {
    /// They are not.
    None,
    /// They are, until they are released.
    ForSurvivors(Release),
    /// Not stated.
    #[default]
    Unknown,
}

/// When units that are set aside go to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Release {
    /// At this time of each day.
    At(NaiveTime),
    /// When the program says so.
    ByProgram,
    /// Not stated.
    Unstated,
}

impl Reserved {
    /// Whether they are set aside.
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
