//! After a stop, and after every command, the file alone is the database.

use super::{Kept, count, ended, refused, said, sql, url};
use crate::site::command;
use std::fs::{self, copy};
use std::path::PathBuf;
use std::thread;
use tempfile::TempDir;

/// A copy of the file alone in another folder.
fn copied(kept: &Kept) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("copy.db");
    copy(&kept.path, &path).unwrap();
    (folder, path)
}

#[test]
fn after_a_stop_the_file_alone_holds_everything() {
    let kept = Kept::new();
    let before = kept.posts();
    for (nth, signal) in (1..).zip(["TERM", "INT", "HUP"]) {
        let serving = kept.served();
        serving.post();
        serving.stop(signal);
        let log = kept.with("-wal").metadata().map_or(0, |log| log.len());
        assert_eq!(log, 0, "{signal} leaves something in the log");
        let (_folder, copy) = copied(&kept);
        assert_eq!(count(&copy, "capacity_post"), before + nth, "{signal}");
        let tokens = said(&ended(command(&url(&copy), &["token", "list"])));
        assert!(tokens.contains("demo"), "the copy is served, too: {tokens}");
    }
}

#[test]
fn after_every_command_the_file_alone_holds_everything() {
    let kept = Kept::new();
    let add = ["token", "add", "--organization", "demo-hotline", "--role", "hotline"];
    for arguments in [&add[..], &["weights", "distance=200"], &["rank", super::GIRL]] {
        kept.said(arguments);
        assert!(!kept.with("-wal").exists(), "{arguments:?}");
        let (_folder, copy) = copied(&kept);
        let tokens = said(&ended(command(&url(&copy), &["token", "list"])));
        assert!(tokens.contains("in use"), "{arguments:?}: {tokens}");
    }
    let failed = refused(&kept.run(&["token", "revoke", "none"]));
    assert!(failed.contains("There is no token none"), "{failed}");
    assert!(!kept.with("-wal").exists(), "a command that fails puts things in order, too");
}

#[test]
fn a_copy_made_while_it_was_used_is_not_taken_for_the_whole() {
    let kept = Kept::new();
    let serving = kept.served();
    serving.post();
    let (_folder, incomplete) = copied(&kept);
    let said_of = refused(&ended(command(&url(&incomplete), &["serve"])));
    for words in ["is not whole", "copied while it was used", "found was none", "after a stop"] {
        assert!(said_of.contains(words), "{words} is not in: {said_of}");
    }
    serving.stop("TERM");
    let (_folder, whole) = copied(&kept);
    said(&ended(command(&url(&whole), &["token", "list"])));
}

#[test]
fn a_backup_that_sqlite_made_while_it_was_used_is_taken_once_somebody_says_so() {
    let kept = Kept::new();
    let serving = kept.served();
    serving.post();
    let posts = kept.posts();
    let folder = TempDir::new().unwrap();
    let backup = folder.path().join("backup.db");
    sql(&kept.path, &format!("VACUUM INTO '{}'", backup.display()));
    serving.stop("TERM");
    let said_of = refused(&ended(command(&url(&backup), &["serve"])));
    assert!(said_of.contains("a backup that SQLite made"), "{said_of}");
    said(&ended(command(&url(&backup), &["init", "--adopt"])));
    said(&ended(command(&url(&backup), &["token", "list"])));
    assert_eq!(count(&backup, "capacity_post"), posts);
}

#[test]
fn a_command_beside_a_service_leaves_the_service_what_it_needs() {
    let kept = Kept::new();
    let serving = kept.served();
    serving.post();
    kept.said(&["weights", "distance=200"]);
    kept.said(&["token", "list"]);
    serving.post();
    assert!(kept.with("-wal").exists(), "the log is the service's still");
    let (status, ready) = serving.request("GET /readyz", "");
    assert_eq!(status, 200, "{ready}");
    let posts = kept.posts();
    serving.kill();
    kept.said(&["token", "list"]);
    assert_eq!(kept.posts(), posts);
    assert!(fs::read_to_string(kept.with(".id")).unwrap().contains("commits 0000"));
}

#[test]
fn commands_that_begin_and_end_together_refuse_nothing() {
    let kept = Kept::new();
    thread::scope(|scope| {
        for nth in 0..4 {
            let kept = &kept;
            scope.spawn(move || {
                for _ in 0..4 {
                    let weight = format!("distance={}", 100 + nth);
                    kept.said(&["weights", &weight]);
                    kept.said(&["token", "list"]);
                }
            });
        }
    });
    kept.served().stop("TERM");
}
