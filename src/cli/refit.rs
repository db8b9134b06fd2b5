//! Refits how quickly posts become unreliable from call outcomes, reports the improvement, and
//! stores the result.

use super::network::maintenance;
use super::output::{CommandOutput, out};
use super::rank::not_read;
use super::{CommandResult, Failed};
use crate::config::Database;
use crate::desk::Maintenance;
use crate::domain::{Curves, Listed, Outcome};
use crate::exchange::outcomes;
use crate::matching::{
    FEWEST, FEWEST_EACH, FEWEST_OF_SEGMENT, FittedCell, FittedLevel, Measured, Refit, refit,
};
use crate::words::{Language, Text, say};
use clap::Args;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The outcomes to fit on, and whether to store the result.
#[derive(Debug, Args)]
pub(super) struct RefitArgs {
    /// Outcomes as CSV (`stage,units,age_hours,still_open`). The default is the recorded outcomes.
    file: Option<PathBuf>,
    /// Only report the result; change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Go back to the default curves.
    #[arg(long, conflicts_with_all = ["file", "dry_run"])]
    reset: bool,
}

pub(super) fn run(order: &RefitArgs, language: Language, database: &Database) -> CommandResult {
    let service = maintenance(database)?;
    let mut out = out(language);
    if order.reset {
        service.set_curves(None)?;
        return Ok(out.say(say::both(say::curves_reset(), say::curves_follow()))?);
    }
    let outcomes = outcomes(order.file.as_deref(), &service)?;
    let fit = refit(&outcomes, &Curves::default());
    print(&mut out, &fit)?;
    let fitted = fit.cells.iter().any(|cell| cell.fitted) || fit.levels.iter().any(|l| l.fitted);
    if !fitted {
        return Ok(out.say(say::nothing_fitted())?);
    }
    if order.dry_run {
        return Ok(out.say(say::nothing_changed_dry_run())?);
    }
    service.set_curves(Some(&fit.curves))?;
    Ok(out.say(say::both(say::curves_kept(), say::curves_follow()))?)
}

fn outcomes(file: Option<&Path>, service: &Maintenance) -> Result<Vec<Outcome>, Failed> {
    let outcomes = match file {
        None => service.outcomes()?,
        Some(path) => outcomes::read(File::open(path).map_err(|error| not_read(path, &error))?)?,
    };
    if outcomes.is_empty() {
        return Err(say::no_outcomes().into());
    }
    Ok(outcomes)
}

fn print(out: &mut CommandOutput, fit: &Refit) -> CommandResult {
    print_cells(out, fit)?;
    print_levels(out, fit)?;
    print_measures(out, fit)
}

fn print_cells(out: &mut CommandOutput, fit: &Refit) -> CommandResult {
    let headings = [say::stage_units_heading(), say::outcomes_heading(), say::still_open_heading()];
    let [cell, count, open] = headings.map(|text| out.words(text));
    out.say_after(&format!("{cell:<18} {count:>10} {open:>8}  "), say::curve_heading())?;
    for FittedCell { cell, count, open, fitted, curve } in &fit.cells {
        let (a, tau, b) = (curve.a, curve.tau, curve.b);
        let kept = note(out, *fitted, say::curve_default);
        let days = out.words(say::days_of_curve(format!("{tau:.4}")));
        let cell = cell.to_string();
        writeln!(out, "{cell:<18} {count:>10} {open:>8}  a {a:.4}, tau {days}, b {b:.4}{kept}")?;
    }
    Ok(out.say(say::cell_fitted_on(FEWEST_EACH, FEWEST))?)
}

fn print_levels(out: &mut CommandOutput, fit: &Refit) -> CommandResult {
    let headings = [say::segment_heading(), say::outcomes_heading(), say::still_open_heading()];
    let [segment, count, open] = headings.map(|text| out.words(text));
    out.say_after(&format!("\n{segment:<26} {count:>10} {open:>8}  "), say::level_heading())?;
    for FittedLevel { segment, count, open, fitted, level } in &fit.levels {
        let kept = note(out, *fitted, say::level_as_before);
        let name = format!("{}, {}", segment.stage(), segment.audience().word());
        writeln!(out, "{name:<26} {count:>10} {open:>8}  {:+.4}{kept}", level.shift)?;
    }
    out.say(say::level_fitted_on(FEWEST_OF_SEGMENT))?;
    if fit.of_full > 0 {
        out.say(say::full_posts_not_used(fit.of_full))?;
    }
    Ok(())
}

fn print_measures(out: &mut CommandOutput, fit: &Refit) -> CommandResult {
    let [log_loss, off_by] =
        [say::log_loss_heading(), say::error_heading()].map(|text| out.words(text));
    writeln!(out, "\n{:>9} {log_loss:>12} {off_by:>10}", "")?;
    for (name, measured) in [(say::default_row(), &fit.before), (say::fitted_row(), &fit.after)] {
        let Measured { log_loss, calibration_error, .. } = measured;
        let name = out.words(name);
        writeln!(out, "{name:>9} {log_loss:>12.4} {calibration_error:>10.4}")?;
    }
    let headings = [
        say::foretold_heading(),
        say::outcomes_heading(),
        say::mean_heading(),
        say::still_open_heading(),
    ];
    let [foretold, count, mean, open] = headings.map(|text| out.words(text));
    writeln!(out, "\n{foretold:>9} {count:>10} {mean:>9} {open:>8}")?;
    for (at, tenth) in fit.after.tenths.iter().enumerate().filter(|(_, tenth)| tenth.count > 0) {
        let (from, to) = (at * 10, at * 10 + 10);
        let (count, foretold, found) = (tenth.count, tenth.foretold, tenth.found);
        writeln!(out, "{from:>3}-{to:>3} % {count:>10} {foretold:>9.3} {found:>8.3}")?;
    }
    Ok(())
}

/// A note behind a line of what was not fitted.
fn note(out: &CommandOutput, fitted: bool, text: fn() -> Text) -> String {
    if fitted { String::new() } else { format!("  {}", out.words(text())) }
}
