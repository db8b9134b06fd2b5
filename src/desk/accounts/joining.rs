//! Joining with an invitation: a sign-in name and a password, and the account is there.

use super::passwords::strong;
use super::sign_in::SignedIn;
use crate::desk::{Called, Desk, Refusal};
use crate::domain::{AuditAction, Device, Membership, Problems, SessionStage, SignInName};
use crate::store::{AuditEntry, NewAccount, SecretText, StoreError};
use crate::words::say;

/// A way to join that an invitation offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joining {
    /// The role and the programs of the account.
    pub membership: Membership,
    /// The name of the organization.
    pub organization: String,
    /// The programs to which an operator is limited; none for all of the organization.
    pub programs: Vec<Called>,
}

impl Desk {
    /// Returns what an invitation offers; `None` if it cannot be used now.
    pub fn invitation(&self, secret: &str) -> Result<Option<Joining>, Refusal> {
        let Ok(text) = secret.parse::<SecretText>() else { return Ok(None) };
        let Some(found) = self.store.invitation(&text, self.now())? else { return Ok(None) };
        let organization =
            self.store.organization_name(&found.membership.affiliation.organization)?;
        let programs = self.programs_with(&found.membership.programs);
        Ok(Some(Joining { membership: found.membership, organization, programs }))
    }

    /// Makes an account with an invitation, and signs in.
    pub fn join(
        &self,
        secret: &str,
        name: &str,
        (password, again): (&str, &str),
    ) -> Result<SignedIn, Refusal> {
        let now = self.now();
        let unusable = || Refusal::from(no_invitation());
        let text: SecretText = secret.parse().map_err(|_no_secret| unusable())?;
        self.store.invitation(&text, now)?.ok_or_else(unusable)?;
        let mut problems = Problems::default();
        let name = problems.take("name", name.parse::<SignInName>());
        problems.take("password", strong(password, name.as_ref()));
        if password != again {
            problems.add("password_again", say::passwords_differ(), say::type_it_again());
        }
        problems.into_result()?;
        let Some(name) = name else { return Err(unusable()) };
        let new = NewAccount { name, password: self.hasher.hash(password)? };
        let joined = self.store.join(&text, &new, now, |account, invitation| AuditEntry {
            at: now,
            organization: Some(invitation.membership.affiliation.organization.clone()),
            account: Some(account.clone()),
            action: AuditAction::Joined,
            program: None,
            subject: Some(invitation.id.clone()),
            reason: None,
        });
        let joined = match joined {
            Err(StoreError::AlreadyThere { .. }) => {
                let (what, action) =
                    (say::sign_in_name_taken(), say::choose_another_sign_in_name());
                return Err(Problems::one("name", what, action).into());
            }
            done => done?.ok_or_else(unusable)?,
        };
        let account = self.store.account(&joined)?.ok_or_else(unusable)?;
        let requires = account.membership.affiliation.role.requires_codes();
        let stage = if requires { SessionStage::NeedsApp } else { SessionStage::Open };
        self.begin(&account, (Device::Desk, stage), None)
    }
}

fn no_invitation() -> Problems {
    Problems::one("invitation", say::invitation_not_valid(), say::ask_for_new_invitation())
}
