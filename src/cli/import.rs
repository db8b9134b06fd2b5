//! Merges the programs of files into a database, lists what was merged, and undoes it.

use super::network::{maintenance, named};
use super::output::{CommandOutput, out};
use super::{CommandResult, Failed, written};
use crate::config::Database;
use crate::desk::{ImportedFile, Maintenance};
use crate::domain::{
    Catalog, Import, ImportBatch, ImportReport, ImportedName, ProgramChange, SetAside, ValueChange,
    without_mark,
};
use crate::exchange::{FORMATS, SourceFile};
use crate::words::{Language, Name, Text, say};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The most rows listed for one reason.
const ROWS: usize = 5;
/// The most programs of a kind that a report names, unless all are asked for.
const PROGRAMS: usize = 20;

/// The file to import, and the options.
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// The file.
    file: PathBuf,
    /// The format, as waystation formats lists them; without it, the file is looked at.
    #[arg(long)]
    format: Option<String>,
    /// The name of the list, the same each time it is imported; without it, the file's own.
    #[arg(long)]
    source: Option<String>,
    /// The sheet to read, if several hold a list or the right one is hidden.
    #[arg(long)]
    sheet: Option<String>,
    /// A text file of names, one per line, that a person has checked: a name with a word for a
    /// street, or with a number that may be a house number, is taken only if it is in this file.
    #[arg(long)]
    confirmed_names: Option<PathBuf>,
    /// Print what would be new, changed and gone, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Name every program, not only the first of each kind.
    #[arg(long)]
    all: bool,
}

/// Merges a file, or says what that would change.
pub(super) fn import(args: &ImportArgs, language: Language, database: &Database) -> CommandResult {
    named(database)?;
    let service = maintenance(database)?;
    let file = SourceFile::open(&args.file, args.sheet.as_deref())?;
    let format = file.format(args.format.as_deref())?;
    let reading = bar("Reading")?;
    let mut import =
        (format.read)(&file, service.now(), &mut |done, all| step(&reading, done, all))?;
    reading.finish_and_clear();
    if let Some(source) = &args.source {
        import.source.clone_from(source);
    }
    import.set_telling_names_aside(&confirmed_names(args.confirmed_names.as_deref())?);
    let (aside, notes) = (import.set_aside.clone(), import.notes.clone());
    let origin = ImportedFile { format: format.name, bytes: &file.bytes };
    let done = merge(&service, import, &origin, args.dry_run);
    let mut printed = Printed { out: out(language), all: args.all };
    // A list that cannot be merged still reports the rows that it set aside.
    if done.is_ok() || !aside.is_empty() {
        printed.set_aside(&aside)?;
        printed.sentences(&notes)?;
    }
    printed.report(&done?, args.dry_run)
}

/// Reads the names that a person has checked.
fn confirmed_names(file: Option<&Path>) -> Result<Vec<String>, Failed> {
    let Some(file) = file else { return Ok(vec![]) };
    let bytes = SourceFile::open(file, None)?.bytes;
    let text = String::from_utf8_lossy(&bytes);
    Ok(without_mark(&text).lines().map(|line| line.trim().to_owned()).collect())
}

fn merge(
    service: &Maintenance,
    import: Import,
    origin: &ImportedFile<'_>,
    dry_run: bool,
) -> Result<ImportReport, Failed> {
    if dry_run {
        return Ok(service.try_import(import, origin)?);
    }
    let saving = bar("Saving")?;
    let report = service.import(import, origin, &mut |done, all| step(&saving, done, all));
    saving.finish_and_clear();
    Ok(report?)
}

/// Lists the imports of a database, or the rows that one of them set aside.
pub(super) fn imports(
    number: Option<u64>,
    language: Language,
    database: &Database,
) -> CommandResult {
    let service = maintenance(database)?;
    let batches = service.imports()?;
    let mut printed = Printed { out: out(language), all: true };
    match number {
        None => printed.batches(&batches),
        Some(number) => {
            let one: Vec<_> = batches.into_iter().filter(|one| one.number == number).collect();
            if one.is_empty() {
                let what = say::no_import_with_number(number.to_string());
                return Err(what.into());
            }
            printed.batches(&one)?;
            printed.set_aside(&service.set_aside(number)?)
        }
    }
}

/// Undoes an import.
pub(super) fn undo(number: u64, language: Language, database: &Database) -> CommandResult {
    maintenance(database)?.undo_import(number)?;
    Ok(out(language).say(say::import_was_undone(number.to_string()))?)
}

/// Lists the formats.
pub(super) fn formats(language: Language) -> CommandResult {
    let mut out = out(language);
    for format in FORMATS {
        out.say_after(&format!("{:10} ", format.name), (format.about)())?;
        out.say_after(
            &format!("{:10} ", ""),
            match format.write {
                Some(_) => say::format_is_read_and_written(),
                None => say::format_is_read(),
            },
        )?;
    }
    Ok(())
}

/// Writes everything that is stated of programs into a file of a format.
pub(super) fn dump(
    file: &Path,
    format: &str,
    language: Language,
    database: &Database,
) -> CommandResult {
    let known = FORMATS.iter().find(|known| known.name == format);
    let write = known.and_then(|known| known.write).ok_or_else(|| {
        let can = FORMATS.iter().filter(|known| known.write.is_some());
        let names: Vec<Name> = can.map(|known| known.name.into()).collect();
        say::both(say::format_is_not_written(format.to_owned()), say::use_one_of(names))
    })?;
    let catalog = maintenance(database)?.stated()?;
    written::write(file, &write(&catalog))?;
    let (programs, path) = (catalog.programs.len(), file.display().to_string());
    Ok(out(language).say(say::programs_were_written(path, programs))?)
}

/// Saves a catalog, with a bar.
pub(super) fn save(service: &Maintenance, catalog: &Catalog) -> CommandResult {
    let saving = bar("Saving")?;
    service.load(catalog, &mut |done, all| step(&saving, done, all))?;
    saving.finish_and_clear();
    Ok(())
}

/// Reports on their way to the output.
struct Printed {
    out: CommandOutput,
    all: bool,
}

impl Printed {
    fn line(&mut self, text: &Text) -> CommandResult {
        Ok(self.out.say(text)?)
    }

    fn sentences(&mut self, texts: &[Text]) -> CommandResult {
        texts.iter().try_for_each(|text| self.line(text))
    }

    /// Prints the new, changed and gone programs.
    fn report(&mut self, report: &ImportReport, dry_run: bool) -> CommandResult {
        let counts = [report.new.len(), report.changed.len(), report.gone.len(), report.unchanged];
        let [new, changed, gone, unchanged] = counts;
        let number = report.number.map(|number| number.to_string());
        self.line(&match number.filter(|_| !dry_run) {
            Some(number) => say::import_report(changed, gone, new, number, unchanged),
            None => say::import_would_report(changed, gone, new, unchanged),
        })?;
        self.names(say::heading_new, &report.new)?;
        self.changes(&report.changed)?;
        self.names(say::heading_gone, &report.gone)?;
        if report.outdated > 0 {
            self.line(&say::newer_statements_hold(report.outdated))?;
        }
        if report.posts_left_out > 0 {
            self.line(&say::posts_were_left_out(report.posts_left_out))?;
        }
        Ok(())
    }

    fn names(&mut self, heading: fn() -> Text, programs: &[ImportedName]) -> CommandResult {
        let shown = self.shown(programs.len());
        if shown > 0 {
            self.line(&heading())?;
        }
        for ImportedName { id, name } in programs.iter().take(shown) {
            writeln!(self.out, "  {id}  {name}")?;
        }
        self.rest(programs.len() - shown)
    }

    fn changes(&mut self, changed: &[ProgramChange]) -> CommandResult {
        let shown = self.shown(changed.len());
        if shown > 0 {
            self.line(&say::heading_changed())?;
        }
        for ProgramChange { program: ImportedName { id, name }, values } in
            changed.iter().take(shown)
        {
            writeln!(self.out, "  {id}  {name}")?;
            for ValueChange { group, what, before, after } in values {
                let group = group.as_ref().map_or_else(String::new, |group| format!("{group} "));
                let [before, after] = [before, after].map(|value| value.as_deref().unwrap_or("-"));
                writeln!(self.out, "    {group}{what}: {before} \u{2192} {after}")?;
            }
        }
        self.rest(changed.len() - shown)
    }

    fn shown(&self, programs: usize) -> usize {
        if self.all { programs } else { programs.min(PROGRAMS) }
    }

    fn rest(&mut self, left: usize) -> CommandResult {
        if left == 0 { Ok(()) } else { self.line(&say::more_programs_with_all(left)) }
    }

    /// Rows that were set aside, by reason, with the first few row numbers.
    fn set_aside(&mut self, rows: &[SetAside]) -> CommandResult {
        if rows.is_empty() {
            return Ok(());
        }
        self.line(&say::rows_were_set_aside(rows.len()))?;
        let mut by_reason: BTreeMap<String, Vec<u64>> = BTreeMap::new();
        for row in rows {
            by_reason.entry(self.out.words(&row.reason)).or_default().push(row.row);
        }
        for (reason, rows) in by_reason {
            let first: Vec<_> = rows.iter().take(ROWS).map(u64::to_string).collect();
            let more = if rows.len() > ROWS { ", \u{2026}" } else { "" };
            let place = self.out.words(say::in_rows(first.join(", ") + more));
            writeln!(self.out, "  {:>6}  {reason} {place}", rows.len())?;
        }
        Ok(())
    }

    fn batches(&mut self, batches: &[ImportBatch]) -> CommandResult {
        if batches.is_empty() {
            return self.line(&say::no_imports_yet());
        }
        for batch in batches {
            self.line(&say::import_line(
                batch.imported_at.naive_utc(),
                batch.format.clone(),
                batch.number.to_string(),
                batch.source.clone(),
                batch.stated_on,
            ))?;
            let counts = [batch.programs, batch.new, batch.changed, batch.gone, batch.set_aside]
                .map(|count| i64::try_from(count).unwrap_or(i64::MAX));
            let [programs, new, changed, gone, aside] = counts;
            let counts = say::import_counts(aside, changed, gone, new, programs);
            self.out.say_after("    ", counts)?;
            writeln!(self.out, "    SHA-256 {}", batch.digest)?;
            if let Some(at) = batch.undone_at {
                self.out.say_after("    ", say::import_undone_at(at.naive_utc()))?;
            }
        }
        Ok(())
    }
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
