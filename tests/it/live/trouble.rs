//! `/readyz` reports what the service cannot do, and what to do about it.

use super::{largest, posting, until};
use crate::database::TestStore;
use crate::here::English;
use crate::site::Site;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::process::Command;
use waystation::store::Store;

fn ready(site: &Site) -> (u16, Value) {
    let (status, body) = site.request("GET /readyz", "");
    (status, serde_json::from_str(&body).unwrap())
}

/// The problems reported for one capability.
fn problems(site: &Site, capability: &str) -> Vec<String> {
    let (_, ready) = ready(site);
    let all = ready["problems"].as_array().unwrap().iter();
    let told = all.filter(|problem| problem["field"] == capability);
    told.map(|problem| format!("{} {}", problem["what"], problem["action"])).collect()
}

#[test]
fn a_table_that_cannot_be_read_is_named() {
    let site = Site::start();
    let mut behind = site.database().connection();
    behind.run("ALTER TABLE outcome RENAME TO mislaid");
    assert_eq!(ready(&site).0, 503);
    let told = problems(&site, "read");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("The table outcome cannot be read"), "{told:?}");
    behind.run("ALTER TABLE mislaid RENAME TO outcome");
    assert_eq!(ready(&site).0, 200);
}

#[test]
fn a_page_that_is_damaged_while_it_is_served_is_told() {
    let mut site = Site::start();
    let Some(path) = site.database().path().map(Path::to_owned) else { return };
    let at = largest(&site);
    // Write everything into the file, and start a service that has nothing in its cache.
    site.stop();
    let site = site.another();
    let pages = path.metadata().unwrap().len() / PAGE;
    let file = OpenOptions::new().write(true).open(&path).unwrap();
    for page in 1..pages {
        file.write_all_at(&[0xA5; 200], page * PAGE).unwrap();
    }
    assert_eq!(ready(&site).0, 503);
    let told = ready(&site).1.to_string();
    assert!(told.contains("damaged") || told.contains("cannot be read"), "{told}");
    let (head, body) = posting(&at, 1);
    assert_eq!(site.as_operator(&head, &body).0, 503, "nothing is written over what is damaged");
    let (status, _) = site.request("POST /api/v1/rankings", "{\"where\": \"Fresno, CA\"}");
    assert_eq!(status, 200, "searches go on with what was read before");
}

/// The bytes of one page of a file.
const PAGE: u64 = 4096;

#[test]
fn every_table_is_looked_into() {
    let test = TestStore::new();
    let mut left: BTreeSet<String> = BTreeSet::new();
    for table in test.tables() {
        test.sql(&format!("ALTER TABLE {table} RENAME TO mislaid"));
        if test.store.cannot().is_empty() {
            left.insert(table.clone());
        }
        test.sql(&format!("ALTER TABLE mislaid RENAME TO {table}"));
        assert!(test.store.cannot().is_empty(), "{table} is back: {:?}", test.store.cannot());
    }
    assert_eq!(left, BTreeSet::new());
}

#[test]
fn a_server_that_may_only_be_read_is_not_ready_for_writing() {
    let site = Site::start();
    if !site.database().is_on_server() {
        return;
    }
    let url = site.database().url_setting("default_transaction_read_only=on");
    let reading = Store::open(&url).unwrap();
    let told = reading.cannot().english();
    assert!(told.contains("write: The database can only be read."), "{told}");
}

#[test]
fn a_disk_that_takes_no_more_is_told_until_it_does_again() {
    let site = Site::start_unkillable_by_size();
    if site.database().is_on_server() {
        return;
    }
    let at = largest(&site);
    let (head, body) = posting(&at, 1);
    assert_eq!(site.as_operator(&head, &body).0, 201);
    let limit = |bytes: &str| {
        let limit = format!("--fsize={bytes}:");
        let process = site.process().to_string();
        let told = Command::new("prlimit").args(["--pid", &process, &limit]).status().unwrap();
        assert!(told.success());
    };
    limit("0");
    until("it is told", || ready(&site).0 == 503);
    let told = problems(&site, "write");
    assert_eq!(told.len(), 1, "{told:?}");
    let (status, answer) = site.as_operator(&head, &body);
    assert_eq!(status, 503, "{answer}");
    let (status, _) = site.request("POST /api/v1/rankings", "{\"where\": \"Fresno, CA\"}");
    assert_eq!(status, 200, "searches go on");
    limit("unlimited");
    until("it is well again", || ready(&site).0 == 200);
    assert_eq!(site.as_operator(&head, &body).0, 201);
}
