//! A file format: its name, how its files are told from others, how they are read and written.

use crate::domain::{Catalog, Import, Problems, Timestamp};
use crate::exchange::FORMATS;
use crate::words::{List, Name, Text, say};
use std::fs;
use std::path::Path;

/// Hears how many of how many rows are done.
pub type Progress<'p> = &'p mut dyn FnMut(u64, u64);

/// Reads a file, posts dated back from a moment.
type ReadFile = fn(&SourceFile, Timestamp, Progress<'_>) -> Result<Import, Problems>;

/// Writes everything that is stated of programs.
type WriteFile = fn(&Catalog) -> String;

/// A file format of [`FORMATS`].
pub struct Format {
    /// The name, as `--format` takes it.
    pub name: &'static str,
    /// What its files are.
    pub about: fn() -> Text,
    /// Whether a file looks like one of it.
    pub recognizes: fn(&SourceFile) -> bool,
    /// Reads a file.
    pub read: ReadFile,
    /// Writes everything that is stated of programs, where the format can hold that.
    pub write: Option<WriteFile>,
}

/// A file that is read: its bytes, and how its name ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What stands behind the last dot of its name, in small letters.
    pub ending: String,
    /// The sheet to read, where it is a workbook and one was named.
    pub sheet: Option<String>,
}

impl SourceFile {
    /// Reads the bytes of a file.
    pub fn open(path: &Path, sheet: Option<&str>) -> Result<Self, Problems> {
        let bytes = fs::read(path).map_err(|error| {
            let what = say::file_unreadable(error.to_string());
            Problems::one(path.display().to_string(), what, say::check_file_name())
        })?;
        let ending = path
            .extension()
            .map_or_else(String::new, |ending| ending.to_string_lossy().to_lowercase());
        Ok(Self { bytes, ending, sheet: sheet.map(str::to_owned) })
    }

    /// The format of a name, or the one that the file looks like.
    pub fn format(&self, named: Option<&str>) -> Result<&'static Format, Problems> {
        let all = || FORMATS.iter().map(|format| Name::from(format.name)).collect::<List>();
        let mut like = FORMATS.iter().filter(|format| (format.recognizes)(self));
        let Some(named) = named else {
            return like.next().ok_or_else(|| {
                Problems::one("--format", say::format_not_recognized(), say::use_one_of(all()))
            });
        };
        let known = FORMATS.iter().find(|format| format.name == named).ok_or_else(|| {
            let what = say::format_not_known(named.to_owned());
            Problems::one("--format", what, say::use_one_of(all()))
        })?;
        match like.next() {
            Some(like) if !(known.recognizes)(self) => {
                let what = say::file_of_other_format(like.name, known.name);
                let action = say::use_other_format(like.name);
                Err(Problems::one("--format", what, action))
            }
            Some(_) | None => Ok(known),
        }
    }
}
