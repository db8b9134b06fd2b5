//! Prints the rules of matching, in the order of primary reasons.

use super::CommandResult;
use super::output::out;
use crate::rules::RULES;
use crate::words::{Language, Text, say};
use std::io::Write;

/// The indent of the second and later lines of a rule.
const UNDER: &str = "             ";

pub(super) fn rules(language: Language) -> CommandResult {
    let mut out = out(language);
    for rule in RULES {
        writeln!(out, "{:<12} {}", rule.id, (rule.text)().to(language))?;
        let line = say::rule_line(rule.basis.word(), rule.force.word(), named(rule.force.who()));
        out.say_after(UNDER, line)?;
        for question in rule.asks.iter().filter_map(|question| question.say()) {
            out.say_after(UNDER, say::rule_asks_line(question))?;
        }
    }
    Ok(())
}

/// Returns the text for the one who makes a change, from the word of the API.
pub(super) fn named(who: &str) -> Text {
    match who {
        "person" => say::who_person(),
        "worker" => say::who_worker(),
        "program" => say::who_program(),
        _ => say::who_nobody(),
    }
}
