//! Ranks the places for one profile, and prints a call list for people or the API's JSON.

use super::network::desk;
use super::output::out;
use super::{CommandResult, Failed, listing, written};
use crate::config::Database;
use crate::desk::{RankRequest, Received};
use crate::web::view;
use crate::words::{Language, Text, say};
use clap::ValueEnum;
use serde_json::Value;
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

/// The format of printed answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PrintFormat {
    /// For people.
    Text,
    /// As the API answers.
    Json,
}

pub(super) fn rank(
    profile: &Path,
    format: PrintFormat,
    language: Language,
    record: Option<&Path>,
    database: &Database,
) -> CommandResult {
    let received = Received::<RankRequest>::json(read(profile, profile_needs())?);
    let desk = desk(database)?;
    let found = desk.find(received, desk.now())?;
    if let Some(file) = record {
        let text = serde_json::to_string_pretty(&view::RecordView::of(&found.record))?;
        written::write(file, &(text + "\n"))?;
    }
    let mut out = out(language);
    match format {
        PrintFormat::Text => listing::print(&mut out, &found),
        PrintFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &view::RankingView::of(&found, language))?;
            Ok(writeln!(out)?)
        }
    }
}

/// The least that a profile needs.
pub(super) fn profile_needs() -> Text {
    say::profile_needs(r#"{"where": "Fresno, CA"}"#)
}

/// Reads JSON from a file or standard input; text that is not JSON is refused with what it needs.
pub(super) fn read(profile: &Path, needs: Text) -> Result<Value, Failed> {
    let mut text = String::new();
    if profile == Path::new("-") {
        io::stdin().read_to_string(&mut text)?;
    } else {
        text = read_text(profile)?;
    }
    serde_json::from_str(&text).map_err(|error| {
        let file = profile.display().to_string();
        Failed::Text(say::file_not_json(error.column(), file, error.line(), needs))
    })
}

/// The text of a file.
pub(super) fn read_text(file: &Path) -> Result<String, Failed> {
    fs::read_to_string(file).map_err(|error| not_read(file, &error))
}

/// Why a file is not read.
pub(super) fn not_read(file: &Path, error: &io::Error) -> Failed {
    Failed::Text(say::file_not_read(error.to_string(), file.display().to_string()))
}
