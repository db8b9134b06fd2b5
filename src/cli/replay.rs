//! Repeats a recorded question, and writes the night this needs to a file.

use super::network::desk;
use super::output::out;
use super::rank::{profile_needs, read, read_text};
use super::{CommandResult, Failed, written};
use crate::config::Database;
use crate::desk::{Record, Replay};
use crate::exchange::night;
use crate::matching::SearchIndex;
use crate::words::{Language, Text, say};
use std::path::Path;

/// Repeats a question over the night of a file, or over the database's programs.
pub(super) fn replay(
    record: &Path,
    night: Option<&Path>,
    language: Language,
    database: &Database,
) -> CommandResult {
    let record = Record::read(&read(record, profile_needs())?)?;
    let replay = match night {
        Some(file) => Replay::of(&record, &field(file)?)?,
        None => desk(database)?.replay(&record)?,
    };
    let said = Text::from(&replay);
    if !replay.is_same() {
        return Err(said.into());
    }
    Ok(out(language).say(said)?)
}

fn field(file: &Path) -> Result<SearchIndex, Failed> {
    Ok(SearchIndex::of(night::read(&read_text(file)?)?))
}

/// Writes the database's programs to a file, so that an answer can be computed again anywhere.
pub(super) fn export_night(file: &Path, language: Language, database: &Database) -> CommandResult {
    let text = desk(database)?.export()?;
    written::write(file, &text)?;
    Ok(out(language).say(say::night_written(file.display().to_string()))?)
}
