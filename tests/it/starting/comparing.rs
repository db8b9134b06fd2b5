//! A start refuses a database that is not whole, or not the one that was used. It says what was
//! expected, what was found and what to do, and changes nothing.

use super::{Kept, ended, refused, said, sql};
use crate::database::Database;
use crate::site::{Site, command};
use std::fs::{self, copy, remove_file};
use waystation::store::Store;

/// A demo in use whose service was killed with all changes still in the log.
fn struck_down() -> Kept {
    let kept = Kept::new();
    let serving = kept.served();
    serving.post();
    serving.kill();
    assert!(kept.with("-wal").metadata().unwrap().len() > 0);
    kept
}

#[track_caller]
fn assert_says(refused: &str, words: &[&str]) {
    for word in words {
        assert!(refused.contains(word), "{word} is not in: {refused}");
    }
}

#[test]
fn a_database_whose_log_was_lost_is_refused_and_served_again_with_it() {
    let kept = struck_down();
    let log = kept.with("-wal");
    let aside = kept.with("-aside");
    fs::rename(&log, &aside).unwrap();
    remove_file(kept.with("-shm")).ok();
    for _ in 0..2 {
        let refused = kept.refused();
        assert_says(&refused, &["older than the database", "-wal was lost", "Expected were"]);
        assert_says(&refused, &["found were", "Put the file and its log back", "init --adopt"]);
    }
    // The empty log left by the refused start does not block the right one.
    fs::rename(&aside, &log).unwrap();
    remove_file(kept.with("-shm")).ok();
    let posts = kept.served();
    posts.stop("TERM");
}

#[test]
fn a_database_struck_down_is_served_again_with_everything() {
    let kept = struck_down();
    let posts = count_after_stop(&kept);
    let serving = kept.served();
    serving.post();
    serving.kill();
    assert_eq!(count_after_stop(&kept), posts + 1);
}

/// The number of posts after a start and a stop.
fn count_after_stop(kept: &Kept) -> i64 {
    kept.served().stop("TERM");
    kept.posts()
}

#[test]
fn a_database_that_is_gone_emptied_another_or_no_database_is_refused() {
    let (kept, other) = (Kept::new(), Kept::new());
    let aside = kept.with("-aside");
    fs::rename(&kept.path, &aside).unwrap();
    assert_says(&kept.refused(), &["is gone", "beds.db.id says", "Put it back", "waystation init"]);

    fs::write(&kept.path, "").unwrap();
    assert_says(&kept.refused(), &["is not the database", "Expected was", "found was a file with"]);

    copy(&other.path, &kept.path).unwrap();
    assert_says(&kept.refused(), &["is not the database", "Expected was database", "found was"]);

    fs::write(&kept.path, "Call at nine. ".repeat(400)).unwrap();
    assert_says(&kept.refused(), &["is damaged", "not a database", "Restore it from a copy"]);

    remove_file(&kept.path).unwrap();
    fs::rename(&aside, &kept.path).unwrap();
    kept.served().stop("TERM");
}

#[test]
fn a_database_older_than_the_one_that_was_used_is_served_only_after_somebody_said_so() {
    let kept = Kept::new();
    let older = kept.with("-older");
    copy(&kept.path, &older).unwrap();
    let serving = kept.served();
    serving.post();
    serving.stop("TERM");
    let posts = kept.posts();
    copy(&older, &kept.path).unwrap();
    assert_says(&kept.refused(), &["older", "Expected were", "restored on purpose"]);
    said(&kept.run(&["init", "--adopt"]));
    kept.served().stop("TERM");
    assert_eq!(kept.posts(), posts - 1);
}

#[test]
fn a_damaged_page_or_a_file_cut_short_is_refused() {
    let kept = Kept::new();
    let whole = fs::read(&kept.path).unwrap();
    let mut scribbled = whole.clone();
    for page in [3, 7, 12] {
        scribbled[page * 4096..page * 4096 + 200].fill(0xA5);
    }
    for damaged in [scribbled, whole[..whole.len() / 2].to_vec(), whole[..50].to_vec()] {
        fs::write(&kept.path, &damaged).unwrap();
        let refused = kept.refused();
        assert_says(&refused, &["is damaged", "Restore it from a copy"]);
        let adopted = super::refused(&kept.run(&["init", "--adopt"]));
        assert_says(&adopted, &["is damaged"]);
    }
    fs::write(&kept.path, &whole).unwrap();
    kept.served().stop("TERM");
}

#[test]
fn a_mark_beside_the_database_that_is_not_whole_is_refused() {
    let kept = Kept::new();
    let whole = fs::read_to_string(kept.with(".id")).unwrap();
    for wrong in
        [String::new(), whole.split_at(60).0.to_owned(), whole.replace("commits 0", "commits x")]
    {
        fs::write(kept.with(".id"), wrong).unwrap();
        assert_says(&kept.refused(), &["beds.db.id says which database", "not whole"]);
    }
}

#[test]
fn a_database_of_an_earlier_version_is_taken_over_once_somebody_says_so() {
    let database = Database::new();
    Store::bare(database.url()).unwrap().migrate().unwrap();
    let serve = refused(&ended(command(database.url(), &["serve"])));
    assert_says(&serve, &["has no identity", "of an earlier version", "waystation init --adopt"]);
    said(&ended(command(database.url(), &["init", "--adopt"])));
    said(&ended(command(database.url(), &["demo"])));
    Site::start_on(database);
}

#[test]
fn a_database_that_a_newer_version_set_up_is_refused() {
    let database = Database::new();
    said(&ended(command(database.url(), &["init"])));
    let mut rows = database.connection();
    rows.run(
        "INSERT INTO __diesel_schema_migrations (version, run_on)
         VALUES ('20991231000000', '2099-12-31 00:00:00')",
    );
    for arguments in [&["serve"][..], &["migrate"], &["demo"], &["init", "--adopt"]] {
        let refused = refused(&ended(command(database.url(), arguments)));
        assert_says(&refused, &["newer version of Waystation", "step 20991231000000"]);
        assert_says(&refused, &["Nothing was changed"]);
    }
    rows.run("DELETE FROM __diesel_schema_migrations WHERE version = '20991231000000'");
    said(&ended(command(database.url(), &["token", "list"])));
}

#[test]
fn a_start_that_names_its_database_takes_no_other_for_it_on_a_file_or_a_server() {
    let database = Database::new();
    let made = said(&ended(command(database.url(), &["init"])));
    let (_, id) = made.split_once("WAYSTATION_DATABASE_ID=").unwrap();
    let (id, _) = id.split_once(' ').unwrap();
    for arguments in [&["serve"][..], &["demo"], &["token", "list"], &["migrate"]] {
        let other = [arguments, &["--database-id", "abcdefgh"]].concat();
        let refused = refused(&ended(command(database.url(), &other)));
        assert_says(
            &refused,
            &[&format!("This is database {id}, but abcdefgh was expected"), "--database-id"],
        );
    }
    said(&ended(command(database.url(), &["token", "list", "--database-id", id])));
}

#[test]
fn a_file_whose_header_names_a_newer_version_is_refused() {
    let kept = Kept::new();
    sql(&kept.path, "PRAGMA user_version = 999");
    assert_says(&kept.refused(), &["newer version of Waystation", "number 999"]);
}

#[test]
fn the_header_of_a_file_says_which_program_and_which_version() {
    let kept = Kept::new();
    let header = fs::read(&kept.path).unwrap();
    assert_eq!(&header[68..70], b"Wy");
    let steps = super::count(&kept.path, "__diesel_schema_migrations");
    assert_eq!(i64::from(u32::from_be_bytes(header[60..64].try_into().unwrap())), steps);
}
