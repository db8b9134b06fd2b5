//! Reading the audit of an organization. Reading it is an entry of its own.

use super::{Allowed, Desk, Refusal, SeeAudit};
use crate::domain::{Account, AuditAction, Timestamp};
use crate::store::NumberedEntry;
use std::sync::Arc;

/// A part of the audit, the newest entry first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditPart {
    /// The entries.
    pub lines: Vec<AuditLine>,
    /// The number before which the next part begins, if there is one.
    pub next_before: Option<u64>,
}

/// An entry of the audit, with names in place of ids where there are names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// The number.
    pub number: u64,
    /// The time.
    pub at: Timestamp,
    /// The sign-in name of the account that did it; `None` if no account did.
    pub by: Option<String>,
    /// The action.
    pub action: AuditAction,
    /// The name of the program it concerns, or its id if the network no longer has it.
    pub program: Option<Arc<str>>,
    /// The sign-in name of the account it concerns, or the id of what else it concerns.
    pub subject: Option<String>,
    /// The reason, or the role that was offered.
    pub reason: Option<String>,
}

impl Desk {
    /// Returns at most `limit` entries about the actor's organization before a number, the newest
    /// first, and records that the audit was read.
    pub fn audit(
        &self,
        by: &Allowed<SeeAudit>,
        before: Option<u64>,
        limit: u32,
    ) -> Result<AuditPart, Refusal> {
        let of = by.organization();
        let mut entries = self.store.audit_entries(of, before, limit.saturating_add(1))?;
        let accounts = self.store.accounts(Some(of))?;
        self.store.audit(&by.entry(AuditAction::AuditRead, self.now()))?;
        let most = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = entries.len() > most;
        entries.truncate(most);
        let next_before = entries.last().filter(|_| more).map(|last| last.number);
        let lines = entries.into_iter().map(|entry| self.audit_line(entry, &accounts)).collect();
        Ok(AuditPart { lines, next_before })
    }

    fn audit_line(&self, numbered: NumberedEntry, accounts: &[Account]) -> AuditLine {
        let name_of = |id: String| {
            let known = accounts.iter().find(|account| account.id.as_str() == id);
            known.map_or(id, |account| account.name.to_string())
        };
        let NumberedEntry { number, entry } = numbered;
        let program = entry.program.map(|id| {
            let known = self.at_program(&id);
            known.map_or_else(|| id.as_str().into(), |(program, _)| program.name)
        });
        AuditLine {
            number,
            at: entry.at,
            by: entry.account.map(|id| name_of(id.to_string())),
            action: entry.action,
            program,
            subject: entry.subject.map(name_of),
            reason: entry.reason,
        }
    }
}
