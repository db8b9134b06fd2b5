//! Says by which clock promises run, and lets whoever runs the service say that it is right.

use super::CommandResult;
use super::network::maintenance;
use super::spoken::out;
use crate::config::Database;
use crate::words::{Language, Text};
use std::io::Write;

pub(super) fn clock(trust: bool, database: &Database) -> CommandResult {
    let service = maintenance(database)?;
    let mut out = out();
    if trust {
        service.trust_clock()?;
        writeln!(
            out,
            "Promises run by the database's clock from now on; those it has passed are over."
        )?;
        return Ok(writeln!(out, "A service that is running takes this up within a second.")?);
    }
    let Some(leap) = service.clock_leap()? else {
        return Ok(writeln!(out, "Promises run by the database's clock.")?);
    };
    writeln!(out, "{}", Text::from(leap).to(Language::En))?;
    let todo = "Set it right, and they follow; or, if it is right now, say so with --trust.";
    Ok(writeln!(out, "{todo}")?)
}
