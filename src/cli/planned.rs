//! Plans as a list on a terminal.

use super::CommandResult;
use crate::desk::{Leg, Plan, Planned};
use crate::words::Language;
use std::io::Write;

pub(super) fn print(out: &mut impl Write, planned: &Planned, language: Language) -> CommandResult {
    let plans = &planned.plans;
    if !planned.network.notice.is_empty() {
        writeln!(out, "{}\n", planned.network.notice)?;
    }
    writeln!(
        out,
        "From {}, {} from {}: {} of {} programs may take this household on some of them.",
        planned.ask.profile.origin.label,
        nights(plans.nights),
        plans.from.format("%-d %B %Y"),
        plans.able,
        plans.considered
    )?;
    if plans.searched < plans.able {
        writeln!(out, "The {} that rank best were searched.", plans.searched)?;
    }
    for (at, plan) in plans.plans.iter().enumerate() {
        print_plan(out, at + 1, plan, language)?;
    }
    if plans.plans.is_empty() {
        writeln!(out, "\nNo plan was found. What stands in the way tonight: waystation rank.")?;
    }
    Ok(writeln!(out, "\nProof: {}.", plans.proof.words())?)
}

fn print_plan(
    out: &mut impl Write,
    number: usize,
    plan: &Plan,
    language: Language,
) -> CommandResult {
    let moves = match plan.moves {
        0 => "no move".to_owned(),
        1 => "1 move".to_owned(),
        n => format!("{n} moves"),
    };
    let open: u32 = plan.uncovered.iter().map(|gap| gap.to - gap.from).sum();
    let open =
        if open == 0 { String::new() } else { format!(", {} without a place", nights(open)) };
    let apart = match plan.nights_apart {
        0 => String::new(),
        n => format!(", {} apart", nights(n)),
    };
    writeln!(out, "\n{number}. {moves}{open}{apart}")?;
    for leg in &plan.legs {
        print_leg(out, leg, language)?;
    }
    for step in &plan.next_steps {
        writeln!(out, "   next     {}", step.to(language))?;
    }
    Ok(())
}

fn print_leg(out: &mut impl Write, leg: &Leg, language: Language) -> CommandResult {
    writeln!(
        out,
        "   {} to {}  {} ({}, {})",
        leg.arrives.date(),
        leg.leaves,
        leg.program.name,
        nights(leg.to - leg.from),
        leg.place.words()
    )?;
    for (heading, said) in [("fits", "fits"), ("confirm", "confirm"), ("note", "points")] {
        for finding in leg.findings.iter().filter(|f| f.verdict.word() == said) {
            writeln!(out, "      {heading:<8} {}", finding.text.to(language))?;
        }
    }
    Ok(())
}

fn nights(n: u32) -> String {
    if n == 1 { "1 night".to_owned() } else { format!("{n} nights") }
}
