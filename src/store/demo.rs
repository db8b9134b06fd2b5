//! The mark by which a database holds a demo.

use super::identity::{DEMO, MADE_FOR};
use super::{Store, StoreError, settings};

impl Store {
    /// Returns true if the database holds a demo, which accepts the publicly known tokens.
    pub fn is_demo(&self) -> Result<bool, StoreError> {
        self.read(|db| Ok(settings::read(db, MADE_FOR)?.is_some_and(|kind| kind == DEMO)))
    }

    /// Marks the database as a demo.
    pub fn call_demo(&self) -> Result<(), StoreError> {
        self.write(|db| settings::write(db, MADE_FOR, Some(DEMO)))
    }
}
