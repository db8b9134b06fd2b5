//! The settings of a network, by name.

use crate::store::changes::note_everything;
use crate::store::{Store, StoreError, settings};

impl Store {
    /// The value of a setting; `None` if the network has not decided it.
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.read(|db| settings::read(db, name))
    }

    /// Sets a setting, or with `None` returns to its default.
    pub fn set(&self, name: &str, value: Option<&str>) -> Result<(), StoreError> {
        self.write(|db| {
            settings::write(db, name, value)?;
            Ok(note_everything(db)?)
        })
    }
}
