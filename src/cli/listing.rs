//! Prints a ranking as a call list.

use super::CommandResult;
use super::output::CommandOutput;
use super::rules::named;
use crate::desk::{Finding, FindingKind, Found, RankedOption, Relaxation};
use crate::words::{Text, say};
use std::io::Write;

pub(super) fn print(out: &mut CommandOutput, found: &Found) -> CommandResult {
    let ranking = &found.ranking;
    if !found.network.notice.is_empty() {
        writeln!(out, "{}\n", found.network.notice)?;
    }
    let place = found.profile.origin.label.clone();
    out.say(say::list_from(ranking.considered, ranking.eligible, place))?;
    for (at, option) in ranking.options.iter().enumerate() {
        print_option(out, at + 1, option)?;
    }
    if !ranking.stability.flips.is_empty() {
        out.say_apart(say::how_sure_the_first_is())?;
    }
    for flip in &ranking.stability.flips {
        out.say_after("  ", flip.text())?;
    }
    if !ranking.ask_next.is_empty() {
        out.say_apart(say::ask_next_heading())?;
    }
    for ask in &ranking.ask_next {
        out.say_after("  ", say::ask_next_line(ask.depends, &ask.text))?;
        out.say_after("     ", say::ask_next_leaves(ask.after_no, ask.after_yes))?;
    }
    if !ranking.near_misses.is_empty() {
        out.say_apart(say::one_change_heading())?;
    }
    for miss in &ranking.near_misses {
        let program = miss.program.name.to_string();
        let line = say::near_miss_line(&miss.because, &miss.change, program, named(miss.who));
        out.say_after("  ", line)?;
    }
    print_relaxations(out, &ranking.relaxations)?;
    print_the_rest(out, found)
}

fn print_relaxations(out: &mut CommandOutput, relaxations: &[Relaxation]) -> CommandResult {
    if !relaxations.is_empty() {
        out.say_apart(say::nothing_fits_heading())?;
    }
    for set in relaxations {
        let changes = set.changes.iter().map(|c| say::change_by(&c.change, named(c.who)));
        let changes: Vec<_> = changes.map(|change| out.words(change)).collect();
        let start = format!("  {}  ", changes.join(" "));
        out.say_after(&start, say::opens_line(set.nearest.name.to_string(), set.opens))?;
    }
    Ok(())
}

fn print_option(out: &mut CommandOutput, number: usize, option: &RankedOption) -> CommandResult {
    let band = out.words(option.band.text()).to_uppercase();
    writeln!(out, "\n{number}. {band}  {}", option.program.name)?;
    out.say_after("   ", say::option_line(&option.because, Text::from(&option.place)))?;
    print_findings(out, "   ", &option.findings)
}

/// Findings under their headings: what fits, what to confirm, and what else counts.
pub(super) fn print_findings(
    out: &mut CommandOutput,
    start: &str,
    findings: &[Finding],
) -> CommandResult {
    let headings = [
        ("fits", say::label_fits()),
        ("confirm", say::label_confirm()),
        ("points", say::label_note()),
    ];
    for (verdict, heading) in headings {
        let start = format!("{start}{:<8} ", out.words(heading));
        for finding in findings.iter().filter(|finding| finding.verdict.word() == verdict) {
            out.say_after(&start, &finding.text)?;
        }
    }
    Ok(())
}

fn print_the_rest(out: &mut CommandOutput, found: &Found) -> CommandResult {
    let ranking = &found.ranking;
    let hidden: usize = ranking.not_shown.iter().map(|reason| reason.count).sum();
    if hidden > 0 {
        out.say_apart(say::not_shown_heading(hidden))?;
    }
    for reason in &ranking.not_shown {
        out.say_after(&format!("  {} ", reason.count), &reason.reason)?;
        for passed in &reason.programs {
            let why = passed.findings.iter().filter(|f| f.verdict == FindingKind::Fails);
            let why: Vec<_> = why.map(|finding| out.words(&finding.text)).collect();
            writeln!(out, "     {}: {}", passed.program.name, why.join(" "))?;
        }
    }
    Ok(())
}
