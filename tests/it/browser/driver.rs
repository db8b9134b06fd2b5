//! Headless Chromium, driven by a chromedriver of its own.

use std::env;
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::http;

/// Chromium without a sandbox, which root cannot have, and without network access: it can resolve
/// only this machine's address.
const ARGUMENTS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Ends with its chromedriver, even when a test is killed.
    "--remote-debugging-pipe",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/// A switch for script in pages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    On,
    Off,
}

/// A separate browser window with an empty profile.
pub(crate) struct Browser {
    /// The `WebDriver` session, for everything that the methods below do not cover.
    pub(crate) client: Client,
    session: String,
    driver: Driver,
    // Last, so that Chromium has ended when its folder is removed.
    profile: TempDir,
}

impl Browser {
    /// Opens a browser; prints a note and returns `None` if browser tests were not asked for.
    pub(crate) async fn open(script: Script) -> Option<Self> {
        if env::var_os("WAYSTATION_TEST_BROWSER").is_none_or(|wanted| wanted != "1") {
            // Bypasses the test runner, which would capture the note.
            let note = b"left out a browser test: WAYSTATION_TEST_BROWSER is not 1 (tests/run)\n";
            io::stderr().write_all(note).unwrap();
            return None;
        }
        let profile = TempDir::new().unwrap();
        let driver = Driver::start(profile.path());
        let mut wanted = serde_json::Map::new();
        wanted.insert("goog:chromeOptions".to_owned(), options(script, profile.path()));
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .unwrap();
        let session = client.session_id().await.unwrap().unwrap();
        let browser = Self { client, session, driver, profile };
        // A window with a profile of its own may open without the focus.
        browser.devtools("Emulation.setFocusEmulationEnabled", &json!({"enabled": true}));
        Some(browser)
    }

    /// Opens a page and waits until it has loaded.
    pub(crate) async fn goto(&self, url: &str) {
        self.client.goto(url).await.unwrap();
    }

    /// Makes the page this large in CSS pixels, even narrower than a window can be.
    pub(crate) fn window(&self, width: u32, height: u32) {
        let size =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.devtools("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Sets a media feature that a reader may prefer, as in `("forced-colors", "active")`.
    pub(crate) fn prefers(&self, feature: &str, value: &str) {
        let media = json!({"features": [{"name": feature, "value": value}]});
        self.devtools("Emulation.setEmulatedMedia", &media);
    }

    /// Presses keys wherever the focus is, as in `press(&Key::Tab.to_string())`.
    pub(crate) async fn press(&self, keys: &str) {
        self.client.active_element().await.unwrap().send_keys(keys).await.unwrap();
    }

    /// Saves a picture of the window and returns its path.
    pub(crate) async fn screenshot(&self, name: &str) -> PathBuf {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("screenshots");
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("{name}.png"));
        fs::write(&path, self.client.screenshot().await.unwrap()).unwrap();
        path
    }

    /// The entries of the window's history, with the address and title of each.
    pub(crate) fn history(&self) -> Vec<String> {
        let history = self.devtools("Page.getNavigationHistory", &json!({}));
        let entries = history["value"]["entries"].as_array().unwrap().iter();
        entries.map(|entry| format!("{} {}", entry["url"], entry["title"])).collect()
    }

    /// Every byte that the browser stores in its profile, by file.
    pub(crate) fn kept(&self) -> Vec<(String, Vec<u8>)> {
        let (mut kept, mut folders) = (Vec::new(), vec![self.profile.path().to_owned()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let (path, kind) = (entry.path(), entry.file_type().unwrap());
                if kind.is_dir() {
                    folders.push(path);
                } else if kind.is_file()
                    && let Ok(bytes) = fs::read(&path)
                {
                    kept.push((path.display().to_string(), bytes));
                }
            }
        }
        kept
    }

    /// Sends a command of the browser's own protocol, for actions that `WebDriver` lacks.
    fn devtools(&self, command: &str, params: &Value) -> Value {
        let head = format!("POST /session/{}/goog/cdp/execute", self.session);
        let body = json!({"cmd": command, "params": params}).to_string();
        let (status, answer) = http::request(self.driver.port, &head, &body).unwrap();
        assert_eq!(status, 200, "{command}: {answer}");
        serde_json::from_str(&answer).unwrap()
    }
}

fn options(script: Script, profile: &Path) -> Value {
    let mut arguments: Vec<String> = ARGUMENTS.iter().copied().map(str::to_owned).collect();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    let script = if script == Script::On { 1 } else { 2 };
    json!({"args": arguments, "prefs": {
        "download.default_directory": profile,
        "profile.managed_default_content_settings.javascript": script,
    }})
}

/// A running chromedriver on a port that it chose itself.
struct Driver {
    process: Child,
    port: u16,
    // Kept open, since chromedriver goes on writing.
    _output: BufReader<ChildStdout>,
}

impl Driver {
    fn start(folder: &Path) -> Self {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .env("TMPDIR", folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts: tests/run installs it");
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let port = announced_port(&mut output);
        Self { process, port, _output: output }
    }
}

/// Reads up to `ChromeDriver was started successfully on port 40123.`
fn announced_port(output: &mut impl BufRead) -> u16 {
    let mut line = String::new();
    while output.read_line(&mut line).unwrap() > 0 {
        if let Some((_, port)) =
            line.trim_end_matches(['.', '\n']).rsplit_once("successfully on port ")
            && let Ok(port) = port.parse()
        {
            return port;
        }
        line.clear();
    }
    panic!("chromedriver ended before it named its port");
}

impl Drop for Driver {
    /// Asks first, so that the browser has finished writing when its folder is removed.
    fn drop(&mut self) {
        let asked = http::request(self.port, "GET /shutdown", "").is_ok();
        for _ in 0..50 {
            if asked && !matches!(self.process.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(Duration::from_millis(if asked { 100 } else { 0 }));
        }
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
