//! A network as a JSON file: programs with their unit groups, statements about them with their
//! sources, and posts. A post states its time, or its age at the moment when the file is read.

use super::format::{Format, Progress, SourceFile};
use super::program_json::{JsonContext, ProgramJson, Sources, written};
use crate::domain::{
    Catalog, Curves, Import, ImportedProgram, Network, Problems, Timestamp, visible, without_mark,
};
use crate::words::say;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The network file format.
pub const FORMAT: Format = Format {
    name: "network",
    about: say::about_network_format,
    recognizes: |file| without_bom(&file.bytes).trim_ascii_start().starts_with(b"{"),
    read: read_file,
    write: Some(write),
};

/// The value of a file's `form` field. A file without that field has this form.
const FORM: &str = "waystation network 1";

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NetworkJson {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    form: Option<String>,
    name: String,
    notice: String,
    /// The name of the list, if it differs from the name of the network.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    /// The day on which the list was true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stated_on: Option<NaiveDate>,
    /// The aging curves of posts, if the network has fitted its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    curves: Option<String>,
    #[serde(default, skip_serializing_if = "Sources::is_empty")]
    sources: Sources,
    programs: Vec<ProgramJson>,
}

/// Reads a network file. Posts that only state their age are dated back from `now`.
pub fn read(text: &str, now: Timestamp) -> Result<Import, Problems> {
    let (import, _) = read_with_curves(text, Some(now))?;
    import.check().map(|()| import)
}

/// Writes everything stated about programs, each statement with its source and day, and the last
/// posts.
pub fn write(catalog: &Catalog) -> String {
    written_with_curves(catalog, None)
}

fn read_file(
    file: &SourceFile,
    now: Timestamp,
    progress: Progress<'_>,
) -> Result<Import, Problems> {
    let text = str::from_utf8(&file.bytes).map_err(|error| {
        let what = say::file_unreadable(error.to_string());
        Problems::one("file", what, say::network_file_like_founding())
    })?;
    let (import, _) = read_with_curves(text, Some(now))?;
    let all = u64::try_from(import.programs.len()).unwrap_or(u64::MAX);
    progress(all, all);
    Ok(import)
}

fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// Reads a file: its contents, and its own curves if it has any. Without `now`, posts that only
/// state their age are refused.
pub(super) fn read_with_curves(
    text: &str,
    now: Option<Timestamp>,
) -> Result<(Import, Option<Curves>), Problems> {
    let file: NetworkJson = serde_json::from_str(without_mark(text)).map_err(|error| {
        let what = say::file_unreadable(error.to_string());
        Problems::one(format!("line {}", error.line()), what, say::network_file_like_founding())
    })?;
    if file.form.is_some_and(|form| form != FORM) {
        return Err(Problems::one(
            "form",
            say::network_of_other_form(),
            say::write_network_again(),
        ));
    }
    let mut problems = Problems::default();
    let curves = file.curves.and_then(|own| problems.take("curves", own.parse()));
    let source = file.source.unwrap_or_else(|| file.name.clone());
    let context = JsonContext { sources: &file.sources, now };
    let mut programs = Vec::with_capacity(file.programs.len());
    for (row, program) in (1..).zip(file.programs) {
        let id = visible(&program.id);
        let read = problems.take(&id, program.read(&context));
        programs.extend(read.map(|program| ImportedProgram { row, ..program }));
    }
    problems.into_result()?;
    let notes = curves.iter().map(|_| say::curves_are_not_imported()).collect();
    let network = Network { name: file.name, notice: file.notice };
    let stated_on = file.stated_on;
    Ok((Import { source, stated_on, network, programs, notes, ..Import::default() }, curves))
}

/// Writes a network file, with the network's curves if it has its own.
pub(super) fn written_with_curves(catalog: &Catalog, curves: Option<&Curves>) -> String {
    let (sources, programs) = written(catalog);
    let Network { name, notice } = catalog.network.clone();
    let file = NetworkJson {
        form: Some(FORM.to_owned()),
        name,
        notice,
        source: None,
        stated_on: None,
        curves: curves.map(Curves::to_string),
        sources,
        programs,
    };
    // The file holds only texts, whole numbers, lists and objects, so writing it cannot fail.
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}
