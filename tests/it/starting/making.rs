//! Making a database: a bare first run makes a demo, and `init` makes everything else.

use super::{Kept, Serving, bare_command, command, ended, free_port, refused, said, url};
use crate::database::Database;
use crate::site::Site;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;
use tempfile::TempDir;
use waystation::domain::{ActorRole, Affiliation};
use waystation::store::{Store, StoreError};

fn in_folder(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = bare_command(arguments);
    command.current_dir(folder);
    command
}

fn bare_service(folder: &Path) -> Serving {
    let port = free_port();
    Serving::start(in_folder(folder, &["--bind", &format!("127.0.0.1:{port}")]), port)
}

fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_bare_first_run_makes_a_demo_in_a_file_named_for_it_and_the_next_serves_it_again() {
    let folder = TempDir::new().unwrap();
    let first = bare_service(folder.path());
    first.post();
    let (_, programs) = first.request("GET /api/v1/programs", "");
    assert!(programs.contains("Sample Women's Shelter 1"), "{programs}");
    first.stop("TERM");
    assert_eq!(names(folder.path()), ["waystation-demo.db", "waystation-demo.db.id"]);
    let posts = super::count(&folder.path().join("waystation-demo.db"), "capacity_post");

    let second = bare_service(folder.path());
    assert_eq!(second.request("GET /api/v1/programs", "").1, programs);
    second.post();
    second.stop("TERM");
    let now = super::count(&folder.path().join("waystation-demo.db"), "capacity_post");
    assert_eq!(now, posts + 1);
}

/// A command that is not meant to make a demo makes nothing, and names the command that does.
#[test]
fn without_a_database_and_a_demo_a_command_makes_nothing_and_says_what_to_do() {
    let folder = TempDir::new().unwrap();
    let commands: [&[&str]; 8] = [
        &["serve"],
        &["rank", super::GIRL],
        &["plan", super::GIRL],
        &["migrate"],
        &["token", "list"],
        &["weights"],
        &["clock"],
        &["kept"],
    ];
    for arguments in commands {
        let refused = refused(&ended(in_folder(folder.path(), arguments)));
        for words in ["No database is named", "--database", "waystation serve --demo"] {
            assert!(refused.contains(words), "{words} is not in: {refused}");
        }
        assert_eq!(names(folder.path()), Vec::<String>::new(), "{arguments:?} made something");
    }
    let both = ["serve", "--demo", "--database", "sqlite:beds.db"];
    let both = refused(&ended(in_folder(folder.path(), &both)));
    assert!(both.contains("Leave out --demo"), "{both}");

    let port = free_port();
    let bind = format!("127.0.0.1:{port}");
    let demo = in_folder(folder.path(), &["serve", "--demo", "--bind", &bind]);
    Serving::start(demo, port).stop("TERM");
    assert_eq!(names(folder.path()), ["waystation-demo.db", "waystation-demo.db.id"]);
    let listed = said(&ended(in_folder(folder.path(), &["token", "list"])));
    assert!(listed.contains("demo, on this machine alone"), "{listed}");
    Serving::start(in_folder(folder.path(), &["serve", "--bind", &bind]), port).stop("TERM");
}

#[test]
fn a_database_of_an_earlier_version_is_brought_up_to_date_by_migrate_alone() {
    let kept = Kept::new();
    super::sql(
        &kept.path,
        "ALTER TABLE outcome DROP COLUMN audience;
         DELETE FROM __diesel_schema_migrations WHERE version = '20261130000000';",
    );
    let steps = || super::count(&kept.path, "__diesel_schema_migrations");
    let before = steps();
    let commands: [&[&str]; 8] = [
        &["serve"],
        &["rank", super::GIRL],
        &["demo"],
        &["token", "list"],
        &["weights", "distance=200"],
        &["refit", "--reset"],
        &["kept"],
        &["export-night", "night.json"],
    ];
    for arguments in commands {
        let refused = refused(&kept.run(arguments));
        assert!(refused.contains("run: waystation migrate"), "{arguments:?}: {refused}");
        assert_eq!(steps(), before, "{arguments:?}");
    }
    let migrated = kept.said(&["migrate"]);
    assert_eq!(migrated, "1 step was applied; the database is up to date.\n");
    kept.served().stop("TERM");
}

#[test]
fn a_bare_run_makes_no_demo_beside_a_database_or_for_an_import() {
    let folder = TempDir::new().unwrap();
    let importing = ["import", "none.json"];
    let import = refused(&ended(in_folder(folder.path(), &importing)));
    assert!(import.contains("waystation init --database sqlite:PATH"), "{import}");
    let generate = ["generate", "--programs", "3", "--seed", "1", "--into-database"];
    let generate = refused(&ended(in_folder(folder.path(), &generate)));
    assert!(generate.contains("waystation init"), "{generate}");
    let init = refused(&ended(in_folder(folder.path(), &["init"])));
    assert!(init.contains("Name the database: waystation init --database sqlite:"), "{init}");
    for left in ["waystation.db", "waystation.db.id"] {
        fs::write(folder.path().join(left), "").unwrap();
        for arguments in [&["serve"][..], &["serve", "--demo"], &[], &["demo"]] {
            let served = refused(&ended(in_folder(folder.path(), arguments)));
            assert!(served.contains(&format!("{left} is here")), "{served}");
            assert_eq!(names(folder.path()), [left]);
        }
        fs::remove_file(folder.path().join(left)).unwrap();
    }
}

#[test]
fn a_named_database_is_made_by_init_alone() {
    let folder = TempDir::new().unwrap();
    let named = url(&folder.path().join("beds.db"));
    let commands: [&[&str]; 18] = [
        &["serve"],
        &[],
        &["rank", super::GIRL],
        &["plan", super::GIRL],
        &["demo"],
        &["import", "none.json"],
        &["imports"],
        &["undo-import", "1"],
        &["dump", "network.json"],
        &["generate", "--programs", "3", "--seed", "1", "--into-database"],
        &["migrate"],
        &["token", "list"],
        &["token", "add", "--organization", "a", "--role", "hotline"],
        &["weights", "distance=200"],
        &["clock", "--trust"],
        &["refit", "--reset"],
        &["kept"],
        &["export-night", "night.json"],
    ];
    for arguments in commands {
        let refused = refused(&ended(command(&named, arguments)));
        assert!(refused.contains("There is no database at"), "{arguments:?}: {refused}");
        assert!(refused.contains("waystation init --database"), "{arguments:?}: {refused}");
    }
    assert_eq!(names(folder.path()), Vec::<String>::new(), "nothing was made");
    said(&ended(command(&named, &["init"])));
    assert_eq!(names(folder.path()), ["beds.db", "beds.db.id"]);
    let empty = said(&ended(command(&named, &["token", "list"])));
    assert!(empty.contains("There are no tokens yet"), "{empty}");
}

#[test]
fn init_makes_a_database_once_and_never_over_anything() {
    let kept = Kept::new();
    let before = fs::read(&kept.path).unwrap();
    let again = refused(&kept.run(&["init"]));
    assert!(again.contains("already") && again.contains("It was not changed"), "{again}");
    assert_eq!(fs::read(&kept.path).unwrap(), before);
    fs::remove_file(&kept.path).unwrap();
    let gone = refused(&kept.run(&["init"]));
    assert!(gone.contains("is gone: ") && gone.contains("beds.db.id"), "{gone}");
    fs::remove_file(kept.with(".id")).unwrap();
    kept.said(&["init"]);
}

#[test]
fn instances_that_make_a_database_together_make_one() {
    let folder = TempDir::new().unwrap();
    let made = url(&folder.path().join("beds.db"));
    let ends: Vec<bool> = thread::scope(|scope| {
        let making = || Store::init(&made, |_| Ok::<(), StoreError>(())).is_ok();
        let making: Vec<_> = (0..6).map(|_| scope.spawn(making)).collect();
        making.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(ends.iter().filter(|made| **made).count(), 1, "{ends:?}");
    assert_eq!(names(folder.path()), ["beds.db", "beds.db.id"]);
    Store::open(&made).unwrap();
}

#[test]
fn nothing_is_served_from_an_address_before_it_was_set_up_there() {
    let database = Database::new();
    let said_of = |arguments: &[&str]| refused(&ended(command(database.url(), arguments)));
    for arguments in [&["serve"][..], &["demo"], &["migrate"], &["token", "list"]] {
        let refused = said_of(arguments);
        assert!(refused.contains("waystation init"), "{arguments:?}: {refused}");
    }
    said(&ended(command(database.url(), &["init"])));
    let again = said_of(&["init"]);
    assert!(again.contains("already"), "{again}");
    said(&ended(command(database.url(), &["demo"])));
    Site::start_on(database);
}

#[test]
fn tokens_that_everybody_knows_count_in_a_demo_alone() {
    let generate = ["generate", "--programs", "3", "--seed", "1", "--into-database"];
    let site = Site::start_after(&[&generate]);
    let store = Store::open(site.url()).unwrap();
    let hotline = Affiliation { organization: "line".parse().unwrap(), role: ActorRole::Hotline };
    store.add_organization(&hotline.organization, "A line").unwrap();
    store.add_demo_token(&hotline, "2026-11-30T12:00:00Z".parse().unwrap()).unwrap();
    let shown = [("Authorization", "Bearer demo-hotline")];
    for asked in [&site, &site.another()] {
        let (status, answer) = asked.request_with("GET /api/v1/placements", &shown, "");
        assert_eq!(status, 401, "{answer}");
        assert!(!asked.log().contains("demo token"), "{}", asked.log());
    }
    let demo = Site::start();
    assert_eq!(demo.request_with("GET /api/v1/placements", &shown, "").0, 200);
    let added = command(site.url(), &["token", "list"]).output().unwrap();
    assert!(said(&added).contains("demo, on this machine alone"), "it is there");
}
