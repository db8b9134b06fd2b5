//! Opens arrival codes for those who asked for a place, and seals those of earlier versions.

use super::NotPromised;
use crate::domain::Refused;
use crate::domain::placement::{Placement, ReadBack};
use crate::store::code_key::{CodeKey, unreadable};
use crate::store::db::Db;
use crate::store::error::Explained;
use crate::store::schema::placement;
use crate::store::{Store, StoreError};
use diesel::prelude::*;

impl Store {
    /// The code of a placement, for the organization that asked for it.
    pub fn read_back(&self, of: &Placement) -> Result<ReadBack, NotPromised> {
        if let Some(key) = self.0.code_key.get() {
            return Ok(key.open(of)?);
        }
        let key = self.read(CodeKey::read)?.ok_or_else(|| unreadable("is gone"))?;
        Ok(self.0.code_key.get_or_init(|| key).open(of)?)
    }
}

/// Seals the codes of placements that an earlier version stored in plain text.
pub(in crate::store) fn seal_plain_codes(db: &mut Db) -> Result<(), StoreError> {
    let plain: Vec<(String, String, String)> = placement::table
        .filter(placement::sealed_code.eq(""))
        .select((placement::id, placement::unit_group_id, placement::code))
        .load(db)?;
    if plain.is_empty() {
        return Ok(());
    }
    let key = CodeKey::made(db)?;
    for (id, group, code) in plain {
        let unread = |why: Refused| StoreError::Unreadable {
            what: format!("placement {id}: {}", why.english()),
        };
        let code: ReadBack = code.parse().map_err(unread)?;
        let (of, group) = (id.parse().map_err(unread)?, group.parse().map_err(unread)?);
        let sealed = (
            placement::code.eq(key.digest(&group, code)?),
            placement::sealed_code.eq(key.seal(&of, code)?.to_string()),
        );
        diesel::update(placement::table.find(&id)).set(sealed).execute(db)?;
    }
    Ok(())
}
