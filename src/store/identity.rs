//! The identity of a database: drawn when it is made, and never changed.
//!
//! It is stored among the settings, with what a start needs to notice missing data.

use super::db::Db;
use super::random::bytes;
use super::schema::setting;
use super::{StoreError, settings};
use diesel::prelude::*;
use std::fmt;
use std::str::FromStr;

/// The names of the settings.
const IDENTITY: &str = "database-identity";
pub(super) const MADE_FOR: &str = "database-made-for";
/// The number of changes ever committed to a file.
const COMMITS: &str = "database-commits";
/// A mark that the log of a file may hold changes that the file lacks.
const IN_USE: &str = "database-in-use";

pub(super) const DEMO: &str = "demo";
const NETWORK: &str = "network";
const YES: &str = "yes";
const NO: &str = "no";

/// The number of letters in an identity.
pub(super) const LETTERS: usize = 32;
/// The number of letters shown to a person.
const SHOWN: usize = 8;

/// The identity of a database: random letters without digits, so that no part of it looks like
/// another value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity(String);

/// The facts that a database stores about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SelfTold {
    /// The identity.
    pub(super) identity: Identity,
    /// The number of changes committed to it.
    pub(super) commits: u64,
    /// True if its log may hold changes that the file lacks.
    pub(super) in_use: bool,
}

impl Identity {
    pub(super) fn generate() -> Result<Self, StoreError> {
        let letter = |four_bits: u8| char::from(b'a' + four_bits);
        let drawn = bytes::<{ LETTERS / 2 }>()?;
        let letters = drawn.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(letter);
        Ok(Self(letters.collect()))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The application id for the header of a file. The first two bytes are `Wy` in every
    /// Waystation database; the last two depend on the identity.
    pub(super) fn application_id(&self) -> i32 {
        let two =
            self.0.bytes().take(4).fold(0_i32, |sum, letter| {
                (sum << 4) | i32::from(letter.saturating_sub(b'a') & 15)
            });
        (i32::from(b'W') << 24) | (i32::from(b'y') << 16) | two
    }
}

/// Writes as many letters as a person compares.
impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.get(..SHOWN).unwrap_or(&self.0))
    }
}

impl FromStr for Identity {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let is_letter = |letter: u8| (b'a'..=b'p').contains(&letter);
        if text.len() == LETTERS && text.bytes().all(is_letter) {
            return Ok(Self(text.to_owned()));
        }
        Err(())
    }
}

/// Stores the identity and the settings beside it, each only if it is missing.
pub(super) fn give(db: &mut Db, identity: &Identity) -> Result<(), StoreError> {
    let kept = [(IDENTITY, identity.as_str()), (MADE_FOR, NETWORK), (COMMITS, "0"), (IN_USE, NO)];
    for (name, value) in kept {
        if settings::read(db, name)?.is_none() {
            settings::write(db, name, Some(value))?;
        }
    }
    Ok(())
}

/// The facts that a database stores about itself; `None` if it has no identity.
pub(super) fn stored_identity(db: &mut Db) -> Result<Option<SelfTold>, StoreError> {
    let Some(identity) = of(db)? else { return Ok(None) };
    let (commits, in_use) = (commits(db)?, is_in_use(db)?);
    Ok(Some(SelfTold { identity, commits, in_use }))
}

/// The identity of a database; `None` if it has none.
pub(super) fn of(db: &mut Db) -> Result<Option<Identity>, StoreError> {
    let kept = settings::read(db, IDENTITY)?;
    kept.map(|text| text.parse().map_err(|()| unreadable(IDENTITY, &text))).transpose()
}

/// Counts one more change inside its transaction, and returns the new number.
pub(super) fn count(db: &mut Db) -> Result<u64, StoreError> {
    let commits = commits(db)? + 1;
    change(db, COMMITS, &commits.to_string())?;
    Ok(commits)
}

/// The number of changes committed.
pub(super) fn commits(db: &mut Db) -> Result<u64, StoreError> {
    let Some(text) = settings::read(db, COMMITS)? else { return Ok(0) };
    let read = text.parse::<u64>();
    read.map_err(|_no_number| unreadable(COMMITS, &text))
}

pub(super) fn is_in_use(db: &mut Db) -> Result<bool, StoreError> {
    Ok(settings::read(db, IN_USE)?.is_some_and(|word| word == YES))
}

pub(super) fn set_in_use(db: &mut Db, in_use: bool) -> Result<(), StoreError> {
    change(db, IN_USE, if in_use { YES } else { NO })
}

fn change(db: &mut Db, name: &str, value: &str) -> Result<(), StoreError> {
    diesel::update(setting::table.find(name)).set(setting::value.eq(value)).execute(db)?;
    Ok(())
}

fn unreadable(name: &str, text: &str) -> StoreError {
    StoreError::Unreadable { what: format!("the setting {name}: {text}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identities_differ_and_are_read_back_and_never_hold_a_digit() {
        let (one, other) = (Identity::generate().unwrap(), Identity::generate().unwrap());
        assert_ne!(one, other);
        assert_eq!(one.as_str().parse(), Ok(one.clone()));
        assert!(!one.as_str().contains(|letter: char| letter.is_ascii_digit()));
        assert_eq!(one.to_string().len(), SHOWN);
        for wrong in ["", "abc", "ABCDEFGHABCDEFGHABCDEFGHABCDEFGH", &"z".repeat(LETTERS)] {
            assert_eq!(wrong.parse::<Identity>(), Err(()), "{wrong}");
        }
    }

    #[test]
    fn the_header_of_a_file_says_waystation_and_which() {
        let of = |text: &str| text.repeat(8).parse::<Identity>().unwrap().application_id();
        assert_eq!(of("aaaa"), 0x5779_0000);
        assert_eq!(of("ponm"), 0x5779_fedc);
    }
}
