//! Fits how posts go bad on what calls found, says how much that mends, and keeps it.

use super::network::maintenance;
use super::spoken::out;
use super::{CommandResult, Failed};
use crate::config::Database;
use crate::desk::Maintenance;
use crate::domain::{Curves, Listed, Outcome};
use crate::exchange::outcomes;
use crate::matching::{
    FEWEST, FEWEST_EACH, FEWEST_OF_SEGMENT, FittedCell, FittedLevel, Measured, Refit, refit,
};
use clap::Args;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What to fit on, and whether to keep it.
#[derive(Debug, Args)]
pub(super) struct RefitArgs {
    /// Outcomes as CSV (`stage,units,age_hours,still_open`); without it, those that were recorded.
    file: Option<PathBuf>,
    /// Only say what would come of it.
    #[arg(long)]
    dry_run: bool,
    /// Go back to the curves that hold without a network's own.
    #[arg(long, conflicts_with_all = ["file", "dry_run"])]
    reset: bool,
}

pub(super) fn run(order: &RefitArgs, database: &Database) -> CommandResult {
    let service = maintenance(database)?;
    let mut out = out();
    if order.reset {
        service.set_curves(None)?;
        return Ok(writeln!(
            out,
            "The curves are those fitted on Toronto again, until a service next fits levels on \
             recent calls. {TAKEN_UP}"
        )?);
    }
    let outcomes = outcomes(order.file.as_deref(), &service)?;
    let fit = refit(&outcomes, &Curves::default());
    print(&mut out, &fit)?;
    let fitted = fit.cells.iter().any(|cell| cell.fitted) || fit.levels.iter().any(|l| l.fitted);
    if !fitted {
        return Ok(writeln!(out, "Nothing was fitted, and nothing was changed.")?);
    }
    if order.dry_run {
        return Ok(writeln!(out, "Nothing was changed (--dry-run).")?);
    }
    service.set_curves(Some(&fit.curves))?;
    Ok(writeln!(out, "The network has these curves now. {TAKEN_UP}")?)
}

const TAKEN_UP: &str = "A running service takes them up with the next post, or when it starts.";

fn outcomes(file: Option<&Path>, service: &Maintenance) -> Result<Vec<Outcome>, Failed> {
    let outcomes = match file {
        None => service.outcomes()?,
        Some(path) => {
            let cannot = |error| Failed(format!("{} cannot be read: {error}.", path.display()));
            outcomes::read(File::open(path).map_err(cannot)?)?
        }
    };
    if outcomes.is_empty() {
        return Err(Failed(
            "There is no outcome to fit on. Record what calls find with \
             POST /api/v1/programs/{id}/outcomes, or give a CSV file."
                .to_owned(),
        ));
    }
    Ok(outcomes)
}

fn print(out: &mut impl Write, fit: &Refit) -> CommandResult {
    writeln!(out, "{:<18} {:>8} {:>8}  curve", "stage, units", "outcomes", "open")?;
    for FittedCell { cell, count, open, fitted, curve } in &fit.cells {
        let (a, tau, b) = (curve.a, curve.tau, curve.b);
        let kept = if *fitted { "" } else { "  default: too few outcomes" };
        let cell = cell.to_string();
        writeln!(
            out,
            "{cell:<18} {count:>8} {open:>8}  a {a:.4}, tau {tau:.4} days, b {b:.4}{kept}"
        )?;
    }
    writeln!(
        out,
        "A cell is fitted on at least {FEWEST} outcomes, {FEWEST_EACH} of them open and {FEWEST_EACH} full."
    )?;
    writeln!(out, "\n{:<26} {:>8} {:>8}  level", "stage, audience, 60 days", "outcomes", "open")?;
    for FittedLevel { segment, count, open, fitted, level } in &fit.levels {
        let kept = if *fitted { "" } else { "  as before: too few outcomes" };
        let name = format!("{}, {}", segment.stage(), segment.audience().word());
        writeln!(out, "{name:<26} {count:>8} {open:>8}  {:+.4}{kept}", level.shift)?;
    }
    writeln!(
        out,
        "A level follows the last 60 days and is fitted on at least {FEWEST_OF_SEGMENT} outcomes \
         that name an audience. A running service follows it once a day by itself."
    )?;
    if fit.of_full > 0 {
        writeln!(
            out,
            "{} outcomes of posts of full are not used: such a post holds a day.",
            fit.of_full
        )?;
    }
    writeln!(out, "\n{:>8} {:>10} {:>10} {:>10}", "", "log loss", "off by", "")?;
    for (name, measured) in [("default", &fit.before), ("fitted", &fit.after)] {
        let Measured { log_loss, calibration_error, .. } = measured;
        writeln!(out, "{name:>8} {log_loss:>10.4} {calibration_error:>10.4}")?;
    }
    writeln!(out, "\n{:>9} {:>8} {:>9} {:>8}", "foretold", "outcomes", "mean", "open")?;
    for (at, tenth) in fit.after.tenths.iter().enumerate().filter(|(_, tenth)| tenth.count > 0) {
        let (from, to) = (at * 10, at * 10 + 10);
        let (count, foretold, found) = (tenth.count, tenth.foretold, tenth.found);
        writeln!(out, "{from:>3}-{to:>3} % {count:>8} {foretold:>9.3} {found:>8.3}")?;
    }
    Ok(())
}
