//! Places several households at once: a list for people, or the API's own JSON; solves files of
//! generalised assignment problems with the same machinery.

use super::network::desk;
use super::rank::{PrintFormat, read};
use super::spoken::out;
use super::{CommandResult, dump, gap};
use crate::config::Database;
use crate::desk::AssignForm;
use crate::solvers::model::Goal;
use crate::web::view::{AssignmentView, PlacedView};
use crate::words::Language;
use clap::Args as Arguments;
use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

/// What the command takes.
#[derive(Debug, Arguments)]
pub(super) struct Args {
    /// The households as JSON, the same as the API takes; - reads standard input.
    #[arg(required_unless_present = "gap")]
    file: Option<PathBuf>,
    /// text for people, json as the API answers.
    #[arg(long, default_value = "text")]
    format: PrintFormat,
    /// Also write the whole model to this file, for other solvers.
    #[arg(long)]
    dump: Option<PathBuf>,
    /// Solve a file of generalised assignment problems (OR-Library format) instead.
    #[arg(long, conflicts_with_all = ["file", "dump", "format"])]
    gap: Option<PathBuf>,
    /// The numbers of that file are costs (a to e) rather than profits (gap1 to gap12).
    #[arg(long, requires = "gap")]
    minimise: bool,
    /// How long it may take, such as 5s or 500ms.
    #[arg(long, value_parser = duration)]
    budget: Option<Duration>,
}

/// How long when nobody says.
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
            gap::solve(file, goal, args.budget.unwrap_or(USUAL))
        }
        (None, Some(file)) => {
            const NEEDS: &str = "It needs at least {\"households\": [{\"label\": \"A\", \"where\": \"Fresno, CA\"}]}.";
            place(read(file, NEEDS)?, args, language, database)
        }
        (None, None) => Ok(()),
    }
}

fn place(mut asked: Value, args: &Args, language: Language, database: &Database) -> CommandResult {
    if let (Some(budget), Some(map)) = (args.budget, asked.as_object_mut()) {
        let millis = u64::try_from(budget.as_millis()).unwrap_or(u64::MAX);
        map.insert("budget_ms".to_owned(), millis.into());
    }
    let form = AssignForm(asked);
    let desk = desk(database)?;
    if let Some(path) = &args.dump {
        dump::assignment(path, &desk, &form, args.budget.unwrap_or(USUAL))?;
    }
    let view = AssignmentView::of(&desk.assign(&form)?, language);
    let mut out = out();
    match args.format {
        PrintFormat::Text => print(&mut out, &view),
        PrintFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &view)?;
            Ok(writeln!(out)?)
        }
    }
}

fn print(out: &mut impl Write, view: &AssignmentView) -> CommandResult {
    writeln!(out, "{} of {} households have a place.", view.placed, view.households.len())?;
    for one in &view.households {
        household(out, one)?;
    }
    for scarce in &view.scarce {
        writeln!(
            out,
            "Scarce: {}, {}; one unit more is worth at most {} in priority and {} in quality.",
            scarce.program.name, scarce.unit_group, scarce.priority, scarce.quality
        )?;
    }
    writeln!(out, "Priority {}, quality {}: {}.", view.priority, view.quality, view.proof)?;
    if let Some(gap) = view.gap {
        let quality = gap.quality.map_or("not known".to_owned(), |quality| quality.to_string());
        writeln!(out, "At most better by: priority {}, quality {quality}.", gap.priority)?;
    }
    Ok(())
}

fn household(out: &mut impl Write, one: &PlacedView) -> CommandResult {
    match &one.option {
        Some(option) => {
            let groups: Vec<_> = option.unit_groups.iter().map(|g| g.name.as_str()).collect();
            let (program, because) = (&option.program.name, &option.because);
            writeln!(out, "{}: {program}, {}. {because}.", one.label, groups.join(" and "))?;
        }
        None => writeln!(out, "{}: no place.", one.label)?,
    }
    for finding in one.confirms() {
        writeln!(out, "  ask: {}", finding.said.text)?;
    }
    for better in &one.passed_over {
        let (program, group) = (&better.program.name, &better.unit_group);
        writeln!(out, "  not {program}, {group}: {}", better.because)?;
    }
    if !one.displaced.is_empty() {
        writeln!(out, "  would have suited better: {}", one.displaced.join(", "))?;
    }
    if let Some(without) = &one.without {
        writeln!(out, "  {}", without.words())?;
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
