//! Compiles the Fluent files of every language to Rust: one constructor per message and one writer
//! per language. A message or an argument that a language lacks stops the build.

mod check;
mod emit;
mod read;

use std::env;
use std::error::Error;
use std::fs::{self, read_dir};
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};

/// The languages, each a folder. English comes first and defines which messages exist.
const LANGUAGES: [&str; 2] = ["en", "es"];

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo reads the output of a build script.
    writeln!(stdout(), "cargo::rerun-if-changed=src/words")?;
    let mut books = Vec::new();
    for language in LANGUAGES {
        let mut sources = Vec::new();
        for path in fluent_files(&Path::new("src/words").join(language))? {
            sources.push((path.display().to_string(), fs::read_to_string(&path)?));
        }
        books.push(read::book(&sources)?);
    }
    let [english, spanish] = books.as_slice() else { return Err("two languages".into()) };
    check::same_messages(english, spanish)?;
    let code = emit::code(english, &[("en", english), ("es", spanish)])?;
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    fs::write(out.join("messages.rs"), code)?;
    Ok(())
}

fn fluent_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
