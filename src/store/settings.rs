//! The settings of a network, by name.

use crate::store::changes::note_everything;
use crate::store::connection::Db;
use crate::store::schema::setting;
use crate::store::{Store, StoreError};
use diesel::prelude::*;

impl Store {
    /// The value of a setting; `None` if the network has not decided it.
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.read(|db| read(db, name))
    }

    /// Sets a setting, or with `None` returns to its default.
    pub fn set(&self, name: &str, value: Option<&str>) -> Result<(), StoreError> {
        self.write(|db| {
            write(db, name, value)?;
            Ok(note_everything(db)?)
        })
    }
}

/// The value of a setting, inside a transaction.
pub(super) fn read(db: &mut Db, name: &str) -> Result<Option<String>, StoreError> {
    Ok(setting::table.find(name).select(setting::value).first(db).optional()?)
}

/// Sets a setting, inside a transaction.
pub(super) fn write(db: &mut Db, name: &str, value: Option<&str>) -> Result<(), StoreError> {
    diesel::delete(setting::table.find(name)).execute(db)?;
    if let Some(value) = value {
        diesel::insert_into(setting::table)
            .values((setting::name.eq(name), setting::value.eq(value)))
            .execute(db)?;
    }
    Ok(())
}
