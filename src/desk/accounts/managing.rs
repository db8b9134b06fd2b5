//! The work of administrators: invite people, and suspend, restore and end accounts.

use crate::desk::{Allowed, Called, Desk, ManagePeople, Refusal};
use crate::domain::{
    Account, AccountId, AccountState, ActorRole, Affiliation, AuditAction, Membership, Problems,
    ProgramId, Refused, Team,
};
use crate::store::{AuditEntry, Invitation, NewInvitation, SecretText};
use crate::words::say;
use chrono::TimeDelta;

/// The time for which an invitation counts.
pub const INVITATION_COUNTS: TimeDelta = TimeDelta::days(3);

/// An invitation that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteAsk<'a> {
    /// The role.
    pub role: &'a str,
    /// The programs of an operator; none for all of the organization.
    pub programs: Vec<&'a str>,
    /// The team; empty for none.
    pub team: &'a str,
}

/// The people of an organization, and who is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleList {
    /// The name of the organization.
    pub organization: String,
    /// The programs of the organization, by id.
    pub programs: Vec<Called>,
    /// The accounts, by name.
    pub accounts: Vec<Account>,
    /// The invitations that can still be used.
    pub invitations: Vec<Invitation>,
}

impl Desk {
    /// The people of the actor's organization.
    pub fn people(&self, by: &Allowed<ManagePeople>) -> Result<PeopleList, Refusal> {
        let of = by.organization();
        let organization = self.store.organization_name(of)?;
        let accounts = self.store.accounts(Some(of))?;
        let invitations = self.store.invitations(Some(of), self.now())?;
        Ok(PeopleList { organization, programs: self.programs_of(of), accounts, invitations })
    }

    /// Invites a person to the actor's organization. The secret is not shown again.
    pub fn invite(
        &self,
        by: &Allowed<ManagePeople>,
        ask: &InviteAsk<'_>,
    ) -> Result<SecretText, Refusal> {
        let membership = self.membership(by, ask)?;
        let now = self.now();
        let new = NewInvitation {
            membership,
            invited_by: by.account().cloned(),
            needs_second: false,
            over_at: now + INVITATION_COUNTS,
        };
        let entry = by.entry(AuditAction::Invited, now);
        let entry =
            AuditEntry { reason: Some(new.membership.affiliation.role.to_string()), ..entry };
        Ok(self.store.invite(&new, now, &entry)?)
    }

    fn membership(
        &self,
        by: &Allowed<ManagePeople>,
        ask: &InviteAsk<'_>,
    ) -> Result<Membership, Refusal> {
        let mut problems = Problems::default();
        let role = problems.take("role", ask.role.parse::<ActorRole>());
        let team = match ask.team.trim() {
            "" => None,
            team => problems.take("team", team.parse::<Team>()),
        };
        let mut programs: Vec<ProgramId> = Vec::new();
        for id in &ask.programs {
            let own = id.parse::<ProgramId>().ok().filter(|id| {
                self.at_program(id).is_some_and(|(one, _)| one.organization == *by.organization())
            });
            let own = own.ok_or_else(|| {
                Refused::new(say::program_not_of_organization(), say::choose_own_program())
            });
            programs.extend(problems.take("programs", own));
        }
        if !programs.is_empty() && role.is_some_and(|role| role != ActorRole::Operator) {
            let (what, action) = (say::only_operators_have_programs(), say::leave_programs_out());
            problems.add("programs", what, action);
        }
        problems.into_result()?;
        let role = role.unwrap_or(ActorRole::Hotline);
        let organization = by.organization().clone();
        Ok(Membership { affiliation: Affiliation { organization, role }, programs, team })
    }

    /// Withdraws an invitation of the actor's organization. Returns false if there is none.
    pub fn withdraw_invitation(
        &self,
        by: &Allowed<ManagePeople>,
        id: &str,
    ) -> Result<bool, Refusal> {
        let now = self.now();
        let entry = by.entry(AuditAction::InvitationWithdrawn, now);
        let entry = AuditEntry { subject: Some(id.to_owned()), ..entry };
        Ok(self.store.withdraw_invitation(id, by.organization(), now, &entry)?)
    }

    /// Sets the state of another account of the actor's organization. Unless it is active, all its
    /// sessions end at once.
    pub fn set_account_state(
        &self,
        by: &Allowed<ManagePeople>,
        id: &str,
        state: AccountState,
    ) -> Result<(), Refusal> {
        let account = self.other_account(by, id)?;
        if account.state == AccountState::Ended {
            let (what, action) = (say::account_is_closed(), say::invite_the_person_again());
            return Err(Problems::one("account", what, action).into());
        }
        let action = match state {
            AccountState::Active => AuditAction::AccountRestored,
            AccountState::Suspended => AuditAction::AccountSuspended,
            AccountState::Ended => AuditAction::AccountEnded,
        };
        let entry = by.about(&account.id, action, self.now());
        Ok(self.store.set_account_state(&account.id, state, &entry)?)
    }

    /// Ends all sessions of another account of the actor's organization.
    pub fn end_sessions_of(&self, by: &Allowed<ManagePeople>, id: &str) -> Result<(), Refusal> {
        let account = self.other_account(by, id)?;
        let entry = by.about(&account.id, AuditAction::SessionsEnded, self.now());
        Ok(self.store.end_sessions(&account.id, &entry)?)
    }

    /// Takes the app and the recovery codes from another account of the actor's organization, whose
    /// owner lost them.
    pub fn reset_codes_of(&self, by: &Allowed<ManagePeople>, id: &str) -> Result<(), Refusal> {
        let account = self.other_account(by, id)?;
        let entry = by.about(&account.id, AuditAction::CodesReset, self.now());
        Ok(self.store.reset_codes(&account.id, &entry)?)
    }

    fn other_account(&self, by: &Allowed<ManagePeople>, id: &str) -> Result<Account, Refusal> {
        let known = match id.parse::<AccountId>() {
            Ok(id) => self.store.account(&id)?,
            Err(_) => None,
        };
        let own =
            |account: &Account| account.membership.affiliation.organization == *by.organization();
        let account = known.filter(own).ok_or_else(|| {
            Problems::one("account", say::no_such_account(), say::reload_people())
        })?;
        if by.account() == Some(&account.id) {
            let (what, action) = (say::not_your_own_account(), say::ask_another_administrator());
            return Err(Problems::one("account", what, action).into());
        }
        Ok(account)
    }
}
