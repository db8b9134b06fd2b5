//! Tokens: made, listed and revoked by whoever runs the service.

use super::CommandResult;
use super::network::maintenance;
use super::spoken::out;
use crate::config::Database;
use crate::domain::Refused;
use crate::domain::{ActorRole, Affiliation, OrganizationId};
use clap::Subcommand;
use std::io::Write;

#[derive(Debug, Subcommand)]
pub(super) enum Tokens {
    /// Make a token; it is shown once.
    Add {
        /// The id of the organization it is for.
        #[arg(long)]
        organization: String,
        /// hotline, placement, operator or supervisor.
        #[arg(long)]
        role: String,
        /// The name of an organization that runs no program here and is to be added.
        #[arg(long)]
        name: Option<String>,
    },
    /// List the tokens, without what they say.
    List,
    /// Revoke a token, for good.
    Revoke {
        /// Its id, as listed.
        id: String,
    },
}

pub(super) fn run(tokens: &Tokens, database: &Database) -> CommandResult {
    match tokens {
        Tokens::Add { organization, role, name } => {
            add(organization, role, name.as_deref(), database)
        }
        Tokens::List => list(database),
        Tokens::Revoke { id } => {
            maintenance(database)?.revoke_token(id)?;
            Ok(writeln!(out(), "The token {id} is revoked.")?)
        }
    }
}

fn add(organization: &str, role: &str, name: Option<&str>, database: &Database) -> CommandResult {
    let organization: OrganizationId =
        organization.parse().map_err(|why: Refused| why.at("--organization"))?;
    let role: ActorRole = role.parse().map_err(|why: Refused| why.at("--role"))?;
    let service = maintenance(database)?;
    if let Some(name) = name {
        service.add_organization(&organization, name)?;
    }
    let text = service.add_token(&Affiliation { organization, role })?;
    let mut out = out();
    writeln!(out, "{}", text.reveal())?;
    Ok(writeln!(out, "Keep it safe: it is not shown again, and only a digest of it is kept.")?)
}

fn list(database: &Database) -> CommandResult {
    let tokens = maintenance(database)?.tokens()?;
    let mut out = out();
    if tokens.is_empty() {
        writeln!(out, "There are no tokens yet. Make one with: waystation token add")?;
    }
    for token in tokens {
        let (of, role) = (&token.affiliation.organization, token.affiliation.role);
        let stands = match token.revoked_at {
            Some(moment) => format!("revoked {}", moment.format("%Y-%m-%d %H:%M UTC")),
            None if token.demo => "demo, on this machine alone".to_owned(),
            None => "in use".to_owned(),
        };
        writeln!(
            out,
            "{}  {role:<10}  {of}  made {}  {stands}",
            token.id,
            token.made_at.format("%Y-%m-%d %H:%M UTC")
        )?;
    }
    Ok(())
}
