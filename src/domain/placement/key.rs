//! The key of a request: asked again under it, the same answer comes back and nothing happens twice.

use crate::domain::{Refused, shown};
use std::fmt;
use std::str::FromStr;

/// A UUID that the asker drew, in small letters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RequestKey(Box<str>);

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
        Err(Refused::new(
            format!("\u{201c}{}\u{201d} is not a UUID.", shown(text)),
            "Draw a new UUID for every request, and send it again only with the same request.",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_uuid() {
        let key: RequestKey = "0D9FB5A0-7C3E-4B55-9C39-6B7F0A1B2C3D".parse().unwrap();
        assert_eq!(key.to_string(), "0d9fb5a0-7c3e-4b55-9c39-6b7f0a1b2c3d");
        for wrong in ["", "1", "0d9fb5a07c3e4b559c396b7f0a1b2c3d", "x".repeat(36).as_str()] {
            assert!(wrong.parse::<RequestKey>().is_err(), "{wrong}");
        }
    }
}
