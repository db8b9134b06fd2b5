//! Makes, lists and revokes tokens, for administrators.

use super::CommandResult;
use super::network::maintenance;
use super::output::out;
use crate::config::Database;
use crate::desk::TokenTerms;
use crate::domain::{Affiliation, Listed, Problems, Refused, Right, Set, visible};
use crate::words::{Language, say};
use chrono::TimeDelta;
use clap::Subcommand;
use std::io::Write;

#[derive(Debug, Subcommand)]
pub(super) enum Tokens {
    /// Make a token. It is shown once.
    Add {
        /// The ID of the organization it is for.
        #[arg(long)]
        organization: String,
        /// hotline, placement, operator, supervisor, auditor or administrator.
        #[arg(long)]
        role: String,
        /// The use it is made for, such as "bed board of the county".
        #[arg(long, default_value = "")]
        purpose: String,
        /// The only rights it has among those of the role, such as search. The default is all.
        #[arg(long, value_delimiter = ',', value_name = "RIGHTS")]
        scope: Vec<String>,
        /// The days for which it counts.
        #[arg(long, value_name = "DAYS", default_value_t = 365)]
        days: u16,
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
        Tokens::Add { organization, role, purpose, scope, days } => {
            let terms = terms(organization, role, purpose, scope)?;
            add(terms, *days, language, database)
        }
        Tokens::List => list(language, database),
        Tokens::Revoke { id } => {
            maintenance(database)?.revoke_token(id)?;
            Ok(out(language).say(say::token_revoked(id.clone()))?)
        }
    }
}

fn terms(
    organization: &str,
    role: &str,
    purpose: &str,
    scope: &[String],
) -> Result<TokenTerms, Problems> {
    let refused = |field: &'static str| move |why: Refused| why.at(field);
    let affiliation = Affiliation {
        organization: organization.parse().map_err(refused("--organization"))?,
        role: role.parse().map_err(refused("--role"))?,
    };
    let rights: Result<Set<Right>, Refused> = scope.iter().map(|word| word.parse()).collect();
    let scope = if scope.is_empty() { Set::all() } else { rights.map_err(refused("--scope"))? };
    Ok(TokenTerms { name: visible(purpose), scope, ..TokenTerms::of(affiliation) })
}

fn add(terms: TokenTerms, days: u16, language: Language, database: &Database) -> CommandResult {
    let service = maintenance(database)?;
    let expires_at = Some(service.now() + TimeDelta::days(days.into()));
    let text = service.add_token(&TokenTerms { expires_at, ..terms })?;
    let mut out = out(language);
    writeln!(out, "{}", text.reveal())?;
    Ok(out.say(say::token_shown_once())?)
}

/// The format of the times of a token.
const MOMENT: &str = "%Y-%m-%d %H:%M UTC";

fn list(language: Language, database: &Database) -> CommandResult {
    let service = maintenance(database)?;
    let (tokens, now) = (service.tokens()?, service.now());
    let mut out = out(language);
    if tokens.is_empty() {
        out.say(say::no_tokens_yet())?;
    }
    for token in tokens {
        let Affiliation { organization: of, role } = &token.terms.affiliation;
        let stands = match token.revoked_at {
            Some(moment) => say::token_is_revoked(moment.format(MOMENT).to_string()),
            None if token.demo => say::token_is_demo(),
            None if token.terms.expires_at.is_some_and(|until| until <= now) => {
                say::token_is_expired()
            }
            None => say::token_is_in_use(),
        };
        let made = out.words(say::token_made(token.made_at.format(MOMENT).to_string()));
        let scope = if token.terms.scope == Set::all() {
            String::new()
        } else {
            format!(
                "[{}]  ",
                token.terms.scope.iter().map(Right::word).collect::<Vec<_>>().join(" ")
            )
        };
        let used = match token.last_used_on {
            Some(day) => out.words(say::token_last_used(day.to_string())),
            None => out.words(say::token_never_used()),
        };
        let name = &token.terms.name;
        let line =
            format!("{}  {:<13}  {of}  {scope}{made}  {used}  {name}  ", token.id, role.word());
        out.say_after(&line, stands)?;
    }
    Ok(())
}
