//! Accounts as an organization sees them: added, listed, suspended and ended.

use super::rows::{AccountRow, account_row, no_account, stored, unreadable};
use crate::domain::{
    Account, AccountId, AccountState, Membership, OrganizationId, SignInName, Timestamp, hex,
};
use crate::store::audit::{self, AuditEntry};
use crate::store::db::Db;
use crate::store::error::is_taken;
use crate::store::organizations;
use crate::store::random::bytes;
use crate::store::schema::{account, account_program, session};
use crate::store::{Store, StoreError};
use diesel::dsl::{exists, select};
use diesel::prelude::*;

/// An account to add.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The sign-in name.
    pub name: SignInName,
    /// The hash of the password.
    pub password: String,
}

impl Store {
    /// Adds an account without an invitation, for a person who runs the server.
    pub fn add_account(
        &self,
        new: &NewAccount,
        membership: &Membership,
        now: Timestamp,
    ) -> Result<AccountId, StoreError> {
        self.write(|db| add(db, new, membership, now))
    }

    /// An account; `None` if there is none.
    pub fn account(&self, id: &AccountId) -> Result<Option<Account>, StoreError> {
        self.read(|db| account_row(db, id)?.map(|row| row.account(db)).transpose())
    }

    /// The account with a sign-in name; `None` if there is none.
    pub fn account_named(&self, name: &SignInName) -> Result<Option<Account>, StoreError> {
        self.read(|db| {
            let row: Option<AccountRow> = account::table
                .filter(account::sign_in_name.eq(name.as_str()))
                .select(AccountRow::as_select())
                .first(db)
                .optional()?;
            row.map(|row| row.account(db)).transpose()
        })
    }

    /// The accounts of an organization, or all, by organization and name.
    pub fn accounts(&self, of: Option<&OrganizationId>) -> Result<Vec<Account>, StoreError> {
        self.read(|db| {
            let mut wanted = account::table
                .order((account::organization_id, account::sign_in_name))
                .select(AccountRow::as_select())
                .into_boxed();
            if let Some(organization) = of {
                wanted = wanted.filter(account::organization_id.eq(organization.as_str()));
            }
            let rows: Vec<AccountRow> = wanted.load(db)?;
            rows.iter().map(|row| row.account(db)).collect()
        })
    }

    /// Returns true if anybody has an account.
    pub fn has_accounts(&self) -> Result<bool, StoreError> {
        self.read(|db| Ok(select(exists(account::table.select(account::id))).get_result(db)?))
    }

    /// Sets the state of an account. Unless it is active, all its sessions end. An account that
    /// ended stays ended.
    pub fn set_account_state(
        &self,
        id: &AccountId,
        state: AccountState,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        self.write(|db| {
            let changed = diesel::update(account::table.find(id.as_str()))
                .filter(account::state.ne(AccountState::Ended.to_string()))
                .set(account::state.eq(state.to_string()))
                .execute(db)?;
            if changed == 0 {
                return Err(no_account(id));
            }
            if state != AccountState::Active {
                diesel::delete(session::table.filter(session::account_id.eq(id.as_str())))
                    .execute(db)?;
            }
            audit::append(db, entry)
        })
    }
}

/// Adds an account and the programs it posts for.
pub(super) fn add(
    db: &mut Db,
    new: &NewAccount,
    membership: &Membership,
    now: Timestamp,
) -> Result<AccountId, StoreError> {
    let of = &membership.affiliation;
    organizations::must_exist(db, &of.organization)?;
    let id = hex(&bytes::<16>()?);
    let row = AccountRow {
        id: id.clone(),
        organization_id: of.organization.to_string(),
        role: of.role.to_string(),
        sign_in_name: new.name.to_string(),
        team: membership.team.as_ref().map(ToString::to_string),
        state: AccountState::Active.to_string(),
        password: new.password.clone(),
        pin: None,
        code_secret: None,
        code_since: None,
        code_step: 0,
        made_at: stored(now),
    };
    match row.insert_into(account::table).execute(db) {
        Ok(_) => {}
        Err(error) if is_taken(&error) => {
            return Err(StoreError::AlreadyThere { what: format!("sign-in name {}", new.name) });
        }
        Err(error) => return Err(error.into()),
    }
    for program in &membership.programs {
        let row =
            (account_program::account_id.eq(&id), account_program::program_id.eq(program.as_str()));
        diesel::insert_into(account_program::table).values(row).execute(db)?;
    }
    id.parse().map_err(|why| unreadable(&id, &why))
}
