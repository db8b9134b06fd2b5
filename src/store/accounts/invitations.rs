//! Invitations: links that each make one account.

use super::people::{self, NewAccount};
use super::rows::{program_ids, stored, team, unreadable};
use crate::domain::{AccountId, Affiliation, Membership, OrganizationId, Timestamp, hex};
use crate::store::audit::{self, AuditEntry};
use crate::store::db::Db;
use crate::store::random::bytes;
use crate::store::schema::{invitation, invitation_program};
use crate::store::secret::SecretText;
use crate::store::{Store, StoreError};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// An invitation to make.
#[derive(Debug, Clone)]
pub struct NewInvitation {
    /// The membership of the account.
    pub membership: Membership,
    /// The account that invites; `None` if the person who runs the server does.
    pub invited_by: Option<AccountId>,
    /// True if a second officer must confirm it.
    pub needs_second: bool,
    /// The time until which it counts.
    pub over_at: Timestamp,
}

/// An invitation that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The id, by which it is confirmed or withdrawn.
    pub id: String,
    /// The membership of the account.
    pub membership: Membership,
    /// The account that invited.
    pub invited_by: Option<AccountId>,
    /// True if a second officer must still confirm it.
    pub waits_for_second: bool,
    /// The time it was made.
    pub made_at: Timestamp,
    /// The time until which it counts.
    pub over_at: Timestamp,
}

impl Store {
    /// Makes an invitation and returns its secret this one time.
    pub fn invite(
        &self,
        new: &NewInvitation,
        now: Timestamp,
        entry: &AuditEntry,
    ) -> Result<SecretText, StoreError> {
        let text = SecretText::draw()?;
        self.write(|db| {
            let of = &new.membership.affiliation;
            let id = hex(&bytes::<8>()?);
            InvitationRow {
                id: id.clone(),
                digest: text.digest(),
                organization_id: of.organization.to_string(),
                role: of.role.to_string(),
                team: new.membership.team.as_ref().map(ToString::to_string),
                invited_by: new.invited_by.as_ref().map(ToString::to_string),
                needs_second: new.needs_second,
                confirmed_by: None,
                made_at: stored(now),
                over_at: stored(new.over_at),
                used_at: None,
            }
            .insert_into(invitation::table)
            .execute(db)?;
            for program in &new.membership.programs {
                let row = (
                    invitation_program::invitation_id.eq(&id),
                    invitation_program::program_id.eq(program.as_str()),
                );
                diesel::insert_into(invitation_program::table).values(row).execute(db)?;
            }
            audit::append(db, entry)
        })?;
        Ok(text)
    }

    /// The invitation of a secret, if it can be used now.
    pub fn invitation(
        &self,
        text: &SecretText,
        now: Timestamp,
    ) -> Result<Option<Invitation>, StoreError> {
        self.read(|db| usable(db, text, now))
    }

    /// The invitations of an organization, or all, that were not used and are not over.
    pub fn invitations(
        &self,
        of: Option<&OrganizationId>,
        now: Timestamp,
    ) -> Result<Vec<Invitation>, StoreError> {
        self.read(|db| {
            let mut wanted = invitation::table
                .filter(invitation::used_at.is_null())
                .filter(invitation::over_at.gt(stored(now)))
                .order((invitation::made_at, invitation::id))
                .select(InvitationRow::as_select())
                .into_boxed();
            if let Some(organization) = of {
                wanted = wanted.filter(invitation::organization_id.eq(organization.as_str()));
            }
            let rows: Vec<InvitationRow> = wanted.load(db)?;
            rows.into_iter().map(|row| row.invitation(db)).collect()
        })
    }

    /// Uses an invitation: adds the account.
    /// Returns `None` if the invitation cannot be used now.
    pub fn join(
        &self,
        text: &SecretText,
        new: &NewAccount,
        now: Timestamp,
        entry: impl FnOnce(&AccountId, &Invitation) -> AuditEntry,
    ) -> Result<Option<AccountId>, StoreError> {
        self.write(|db| {
            let Some(invited) = usable(db, text, now)? else { return Ok(None) };
            // The second of two callers finds the row used.
            let used = diesel::update(invitation::table.find(&invited.id))
                .filter(invitation::used_at.is_null())
                .set(invitation::used_at.eq(stored(now)))
                .execute(db)?;
            if used == 0 {
                return Ok(None);
            }
            let account = people::add(db, new, &invited.membership, now)?;
            audit::append(db, &entry(&account, &invited))?;
            Ok::<_, StoreError>(Some(account))
        })
    }

    /// Confirms an invitation as the second officer. Returns false if it does not wait for one, or
    /// this account made it.
    pub fn confirm_invitation(
        &self,
        id: &str,
        by: &AccountId,
        entry: &AuditEntry,
    ) -> Result<bool, StoreError> {
        self.write(|db| {
            let confirmed = diesel::update(invitation::table.find(id))
                .filter(invitation::needs_second.eq(true))
                .filter(invitation::confirmed_by.is_null())
                .filter(invitation::used_at.is_null())
                .filter(invitation::invited_by.ne(by.as_str()))
                .set(invitation::confirmed_by.eq(by.as_str()))
                .execute(db)?;
            if confirmed == 1 {
                audit::append(db, entry)?;
            }
            Ok::<_, StoreError>(confirmed == 1)
        })
    }

    /// Withdraws an invitation that was not used. Returns false if there is none.
    pub fn withdraw_invitation(
        &self,
        id: &str,
        of: &OrganizationId,
        now: Timestamp,
        entry: &AuditEntry,
    ) -> Result<bool, StoreError> {
        self.write(|db| {
            let withdrawn = diesel::update(invitation::table.find(id))
                .filter(invitation::organization_id.eq(of.as_str()))
                .filter(invitation::used_at.is_null())
                .filter(invitation::over_at.gt(stored(now)))
                .set(invitation::over_at.eq(stored(now)))
                .execute(db)?;
            if withdrawn == 1 {
                audit::append(db, entry)?;
            }
            Ok::<_, StoreError>(withdrawn == 1)
        })
    }
}

fn usable(
    db: &mut Db,
    text: &SecretText,
    now: Timestamp,
) -> Result<Option<Invitation>, StoreError> {
    let row: Option<InvitationRow> = invitation::table
        .filter(invitation::digest.eq(text.digest()))
        .filter(invitation::used_at.is_null())
        .filter(invitation::over_at.gt(stored(now)))
        .select(InvitationRow::as_select())
        .first(db)
        .optional()?;
    let found = row.map(|row| row.invitation(db)).transpose()?;
    Ok(found.filter(|invitation| !invitation.waits_for_second))
}

/// The row of an invitation.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = invitation)]
struct InvitationRow {
    id: String,
    digest: String,
    organization_id: String,
    role: String,
    team: Option<String>,
    invited_by: Option<String>,
    needs_second: bool,
    confirmed_by: Option<String>,
    made_at: NaiveDateTime,
    over_at: NaiveDateTime,
    used_at: Option<NaiveDateTime>,
}

impl InvitationRow {
    fn invitation(self, db: &mut Db) -> Result<Invitation, StoreError> {
        let programs: Vec<String> = invitation_program::table
            .filter(invitation_program::invitation_id.eq(&self.id))
            .order(invitation_program::program_id)
            .select(invitation_program::program_id)
            .load(db)?;
        let unread = |why| unreadable(&self.id, &why);
        let affiliation = Affiliation {
            organization: self.organization_id.parse().map_err(unread)?,
            role: self.role.parse().map_err(unread)?,
        };
        let (programs, team) =
            (program_ids(programs, &self.id)?, team(self.team.as_deref(), &self.id)?);
        let invited_by = self.invited_by.as_deref().map(str::parse).transpose();
        Ok(Invitation {
            membership: Membership { affiliation, programs, team },
            invited_by: invited_by.map_err(unread)?,
            waits_for_second: self.needs_second && self.confirmed_by.is_none(),
            made_at: self.made_at.and_utc(),
            over_at: self.over_at.and_utc(),
            id: self.id,
        })
    }
}
