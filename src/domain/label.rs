//! The label of a household within one request: a short code, so that no name can be entered.

use crate::domain::{Refused, shown};
use crate::words::say;
use std::fmt;
use std::str::FromStr;

/// A short code such as `A`, `7` or `B-2`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label(Box<str>);

/// The longest label, in bytes.
const LONGEST: usize = 8;

impl FromStr for Label {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let fine = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
        if (1..=LONGEST).contains(&text.len()) && text.chars().all(fine) {
            return Ok(Self(text.into()));
        }
        Err(Refused::new(say::not_a_label(shown(text)), say::enter_label_in_capitals(LONGEST)))
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_short_code_is_a_label() {
        for fine in ["A", "12", "B-2", "ABCDEFGH"] {
            assert_eq!(fine.parse::<Label>().unwrap().to_string(), fine);
        }
        for wrong in ["", "a", "Maria", "A B", "ABCDEFGHI", "\u{c4}", "A_1"] {
            assert!(wrong.parse::<Label>().is_err(), "{wrong}");
        }
    }
}
