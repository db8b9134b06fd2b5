//! Work on people by the person who runs the server: found the network, invite, suspend, make
//! tokens, and verify the audit. Each happens only on its own command.

use super::{Maintenance, Refusal};
use crate::domain::{
    Account, AccountState, ActorRole, Affiliation, AuditAction, Membership, OrganizationId,
    Problems, SignInName,
};
use crate::store::{
    AuditEntry, AuditHead, ChainFault, Invitation, KnownToken, ListedOrganization, NewInvitation,
    SecretText, Store, TokenTerms, TokenText,
};
use crate::words::say;
use chrono::TimeDelta;

/// The time for which a link counts that is made on the server.
const LINK_COUNTS: TimeDelta = TimeDelta::minutes(30);

/// A network to found.
#[derive(Debug, Clone, Copy)]
pub struct NewNetwork<'a> {
    /// The name of the network; `None` to take that of the first list that is imported.
    pub name: Option<&'a str>,
    /// The name of the organization that administers it.
    pub organization: &'a str,
}

impl Maintenance {
    /// Makes a database without programs where there is none. Returns its ID, and the secret of the
    /// link with which its administrator joins.
    pub fn init(url: &str, new: &NewNetwork<'_>) -> Result<(String, SecretText), Refusal> {
        Store::init(url, |store| Self::of(store.clone()).found(new))
    }

    fn found(&self, new: &NewNetwork<'_>) -> Result<SecretText, Refusal> {
        if let Some(name) = new.name {
            self.store.name_network(name)?;
        }
        let organization = self.add_organization(new.organization)?;
        self.vet_organization(&organization)?;
        self.invite(Affiliation { organization, role: ActorRole::Administrator })
    }

    /// Adds an organization under an id drawn at random, and returns the id.
    pub fn add_organization(&self, name: &str) -> Result<OrganizationId, Refusal> {
        let id = self.store.found_organization(name)?;
        self.store.audit(&self.entry(AuditAction::OrganizationAdded, &id, id.as_str()))?;
        Ok(id)
    }

    /// Lists every organization, by name.
    pub fn organizations(&self) -> Result<Vec<ListedOrganization>, Refusal> {
        Ok(self.store.organizations()?)
    }

    /// Vets an organization: it sees the intake numbers of others from now on.
    pub fn vet_organization(&self, id: &OrganizationId) -> Result<(), Refusal> {
        let entry = self.entry(AuditAction::OrganizationVetted, id, id.as_str());
        Ok(self.store.vet_organization(id, &entry)?)
    }

    /// Invites a person with a link that counts for 30 minutes.
    pub fn invite(&self, affiliation: Affiliation) -> Result<SecretText, Refusal> {
        let now = self.now();
        self.store.organization_name(&affiliation.organization)?;
        let entry = self.entry(AuditAction::Invited, &affiliation.organization, "");
        let entry =
            AuditEntry { subject: None, reason: Some(affiliation.role.to_string()), ..entry };
        let membership = Membership { affiliation, programs: Vec::new(), team: None };
        let new = NewInvitation {
            membership,
            invited_by: None,
            needs_second: false,
            over_at: now + LINK_COUNTS,
        };
        Ok(self.store.invite(&new, now, &entry)?)
    }

    /// Lists every account, by organization and name.
    pub fn accounts(&self) -> Result<Vec<Account>, Refusal> {
        Ok(self.store.accounts(None)?)
    }

    /// Lists the invitations that can still be used.
    pub fn invitations(&self) -> Result<Vec<Invitation>, Refusal> {
        Ok(self.store.invitations(None, self.now())?)
    }

    /// Sets the state of an account. Unless it is active, all its sessions end.
    pub fn set_account_state(&self, name: &str, state: AccountState) -> Result<(), Refusal> {
        let account = self.account_named(name)?;
        let action = match state {
            AccountState::Active => AuditAction::AccountRestored,
            AccountState::Suspended => AuditAction::AccountSuspended,
            AccountState::Ended => AuditAction::AccountEnded,
        };
        Ok(self.store.set_account_state(&account.id, state, &self.about(&account, action))?)
    }

    /// Takes the app and the recovery codes from an account whose owner lost them.
    pub fn reset_codes(&self, name: &str) -> Result<(), Refusal> {
        let account = self.account_named(name)?;
        Ok(self.store.reset_codes(&account.id, &self.about(&account, AuditAction::CodesReset))?)
    }

    /// Ends all sessions of an account.
    pub fn end_sessions(&self, name: &str) -> Result<(), Refusal> {
        let account = self.account_named(name)?;
        Ok(self
            .store
            .end_sessions(&account.id, &self.about(&account, AuditAction::SessionsEnded))?)
    }

    /// Makes a token. Its text is not kept.
    pub fn add_token(&self, terms: &TokenTerms) -> Result<TokenText, Refusal> {
        let text = self.store.add_token(terms, self.now())?;
        let entry = self.entry(AuditAction::TokenMade, &terms.affiliation.organization, "");
        let reason = Some(terms.affiliation.role.to_string());
        self.store.audit(&AuditEntry { subject: None, reason, ..entry })?;
        Ok(text)
    }

    /// Lists every token, the oldest first.
    pub fn tokens(&self) -> Result<Vec<KnownToken>, Refusal> {
        Ok(self.store.tokens()?)
    }

    /// Revokes a token. A token that was revoked before stays unchanged.
    pub fn revoke_token(&self, id: &str) -> Result<(), Refusal> {
        let of = self.store.tokens()?.into_iter().find(|token| token.id == id);
        let entry = AuditEntry {
            at: self.now(),
            organization: of.map(|token| token.terms.affiliation.organization),
            account: None,
            action: AuditAction::TokenRevoked,
            program: None,
            subject: Some(id.to_owned()),
            reason: None,
        };
        Ok(self.store.revoke_token(id, self.now(), &entry)?)
    }

    /// The end of the audit.
    pub fn audit_head(&self) -> Result<AuditHead, Refusal> {
        Ok(self.store.audit_head()?)
    }

    /// Follows the whole chain of the audit, and returns the number of its last entry or its first
    /// fault.
    pub fn verify_audit(&self, kept: Option<&str>) -> Result<Result<u64, ChainFault>, Refusal> {
        Ok(self.store.verify_audit(kept)?)
    }

    fn account_named(&self, name: &str) -> Result<Account, Refusal> {
        let known = match name.parse::<SignInName>() {
            Ok(name) => self.store.account_named(&name)?,
            Err(_) => None,
        };
        let none =
            || Problems::one("NAME", say::no_account_named(name.to_owned()), say::list_users());
        Ok(known.ok_or_else(none)?)
    }

    fn entry(&self, action: AuditAction, of: &OrganizationId, subject: &str) -> AuditEntry {
        AuditEntry {
            at: self.now(),
            organization: Some(of.clone()),
            account: None,
            action,
            program: None,
            subject: Some(subject.to_owned()),
            reason: None,
        }
    }

    fn about(&self, account: &Account, action: AuditAction) -> AuditEntry {
        self.entry(action, &account.membership.affiliation.organization, account.id.as_str())
    }
}
