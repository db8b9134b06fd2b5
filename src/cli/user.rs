//! Accounts of people, for the person who runs the server: list, invite, suspend, restore, end.

use super::CommandResult;
use super::link::print_link;
use super::network::maintenance;
use super::output::out;
use crate::config::{Database, Listen};
use crate::domain::{AccountState, Affiliation, Listed, Refused};
use crate::words::{Language, Text, say};
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum Users {
    /// List the accounts and the open invitations.
    List,
    /// Print a link with which one person makes an account. It counts once and for 30 minutes.
    Invite {
        /// The ID of the organization.
        #[arg(long)]
        organization: String,
        /// hotline, placement, operator, supervisor, auditor or administrator.
        #[arg(long)]
        role: String,
    },
    /// Let nobody sign in to an account until it is restored. Its sessions end at once.
    Suspend {
        /// The sign-in name.
        name: String,
    },
    /// Make a suspended account active again.
    Restore {
        /// The sign-in name.
        name: String,
    },
    /// Close an account for good.
    End {
        /// The sign-in name.
        name: String,
    },
    /// End all sessions of an account.
    SignOut {
        /// The sign-in name.
        name: String,
    },
    /// Remove the app for codes from an account whose owner lost it. The next sign-in sets up
    /// another.
    ResetCodes {
        /// The sign-in name.
        name: String,
    },
}

pub(super) fn run(
    users: &Users,
    language: Language,
    listen: &Listen,
    database: &Database,
) -> CommandResult {
    let service = maintenance(database)?;
    let said: Text = match users {
        Users::List => return list(language, database),
        Users::Invite { organization, role } => {
            let refused = |field: &'static str| move |why: Refused| why.at(field);
            let affiliation = Affiliation {
                organization: organization.parse().map_err(refused("--organization"))?,
                role: role.parse().map_err(refused("--role"))?,
            };
            return print_link(&service.invite(affiliation)?, language, listen);
        }
        Users::Suspend { name } => {
            service.set_account_state(name, AccountState::Suspended)?;
            say::user_suspended(name.clone())
        }
        Users::Restore { name } => {
            service.set_account_state(name, AccountState::Active)?;
            say::user_restored(name.clone())
        }
        Users::End { name } => {
            service.set_account_state(name, AccountState::Ended)?;
            say::user_ended(name.clone())
        }
        Users::SignOut { name } => {
            service.end_sessions(name)?;
            say::user_signed_out(name.clone())
        }
        Users::ResetCodes { name } => {
            service.reset_codes(name)?;
            say::user_codes_reset(name.clone())
        }
    };
    Ok(out(language).say(said)?)
}

fn list(language: Language, database: &Database) -> CommandResult {
    let service = maintenance(database)?;
    let (accounts, invitations) = (service.accounts()?, service.invitations()?);
    let mut out = out(language);
    if accounts.is_empty() && invitations.is_empty() {
        out.say(say::no_users_yet())?;
    }
    for account in accounts {
        let Affiliation { organization, role } = &account.membership.affiliation;
        let line = format!("{:<20}  {:<13}  {organization}  ", account.name.as_str(), role.word());
        out.say_after(&line, Text::from(account.state))?;
    }
    for invitation in invitations {
        let Affiliation { organization, role } = &invitation.membership.affiliation;
        let until = invitation.over_at.format("%Y-%m-%d %H:%M UTC").to_string();
        out.say_after(
            &format!("{:<20}  {:<13}  {organization}  ", "-", role.word()),
            say::invited_until(until),
        )?;
    }
    Ok(())
}
