//! Files that commands write. Only their owner can read them, because they hold a person's question
//! or data that programs keep private.

use super::Failed;
use crate::words::say;
use std::fs::{File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

/// Access for the owner only.
const PRIVATE: u32 = 0o600;

/// Creates a file or empties it. A file that others could read becomes private.
pub(super) fn file(path: &Path) -> Result<File, Failed> {
    made(path).map_err(|error| not_written(path, &error))
}

/// Writes a whole file.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Failed> {
    file(path)?.write_all(text.as_bytes()).map_err(|error| not_written(path, &error))
}

fn not_written(path: &Path, error: &io::Error) -> Failed {
    Failed::Text(say::file_not_written(error.to_string(), path.display().to_string()))
}

fn made(path: &Path) -> io::Result<File> {
    let file =
        OpenOptions::new().write(true).create(true).truncate(true).mode(PRIVATE).open(path)?;
    // A terminal or a pipe must stay open to others.
    if file.metadata()?.is_file() {
        file.set_permissions(Permissions::from_mode(PRIVATE))?;
    }
    Ok(file)
}
