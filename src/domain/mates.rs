//! Who may share a room with whom, where a program has rooms for several households.

use crate::domain::{Refused, shown};
use crate::words::say;
use std::fmt;
use std::str::FromStr;

/// How people of different households share rooms.
///
/// Written as `rooms of 2, one gender, one age band`; `unknown` when nobody has said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Mates {
    /// Beds in a room; 0 when nobody has said how beds are divided into rooms.
    pub beds: u16,
    /// Whether everyone in a room is of one gender.
    pub one_gender: bool,
    /// Whether minors and adults sleep in different rooms.
    pub one_age_band: bool,
}

impl Mates {
    /// Whether it matters who shares a room with whom.
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
