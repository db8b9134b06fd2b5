//! Says by which clock promises run, and lets whoever runs the service say that it is right.

use super::Done;
use super::network::opened;
use super::spoken::out;
use crate::config::Database;
use crate::domain::Leap;
use std::io::Write;

pub(super) fn clock(trust: bool, database: &Database) -> Done {
    let store = opened(database)?;
    let mut out = out();
    if trust {
        store.trust_clock()?;
        writeln!(
            out,
            "Promises run by the database's clock from now on; those it has passed are over."
        )?;
        return Ok(writeln!(out, "A service that is running takes this up within a second.")?);
    }
    let ahead = store.clock_ahead()?;
    if ahead.is_zero() {
        return Ok(writeln!(out, "Promises run by the database's clock.")?);
    }
    writeln!(out, "{}", Leap(ahead))?;
    let todo = "Set it right, and they follow; or, if it is right now, say so with --trust.";
    Ok(writeln!(out, "{todo}")?)
}
