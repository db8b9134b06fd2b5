//! Everything that is stated of programs, with its history and its sources: what a file of the
//! network holds.

use crate::domain::Catalog;
use crate::store::posts::last_of_each;
use crate::store::programs::{AssertionRow, organizations};
use crate::store::schema::assertion;
use crate::store::{Store, StoreError, night};
use diesel::connection::DefaultLoadingMode;
use diesel::prelude::*;

impl Store {
    /// Everything that is stated of programs, by which source and as of when, with the organizations
    /// that run them and their last posts.
    pub fn stated(&self) -> Result<Catalog, StoreError> {
        self.read_at_leisure(|db| {
            let programs = night::entries(db)?;
            let groups = night::unit_groups(db)?;
            let mut catalog =
                Catalog { network: night::called(db)?, programs, groups, ..Catalog::default() };
            catalog.organizations = organizations(db)?;
            let rows = assertion::table
                .order(assertion::id)
                .select(AssertionRow::as_select())
                .load_iter::<AssertionRow, DefaultLoadingMode>(db)?;
            for row in rows {
                catalog.assertions.push(row?.read()?);
            }
            last_of_each(db, None, |_, post| {
                catalog.posts.push(post);
                Ok(())
            })?;
            Ok(catalog)
        })
    }
}
