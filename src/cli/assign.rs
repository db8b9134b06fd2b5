//! Places several households at once, and prints a list for people or the API's JSON. It also
//! solves files of generalized assignment problems with the same solver.

use super::network::desk;
use super::output::{CommandOutput, out};
use super::rank::{PrintFormat, read};
use super::{CommandResult, dump, gap};
use crate::config::Database;
use crate::desk::{AssignRequest, Received};
use crate::solvers::model::Goal;
use crate::web::view::{AssignmentView, PlacedView, WithoutView};
use crate::words::{Language, Name, say};
use clap::Args as Arguments;
use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

/// The arguments of the command.
#[derive(Debug, Arguments)]
pub(super) struct Args {
    /// The households as JSON, in the format of the API; - reads standard input.
    #[arg(required_unless_present = "gap")]
    file: Option<PathBuf>,
    /// text for people, or json as the API answers.
    #[arg(long, default_value = "text")]
    format: PrintFormat,
    /// Also write the whole model to this file, for other solvers.
    #[arg(long)]
    dump: Option<PathBuf>,
    /// Solve a file of generalized assignment problems (OR-Library format) instead.
    #[arg(long, conflicts_with_all = ["file", "dump", "format"])]
    gap: Option<PathBuf>,
    /// The numbers of that file are costs (a to e), not profits (gap1 to gap12).
    #[arg(long, requires = "gap")]
    minimise: bool,
    /// The time limit, such as 5s or 500ms.
    #[arg(long, value_parser = duration)]
    budget: Option<Duration>,
}

/// The default time limit.
const USUAL: Duration = Duration::from_secs(5);

fn duration(text: &str) -> Result<Duration, String> {
    let (number, unit) = match text.strip_suffix("ms") {
        Some(number) => (number, 1),
        None => (text.strip_suffix('s').unwrap_or(text), 1000),
    };
    let millis = number.parse::<u32>().ok().filter(|n| *n > 0 && *n <= 86_400_000 / unit);
    let millis = millis.map(|n| Duration::from_millis(u64::from(n * unit)));
    millis.ok_or_else(|| "give a whole number with s or ms, such as 5s, up to a day".to_owned())
}

pub(super) fn assign(args: &Args, language: Language, database: &Database) -> CommandResult {
    match (&args.gap, &args.file) {
        (Some(file), _) => {
            let goal = if args.minimise { Goal::Least } else { Goal::Most };
            gap::solve(file, goal, args.budget.unwrap_or(USUAL), language)
        }
        (None, Some(file)) => {
            let needs =
                say::batch_needs(r#"{"households": [{"label": "A", "where": "Fresno, CA"}]}"#);
            place(read(file, needs)?, args, language, database)
        }
        (None, None) => Ok(()),
    }
}

fn place(mut asked: Value, args: &Args, language: Language, database: &Database) -> CommandResult {
    if let (Some(budget), Some(map)) = (args.budget, asked.as_object_mut()) {
        let millis = u64::try_from(budget.as_millis()).unwrap_or(u64::MAX);
        map.insert("budget_ms".to_owned(), millis.into());
    }
    let received = Received::<AssignRequest>::json(asked);
    let desk = desk(database)?;
    let now = desk.now();
    if let Some(path) = &args.dump {
        let batch = desk.batch(received.clone(), now)?;
        dump::assignment(path, &batch, args.budget.unwrap_or(USUAL))?;
    }
    let view = AssignmentView::of(&desk.assign(received, now)?, language);
    let mut out = out(language);
    match args.format {
        PrintFormat::Text => print(&mut out, &view),
        PrintFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &view)?;
            Ok(writeln!(out)?)
        }
    }
}

fn print(out: &mut CommandOutput, view: &AssignmentView) -> CommandResult {
    out.say(say::households_placed(view.households.len(), view.placed))?;
    for one in &view.households {
        household(out, one)?;
    }
    for scarce in &view.scarce {
        let (group, program) = (scarce.unit_group.clone(), scarce.program.name.clone());
        out.say(say::scarce_line(group, scarce.priority, program, scarce.quality))?;
    }
    let proof = match view.proof {
        "optimal" => say::proof_optimal(),
        "within gap" => say::proof_within_gap(),
        _ => say::proof_out_of_time(),
    };
    out.say(say::value_line(view.priority, proof, view.quality))?;
    if let Some(gap) = view.gap {
        out.say(match gap.quality {
            Some(quality) => say::gap_line(gap.priority, quality),
            None => say::gap_line_priority(gap.priority),
        })?;
    }
    Ok(())
}

fn household(out: &mut CommandOutput, one: &PlacedView) -> CommandResult {
    match &one.option {
        Some(option) => {
            let groups: Vec<Name> =
                option.unit_groups.iter().map(|group| group.name.clone().into()).collect();
            let (program, because) = (option.program.name.clone(), option.because.clone());
            let label = one.label.clone();
            out.say(say::household_placed_line(because, groups, label, program))?;
        }
        None => out.say(say::household_without_place_line(one.label.clone()))?,
    }
    for finding in one.confirms() {
        out.say_after("  ", say::ask_line(finding.said.text.clone()))?;
    }
    for better in &one.passed_over {
        let (program, group) = (better.program.name.clone(), better.unit_group.clone());
        out.say_after("  ", say::passed_over_line(better.because.clone(), group, program))?;
    }
    if !one.displaced.is_empty() {
        out.say_after("  ", say::would_suit_better_line(one.displaced.join(", ")))?;
    }
    if let Some(without) = &one.without {
        print_without(out, without)?;
    }
    if let Some(nowhere) = &one.nowhere {
        for reason in &nowhere.reasons {
            writeln!(out, "  {} {}", reason.count, reason.reason.text)?;
        }
        for near in &nowhere.near_misses {
            let (program, because) = (&near.program.name, &near.because.text);
            writeln!(out, "  {program}: {because} {}", near.change.text)?;
        }
        if !nowhere.note.is_empty() {
            writeln!(out, "  {}", nowhere.note)?;
        }
    }
    Ok(())
}

/// Prints the effect of leaving one household out.
fn print_without(out: &mut CommandOutput, without: &WithoutView) -> CommandResult {
    let line = if without.better.is_empty() {
        say::without_it_nobody()
    } else {
        let labels = without.better.join(", ");
        let (priority, quality) = (without.priority, without.quality);
        say::without_it_better(labels, format!("{priority:+}"), format!("{quality:+}"))
    };
    out.say_after("  ", line)?;
    if !without.proven {
        out.say_after("  ", say::as_far_as_time_allowed())?;
    }
    Ok(())
}
