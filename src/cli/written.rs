//! Files that commands write: for whoever runs them alone, since they hold what a person was asked
//! for or what programs keep to themselves.

use super::Failed;
use crate::words::say;
use std::fs::{File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

/// Nobody but the owner reads it.
const PRIVATE: u32 = 0o600;

/// Makes a file, or begins it anew; one that others could read is theirs no more.
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
    // A terminal or a pipe is not ours to close to others.
    if file.metadata()?.is_file() {
        file.set_permissions(Permissions::from_mode(PRIVATE))?;
    }
    Ok(file)
}
