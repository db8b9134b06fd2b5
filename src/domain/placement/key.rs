//! The key of a request. A repeated key returns the first answer and does nothing twice.

use crate::domain::{Refused, shown};
use crate::words::say;
use std::fmt;
use std::str::FromStr;

/// A UUID that the caller generated, in lowercase.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RequestKey(Box<str>);

impl RequestKey {
    /// The texts that are keys, as a regular expression.
    pub const PATTERN: &str =
        "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";

    /// A version 4 UUID from 16 random bytes.
    pub fn of_random(bytes: [u8; 16]) -> Self {
        const VERSION: u128 = 0xF << 76;
        const VARIANT: u128 = 0b11 << 62;
        let drawn = u128::from_be_bytes(bytes) & !VERSION & !VARIANT;
        let digits = format!("{:032x}", drawn | 0x4 << 76 | 0b10 << 62);
        let mut text = String::with_capacity(36);
        for (at, digit) in digits.chars().enumerate() {
            if matches!(at, 8 | 12 | 16 | 20) {
                text.push('-');
            }
            text.push(digit);
        }
        Self(text.into())
    }
}

impl fmt::Display for RequestKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for RequestKey {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let parts: Vec<usize> = text.split('-').map(str::len).collect();
        let hex = text.chars().all(|c| c == '-' || c.is_ascii_hexdigit());
        if hex && parts == [8, 4, 4, 4, 12] {
            return Ok(Self(text.to_ascii_lowercase().into()));
        }
        Err(Refused::new(say::not_a_uuid(shown(text)), say::draw_new_uuid()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_uuid() {
        let key: RequestKey = "0D9FB5A0-7C3E-4B55-9C39-6B7F0A1B2C3D".parse().unwrap();
        assert_eq!(key.to_string(), "0d9fb5a0-7c3e-4b55-9c39-6b7f0a1b2c3d");
        let drawn = RequestKey::of_random([0xFF; 16]).to_string();
        assert_eq!(drawn, "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(drawn.parse(), Ok(RequestKey::of_random([0xFF; 16])));
        let none = RequestKey::of_random([0; 16]).to_string();
        assert_eq!(none, "00000000-0000-4000-8000-000000000000");
        for wrong in ["", "1", "0d9fb5a07c3e4b559c396b7f0a1b2c3d", "x".repeat(36).as_str()] {
            assert!(wrong.parse::<RequestKey>().is_err(), "{wrong}");
        }
    }
}
