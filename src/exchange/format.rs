//! A file format: its name, how it recognizes its files, and how it reads and writes them.

use crate::domain::{Catalog, Import, Problems, Timestamp};
use crate::exchange::FORMATS;
use crate::words::{List, Name, Text, say};
use std::fs;
use std::path::Path;

/// Receives the number of rows done and the total number of rows.
pub type Progress<'p> = &'p mut dyn FnMut(u64, u64);

/// Reads a file. Posts that only state their age are dated back from the given moment.
type ReadFile = fn(&SourceFile, Timestamp, Progress<'_>) -> Result<Import, Problems>;

/// Writes everything stated about programs.
type WriteFile = fn(&Catalog) -> String;

/// A file format, as listed in [`FORMATS`].
pub struct Format {
    /// The name to give to `--format`.
    pub name: &'static str,
    /// A description of its files.
    pub about: fn() -> Text,
    /// Returns true if a file looks like this format.
    pub recognizes: fn(&SourceFile) -> bool,
    /// Reads a file.
    pub read: ReadFile,
    /// Writes everything stated about programs; `None` if the format cannot hold that.
    pub write: Option<WriteFile>,
}

/// A file to read: its bytes, and the ending of its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The part of its name after the last dot, in lowercase.
    pub ending: String,
    /// The sheet to read, if the file is a workbook and the user named a sheet.
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

    /// Returns the format with this name, or without a name the format that the file looks like.
    /// Refuses a name if the file looks like another format instead.
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
