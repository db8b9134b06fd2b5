//! Prints the link of an invitation.

use super::CommandResult;
use super::output::out;
use crate::config::Listen;
use crate::desk::SecretText;
use crate::words::{Language, say};
use std::io::Write;

/// Prints the link of an invitation, at the address on which the service listens.
pub(super) fn print_link(
    secret: &SecretText,
    language: Language,
    listen: &Listen,
) -> CommandResult {
    let mut out = out(language);
    writeln!(out, "{}/join/{}", listen.address(), secret.reveal())?;
    Ok(out.say(say::link_counts_once())?)
}
