//! The audit: what was done, by whom, about which program. Entries are only ever added.
//!
//! Each entry carries the digest of the one before it, and the head of the chain is kept in a row
//! of its own. So an edit, a gap, another order or a missing end shows. Someone who can write
//! every table could write another chain; a digest of the head that is kept elsewhere shows that.

use crate::domain::{AccountId, AuditAction, OrganizationId, ProgramId, Refused, Timestamp, hex};
use crate::store::accounts::stored;
use crate::store::db::Db;
use crate::store::error::Explained;
use crate::store::schema::{audit_entry, audit_head};
use crate::store::{Store, StoreError};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use sha2::{Digest, Sha256};

/// The row of the head.
const HEAD: i32 = 1;
/// The entries read at a time while the chain is verified.
const AT_ONCE: i64 = 1000;

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// The time.
    pub at: Timestamp,
    /// The organization for which it was done; `None` if the person who runs the server did it.
    pub organization: Option<OrganizationId>,
    /// The account that did it.
    pub account: Option<AccountId>,
    /// The action.
    pub action: AuditAction,
    /// The program it concerns.
    pub program: Option<ProgramId>,
    /// The id of the account, token, invitation or organization it concerns.
    pub subject: Option<String>,
    /// The reason that was given, from a closed list.
    pub reason: Option<String>,
}

/// An entry with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberedEntry {
    /// The number, without gaps.
    pub number: u64,
    /// The entry.
    pub entry: AuditEntry,
}

/// The end of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditHead {
    /// The number of the last entry.
    pub number: u64,
    /// The digest of the last entry; empty if there is none.
    pub digest: String,
}

/// A fault of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChainFault {
    /// The entry with this number is missing, or another stands in its place.
    Missing(u64),
    /// The entry with this number is not the one that was added.
    Changed(u64),
    /// The chain does not end where the head says.
    Cut(u64),
    /// No entry has the digest that was kept elsewhere.
    Replaced,
}

impl Store {
    /// Adds an entry.
    pub fn audit(&self, entry: &AuditEntry) -> Result<(), StoreError> {
        self.write(|db| append(db, entry))
    }

    /// The entries of an organization before a number, the newest first, at most `limit`.
    pub fn audit_entries(
        &self,
        of: &OrganizationId,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<NumberedEntry>, StoreError> {
        let before = before.and_then(|number| i64::try_from(number).ok()).unwrap_or(i64::MAX);
        let rows: Vec<AuditRow> = self.read(|db| {
            Ok(audit_entry::table
                .filter(audit_entry::organization_id.eq(of.as_str()))
                .filter(audit_entry::number.lt(before))
                .order(audit_entry::number.desc())
                .limit(i64::from(limit))
                .select(AuditRow::as_select())
                .load(db)?)
        })?;
        rows.into_iter().map(AuditRow::numbered).collect()
    }

    /// The end of the chain.
    pub fn audit_head(&self) -> Result<AuditHead, StoreError> {
        self.read(|db| Ok(head(db)?.head()))
    }

    /// Follows the whole chain. With a digest that was kept elsewhere, also checks that the chain
    /// still holds that entry.
    pub fn verify_audit(&self, kept: Option<&str>) -> Result<Result<u64, ChainFault>, StoreError> {
        self.read_at_leisure(|db| {
            let head = head(db)?;
            let (mut number, mut digest) = (head.purged_number, head.purged_digest.clone());
            let mut found_kept = kept.is_none_or(|kept| kept == digest);
            loop {
                let rows: Vec<AuditRow> = audit_entry::table
                    .filter(audit_entry::number.gt(number))
                    .order(audit_entry::number)
                    .limit(AT_ONCE)
                    .select(AuditRow::as_select())
                    .load(db)?;
                let Some(last) = rows.last() else { break };
                let end = last.number;
                for row in &rows {
                    if row.number != number + 1 {
                        return Ok(Err(ChainFault::Missing(unsigned(number + 1))));
                    }
                    if row.before != digest || row.chained() != row.digest {
                        return Ok(Err(ChainFault::Changed(unsigned(row.number))));
                    }
                    (number, digest) = (row.number, row.digest.clone());
                    found_kept |= kept == Some(digest.as_str());
                }
                number = end;
            }
            if (number, &digest) != (head.number, &head.digest) {
                return Ok(Err(ChainFault::Cut(unsigned(number))));
            }
            Ok(if found_kept { Ok(unsigned(number)) } else { Err(ChainFault::Replaced) })
        })
    }

    /// Deletes the entries from before a moment. The chain then begins after the last of them.
    pub fn purge_audit(&self, before: Timestamp) -> Result<u64, StoreError> {
        self.write(|db| {
            let last: Option<(i64, String)> = audit_entry::table
                .filter(audit_entry::at.lt(stored(before)))
                .order(audit_entry::number.desc())
                .select((audit_entry::number, audit_entry::digest))
                .first(db)
                .optional()?;
            let Some((number, digest)) = last else { return Ok(0) };
            let purged = diesel::delete(audit_entry::table)
                .filter(audit_entry::number.le(number))
                .execute(db)?;
            diesel::update(audit_head::table.find(HEAD))
                .set((audit_head::purged_number.eq(number), audit_head::purged_digest.eq(digest)))
                .execute(db)?;
            Ok::<_, StoreError>(u64::try_from(purged).unwrap_or(u64::MAX))
        })
    }
}

/// Adds an entry in the transaction of what it tells. The row of the head lets one at a time pass.
pub(super) fn append(db: &mut Db, entry: &AuditEntry) -> Result<(), StoreError> {
    diesel::update(audit_head::table.find(HEAD))
        .set(audit_head::number.eq(audit_head::number + 1))
        .execute(db)?;
    let head = head(db)?;
    let mut row = AuditRow {
        number: head.number,
        at: stored(entry.at),
        organization_id: entry.organization.as_ref().map(ToString::to_string),
        account_id: entry.account.as_ref().map(ToString::to_string),
        action: entry.action.to_string(),
        program_id: entry.program.as_ref().map(ToString::to_string),
        subject: entry.subject.clone(),
        reason: entry.reason.clone(),
        before: head.digest,
        digest: String::new(),
    };
    row.digest = row.chained();
    diesel::update(audit_head::table.find(HEAD))
        .set(audit_head::digest.eq(&row.digest))
        .execute(db)?;
    row.insert_into(audit_entry::table).execute(db)?;
    Ok(())
}

fn head(db: &mut Db) -> Result<HeadRow, StoreError> {
    Ok(audit_head::table.find(HEAD).select(HeadRow::as_select()).first(db)?)
}

fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = audit_head)]
struct HeadRow {
    number: i64,
    digest: String,
    purged_number: i64,
    purged_digest: String,
}

impl HeadRow {
    fn head(self) -> AuditHead {
        AuditHead { number: unsigned(self.number), digest: self.digest }
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_entry)]
struct AuditRow {
    number: i64,
    at: NaiveDateTime,
    organization_id: Option<String>,
    account_id: Option<String>,
    action: String,
    program_id: Option<String>,
    subject: Option<String>,
    reason: Option<String>,
    before: String,
    digest: String,
}

impl AuditRow {
    /// The digest of everything in the row but the digest. Each part is preceded by its length, so
    /// that no two rows have the same bytes.
    fn chained(&self) -> String {
        let number = self.number.to_string();
        let at = self.at.and_utc().timestamp_micros().to_string();
        let parts = [
            Some(self.before.as_str()),
            Some(number.as_str()),
            Some(at.as_str()),
            self.organization_id.as_deref(),
            self.account_id.as_deref(),
            Some(self.action.as_str()),
            self.program_id.as_deref(),
            self.subject.as_deref(),
            self.reason.as_deref(),
        ];
        let mut hasher = Sha256::new();
        for part in parts {
            let length = part.map_or_else(|| "-".to_owned(), |part| part.len().to_string());
            hasher.update(length.as_bytes());
            hasher.update(b":");
            hasher.update(part.unwrap_or_default().as_bytes());
        }
        hex(&hasher.finalize())
    }

    fn numbered(self) -> Result<NumberedEntry, StoreError> {
        let name = format!("audit entry {}", self.number);
        let unread =
            |why: Refused| StoreError::Unreadable { what: format!("{name}: {}", why.english()) };
        let organization = self.organization_id.as_deref().map(str::parse).transpose();
        let account = self.account_id.as_deref().map(str::parse).transpose();
        let program = self.program_id.as_deref().map(str::parse).transpose();
        Ok(NumberedEntry {
            number: unsigned(self.number),
            entry: AuditEntry {
                at: self.at.and_utc(),
                organization: organization.map_err(unread)?,
                account: account.map_err(unread)?,
                action: self.action.parse().map_err(unread)?,
                program: program.map_err(unread)?,
                subject: self.subject,
                reason: self.reason,
            },
        })
    }
}
