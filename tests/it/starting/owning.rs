//! Permissions: only the owner can read what is stored, and a service that may not write says so.

use super::{GIRL, Kept, ended, said};
use crate::site::command;
use serde_json::Value;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The command as run by a user whose new files everyone may read and write.
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

/// Every file in a folder and its subfolders.
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
    // One of the files exists already and is open to all.
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

/// The command as run by a user bound by file modes: the tests' own user, or `nobody` instead of
/// root.
fn bound_by_modes(kept: &Kept, command: &Command) -> Command {
    let folder = kept.folder.path();
    if folder.metadata().unwrap().uid() != 0 {
        let mut same = Command::new(command.get_program());
        same.args(command.get_args());
        return same;
    }
    let program = folder.join("program");
    fs::copy(command.get_program(), &program).unwrap();
    fs::set_permissions(&program, Permissions::from_mode(0o755)).unwrap();
    for file in files(folder).iter().map(PathBuf::as_path).chain([folder]) {
        chown(file, Some(NOBODY), Some(NOBODY)).unwrap();
    }
    let mut nobody = Command::new("setpriv");
    let id = NOBODY.to_string();
    nobody.args(["--reuid", &id, "--regid", &id, "--clear-groups"]).arg(program);
    nobody.args(command.get_args()).current_dir(folder);
    nobody
}

/// The user who owns nothing.
const NOBODY: u32 = 65_534;

#[test]
fn a_service_that_may_not_write_ranks_and_says_what_it_cannot_do() {
    let kept = Kept::new();
    for ending in ["", ".id"] {
        fs::set_permissions(kept.with(ending), Permissions::from_mode(0o400)).unwrap();
    }
    let port = super::free_port();
    let serve = command(&kept.url(), &["serve", "--bind", &format!("127.0.0.1:{port}")]);
    let serving = super::Serving::start_in_whatever_state(bound_by_modes(&kept, &serve), port);
    let (status, ready) = serving.request("GET /readyz", "");
    assert_eq!(status, 503, "{ready}");
    let ready: Value = serde_json::from_str(&ready).unwrap();
    let problem = &ready["problems"][0];
    assert_eq!(problem["field"], "write", "{ready}");
    assert_eq!(problem["what"], "The database can only be read.", "{ready}");
    let (status, answer) = serving.request("POST /api/v1/rankings", r#"{"where": "Fresno, CA"}"#);
    assert_eq!(status, 200, "{answer}");
    serving.stop("TERM");
}
