//! Rows of accounts, read as values.

use crate::domain::{
    Account, AccountId, Affiliation, Membership, ProgramId, Refused, Team, Timestamp,
};
use crate::store::StoreError;
use crate::store::db::Db;
use crate::store::error::Explained;
use crate::store::schema::{account, account_program};
use chrono::{NaiveDateTime, SubsecRound};
use diesel::prelude::*;

/// A moment as both databases keep it: to the microsecond.
pub(in crate::store) fn stored(at: Timestamp) -> NaiveDateTime {
    at.naive_utc().trunc_subsecs(6)
}

/// The row of an account.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = account)]
pub(super) struct AccountRow {
    pub(super) id: String,
    pub(super) organization_id: String,
    pub(super) role: String,
    pub(super) sign_in_name: String,
    pub(super) team: Option<String>,
    pub(super) state: String,
    pub(super) password: String,
    pub(super) pin: Option<String>,
    pub(super) code_secret: Option<String>,
    pub(super) code_since: Option<NaiveDateTime>,
    pub(super) code_step: i64,
    pub(super) made_at: NaiveDateTime,
}

impl AccountRow {
    /// The account, with the programs it may post for.
    pub(super) fn account(&self, db: &mut Db) -> Result<Account, StoreError> {
        let programs: Vec<String> = account_program::table
            .filter(account_program::account_id.eq(&self.id))
            .order(account_program::program_id)
            .select(account_program::program_id)
            .load(db)?;
        let unread = |why: Refused| unreadable(&self.id, &why);
        Ok(Account {
            id: self.id.parse().map_err(unread)?,
            name: self.sign_in_name.parse().map_err(unread)?,
            membership: Membership {
                affiliation: Affiliation {
                    organization: self.organization_id.parse().map_err(unread)?,
                    role: self.role.parse().map_err(unread)?,
                },
                programs: program_ids(programs, &self.id)?,
                team: team(self.team.as_deref(), &self.id)?,
            },
            state: self.state.parse().map_err(unread)?,
            has_codes: self.code_since.is_some(),
            has_pin: self.pin.is_some(),
            made_at: self.made_at.and_utc(),
        })
    }
}

/// The row of an account; `None` if there is none.
pub(super) fn account_row(db: &mut Db, id: &AccountId) -> Result<Option<AccountRow>, StoreError> {
    let row = account::table.find(id.as_str()).select(AccountRow::as_select());
    Ok(row.first(db).optional()?)
}

/// The error for a row that is not there.
pub(super) fn no_account(id: &AccountId) -> StoreError {
    StoreError::NotThere { what: format!("account {id}") }
}

pub(super) fn program_ids(ids: Vec<String>, of: &str) -> Result<Vec<ProgramId>, StoreError> {
    ids.into_iter().map(|id| id.parse().map_err(|why| unreadable(of, &why))).collect()
}

pub(super) fn team(text: Option<&str>, of: &str) -> Result<Option<Team>, StoreError> {
    text.map(|team| team.parse().map_err(|why| unreadable(of, &why))).transpose()
}

pub(super) fn unreadable(id: &str, why: &Refused) -> StoreError {
    StoreError::Unreadable { what: format!("{id}: {}", why.english()) }
}
