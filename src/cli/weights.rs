//! Prints or sets the weight of each rule in this network.

use super::CommandResult;
use super::network::desk;
use super::output::out;
use crate::config::Database;
use crate::desk::Weights;
use crate::rules::RULES;
use crate::words::{Language, say};
use std::io::Write;

pub(super) fn weights(
    decided: &[String],
    language: Language,
    database: &Database,
) -> CommandResult {
    let more: Weights = decided.join(" ").parse()?;
    let desk = desk(database)?;
    let weights = if decided.is_empty() { desk.weights() } else { desk.weigh(&more)? };
    let mut out = out(language);
    out.say(say::weights_heading(Weights::USUAL))?;
    for rule in RULES {
        let own = weights.decided().find(|(id, _)| *id == rule.id);
        let weight = own.map_or(Weights::USUAL, |(_, weight)| weight);
        writeln!(out, "{weight:>5}  {}", rule.id)?;
    }
    if !decided.is_empty() {
        out.say(say::running_service_follows())?;
    }
    Ok(())
}
