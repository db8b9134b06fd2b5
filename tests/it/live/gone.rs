//! A database that is deleted, replaced or overwritten while it is served: the service notices
//! within a second, and confirms no change that is lost.

use super::{largest, posting, until};
use crate::database::Database;
use crate::http;
use crate::site::Site;
use chrono::DateTime;
use serde_json::Value;
use std::fs::{self, copy, remove_dir_all, remove_file, rename};
use std::path::{Path, PathBuf};
use std::time::Duration;
use waystation::store::{Store, StoreError};

const A_SECOND: Duration = Duration::from_secs(1);

fn with(path: &Path, ending: &str) -> PathBuf {
    PathBuf::from(format!("{}{ending}", path.display()))
}

fn post(site: &Site, at: &(String, String)) -> (u16, String) {
    let (head, body) = posting(at, 1);
    site.as_operator(&head, &body)
}

fn ready(site: &Site) -> (u16, Value) {
    let (status, body) = site.request("GET /readyz", "");
    (status, serde_json::from_str(&body).unwrap())
}

/// Checks that the loss is reported everywhere: to writers and readers, in `/readyz` and in the
/// log.
fn is_told(site: &Site, at: &(String, String)) {
    let noticed = until("it is noticed", || ready(site).0 == 503);
    assert!(noticed < A_SECOND, "{noticed:?}");
    let (status, answer) = post(site, at);
    assert_eq!(status, 503, "{answer}");
    let (_, ready) = ready(site);
    assert_eq!(ready["type"], "urn:waystation:problem:not-ready");
    let told = until("it is logged", || site.log().contains("changes cannot be followed"));
    assert!(site.log().contains("no longer the one that was opened"), "{}", site.log());
    assert!(told < A_SECOND, "{told:?}");
    assert_eq!(ready["problems"][0]["field"], "database", "{ready}");
    assert!(ready["problems"][0]["what"].as_str().unwrap().contains("no longer"), "{ready}");
    let (status, ranking) = site.request("POST /api/v1/rankings", "{\"where\": \"Fresno, CA\"}");
    assert_eq!(status, 200, "searches go on: {ranking}");
    let form = "application/x-www-form-urlencoded";
    let page = http::request_as(site.port(), "POST /find", form, "where=Fresno%2C+CA").unwrap().1;
    assert!(page.contains("The database cannot be reached. Beds are shown as they were"), "{page}");
}

type Fate = fn(&Path, &Path);

/// The events that may befall a file, with another database at hand.
const FATES: [(&str, Fate); 7] = [
    ("deleted", |path, _| remove_file(path).unwrap()),
    ("moved away", |path, _| rename(path, with(path, "-away")).unwrap()),
    ("replaced", |path, other| rename(other, path).unwrap()),
    ("written over", |path, other| assert!(copy(other, path).unwrap() > 0)),
    ("emptied", |path, _| fs::write(path, "").unwrap()),
    ("without its log", |path, _| remove_file(with(path, "-wal")).unwrap()),
    ("without its folder", |path, _| remove_dir_all(path.parent().unwrap()).unwrap()),
];

#[test]
fn a_database_that_is_deleted_or_replaced_is_noticed_within_a_second() {
    for (fate, befalls) in FATES {
        let (mut site, other) = (Site::start(), Database::new());
        let (Some(path), Some(new)) = (site.database().path(), other.path()) else { return };
        let (path, at) = (path.to_owned(), largest(&site));
        Store::init(other.url(), |_| Ok::<(), StoreError>(())).unwrap();
        assert_eq!(post(&site, &at).0, 201, "{fate}");
        befalls(&path, new);
        // At once, before the keeper has looked.
        let (status, answer) = post(&site, &at);
        assert_eq!(status, 503, "{fate}: {answer}");
        is_told(&site, &at);
        site.stop();
    }
}

#[test]
fn a_database_that_comes_back_is_served_again() {
    let site = Site::start();
    let Some(path) = site.database().path() else { return };
    let at = largest(&site);
    assert_eq!(post(&site, &at).0, 201);
    let away = with(path, "-away");
    rename(path, &away).unwrap();
    is_told(&site, &at);
    rename(&away, path).unwrap();
    until("it is back", || ready(&site).0 == 200);
    assert_eq!(post(&site, &at).0, 201);
    until("it is logged", || site.log().contains("changes are followed again"));
}

#[test]
fn what_was_answered_before_the_log_was_deleted_is_kept() {
    for how in [Site::kill, |site: &mut Site| assert!(site.stop() < A_SECOND * 5)] {
        let mut site = Site::start();
        let Some(path) = site.database().path().map(Path::to_owned) else { return };
        let at = largest(&site);
        let posts = |site: &Site| {
            let store = Store::open(site.url()).unwrap();
            store.posts_of(&at.1.parse().unwrap(), DateTime::UNIX_EPOCH).unwrap().len()
        };
        let before = posts(&site);
        for _ in 0..3 {
            assert_eq!(post(&site, &at).0, 201);
        }
        remove_file(with(&path, "-wal")).unwrap();
        is_told(&site, &at);
        how(&mut site);
        assert_eq!(posts(&site), before + 3);
    }
}

#[test]
fn a_command_beside_a_service_whose_log_was_deleted_does_nothing() {
    let site = Site::start();
    let Some(path) = site.database().path() else { return };
    assert_eq!(post(&site, &largest(&site)).0, 201);
    remove_file(with(path, "-wal")).unwrap();
    let refused = site.run(&["weights", "distance=200"]);
    let said = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(1), "{said}");
    assert!(said.contains("-wal was deleted meanwhile"), "{said}");
    assert!(!with(path, "-wal").exists(), "no other log was begun");
}

#[test]
fn a_server_with_another_database_behind_the_same_address_is_noticed_within_a_second() {
    let site = Site::start();
    if !site.database().is_on_server() {
        return;
    }
    let at = largest(&site);
    assert_eq!(post(&site, &at).0, 201);
    let mut behind = site.database().connection();
    let other = "abcdefghijklmnop".repeat(2);
    behind.run(&format!("UPDATE setting SET value = '{other}' WHERE name = 'database-identity'"));
    until("it is noticed", || post(&site, &at).0 == 503);
    is_told(&site, &at);
    behind.run("DELETE FROM setting WHERE name = 'database-identity'");
    is_told(&site, &at);
}
