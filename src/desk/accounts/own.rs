//! The own account: password, PIN, app for codes, sessions.

use super::codes::{AppSetup, draw_recovery_codes, draw_secret, setup, step_of};
use super::passwords::{fair_pin, strong};
use super::sign_in::{SignedIn, entry};
use crate::desk::{Called, Desk, Refusal};
use crate::domain::{AuditAction, Problems, Refused, SessionStage};
use crate::store::Session;
use crate::words::say;

/// The recovery codes, and the session that began.
pub type StartedApp = (Vec<String>, SignedIn);

/// An account as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnAccount {
    /// The name of the organization.
    pub organization: String,
    /// The programs to which an operator is limited; none for all of the organization.
    pub programs: Vec<Called>,
    /// The sessions that have not ended, the newest first.
    pub sessions: Vec<Session>,
}

impl Desk {
    /// Returns what an app needs to make codes for the account of a session, and draws its secret
    /// the first time. An account that has an app keeps it.
    pub fn prepare_app(&self, session: &Session) -> Result<AppSetup, Refusal> {
        let account = &session.account;
        let known = self.store.credentials_of(&account.id)?;
        if account.has_codes {
            return Err(Problems::one("code", say::code_is_wrong(), say::use_next_code()).into());
        }
        let secret = if let Some(secret) = known.code_secret {
            secret
        } else {
            let secret = draw_secret()?;
            self.store.prepare_codes(&account.id, &secret)?;
            secret
        };
        setup(&secret, &account.name)
    }

    /// Starts the app with its first code. Returns the recovery codes, which are not shown again,
    /// and a new session that is signed in; `None` if the code is wrong.
    pub fn start_app(&self, session: &Session, code: &str) -> Result<Option<StartedApp>, Refusal> {
        let now = self.now();
        let account = &session.account;
        let known = self.store.credentials_of(&account.id)?;
        let Some(secret) = known.code_secret.filter(|_| !account.has_codes) else {
            return Ok(None);
        };
        let Some(step) = step_of(&secret, code, now)? else { return Ok(None) };
        let recovery = draw_recovery_codes()?;
        let entry = entry(account, AuditAction::CodesStarted, now);
        self.store.start_codes(&account.id, step, &recovery, &entry)?;
        let begun = (session.device, SessionStage::Open);
        let signed_in = self.begin(account, begun, Some(session))?;
        Ok(Some((recovery, signed_in)))
    }

    /// Changes the password of the account of a session. All its other sessions end.
    pub fn change_password(
        &self,
        session: &Session,
        old: &str,
        (new, again): (&str, &str),
    ) -> Result<(), Refusal> {
        let account = &session.account;
        let known = self.store.credentials_of(&account.id)?;
        let mut problems = Problems::default();
        if !self.hasher.fits(old, Some(&known.password)) {
            problems.add("old_password", say::password_is_wrong(), say::type_your_password());
        }
        problems.take("password", strong(new, Some(&account.name)));
        if new != again {
            problems.add("password_again", say::passwords_differ(), say::type_it_again());
        }
        problems.into_result()?;
        let hash = self.hasher.hash(new)?;
        let entry = entry(account, AuditAction::PasswordChanged, self.now());
        Ok(self.store.set_password(&account.id, &hash, Some(&session.id), &entry)?)
    }

    /// Sets the PIN with which the account of a session unlocks a desk.
    pub fn set_pin(&self, session: &Session, pin: &str) -> Result<(), Refusal> {
        fair_pin(pin).map_err(|why: Refused| why.at("pin"))?;
        let hash = self.hasher.hash(pin)?;
        Ok(self.store.set_pin(&session.account.id, &hash)?)
    }

    /// The account of a session, as its owner sees it.
    pub fn own_account(&self, session: &Session) -> Result<OwnAccount, Refusal> {
        let membership = &session.account.membership;
        Ok(OwnAccount {
            organization: self.store.organization_name(&membership.affiliation.organization)?,
            programs: self.programs_with(&membership.programs),
            sessions: self.store.sessions(&session.account, self.now())?,
        })
    }

    /// Ends a session of the same account. Returns false if there is none with this id.
    pub fn end_own_session(&self, session: &Session, id: &str) -> Result<bool, Refusal> {
        let entry = entry(&session.account, AuditAction::SessionEnded, self.now());
        Ok(self.store.end_session(&session.account.id, id, &entry)?)
    }

    /// Ends all sessions of the account of a session, this one too.
    pub fn sign_out_everywhere(&self, session: &Session) -> Result<(), Refusal> {
        let entry = entry(&session.account, AuditAction::SessionsEnded, self.now());
        Ok(self.store.end_sessions(&session.account.id, &entry)?)
    }
}
