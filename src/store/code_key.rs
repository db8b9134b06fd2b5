//! The key to arrival codes, which are encrypted and findable only by who has one.
//!
//! A row has two things of its code. `sealed_code` is the code under a one-time pad, so that the
//! organization that asked can see it again. `code` is a digest under a key, so that an arrival
//! finds it. The digest has the unit group in it: a code of another program is as unknown as one
//! that was never drawn. Both need the key in the settings. A code has 35 bits, so a digest without
//! a key could be searched through in seconds.

use crate::domain::placement::{CODE_BITS, Placement, ReadBack, SealedCode};
use crate::domain::{PlacementId, UnitGroupId, hex};
use crate::store::db::{Db, each};
use crate::store::random::bytes;
use crate::store::schema::setting;
use crate::store::{StoreError, settings};
use diesel::prelude::*;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt;

/// The name of the setting with the key.
const SETTING: &str = "arrival-code-key";
/// The bytes of the key.
const LENGTH: usize = 32;

/// The key of a database to its arrival codes.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct CodeKey([u8; LENGTH]);

impl CodeKey {
    /// The key; `None` before the first placement.
    pub(super) fn read(db: &mut Db) -> Result<Option<Self>, StoreError> {
        settings::read(db, SETTING)?.map(|text| Self::parse(&text)).transpose()
    }

    /// The key, which is drawn for the first placement.
    pub(super) fn made(db: &mut Db) -> Result<Self, StoreError> {
        if let Some(key) = Self::read(db)? {
            return Ok(key);
        }
        let row = (setting::name.eq(SETTING), setting::value.eq(hex(&bytes::<LENGTH>()?)));
        // Of two that draw one at once, the first to commit counts.
        each!(db, db => {
            diesel::insert_into(setting::table).values(row).on_conflict_do_nothing().execute(db)
        })?;
        Self::read(db)?.ok_or_else(|| unreadable("is gone"))
    }

    fn parse(text: &str) -> Result<Self, StoreError> {
        let digits = text.as_bytes().chunks(2);
        let byte = |two: &[u8]| u8::from_str_radix(str::from_utf8(two).ok()?, 16).ok();
        let read: Option<Vec<u8>> = digits.map(byte).collect();
        let read = read.and_then(|read| read.try_into().ok());
        read.map(Self).ok_or_else(|| unreadable("is no key"))
    }

    /// The digest by which an arrival at a unit group finds a code.
    pub(super) fn digest(&self, group: &UnitGroupId, code: ReadBack) -> Result<String, StoreError> {
        let code = code.bits().to_be_bytes();
        Ok(hex(&self.mac(b"find", &[group.as_str().as_bytes(), &code])?))
    }

    /// Encrypts the code of a placement.
    pub(super) fn seal(&self, of: &PlacementId, code: ReadBack) -> Result<SealedCode, StoreError> {
        Ok(SealedCode::of(code.bits() ^ self.pad(of)?))
    }

    /// Decrypts the code of a placement.
    pub(super) fn open(&self, of: &Placement) -> Result<ReadBack, StoreError> {
        Ok(ReadBack::of(of.code.bits() ^ self.pad(&of.id)?))
    }

    /// The pad of a placement. Each id is drawn once, so each pad is used once.
    fn pad(&self, of: &PlacementId) -> Result<u64, StoreError> {
        let mac = self.mac(b"seal", &[of.as_str().as_bytes()])?;
        let pad = mac.iter().take(8).fold(0, |pad, byte| pad << 8 | u64::from(*byte));
        Ok(pad & CODE_BITS)
    }

    /// The HMAC-SHA256 of some parts. No part but the last has a zero byte in it.
    fn mac(&self, what: &[u8], parts: &[&[u8]]) -> Result<Vec<u8>, StoreError> {
        let keyed = Hmac::<Sha256>::new_from_slice(&self.0);
        let mut mac = keyed.map_err(|_length| unreadable("has another length"))?;
        mac.update(what);
        for part in parts {
            mac.update(&[0]);
            mac.update(part);
        }
        Ok(mac.finalize().into_bytes().to_vec())
    }
}

impl fmt::Debug for CodeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }
}

pub(super) fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable { what: format!("setting {SETTING}: {what}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_digest_tells_unit_groups_codes_and_keys_apart() {
        let (key, other) = (CodeKey([7; LENGTH]), CodeKey([8; LENGTH]));
        let (here, there) = ("a".parse().unwrap(), "b".parse().unwrap());
        let all = [
            key.digest(&here, ReadBack::of(1)),
            key.digest(&here, ReadBack::of(2)),
            key.digest(&there, ReadBack::of(1)),
            other.digest(&here, ReadBack::of(1)),
        ];
        let all: BTreeSet<_> = all.map(Result::unwrap).into();
        assert_eq!(all.len(), 4);
        assert!(all.iter().all(|digest| digest.len() == 64));
        let (one, two) = ("1".parse().unwrap(), "2".parse().unwrap());
        let sealed = [&one, &two].map(|id| key.seal(id, ReadBack::of(99)).unwrap());
        assert_ne!(sealed[0], sealed[1], "each placement has a pad of its own");
        assert_eq!(CodeKey::parse(&hex(&key.0)).unwrap(), key);
        for broken in ["", "zz", &hex(&[1; 31])] {
            assert!(CodeKey::parse(broken).is_err(), "{broken}");
        }
    }
}
