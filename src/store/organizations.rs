//! Organizations: those that run programs, and those that only look for places.

use crate::domain::{OrganizationId, Refused, Timestamp, hex};
use crate::store::accounts::stored;
use crate::store::audit::{self, AuditEntry};
use crate::store::db::Db;
use crate::store::error::{Explained, is_taken};
use crate::store::random::bytes;
use crate::store::schema::{network, organization};
use crate::store::{Store, StoreError};
use chrono::NaiveDateTime;
use diesel::dsl::{exists, select};
use diesel::prelude::*;

/// An organization, and whether it is vetted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedOrganization {
    /// The id.
    pub id: OrganizationId,
    /// The name.
    pub name: String,
    /// The time since which it sees the intake numbers of others.
    pub vetted_at: Option<Timestamp>,
}

/// The id, the name, and the time since which it is vetted.
type OrganizationRow = (String, String, Option<NaiveDateTime>);

impl Store {
    /// The name of an organization.
    pub fn organization_name(&self, id: &OrganizationId) -> Result<String, StoreError> {
        let name: Option<String> = self.read(|db| {
            let named = organization::table.find(id.as_str()).select(organization::name);
            Ok(named.first(db).optional()?)
        })?;
        name.ok_or_else(|| StoreError::NotThere { what: format!("organization {id}") })
    }

    /// Adds an organization that runs no program, such as a hotline.
    pub fn add_organization(&self, id: &OrganizationId, name: &str) -> Result<(), StoreError> {
        self.write(|db| {
            let row = (organization::id.eq(id.as_str()), organization::name.eq(name));
            match diesel::insert_into(organization::table).values(row).execute(db) {
                Ok(_) => Ok(()),
                Err(error) if is_taken(&error) => {
                    Err(StoreError::AlreadyThere { what: format!("organization {id}") })
                }
                Err(error) => Err(error.into()),
            }
        })
    }

    /// All organizations, by name.
    pub fn organizations(&self) -> Result<Vec<ListedOrganization>, StoreError> {
        let rows: Vec<OrganizationRow> = self.read(|db| {
            Ok(organization::table
                .select((organization::id, organization::name, organization::vetted_at))
                .order((organization::name, organization::id))
                .load(db)?)
        })?;
        let read = |(id, name, vetted_at): OrganizationRow| {
            let unread = |why: Refused| StoreError::Unreadable {
                what: format!("organization {id}: {}", why.english()),
            };
            Ok(ListedOrganization {
                id: id.parse().map_err(unread)?,
                name,
                vetted_at: vetted_at.map(|at| at.and_utc()),
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// Adds an organization under an id drawn at random, and returns the id.
    pub fn found_organization(&self, name: &str) -> Result<OrganizationId, StoreError> {
        let id = hex(&bytes::<16>()?);
        let id: OrganizationId =
            id.parse().map_err(|why: Refused| StoreError::Failed { reason: why.english() })?;
        self.add_organization(&id, name)?;
        Ok(id)
    }

    /// Vets an organization. One that was vetted before keeps its earlier time.
    pub fn vet_organization(
        &self,
        id: &OrganizationId,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        self.write(|db| {
            must_exist(db, id)?;
            diesel::update(organization::table.find(id.as_str()))
                .filter(organization::vetted_at.is_null())
                .set(organization::vetted_at.eq(stored(entry.at)))
                .execute(db)?;
            audit::append(db, entry)
        })
    }

    /// Names a network that has no name yet.
    pub fn name_network(&self, name: &str) -> Result<(), StoreError> {
        self.write(|db| {
            let row = (network::id.eq(1), network::name.eq(name), network::notice.eq(""));
            diesel::insert_into(network::table).values(row).execute(db)?;
            Ok(())
        })
    }
}

/// Returns an error if there is no organization with this id.
pub(super) fn must_exist(db: &mut Db, id: &OrganizationId) -> Result<(), StoreError> {
    let there: bool = select(exists(organization::table.find(id.as_str()))).get_result(db)?;
    if there {
        return Ok(());
    }
    Err(StoreError::NotThere { what: format!("organization {id}") })
}
