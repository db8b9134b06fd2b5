//! The secrets of an account, as hashes.

use super::rows::{AccountRow, account_row, no_account, stored};
use crate::domain::{Account, AccountId, SignInName, Timestamp};
use crate::store::audit::{self, AuditEntry};
use crate::store::db::Db;
use crate::store::schema::{account, recovery_code, session};
use crate::store::secret::digest;
use crate::store::{Store, StoreError};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// The secrets of an account.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The account.
    pub account: Account,
    /// The hash of the password.
    pub password: String,
    /// The hash of the PIN.
    pub pin: Option<String>,
    /// The secret of the app that makes codes, in hexadecimal digits.
    pub code_secret: Option<String>,
}

impl Store {
    /// The secrets of the account with a sign-in name; `None` if there is none.
    pub fn credentials(&self, name: &SignInName) -> Result<Option<Credentials>, StoreError> {
        let named = account::table.filter(account::sign_in_name.eq(name.as_str().to_owned()));
        self.read(|db| {
            let row: Option<AccountRow> =
                named.select(AccountRow::as_select()).first(db).optional()?;
            row.map(|row| Credentials::of(row, db)).transpose()
        })
    }

    /// The secrets of an account.
    pub fn credentials_of(&self, id: &AccountId) -> Result<Credentials, StoreError> {
        self.read(|db| {
            let row = account_row(db, id)?.ok_or_else(|| no_account(id))?;
            Credentials::of(row, db)
        })
    }

    /// Uses the code of a time step. Returns false if that step, or a later one, was used before.
    pub fn use_code_step(&self, id: &AccountId, step: i64) -> Result<bool, StoreError> {
        self.write(|db| {
            let used = diesel::update(account::table.find(id.as_str()))
                .filter(account::code_step.lt(step))
                .set(account::code_step.eq(step))
                .execute(db)?;
            Ok::<_, StoreError>(used == 1)
        })
    }

    /// Uses a recovery code. Returns false if there is no such code or it was used before.
    pub fn use_recovery_code(
        &self,
        id: &AccountId,
        code: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.write(|db| {
            let used = diesel::update(recovery_code::table.find((id.as_str(), digest(code))))
                .filter(recovery_code::used_at.is_null())
                .set(recovery_code::used_at.eq(stored(now)))
                .execute(db)?;
            Ok::<_, StoreError>(used == 1)
        })
    }

    /// Stores the secret of an app that makes codes. It counts once its first code was entered.
    pub fn prepare_codes(&self, id: &AccountId, secret: &str) -> Result<(), StoreError> {
        self.write(|db| {
            let prepared = diesel::update(account::table.find(id.as_str()))
                .filter(account::code_since.is_null())
                .set(account::code_secret.eq(secret))
                .execute(db)?;
            if prepared == 0 { Err(no_account(id)) } else { Ok(()) }
        })
    }

    /// Lets the prepared app count, whose code of a time step was entered, and replaces all
    /// recovery codes.
    pub fn start_codes(
        &self,
        id: &AccountId,
        step: i64,
        recovery: &[String],
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        self.write(|db| {
            diesel::update(account::table.find(id.as_str()))
                .set((account::code_since.eq(stored(entry.at)), account::code_step.eq(step)))
                .execute(db)?;
            diesel::delete(recovery_code::table.filter(recovery_code::account_id.eq(id.as_str())))
                .execute(db)?;
            for code in recovery {
                let row = (
                    recovery_code::account_id.eq(id.as_str()),
                    recovery_code::digest.eq(digest(code)),
                );
                diesel::insert_into(recovery_code::table).values(row).execute(db)?;
            }
            audit::append(db, entry)
        })
    }

    /// Takes the app and the recovery codes from an account whose owner lost them, and ends all
    /// its sessions. The owner sets up another app at the next sign-in.
    pub fn reset_codes(&self, id: &AccountId, entry: &AuditEntry) -> Result<(), StoreError> {
        self.write(|db| {
            diesel::update(account::table.find(id.as_str()))
                .set((
                    account::code_secret.eq(None::<String>),
                    account::code_since.eq(None::<NaiveDateTime>),
                ))
                .execute(db)?;
            diesel::delete(recovery_code::table.filter(recovery_code::account_id.eq(id.as_str())))
                .execute(db)?;
            diesel::delete(session::table.filter(session::account_id.eq(id.as_str())))
                .execute(db)?;
            audit::append(db, entry)
        })
    }

    /// Replaces the hash of the password, and ends all sessions but one.
    pub fn set_password(
        &self,
        id: &AccountId,
        hash: &str,
        session_to_keep: Option<&str>,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        self.write(|db| {
            let changed = diesel::update(account::table.find(id.as_str()))
                .set(account::password.eq(hash))
                .execute(db)?;
            if changed == 0 {
                return Err(no_account(id));
            }
            diesel::delete(session::table)
                .filter(session::account_id.eq(id.as_str()))
                .filter(session::id.ne(session_to_keep.unwrap_or_default()))
                .execute(db)?;
            audit::append(db, entry)
        })
    }

    /// Replaces the hash of the PIN.
    pub fn set_pin(&self, id: &AccountId, hash: &str) -> Result<(), StoreError> {
        self.write(|db| {
            diesel::update(account::table.find(id.as_str()))
                .set(account::pin.eq(hash))
                .execute(db)?;
            Ok(())
        })
    }
}

impl Credentials {
    fn of(row: AccountRow, db: &mut Db) -> Result<Self, StoreError> {
        Ok(Self {
            account: row.account(db)?,
            password: row.password,
            pin: row.pin,
            code_secret: row.code_secret,
        })
    }
}
