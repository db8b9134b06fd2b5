//! Loads programs from files, with a progress bar on a terminal.

use super::network::opened_empty;
use super::output::out;
use super::rank::read_text;
use super::{CommandResult, Failed};
use crate::config::Database;
use crate::desk::Maintenance;
use crate::domain::{Catalog, SetAside};
use crate::exchange::{hic, network};
use crate::words::{Language, say};
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

/// The most rows listed for one reason.
const LISTED: usize = 5;

/// Loads a Housing Inventory Count, from the named sheet of a workbook if there are several.
pub(super) fn hic(file: &Path, sheet: Option<&str>, database: &Database) -> CommandResult {
    let service = opened_empty(database, say::untranslated("a count"))?;
    let reading = bar("Reading")?;
    let import = hic::read_sheet(file, sheet, &mut |done, all| step(&reading, done, all))?;
    reading.finish_and_clear();
    let catalog = &import.catalog;
    save(&service, catalog, &import.set_aside, &catalog.network.name)?;
    let mut out = out(Language::En);
    writeln!(
        out,
        "{} programs with {} unit groups were loaded; {} rows were set aside.",
        import.catalog.programs.len(),
        import.catalog.groups.len(),
        import.set_aside.len()
    )?;
    set_aside(&mut out, &import.set_aside)?;
    for sentence in import.unread.sentences() {
        writeln!(out, "{sentence}")?;
    }
    Ok(())
}

/// Loads a network file.
pub(super) fn network(file: &Path, database: &Database) -> CommandResult {
    let service = opened_empty(database, say::untranslated("a network"))?;
    let text = read_text(file)?;
    let catalog = network::read(&text, service.now())?;
    save(&service, &catalog, &[], &catalog.network.name)?;
    let (programs, groups) = (catalog.programs.len(), catalog.groups.len());
    Ok(writeln!(out(Language::En), "{programs} programs with {groups} unit groups were loaded.")?)
}

/// Saves a catalog, with a bar.
pub(super) fn save(
    service: &Maintenance,
    catalog: &Catalog,
    aside: &[SetAside],
    source: &str,
) -> CommandResult {
    let saving = bar("Saving")?;
    service.load(catalog, aside, source, &mut |done, all| step(&saving, done, all))?;
    saving.finish_and_clear();
    Ok(())
}

/// Rows that were set aside, by reason, with the first few row numbers.
fn set_aside(out: &mut impl Write, rows: &[SetAside]) -> CommandResult {
    let mut by_reason: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    for row in rows {
        by_reason.entry(&row.reason).or_default().push(row.row);
    }
    for (reason, rows) in by_reason {
        let first: Vec<_> = rows.iter().take(LISTED).map(u64::to_string).collect();
        let more = if rows.len() > LISTED { ", \u{2026}" } else { "" };
        writeln!(out, "  {:>6}  {reason} Rows {}{more}", rows.len(), first.join(", "))?;
    }
    Ok(())
}

/// A bar on a terminal; nothing where standard error is no terminal.
fn bar(what: &'static str) -> Result<ProgressBar, Failed> {
    let style = ProgressStyle::with_template("{msg:8} {wide_bar} {pos}/{len} {eta}")?;
    Ok(ProgressBar::new(0).with_style(style).with_message(what))
}

fn step(bar: &ProgressBar, done: u64, all: u64) {
    bar.set_length(all);
    bar.set_position(done);
}
