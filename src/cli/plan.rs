//! Plans many nights for one profile, and prints text for people, the API's JSON, or plain numbers
//! for other solvers.

use super::network::desk;
use super::output::out;
use super::rank::{PrintFormat, profile_needs, read};
use super::{CommandResult, dump, planned};
use crate::config::Database;
use crate::desk::{PlanRequest, Received};
use crate::web::view;
use crate::words::Language;
use std::io::Write;
use std::path::Path;

pub(super) fn plan(
    profile: &Path,
    format: PrintFormat,
    language: Language,
    dump: Option<&Path>,
    database: &Database,
) -> CommandResult {
    let received = Received::<PlanRequest>::json(read(profile, profile_needs())?);
    let desk = desk(database)?;
    let now = desk.now();
    if let Some(file) = dump {
        dump::plan(file, &desk.choices(received.clone(), now)?)?;
    }
    let found = desk.plan(received, now)?;
    let mut out = out(language);
    match format {
        PrintFormat::Text => planned::print(&mut out, &found),
        PrintFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &view::PlansView::of(&found, language))?;
            Ok(writeln!(out)?)
        }
    }
}
