//! A network as a JSON file: programs with their unit groups, what is said of them, by which source,
//! and posts: of a moment, or dated back from the moment the file is read.

use super::format::{Format, Progress, SourceFile};
use super::program_json::{JsonContext, ProgramJson, Sources, written};
use crate::domain::{
    Catalog, Curves, Import, ImportedProgram, Network, Problems, Timestamp, visible, without_mark,
};
use crate::words::say;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The network file.
pub const FORMAT: Format = Format {
    name: "network",
    about: say::about_network_format,
    recognizes: |file| without_bom(&file.bytes).trim_ascii_start().starts_with(b"{"),
    read: read_file,
    write: Some(write),
};

/// What the file calls its form; a file without it is of this form.
const FORM: &str = "waystation network 1";

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NetworkJson {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    form: Option<String>,
    name: String,
    notice: String,
    /// The name of the list, where it is not that of the network.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    /// The day as of which the list stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stated_on: Option<NaiveDate>,
    /// How posts age in a network that has fitted its own curves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    curves: Option<String>,
    #[serde(default, skip_serializing_if = "Sources::is_empty")]
    sources: Sources,
    programs: Vec<ProgramJson>,
}

/// Reads a network file, its posts dated back from `now`.
pub fn read(text: &str, now: Timestamp) -> Result<Import, Problems> {
    let (import, _) = read_with_curves(text, Some(now))?;
    import.check().map(|()| import)
}

/// Writes everything that is stated of programs, by which source and as of when, and the last posts.
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

/// What a file holds, and the curves of its own where it has any. Where no moment is given, made-up
/// posts are refused.
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

/// A network file, with the curves of the network where it has its own.
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
    // Texts, whole numbers and lists: nothing in it could fail to be written.
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}
