//! Says how many promises their programs took back, by cause.

use super::CommandResult;
use super::network::maintenance;
use super::spoken::out;
use crate::config::Database;
use crate::desk::WithdrawalCause;
use std::io::Write;

pub(super) fn kept(database: &Database) -> CommandResult {
    let report = maintenance(database)?.withdrawals()?;
    let mut out = out();
    let Some(report) = report else {
        return Ok(writeln!(out, "Ten promises or fewer have ended and were counted.")?);
    };
    writeln!(out, "Of {} promises that have ended, their programs took back:", report.ended)?;
    for WithdrawalCause { cause, count, tenths_per_ten_thousand: tenths } in report.causes {
        writeln!(out, "  {cause}: {count}, {}.{} of 10,000", tenths / 10, tenths % 10)?;
    }
    Ok(writeln!(out, "A cause of ten or fewer is left out.")?)
}
