//! What is stored of where a program is.

use crate::domain::{Refused, State, Zone};
use std::fmt;
use std::str::FromStr;

/// What is stored of where a program is: a zone, or less where even that is not stated.
///
/// Written as `zone 937`, `state CA` or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Place {
    /// A zone.
    Zone(Zone),
    /// Somewhere in a state.
    State(State),
    /// Not stated.
    #[default]
    Unknown,
}

impl Place {
    /// The zone, where it is known.
    pub fn zone(self) -> Option<Zone> {
        match self {
            Self::Zone(zone) => Some(zone),
            Self::State(_) | Self::Unknown => None,
        }
    }

    /// The state, where it is known.
    pub fn state(self) -> Option<State> {
        match self {
            Self::Zone(zone) => Some(zone.state()),
            Self::State(state) => Some(state),
            Self::Unknown => None,
        }
    }

    /// The words for people.
    pub fn words(self) -> String {
        match self {
            Self::Zone(zone) => zone.to_string(),
            Self::State(state) => format!("{state}, area not stated"),
            Self::Unknown => "area not stated".to_owned(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Zone(zone) => write!(f, "zone {}", zone.code()),
            Self::State(state) => write!(f, "state {state}"),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

impl FromStr for Place {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let unread = || Refused::not_one_of(text, &["zone 937", "state CA", "unknown"]);
        match text.split_once(' ') {
            Some(("zone", code)) => Zone::of_code(code).map(Self::Zone).ok_or_else(unread),
            Some(("state", state)) => state.parse().map(Self::State),
            None if text == "unknown" => Ok(Self::Unknown),
            Some(_) | None => Err(unread()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_read_back_the_same() {
        for text in ["zone 937", "state CA", "unknown"] {
            assert_eq!(text.parse::<Place>().unwrap().to_string(), text);
        }
        assert!("zone 000".parse::<Place>().is_err());
    }
}
