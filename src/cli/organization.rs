//! Organizations, for the person who runs the server: list, add and vet.

use super::CommandResult;
use super::network::maintenance;
use super::output::out;
use crate::config::Database;
use crate::domain::{OrganizationId, Refused, visible};
use crate::words::{Language, say};
use clap::Subcommand;
use std::io::Write;

#[derive(Debug, Subcommand)]
pub(super) enum Organizations {
    /// List the organizations with their IDs.
    List,
    /// Add an organization, such as a hotline that runs no program, and print its ID.
    Add {
        /// Its name.
        name: String,
    },
    /// Let an organization see the intake numbers of others.
    Vet {
        /// Its ID, as listed.
        id: String,
    },
}

pub(super) fn run(
    organizations: &Organizations,
    language: Language,
    database: &Database,
) -> CommandResult {
    let service = maintenance(database)?;
    let mut out = out(language);
    match organizations {
        Organizations::List => {
            for one in service.organizations()? {
                let vetted = if one.vetted_at.is_some() {
                    say::organization_is_vetted()
                } else {
                    say::organization_not_vetted()
                };
                out.say_after(&format!("{}  {}  ", one.id, visible(&one.name)), vetted)?;
            }
        }
        Organizations::Add { name } => {
            writeln!(out, "{}", service.add_organization(&visible(name))?)?;
        }
        Organizations::Vet { id } => {
            let id: OrganizationId = id.parse().map_err(|why: Refused| why.at("ID"))?;
            service.vet_organization(&id)?;
            out.say(say::organization_is_vetted())?;
        }
    }
    Ok(())
}
