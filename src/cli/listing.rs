//! A ranking as a call list on a terminal.

use super::CommandResult;
use crate::desk::{FindingKind, Found, RankedOption, Relaxation};
use crate::words::Language;
use std::io::Write;

pub(super) fn print(out: &mut impl Write, found: &Found, language: Language) -> CommandResult {
    let ranking = &found.ranking;
    if !found.network.notice.is_empty() {
        writeln!(out, "{}\n", found.network.notice)?;
    }
    let origin = &found.profile.origin;
    writeln!(
        out,
        "From {}: {} of {} programs may take this household.",
        origin.label, ranking.eligible, ranking.considered
    )?;
    for (at, option) in ranking.options.iter().enumerate() {
        print_option(out, at + 1, option, language)?;
    }
    if !ranking.stability.flips.is_empty() {
        writeln!(out, "\nHow sure the first is")?;
    }
    for flip in &ranking.stability.flips {
        writeln!(out, "  {}", flip.text().to(language))?;
    }
    if !ranking.ask_next.is_empty() {
        writeln!(out, "\nAsk next")?;
    }
    for ask in &ranking.ask_next {
        let (moved, yes, no) = (ask.depends, ask.after_yes, ask.after_no);
        let places = if moved == 1 { "1 place".to_owned() } else { format!("{moved} places") };
        writeln!(out, "  \u{201c}{}\u{201d} The answer changes {places}.", ask.text.to(language))?;
        writeln!(out, "     yes leaves {yes} options, no leaves {no}")?;
    }
    if !ranking.near_misses.is_empty() {
        writeln!(out, "\nOne change would open these")?;
    }
    for miss in &ranking.near_misses {
        writeln!(
            out,
            "  {}: {} {} ({})",
            miss.program.name,
            miss.because.to(language),
            miss.change.to(language),
            miss.who
        )?;
    }
    print_relaxations(out, &ranking.relaxations, language)?;
    print_the_rest(out, found, language)
}

fn print_relaxations(
    out: &mut impl Write,
    relaxations: &[Relaxation],
    language: Language,
) -> CommandResult {
    if !relaxations.is_empty() {
        writeln!(out, "\nNothing fits. Each line is a set of changes that would open a place:")?;
    }
    for set in relaxations {
        let changes: Vec<_> =
            set.changes.iter().map(|c| format!("{} ({})", c.change.to(language), c.who)).collect();
        writeln!(
            out,
            "  {}  opens {}, {} the nearest",
            changes.join(" "),
            set.opens,
            set.nearest.name
        )?;
    }
    Ok(())
}

fn print_option(
    out: &mut impl Write,
    number: usize,
    option: &RankedOption,
    language: Language,
) -> CommandResult {
    writeln!(
        out,
        "\n{number}. {}  {}",
        option.band.text().render(language).to_uppercase(),
        option.program.name
    )?;
    writeln!(out, "   {}; {}.", option.place.words(), option.because.to(language))?;
    for (heading, said) in [("fits", "fits"), ("confirm", "confirm"), ("note", "points")] {
        for finding in option.findings.iter().filter(|f| f.verdict.word() == said) {
            writeln!(out, "   {heading:<8} {}", finding.text.to(language))?;
        }
    }
    Ok(())
}

fn print_the_rest(out: &mut impl Write, found: &Found, language: Language) -> CommandResult {
    let ranking = &found.ranking;
    let hidden: usize = ranking.not_shown.iter().map(|reason| reason.count).sum();
    if hidden > 0 {
        writeln!(out, "\n{hidden} not shown")?;
    }
    for reason in &ranking.not_shown {
        writeln!(out, "  {} {}", reason.count, reason.reason.to(language))?;
        for passed in &reason.programs {
            let why = passed.findings.iter().filter(|f| f.verdict == FindingKind::Fails);
            let why: Vec<_> = why.map(|finding| finding.text.render(language)).collect();
            writeln!(out, "     {}: {}", passed.program.name, why.join(" "))?;
        }
    }
    Ok(())
}
