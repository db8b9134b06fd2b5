//! The binary itself, serving on its own port from its own database.

use std::env;
use std::fs::{self, File};
use std::io::pipe;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::database::{Database, STILL, files};
use crate::http;
use waystation::domain::{ActorRole, Affiliation};
use waystation::store::{Store, TokenTerms};

const START_WITHIN: Duration = Duration::from_secs(30);

/// A running `waystation serve`. Dropping this value ends it.
pub(crate) struct Site {
    process: Child,
    port: u16,
    folder: TempDir,
    database: Arc<Database>,
    url: String,
}

impl Site {
    /// Starts the service on a new demo and waits until it is ready.
    pub(crate) fn start() -> Self {
        Self::start_after(&[&["demo", "founding"]])
    }

    /// Starts the service on a new demo, with the log level `trace`.
    pub(crate) fn start_logging_everything() -> Self {
        Self::start_with(&[&["demo", "founding"]], &["--log", "trace"])
    }

    /// Starts on a migrated database, after running commands such as `&["demo"]` on it.
    pub(crate) fn start_after(commands: &[&[&str]]) -> Self {
        Self::start_with(commands, &[])
    }

    fn start_with(commands: &[&[&str]], options: &[&str]) -> Self {
        let database = Database::set_up();
        for arguments in commands {
            let output = command(database.url(), arguments).output().unwrap();
            assert!(output.status.success(), "{arguments:?}: {output:?}");
        }
        let url = database.url().to_owned();
        Self::start_at(Arc::new(database), url, options)
    }

    /// Starts another instance on the same database.
    pub(crate) fn another(&self) -> Self {
        self.another_through(self.url.clone())
    }

    /// Starts another instance that reaches the database through another URL.
    pub(crate) fn another_through(&self, url: String) -> Self {
        Self::start_at(Arc::clone(&self.database), url, &[])
    }

    /// Starts a demo service that survives when a file may not grow, as on a full disk.
    pub(crate) fn start_unkillable_by_size() -> Self {
        let database = Database::set_up();
        let demo = command(database.url(), &["demo", "founding"]).output().unwrap();
        assert!(demo.status.success(), "{demo:?}");
        let url = database.url().to_owned();
        let ignoring = |command: Command| {
            let mut shell = Command::new("sh");
            shell.args(["-c", "trap '' XFSZ; exec \"$@\"", "sh"]).arg(command.get_program());
            shell.args(command.get_args()).stdin(Stdio::null());
            shell
        };
        Self::start_through(Arc::new(database), url, &[], ignoring)
    }

    /// Starts a service on a database that the test has made.
    pub(crate) fn start_on(database: Database) -> Self {
        let url = database.url().to_owned();
        Self::start_at(Arc::new(database), url, &[])
    }

    fn start_at(database: Arc<Database>, url: String, options: &[&str]) -> Self {
        Self::start_through(database, url, options, |command| command)
    }

    fn start_through(
        database: Arc<Database>,
        url: String,
        options: &[&str],
        through: impl FnOnce(Command) -> Command,
    ) -> Self {
        let folder = TempDir::new().unwrap();
        let port = free_port();
        let log = File::create(folder.path().join("log")).unwrap();
        let bind = format!("127.0.0.1:{port}");
        let process = through(command(&url, &[&["serve", "--bind", &bind], options].concat()))
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut site = Self { process, port, folder, database, url };
        site.wait_until_ready();
        site
    }

    /// The URL of a path, as in `at("/programs")`.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Runs another command on the same database while the service is up.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        command(&self.url, arguments).output().unwrap()
    }

    /// Runs another command whose standard output is closed, as behind `head`.
    pub(crate) fn run_unheard(&self, arguments: &[&str]) -> Output {
        let (reader, writer) = pipe().unwrap();
        drop(reader);
        command(&self.url, arguments).stdout(writer).output().unwrap()
    }

    /// Sends one request to the service; returns the status and the body of the answer.
    pub(crate) fn request(&self, head: &str, body: &str) -> (u16, String) {
        http::request(self.port, head, body).unwrap()
    }

    /// Sends one request as the operator of the demo.
    pub(crate) fn as_operator(&self, head: &str, body: &str) -> (u16, String) {
        let (status, _, body) = http::as_operator(self.port, head, body).unwrap();
        (status, body)
    }

    /// Makes a token for a supervisor at the organization that runs a program.
    pub(crate) fn supervisor_of(&self, program: &str) -> String {
        let store = Store::open(&self.url).unwrap();
        let night = store.night(STILL).unwrap();
        let program = night.programs.iter().find(|one| one.id.as_str() == program).unwrap();
        let organization = program.organization.clone();
        let supervisor = Affiliation { organization, role: ActorRole::Supervisor };
        store
            .add_token(&TokenTerms::of(supervisor.clone()), "2026-01-01T00:00:00Z".parse().unwrap())
            .unwrap()
            .reveal()
            .to_owned()
    }

    /// Adds a hotline to the network, and makes a token with which it searches.
    pub(crate) fn hotline(&self) -> String {
        let store = Store::open(&self.url).unwrap();
        let organization = store.found_organization("A hotline").unwrap();
        let hotline = Affiliation { organization, role: ActorRole::Hotline };
        let made_at = "2026-01-01T00:00:00Z".parse().unwrap();
        store.add_token(&TokenTerms::of(hotline), made_at).unwrap().reveal().to_owned()
    }

    /// Sends a request with a token.
    pub(crate) fn request_by(&self, token: &str, head: &str, body: &str) -> (u16, String) {
        self.request_with(head, &[("Authorization", &format!("Bearer {token}"))], body)
    }

    /// Posts capacity for a program as a supervisor of its organization.
    pub(crate) fn post_capacity(&self, program: &str, body: &str) -> (u16, String) {
        let bearer = format!("Bearer {}", self.supervisor_of(program));
        let key = ("Idempotency-Key", "00000000-0000-4000-9000-000000000001");
        let headers = [key, ("Authorization", bearer.as_str())];
        self.request_with(&format!("POST /api/v1/programs/{program}/capacity"), &headers, body)
    }

    /// Sends a request with these headers.
    pub(crate) fn request_with(
        &self,
        head: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> (u16, String) {
        let headers = [&[("Content-Type", "application/json")], headers].concat();
        http::request_with(self.port, head, &headers, body).unwrap()
    }

    /// Posts a form as a browser would from a page of the service.
    pub(crate) fn form(&self, path: &str, form: &str) -> (u16, String) {
        let head = format!("POST {path}");
        http::request_as(self.port, &head, "application/x-www-form-urlencoded", form).unwrap()
    }

    /// The port it listens on.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The URL of its database.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Its database.
    pub(crate) fn database(&self) -> &Database {
        &self.database
    }

    /// Ends it as a power cut would, without warning.
    pub(crate) fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// The id of its process.
    pub(crate) fn process(&self) -> u32 {
        self.process.id()
    }

    /// Stops it and waits until it has ended; returns the time that took.
    pub(crate) fn stop(&mut self) -> Duration {
        let began = Instant::now();
        let process = self.process.id().to_string();
        assert!(Command::new("kill").arg(process).status().unwrap().success());
        assert!(self.process.wait().unwrap().success(), "{}", self.log());
        began.elapsed()
    }

    /// The folder of the service's files.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Every byte of the service's database, by the name of its file or table.
    pub(crate) fn stored(&self) -> Vec<(String, Vec<u8>)> {
        self.database.kept()
    }

    /// Every byte that the service stores: its database and its log.
    pub(crate) fn kept(&self) -> Vec<(String, Vec<u8>)> {
        [self.stored(), files(self.folder.path())].concat()
    }

    /// The log so far, in which tests look for traces of a person.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap()
    }

    fn wait_until_ready(&mut self) {
        let limit = Instant::now() + START_WITHIN;
        while !http::request(self.port, "GET /readyz", "").is_ok_and(|(status, _)| status == 200) {
            let ended = self.process.try_wait().unwrap();
            assert!(ended.is_none(), "the service ended ({ended:?}):\n{}", self.log());
            assert!(Instant::now() < limit, "not ready in {START_WITHIN:?}:\n{}", self.log());
            thread::sleep(Duration::from_millis(50));
        }
    }
}

/// The binary on this database, without the settings of the person who runs the tests.
pub(crate) fn command(url: &str, arguments: &[&str]) -> Command {
    let mut command = bare_command(arguments);
    command.args(["--database", url]);
    command
}

/// The binary without a database named.
pub(crate) fn bare_command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_waystation"));
    command.args(arguments).stdin(Stdio::null());
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("WAYSTATION_") {
            command.env_remove(name);
        }
    }
    // The usual port may be in use, and a start that should be refused would fail for that reason.
    command.env("WAYSTATION_BIND", "127.0.0.1:0");
    command
}

pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap().port()
}

impl Drop for Site {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
