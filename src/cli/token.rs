//! Makes, lists and revokes tokens, for administrators.

use super::CommandResult;
use super::network::maintenance;
use super::output::out;
use crate::config::Database;
use crate::domain::Refused;
use crate::domain::{ActorRole, Affiliation, OrganizationId};
use crate::words::{Language, say};
use clap::Subcommand;
use std::io::Write;

#[derive(Debug, Subcommand)]
pub(super) enum Tokens {
    /// Make a token. It is shown once.
    Add {
        /// The ID of the organization it is for.
        #[arg(long)]
        organization: String,
        /// hotline, placement, operator or supervisor.
        #[arg(long)]
        role: String,
        /// The name of an organization to add, if it runs no program here.
        #[arg(long)]
        name: Option<String>,
    },
    /// List the tokens, without their secrets.
    List,
    /// Revoke a token for good.
    Revoke {
        /// Its ID, as listed.
        id: String,
    },
}

pub(super) fn run(tokens: &Tokens, language: Language, database: &Database) -> CommandResult {
    match tokens {
        Tokens::Add { organization, role, name } => {
            add(organization, role, name.as_deref(), language, database)
        }
        Tokens::List => list(language, database),
        Tokens::Revoke { id } => {
            maintenance(database)?.revoke_token(id)?;
            Ok(out(language).say(say::token_revoked(id.clone()))?)
        }
    }
}

fn add(
    organization: &str,
    role: &str,
    name: Option<&str>,
    language: Language,
    database: &Database,
) -> CommandResult {
    let organization: OrganizationId =
        organization.parse().map_err(|why: Refused| why.at("--organization"))?;
    let role: ActorRole = role.parse().map_err(|why: Refused| why.at("--role"))?;
    let service = maintenance(database)?;
    if let Some(name) = name {
        service.add_organization(&organization, name)?;
    }
    let text = service.add_token(&Affiliation { organization, role })?;
    let mut out = out(language);
    writeln!(out, "{}", text.reveal())?;
    Ok(out.say(say::token_shown_once())?)
}

/// The format of the times of a token.
const MOMENT: &str = "%Y-%m-%d %H:%M UTC";

fn list(language: Language, database: &Database) -> CommandResult {
    let tokens = maintenance(database)?.tokens()?;
    let mut out = out(language);
    if tokens.is_empty() {
        out.say(say::no_tokens_yet())?;
    }
    for token in tokens {
        let (of, role) = (&token.affiliation.organization, token.affiliation.role);
        let stands = match token.revoked_at {
            Some(moment) => say::token_is_revoked(moment.format(MOMENT).to_string()),
            None if token.demo => say::token_is_demo(),
            None => say::token_is_in_use(),
        };
        let made = out.words(say::token_made(token.made_at.format(MOMENT).to_string()));
        out.say_after(&format!("{}  {role:<10}  {of}  {made}  ", token.id), stands)?;
    }
    Ok(())
}
