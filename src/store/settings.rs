//! What a network has decided for itself, each under a name.

use crate::store::changes::note_everything;
use crate::store::connection::Db;
use crate::store::schema::setting;
use crate::store::{Store, StoreError};
use diesel::prelude::*;

impl Store {
    /// The value of a setting; `None` where the network has not decided.
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.read(|db| read(db, name))
    }

    /// Decides a setting, or with `None` goes back to what holds without one.
    pub fn set(&self, name: &str, value: Option<&str>) -> Result<(), StoreError> {
        self.write(|db| {
            write(db, name, value)?;
            Ok(note_everything(db)?)
        })
    }
}

/// The value of a setting, within a look at other things.
pub(super) fn read(db: &mut Db, name: &str) -> Result<Option<String>, StoreError> {
    Ok(setting::table.find(name).select(setting::value).first(db).optional()?)
}

/// Decides a setting, within other changes.
pub(super) fn write(db: &mut Db, name: &str, value: Option<&str>) -> Result<(), StoreError> {
    diesel::delete(setting::table.find(name)).execute(db)?;
    if let Some(value) = value {
        diesel::insert_into(setting::table)
            .values((setting::name.eq(name), setting::value.eq(value)))
            .execute(db)?;
    }
    Ok(())
}
