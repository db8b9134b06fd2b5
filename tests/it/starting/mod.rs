//! The databases that a start may find: none, the expected one, or another, an older or a damaged
//! one.

mod comparing;
mod copying;
mod making;
mod owning;

use crate::http;
use crate::site::{bare_command, command, free_port};
use diesel::connection::SimpleConnection;
use diesel::sql_types::BigInt;
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const GIRL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/profiles/fresno-16-girl.json");

/// A folder with a demo in a named file that no process uses.
struct Kept {
    folder: TempDir,
    path: PathBuf,
}

impl Kept {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("beds.db");
        let kept = Self { folder, path };
        for arguments in [&["init"][..], &["demo", "founding"]] {
            kept.said(arguments);
        }
        kept
    }

    fn url(&self) -> String {
        url(&self.path)
    }

    /// The path of the file with `ending` appended.
    fn with(&self, ending: &str) -> PathBuf {
        PathBuf::from(format!("{}{ending}", self.path.display()))
    }

    fn run(&self, arguments: &[&str]) -> Output {
        ended(command(&self.url(), arguments))
    }

    fn said(&self, arguments: &[&str]) -> String {
        said(&self.run(arguments))
    }

    /// The refusal, which every command that opens the database must give.
    fn refused(&self) -> String {
        let served = refused(&self.run(&["serve", "--bind", "127.0.0.1:0"]));
        for other in [&["rank", GIRL][..], &["token", "list"], &["migrate"], &["demo"]] {
            assert_eq!(refused(&self.run(other)), served, "{other:?}");
        }
        served
    }

    /// Starts a service on it.
    fn served(&self) -> Serving {
        let port = free_port();
        let bind = format!("127.0.0.1:{port}");
        Serving::start(command(&self.url(), &["serve", "--bind", &bind]), port)
    }

    /// The number of posts it holds.
    fn posts(&self) -> i64 {
        count(&self.path, "capacity_post")
    }
}

fn url(path: &Path) -> String {
    format!("sqlite:{}", path.display())
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

/// The number of rows in a table of a file, counted on a connection of the test.
fn count(path: &Path, table: &str) -> i64 {
    let mut file = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
    let counted: Count =
        sql_query(format!("SELECT count(*) AS rows FROM {table}")).get_result(&mut file).unwrap();
    counted.rows
}

fn sql(path: &Path, statements: &str) {
    let mut file = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
    file.batch_execute(statements).unwrap();
}

/// The output of a command; a command that does not end in time is killed.
fn ended(mut command: Command) -> Output {
    let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let limit = Instant::now() + Duration::from_secs(30);
    while process.try_wait().unwrap().is_none() {
        if Instant::now() > limit {
            process.kill().unwrap();
        }
        sleep(Duration::from_millis(20));
    }
    process.wait_with_output().unwrap()
}

#[track_caller]
fn said(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[track_caller]
fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(output.stdout.is_empty(), "{output:?}");
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A running service. Dropping this value ends it.
struct Serving {
    process: Child,
    port: u16,
}

impl Serving {
    fn start(command: Command, port: u16) -> Self {
        Self::start_until(command, port, |status| status == 200)
    }

    /// Starts a service that answers, even if it cannot do everything.
    fn start_in_whatever_state(command: Command, port: u16) -> Self {
        Self::start_until(command, port, |_| true)
    }

    fn start_until(mut command: Command, port: u16, is_enough: fn(u16) -> bool) -> Self {
        let process = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let mut serving = Self { process, port };
        let limit = Instant::now() + Duration::from_secs(30);
        while !http::request(port, "GET /readyz", "").is_ok_and(|(status, _)| is_enough(status)) {
            assert!(serving.process.try_wait().unwrap().is_none(), "the service ended");
            assert!(Instant::now() < limit, "the service is not ready");
            sleep(Duration::from_millis(30));
        }
        serving
    }

    fn request(&self, head: &str, body: &str) -> (u16, String) {
        http::request(self.port, head, body).unwrap()
    }

    fn as_operator(&self, head: &str, body: &str) -> (u16, String) {
        let (status, _, body) = http::as_operator(self.port, head, body).unwrap();
        (status, body)
    }

    /// Posts for a group of the program that the operator of the demo runs.
    fn post(&self) {
        let (_, programs) = self.request("GET /api/v1/programs", "");
        let programs: Value = serde_json::from_str(&programs).unwrap();
        let ids = programs["programs"].as_array().unwrap().iter();
        let (program, units) = ids
            .map(|program| program["id"].as_str().unwrap())
            .map(|id| (id, self.as_operator(&format!("GET /api/v1/programs/{id}/units"), "")))
            .find_map(|(id, (status, units))| (status == 200).then_some((id, units)))
            .unwrap();
        let units: Value = serde_json::from_str(&units).unwrap();
        let group = units["unit_groups"][0]["id"].as_str().unwrap();
        let body = format!(r#"{{"unit_group": "{group}", "open": 1, "taking": "yes"}}"#);
        let (status, answer) =
            self.as_operator(&format!("POST /api/v1/programs/{program}/capacity"), &body);
        assert_eq!(status, 201, "{answer}");
    }

    /// Stops it with a signal, and waits until it has ended without error.
    fn stop(mut self, signal: &str) {
        self.signal(signal);
        assert!(self.process.wait().unwrap().success());
    }

    /// Ends it as a power cut would.
    fn kill(mut self) {
        self.signal("KILL");
        self.process.wait().unwrap();
    }

    fn signal(&self, signal: &str) {
        let process = self.process.id().to_string();
        let told = Command::new("kill").args(["-s", signal, &process]).status().unwrap();
        assert!(told.success());
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
