//! Limits on room sharing, for programs whose rooms hold several households.

use crate::domain::{Refused, shown};
use crate::words::say;
use std::fmt;
use std::str::FromStr;

/// The rules for people of different households who share rooms.
///
/// Written as `rooms of 2, one gender, one age band`, or `unknown` if not stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Mates {
    /// The beds per room; 0 if not stated.
    pub beds: u16,
    /// True if all people in a room must be of one gender.
    pub one_gender: bool,
    /// True if minors and adults must sleep in different rooms.
    pub one_age_band: bool,
}

impl Mates {
    /// Returns true if the rules limit who may share a room.
    pub fn matter(self) -> bool {
        self.beds > 0 && (self.one_gender || self.one_age_band)
    }
}

impl fmt::Display for Mates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.beds == 0 {
            return f.write_str("unknown");
        }
        write!(f, "rooms of {}", self.beds)?;
        for (said, words) in [(self.one_gender, "one gender"), (self.one_age_band, "one age band")]
        {
            if said {
                write!(f, ", {words}")?;
            }
        }
        Ok(())
    }
}

impl FromStr for Mates {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        if text == "unknown" {
            return Ok(Self::default());
        }
        let mut parts = text.split(',').map(str::trim);
        let beds = parts.next().and_then(|first| first.strip_prefix("rooms of "));
        let beds = beds.and_then(|beds| beds.parse().ok()).filter(|beds| *beds > 0);
        let mut mates = Self { beds: beds.ok_or_else(|| unread(text))?, ..Self::default() };
        for part in parts {
            match part {
                "one gender" => mates.one_gender = true,
                "one age band" => mates.one_age_band = true,
                _ => return Err(unread(text)),
            }
        }
        Ok(mates)
    }
}

fn unread(text: &str) -> Refused {
    Refused::new(say::not_who_shares_rooms(shown(text)), say::enter_who_shares_rooms())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_the_rest_refused() {
        for text in ["unknown", "rooms of 2", "rooms of 4, one gender, one age band"] {
            assert_eq!(text.parse::<Mates>().unwrap().to_string(), text);
        }
        for wrong in ["", "rooms of 0", "rooms of -1", "2 beds", "rooms of 2, quiet"] {
            assert!(wrong.parse::<Mates>().is_err(), "{wrong}");
        }
    }
}
