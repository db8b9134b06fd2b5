//! Plans many nights for one profile: for people, as the API's own JSON, or as plain numbers for
//! solvers of other makers.

use super::network::desk;
use super::rank::{Format, NEEDS, read};
use super::spoken::out;
use super::{Done, Failed, planned};
use crate::config::Database;
use crate::desk::AskForm;
use crate::web::view;
use std::fs::File;
use std::io::Write;
use std::path::Path;

pub(super) fn plan(
    profile: &Path,
    format: Format,
    dump: Option<&Path>,
    database: &Database,
) -> Done {
    let form = AskForm::of(read(profile, NEEDS)?);
    let desk = desk(database)?;
    if let Some(file) = dump {
        let choices = view::ChoicesView::of(&desk.choices(&form)?);
        let cannot = |error| Failed(format!("{} cannot be written: {error}.", file.display()));
        serde_json::to_writer_pretty(File::create(file).map_err(cannot)?, &choices)?;
    }
    let found = desk.plan(&form)?;
    let mut out = out();
    match format {
        Format::Text => planned::print(&mut out, &found),
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &view::PlansView::of(&found))?;
            Ok(writeln!(out)?)
        }
    }
}
