//! Prints the rules of matching, in the order of primary reasons.

use super::CommandResult;
use super::spoken::out;
use crate::rules::RULES;
use crate::words::Language;
use std::io::Write;

pub(super) fn rules(language: Language) -> CommandResult {
    let mut out = out();
    for rule in RULES {
        let (force, who) = (rule.force.word(), rule.force.who());
        writeln!(out, "{:<12} {}", rule.id, (rule.text)().to(language))?;
        writeln!(
            out,
            "{:<12} {force}; basis: {}; who can change it: {who}",
            "",
            rule.basis.word()
        )?;
        for question in rule.asks.iter().filter_map(|question| question.say()) {
            writeln!(out, "{:<12} asks: \u{201c}{}\u{201d}", "", question.to(language))?;
        }
    }
    Ok(())
}
