//! The front door of a running service: the names under which it answers, to whom it listens, and
//! its certificate.

use crate::database::Database;
use crate::http::request_with;
use crate::site::{Site, command, free_port};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(10);

/// Sends bytes and reads everything until the service closes the connection.
fn sent(site: &Site, bytes: &str) -> String {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, site.port())).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(bytes.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn only_the_names_of_this_machine_are_answered() {
    let site = Site::start();
    let ask = |host: &str| {
        sent(&site, &format!("GET /healthz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    };
    let port = site.port();
    for host in ["localhost", "127.0.0.1", "[::1]"] {
        assert!(ask(&format!("{host}:{port}")).starts_with("HTTP/1.1 200"), "{host}");
        assert!(ask(host).starts_with("HTTP/1.1 421"), "{host}");
    }
    let rebound = ask(&format!("evil.test:{port}"));
    assert!(rebound.starts_with("HTTP/1.1 421"), "{rebound}");
    assert!(rebound.contains("urn:waystation:problem:wrong-host"), "{rebound}");
    let healthy = site.run(&["healthcheck", "--bind", &format!("127.0.0.1:{port}")]);
    assert!(healthy.status.success(), "{healthy:?}");
}

#[test]
fn a_form_from_nowhere_and_from_elsewhere_is_refused_and_from_our_page_answered() {
    let site = Site::start();
    let form = |more: &[(&str, &str)]| {
        let kind = ("Content-Type", "application/x-www-form-urlencoded");
        let headers = [&[kind], more].concat();
        request_with(site.port(), "POST /find", &headers, "where=Fresno%2C+CA").unwrap().0
    };
    assert_eq!(form(&[]), 403);
    assert_eq!(form(&[("Origin", "http://evil.test")]), 403);
    assert_eq!(form(&[("Origin", &site.at(""))]), 200);
    assert_eq!(form(&[("Sec-Fetch-Site", "same-origin")]), 200);
}

#[test]
fn nothing_is_served_to_other_machines_without_encryption_a_name_and_real_accounts() {
    let demo = Database::set_up();
    assert!(command(demo.url(), &["demo"]).output().unwrap().status.success());
    let refused = |options: &[&str]| {
        let output = command(demo.url(), &[&["serve"], options].concat()).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    let open = ["--bind", "0.0.0.0:0"];
    let proxy = ["--trusted-proxy", "10.0.0.1"];
    let name = ["--host", "board.test"];
    assert!(refused(&open).contains("without encryption"));
    assert!(refused(&[open, name].concat()).contains("without encryption"));
    assert!(refused(&[open, proxy].concat()).contains("--host board.example.org"));
    for reachable in [&[open, proxy, name].concat()[..], &proxy, &name] {
        assert!(refused(reachable).contains("holds a demo"), "{reachable:?}");
    }
    let wrong = command(demo.url(), &["serve", "--host", "https://board.test/"]).output().unwrap();
    assert_eq!(wrong.status.code(), Some(2), "{wrong:?}");
}

/// A certificate and its key, which only tests use.
const CERTIFICATE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/tls/certificate.pem");
const KEY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/tls/key.pem");

#[test]
fn a_service_with_a_certificate_encrypts_and_its_health_can_be_checked() {
    let database = Database::set_up();
    let port = free_port();
    let bind = format!("127.0.0.1:{port}");
    let encrypting = ["--bind", &bind, "--tls-certificate", CERTIFICATE, "--tls-key", KEY];
    let run = |name: &'static str| command(database.url(), &[&[name][..], &encrypting].concat());
    let mut service = run("serve").stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let limit = Instant::now() + PATIENCE;
    let healthy = loop {
        let output = run("healthcheck").output().unwrap();
        if output.status.success() || Instant::now() > limit {
            break output;
        }
        sleep(Duration::from_millis(50));
    };
    let unencrypted = command(database.url(), &["healthcheck", "--bind", &bind]).output().unwrap();
    service.kill().unwrap();
    service.wait().unwrap();
    assert!(healthy.status.success(), "{healthy:?}");
    assert!(!unencrypted.status.success(), "nothing is answered in the clear");
}

#[test]
fn a_certificate_that_cannot_be_used_is_named() {
    let database = Database::set_up();
    let refused = |certificate: &str, key: &str| {
        let options = ["serve", "--tls-certificate", certificate, "--tls-key", key];
        let output = command(database.url(), &options).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(refused("nowhere.pem", KEY).contains("nowhere.pem cannot be used to encrypt"));
    assert!(refused(KEY, KEY).contains("key.pem cannot be used to encrypt"));
    assert!(refused(CERTIFICATE, CERTIFICATE).contains("certificate.pem cannot be used"));
    let alone = ["serve", "--tls-certificate", CERTIFICATE];
    let alone = command(database.url(), &alone).output().unwrap();
    assert_eq!(alone.status.code(), Some(2), "a certificate needs its key");
}
