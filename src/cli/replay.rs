//! Asks a recorded question again, and writes the night that this needs as a file.

use super::network::desk;
use super::rank::{NEEDS, read};
use super::spoken::out;
use super::{CommandResult, Failed, written};
use crate::config::Database;
use crate::desk::{Record, Replay};
use crate::exchange::night;
use crate::matching::SearchIndex;
use crate::words::{Language, Text};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Asks again over the night of a file, or over the programs as the database has them.
pub(super) fn replay(record: &Path, night: Option<&Path>, database: &Database) -> CommandResult {
    let record = Record::read(&read(record, NEEDS)?)?;
    let replay = match night {
        Some(file) => Replay::of(&record, &field(file)?)?,
        None => desk(database)?.replay(&record)?,
    };
    let said = Text::from(&replay).render(Language::En);
    if !replay.is_same() {
        return Err(Failed(said));
    }
    Ok(writeln!(out(), "{said}")?)
}

fn field(file: &Path) -> Result<SearchIndex, Failed> {
    let cannot = |error| Failed(format!("{} cannot be read: {error}.", file.display()));
    let text = fs::read_to_string(file).map_err(cannot)?;
    Ok(SearchIndex::of(night::read(&text)?))
}

/// Writes the programs as the database has them, to work an answer out again anywhere.
pub(super) fn export_night(file: &Path, database: &Database) -> CommandResult {
    let text = desk(database)?.export()?;
    written::write(file, &text)?;
    let said = format!("The night is in {}; nothing of a person is in it.", file.display());
    Ok(writeln!(out(), "{said}")?)
}
