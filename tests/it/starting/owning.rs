//! What is kept can be read by its owner alone, whatever others may do with new files.

use super::{GIRL, Kept, ended, said};
use crate::site::command;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The same command by somebody whose new files everybody may read and write.
fn open_to_all(command: &Command) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", "umask 0; exec \"$@\"", "sh"]).arg(command.get_program());
    shell.args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o777
}

/// Every file in a folder, with those further down.
fn files(folder: &Path) -> Vec<PathBuf> {
    let here = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    here.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn everything_that_is_written_is_for_its_owner_alone() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let url = format!("sqlite:{}", at("beds.db"));
    let (record, night, choices, model, made) =
        (at("record.json"), at("night.json"), at("choices.json"), at("model.json"), at("made"));
    let batch = at("batch.json");
    fs::write(&batch, r#"{"households": [{"label": "A", "where": "Fresno, CA"}]}"#).unwrap();
    fs::set_permissions(&batch, Permissions::from_mode(0o600)).unwrap();
    // One of them is there already, and open to all.
    fs::write(&record, "old").unwrap();
    fs::set_permissions(&record, Permissions::from_mode(0o666)).unwrap();
    let commands: [&[&str]; 7] = [
        &["init"],
        &["demo"],
        &["rank", GIRL, "--record", &record],
        &["export-night", &night],
        &["plan", GIRL, "--dump", &choices],
        &["assign", &batch, "--dump", &model],
        &["generate", "--programs", "3", "--households", "2", "--seed", "1", "--out", &made],
    ];
    for arguments in commands {
        said(&ended(open_to_all(&command(&url, arguments))));
    }
    let written = files(folder.path());
    for name in ["beds.db", "beds.db.id", "record.json", "model.json", "profiles.jsonl"] {
        assert!(written.iter().any(|path| path.ends_with(name)), "{name} is not in {written:?}");
    }
    for path in written {
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[test]
fn the_log_and_its_index_are_for_their_owner_alone_too() {
    let kept = Kept::new();
    let port = super::free_port();
    let bind = format!("127.0.0.1:{port}");
    let serve = command(&kept.url(), &["serve", "--bind", &bind]);
    let serving = super::Serving::start(open_to_all(&serve), port);
    serving.post();
    for ending in ["", "-wal", "-shm", ".id"] {
        assert_eq!(mode(&kept.with(ending)), 0o600, "{ending}");
    }
}

#[test]
fn a_database_that_others_may_read_is_closed_to_them_and_that_is_said() {
    let kept = Kept::new();
    for open in [0o644, 0o640, 0o660] {
        fs::set_permissions(&kept.path, Permissions::from_mode(open)).unwrap();
        let output = kept.run(&["token", "list"]);
        let log = String::from_utf8(output.stderr.clone()).unwrap();
        assert!(log.contains("others on this machine could read the database"), "{log}");
        said(&output);
        assert_eq!(mode(&kept.path), 0o600);
    }
    assert!(kept.folder.path().is_dir());
}
