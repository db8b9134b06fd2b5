//! Secrets that only their owner holds: the cookie of a session, the link of an invitation.
//!
//! A secret is 256 random bits, so a plain digest is enough to recognize it. It is looked up by its
//! digest, so the time that takes does not tell how much of a guess was right.

use crate::domain::hex;
use crate::store::StoreError;
use crate::store::random::bytes;
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// The number of letters of a secret: 32 bytes in hexadecimal digits.
const LETTERS: usize = 64;

/// A secret as its owner has it. It is never logged: its debug form hides the text.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretText(String);

impl SecretText {
    /// Draws a new secret.
    pub(super) fn draw() -> Result<Self, StoreError> {
        Ok(Self(hex(&bytes::<{ LETTERS / 2 }>()?)))
    }

    /// The text, for its owner.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    pub(super) fn digest(&self) -> String {
        digest(&self.0)
    }
}

/// The digest by which a secret is recognized.
pub(super) fn digest(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a secret")
    }
}

/// A text that cannot be a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSecret;

impl FromStr for SecretText {
    type Err = NoSecret;

    fn from_str(text: &str) -> Result<Self, NoSecret> {
        let fine = text.len() == LETTERS
            && text.bytes().all(|c| c.is_ascii_digit() || (b'a'..=b'f').contains(&c));
        if fine { Ok(Self(text.to_owned())) } else { Err(NoSecret) }
    }
}
