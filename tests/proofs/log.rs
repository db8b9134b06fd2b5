//! The log: a line for each request before it is sent, and for each answer when it was heard.

use super::town::now;
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write;

/// A log that is only added to, each line in one write.
pub(crate) struct Log(File);

/// A request, as it is asked.
#[derive(Clone)]
pub(crate) struct Ask {
    pub(crate) key: String,
    pub(crate) client: u64,
    pub(crate) step: String,
    pub(crate) group: u64,
    /// The placement and the version seen, but for a hold.
    pub(crate) placement: Option<(String, u32)>,
}

impl Log {
    /// The log at a path with the requests that it has no answer to, and how often it was opened.
    pub(crate) fn open(path: &str) -> (Self, Vec<Ask>, u64) {
        let text = fs::read_to_string(path).unwrap_or_default();
        let mut unanswered = BTreeMap::new();
        let mut lives = 0;
        for line in text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')) {
            let words: Vec<&str> = line.split(' ').collect();
            match words.as_slice() {
                ["life", ..] => lives += 1,
                ["ask", key, rest @ ..] => {
                    unanswered.insert((*key).to_owned(), Ask::read(key, rest));
                }
                ["got", key, ..] => drop(unanswered.remove(*key)),
                _ => {}
            }
        }
        let mut file = OpenOptions::new().create(true).append(true).open(path).unwrap();
        // A line that was being written when its writer was killed ends here.
        let torn = !text.is_empty() && !text.ends_with('\n');
        let ends = if torn { "\n" } else { "" };
        file.write_all(format!("{ends}life {lives} {}\n", now()).as_bytes()).unwrap();
        (Self(file), unanswered.into_values().collect(), lives)
    }

    pub(crate) fn ask(&self, ask: &Ask) {
        let (placement, version) = match &ask.placement {
            Some((placement, version)) => (placement.as_str(), *version),
            None => ("-", 0),
        };
        let Ask { key, client, step, group, .. } = ask;
        self.line(&format!("ask {key} {client} {step} {group} {placement} {version} {}", now()));
    }

    /// What came of a request, in words.
    pub(crate) fn got(&self, key: &str, what: &str) {
        self.line(&format!("got {key} {} {what}", now()));
    }

    /// That nobody knows yet what came of it.
    pub(crate) fn unsure(&self, key: &str, why: &str) {
        self.line(&format!("unsure {key} {} {why}", now()));
    }

    fn line(&self, line: &str) {
        (&self.0).write_all(format!("{line}\n").as_bytes()).unwrap();
    }
}

impl Ask {
    fn read(key: &str, rest: &[&str]) -> Self {
        let version = rest[4].parse().unwrap();
        Self {
            key: key.to_owned(),
            client: rest[0].parse().unwrap(),
            step: rest[1].to_owned(),
            group: rest[2].parse().unwrap(),
            placement: (rest[3] != "-").then(|| (rest[3].to_owned(), version)),
        }
    }
}
