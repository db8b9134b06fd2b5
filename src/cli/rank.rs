//! Ranks the places for one profile: a call list for people, or the API's own JSON.

use super::network::desk;
use super::spoken::out;
use super::{CommandResult, Failed, listing, written};
use crate::config::Database;
use crate::desk::AskForm;
use crate::web::view;
use crate::words::Language;
use clap::ValueEnum;
use serde_json::Value;
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

/// How to print a ranking.
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
    let form = AskForm::of(read(profile, NEEDS)?);
    let found = desk(database)?.find(&form)?;
    if let Some(file) = record {
        let text = serde_json::to_string_pretty(&view::RecordView::of(&found.record))?;
        written::write(file, &(text + "\n"))?;
    }
    let mut out = out();
    match format {
        PrintFormat::Text => listing::print(&mut out, &found, language),
        PrintFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &view::RankingView::of(&found, language))?;
            Ok(writeln!(out)?)
        }
    }
}

/// What a profile needs at least.
pub(super) const NEEDS: &str = "A profile needs at least {\"where\": \"Fresno, CA\"}.";

/// Reads JSON from a file or standard input; what it needs is said where it is none.
pub(super) fn read(profile: &Path, needs: &str) -> Result<Value, Failed> {
    let mut text = String::new();
    if profile == Path::new("-") {
        io::stdin().read_to_string(&mut text)?;
    } else {
        let cannot = |error| Failed(format!("{} cannot be read: {error}.", profile.display()));
        text = fs::read_to_string(profile).map_err(cannot)?;
    }
    serde_json::from_str(&text).map_err(|error| {
        Failed(format!(
            "{} is not JSON (line {}, column {}). {needs}",
            profile.display(),
            error.line(),
            error.column()
        ))
    })
}
