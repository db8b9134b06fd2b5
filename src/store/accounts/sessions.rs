//! Sessions: browsers that signed in. Each request looks its session up, so a session that ended
//! counts nowhere from that moment, whichever instance answers.

use super::rows::{AccountRow, stored, unreadable};
use crate::domain::{Account, AccountId, AccountState, Device, SessionStage, Timestamp, hex};
use crate::store::audit::{self, AuditEntry};
use crate::store::random::bytes;
use crate::store::schema::{account, session};
use crate::store::secret::SecretText;
use crate::store::{Store, StoreError};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// A session to begin.
#[derive(Debug, Clone)]
pub struct NewSession<'a> {
    /// The account.
    pub account: &'a AccountId,
    /// The device.
    pub device: Device,
    /// The stage of the sign-in.
    pub stage: SessionStage,
    /// The time at which it ends by itself.
    pub over_at: Timestamp,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The id, which its owner may see and others may not.
    pub id: String,
    /// The account.
    pub account: Account,
    /// The device.
    pub device: Device,
    /// The stage of the sign-in.
    pub stage: SessionStage,
    /// The time it began.
    pub made_at: Timestamp,
    /// The time of its last request, to the minute or so.
    pub seen_at: Timestamp,
    /// The time at which it ends by itself.
    pub over_at: Timestamp,
    /// True if it was locked.
    pub locked: bool,
    /// The number of wrong PINs since it was locked.
    pub pin_failures: u32,
}

impl Store {
    /// Begins a session in place of an earlier one, which ends, and returns its cookie.
    pub fn begin_session(
        &self,
        new: &NewSession<'_>,
        instead_of: Option<&str>,
        now: Timestamp,
        entry: Option<&AuditEntry>,
    ) -> Result<SecretText, StoreError> {
        let text = SecretText::draw()?;
        self.write(|db| {
            if let Some(earlier) = instead_of {
                diesel::delete(session::table.find(earlier)).execute(db)?;
            }
            // Sessions that ended long ago go at the same time, so that the table stays small.
            diesel::delete(session::table.filter(session::over_at.le(stored(now)))).execute(db)?;
            SessionRow {
                id: hex(&bytes::<8>()?),
                digest: text.digest(),
                account_id: new.account.to_string(),
                device: new.device.to_string(),
                stage: new.stage.to_string(),
                made_at: stored(now),
                seen_at: stored(now),
                over_at: stored(new.over_at),
                locked: false,
                pin_failures: 0,
            }
            .insert_into(session::table)
            .execute(db)?;
            entry.map_or(Ok(()), |entry| audit::append(db, entry))
        })?;
        Ok(text)
    }

    /// The session of a cookie, if it has not ended and its account is active.
    pub fn session(
        &self,
        text: &SecretText,
        now: Timestamp,
    ) -> Result<Option<Session>, StoreError> {
        let digest = text.digest();
        self.read(|db| {
            let found: Option<(SessionRow, AccountRow)> = session::table
                .inner_join(account::table.on(account::id.eq(session::account_id)))
                .filter(session::digest.eq(digest))
                .filter(session::over_at.gt(stored(now)))
                .filter(account::state.eq(AccountState::Active.to_string()))
                .select((SessionRow::as_select(), AccountRow::as_select()))
                .first(db)
                .optional()?;
            found.map(|(row, of)| row.session(of.account(db)?)).transpose()
        })
    }

    /// The sessions of an account that have not ended, the newest first.
    pub fn sessions(&self, of: &Account, now: Timestamp) -> Result<Vec<Session>, StoreError> {
        let rows: Vec<SessionRow> = self.read(|db| {
            Ok(session::table
                .filter(session::account_id.eq(of.id.as_str()))
                .filter(session::over_at.gt(stored(now)))
                .order((session::made_at.desc(), session::id))
                .select(SessionRow::as_select())
                .load(db)?)
        })?;
        rows.into_iter().map(|row| row.session(of.clone())).collect()
    }

    /// Notes that a session made a request.
    pub fn see_session(&self, id: &str, now: Timestamp) -> Result<(), StoreError> {
        self.write(|db| {
            let seen = session::seen_at.eq(stored(now));
            diesel::update(session::table.find(id)).set(seen).execute(db)?;
            Ok(())
        })
    }

    /// Locks a session until its PIN is entered.
    pub fn lock_session(&self, id: &str) -> Result<(), StoreError> {
        self.write(|db| {
            diesel::update(session::table.find(id)).set(session::locked.eq(true)).execute(db)?;
            Ok(())
        })
    }

    /// Counts a try of the PIN, and returns the number of tries since the session was locked.
    /// Without a session it returns the largest number.
    pub fn count_pin_try(&self, id: &str) -> Result<u32, StoreError> {
        self.write(|db| {
            let more = session::pin_failures.eq(session::pin_failures + 1);
            diesel::update(session::table.find(id)).set(more).execute(db)?;
            let counted = session::table.find(id).select(session::pin_failures);
            let tries: Option<i64> = counted.first(db).optional()?;
            Ok::<_, StoreError>(tries.and_then(|many| u32::try_from(many).ok()).unwrap_or(u32::MAX))
        })
    }

    /// Ends a session of an account. Returns false if the account has no such session.
    pub fn end_session(
        &self,
        of: &AccountId,
        id: &str,
        entry: &AuditEntry,
    ) -> Result<bool, StoreError> {
        self.write(|db| {
            let ended = diesel::delete(session::table.find(id))
                .filter(session::account_id.eq(of.as_str()))
                .execute(db)?;
            if ended == 1 {
                audit::append(db, entry)?;
            }
            Ok::<_, StoreError>(ended == 1)
        })
    }

    /// Ends all sessions of an account.
    pub fn end_sessions(&self, of: &AccountId, entry: &AuditEntry) -> Result<(), StoreError> {
        self.write(|db| {
            diesel::delete(session::table.filter(session::account_id.eq(of.as_str())))
                .execute(db)?;
            audit::append(db, entry)
        })
    }
}

/// The row of a session.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = session)]
struct SessionRow {
    id: String,
    digest: String,
    account_id: String,
    device: String,
    stage: String,
    made_at: NaiveDateTime,
    seen_at: NaiveDateTime,
    over_at: NaiveDateTime,
    locked: bool,
    pin_failures: i64,
}

impl SessionRow {
    fn session(self, account: Account) -> Result<Session, StoreError> {
        let id = self.id.clone();
        let unread = |why| unreadable(&id, &why);
        Ok(Session {
            account,
            device: self.device.parse().map_err(unread)?,
            stage: self.stage.parse().map_err(unread)?,
            made_at: self.made_at.and_utc(),
            seen_at: self.seen_at.and_utc(),
            over_at: self.over_at.and_utc(),
            locked: self.locked,
            pin_failures: u32::try_from(self.pin_failures).unwrap_or(u32::MAX),
            id: self.id,
        })
    }
}
