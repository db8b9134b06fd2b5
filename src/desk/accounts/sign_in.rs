//! Signing in: a password, and for most roles a code.

use super::codes::{plain_recovery_code, step_of};
use crate::desk::{Desk, Refusal};
use crate::domain::{
    Account, AccountState, ActorRole, AuditAction, Device, SessionStage, SignInName, Timestamp,
};
use crate::store::{AuditEntry, NewSession, SecretText, Session, Tries};
use chrono::TimeDelta;

/// Failures in a row after which a name has to wait.
const FREE_TRIES: u32 = 5;
/// The longest wait after failures.
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(15);
/// The time for which a session counts whose sign-in is not complete.
const INCOMPLETE: TimeDelta = TimeDelta::minutes(15);
/// The longest time for which a session at a desk counts.
const AT_DESK: TimeDelta = TimeDelta::hours(12);
/// The time for which an operator's own phone stays signed in.
const ON_PHONE: TimeDelta = TimeDelta::days(30);

/// A session that began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The cookie.
    pub cookie: SecretText,
    /// The stage of the sign-in.
    pub stage: SessionStage,
    /// The device.
    pub device: Device,
    /// The seconds after which the session ends by itself.
    pub seconds: i64,
}

impl Desk {
    /// Signs in with a password. Returns `None` if the name or the password is wrong, or the name
    /// has to wait after failures, all after the same time. `client` names the network address of
    /// the caller, so that someone else's failures do not keep out the owner.
    pub fn sign_in(
        &self,
        name: &str,
        password: &str,
        device: Device,
        client: &str,
    ) -> Result<Option<SignedIn>, Refusal> {
        let now = self.now();
        let name = name.parse::<SignInName>();
        let key = key(&name, client);
        let tries = self.store.count_try(&key, now, |tries| tries.next_wait(now))?;
        let known = match &name {
            Ok(name) => self.store.credentials(name)?,
            Err(_) => None,
        };
        let fits = self.hasher.fits(password, known.as_ref().map(|known| known.password.as_str()));
        let account = known.map(|known| known.account);
        let account = account
            .filter(|account| fits && account.state == AccountState::Active && !tries.waits(now));
        let Some(account) = account else { return Ok(None) };
        let stage = first_stage(&account);
        // With a code to come, tries are forgotten after the code alone: else a password that is
        // known would give new tries of codes without end.
        if stage != SessionStage::NeedsCode {
            self.store.forget_failures(&key)?;
        }
        let device = if account.membership.affiliation.role == ActorRole::Operator {
            device
        } else {
            Device::Desk
        };
        self.begin(&account, (device, stage), None).map(Some)
    }

    /// Enters the code of an app, or a recovery code, after the password. Returns `None` if it is
    /// wrong or was used before.
    pub fn enter_code(
        &self,
        session: &Session,
        code: &str,
        client: &str,
    ) -> Result<Option<SignedIn>, Refusal> {
        let now = self.now();
        let account = &session.account;
        let key = key(&Ok::<_, ()>(account.name.clone()), client);
        let tries = self.store.count_try(&key, now, |tries| tries.next_wait(now))?;
        let is_due = session.stage == SessionStage::NeedsCode && !tries.waits(now);
        if !is_due || !self.uses_code(account, code)? {
            return Ok(None);
        }
        self.store.forget_failures(&key)?;
        self.begin(account, (session.device, SessionStage::Open), Some(session)).map(Some)
    }

    /// Uses a code of an account. Returns false if it is wrong or was used before.
    pub(super) fn uses_code(&self, account: &Account, code: &str) -> Result<bool, Refusal> {
        let now = self.now();
        let known = self.store.credentials_of(&account.id)?;
        let Some(secret) = known.code_secret.filter(|_| account.has_codes) else {
            return Ok(false);
        };
        if let Some(step) = step_of(&secret, code, now)? {
            return Ok(self.store.use_code_step(&account.id, step)?);
        }
        Ok(self.store.use_recovery_code(&account.id, &plain_recovery_code(code), now)?)
    }

    /// Begins a session in place of an earlier one. A complete sign-in is recorded. A session that
    /// goes on after a lock ends when it would have ended.
    pub(super) fn begin(
        &self,
        account: &Account,
        (device, stage): (Device, SessionStage),
        instead_of: Option<&Session>,
    ) -> Result<SignedIn, Refusal> {
        let now = self.now();
        let counts = match (stage, device) {
            (SessionStage::NeedsCode | SessionStage::NeedsApp, _) => INCOMPLETE,
            (SessionStage::Open, Device::Desk) => AT_DESK,
            (SessionStage::Open, Device::Phone) => ON_PHONE,
        };
        let entry = (stage == SessionStage::Open).then(|| AuditEntry {
            subject: Some(device.to_string()),
            ..entry(account, AuditAction::SignedIn, now)
        });
        let goes_on = instead_of.filter(|earlier| earlier.stage == SessionStage::Open);
        let over_at = goes_on.map_or(now + counts, |earlier| earlier.over_at);
        let new = NewSession { account: &account.id, device, stage, over_at };
        let earlier = instead_of.map(|session| session.id.as_str());
        let cookie = self.store.begin_session(&new, earlier, now, entry.as_ref())?;
        Ok(SignedIn { cookie, stage, device, seconds: (over_at - now).num_seconds() })
    }
}

/// An entry of the audit about something that the owner of an account did.
pub(super) fn entry(account: &Account, action: AuditAction, at: Timestamp) -> AuditEntry {
    AuditEntry {
        at,
        organization: Some(account.membership.affiliation.organization.clone()),
        account: Some(account.id.clone()),
        action,
        program: None,
        subject: None,
        reason: None,
    }
}

/// The stage after a right password.
fn first_stage(account: &Account) -> SessionStage {
    if account.has_codes {
        SessionStage::NeedsCode
    } else if account.membership.affiliation.role.requires_codes() {
        SessionStage::NeedsApp
    } else {
        SessionStage::Open
    }
}

/// The key under which failures are counted.
fn key<E>(name: &Result<SignInName, E>, client: &str) -> String {
    format!("{}\n{client}", name.as_ref().map_or("", SignInName::as_str))
}

impl Tries {
    /// Returns true if further tries fail at this moment.
    fn waits(self, now: Timestamp) -> bool {
        self.waits_until.is_some_and(|until| now < until)
    }

    /// The time until which tries fail after one more failure.
    fn next_wait(self, now: Timestamp) -> Option<Timestamp> {
        let beyond = (self.failures + 1).checked_sub(FREE_TRIES)?;
        let wait = TimeDelta::minutes(1_i64.checked_shl(beyond).unwrap_or(i64::MAX).min(15));
        Some(now + wait.min(LONGEST_WAIT))
    }
}
