//! The rows of settings, by name, inside a transaction.

use crate::store::StoreError;
use crate::store::db::Db;
use crate::store::schema::setting;
use diesel::prelude::*;

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
