//! Opening a database, and migrating it to this version.

use crate::database::{STILL, TestStore};
use std::fs;
use std::thread;
use tempfile::TempDir;
use waystation::store::{Store, StoreError};

fn refused(url: &str) -> StoreError {
    Store::open(url).unwrap_err()
}

#[test]
fn a_database_migrates_once_and_then_has_nothing_left_to_apply() {
    let test = TestStore::bare();
    assert_eq!(test.store.ready(), Err(StoreError::NotMigrated));
    assert_eq!(test.store.night(STILL).unwrap_err(), StoreError::NotMigrated);
    assert!(test.store.migrate().unwrap() > 0);
    assert_eq!(test.store.ready(), Ok(()));
    assert_eq!(test.store.migrate().unwrap(), 0);
    assert_eq!(Store::bare(test.url()).unwrap().migrate().unwrap(), 0);
}

#[test]
fn instances_that_start_together_migrate_once() {
    let test = TestStore::bare();
    let applied: Vec<usize> = thread::scope(|scope| {
        let starting: Vec<_> = (0..6)
            .map(|_| scope.spawn(|| Store::bare(test.url()).unwrap().migrate().unwrap()))
            .collect();
        starting.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(applied.iter().filter(|n| **n > 0).count(), 1, "{applied:?}");
    assert_eq!(test.store.ready(), Ok(()));
}

#[test]
fn a_bad_url_gets_a_sentence_and_never_shows_the_password() {
    for url in [
        "host=db user=desk password=hunter2",
        "postgres://desk:hunter2@db:port/beds",
        "postgres://desk:hunter2@[beds",
        "postgres://desk:hunter2@127.0.0.1:1/beds",
        "postgres://desk:hunter2@127.0.0.1:1/beds?hunter2",
        "postgres://desk:hunter2@/beds?host=/nowhere",
        "postgres://desk:hunter2@127.0.0.1:1/beds?sslmode=hunter2",
        "postgres://desk:hunter2@127.0.0.1:1/beds?sslmode=require",
    ] {
        let error = refused(url);
        assert!(error.to_string().starts_with("The "), "{error}");
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{error}");
    }
}

#[test]
fn an_unreachable_server_is_an_error_and_never_a_file_of_its_name() {
    let error = refused("postgres://desk@127.0.0.1:1/beds");
    assert!(matches!(error, StoreError::Unreachable { .. }), "{error:?}");
    assert!(error.to_string().contains("refused"), "{error}");
}

#[test]
fn a_missing_file_is_not_made_and_a_missing_folder_neither() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("new.db");
    let error = refused(&format!("sqlite:{}", path.display()));
    assert!(error.to_string().contains("waystation init --database sqlite:"), "{error}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    let lost = folder.path().join("nowhere").join("new.db");
    let error = refused(&format!("sqlite:{}", lost.display()));
    assert!(error.to_string().contains("is not there. Make it first."), "{error}");
    assert!(!folder.path().join("nowhere").exists());
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("notes.txt");
    let text = "Call at nine. ".repeat(400);
    fs::write(&path, &text).unwrap();
    let error = refused(&format!("sqlite:{}", path.display()));
    assert!(error.to_string().contains("is damaged: file is not a database"), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn instances_may_make_a_missing_file_together() {
    let once = TestStore::bare().store.migrate().unwrap();
    for _ in 0..10 {
        let folder = TempDir::new().unwrap();
        let url = format!("sqlite:{}", folder.path().join("new.db").display());
        let applied: usize = thread::scope(|scope| {
            let open = || Store::bare(&url).and_then(|store| store.migrate());
            let starting: Vec<_> = (0..6).map(|_| scope.spawn(open)).collect();
            starting.into_iter().map(|one| one.join().unwrap().unwrap()).sum()
        });
        assert_eq!(applied, once);
    }
}
