//! The log: a line for each request before it is sent, and for each answer after it arrives.

use super::town::now;
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write;

/// A log that only grows, each line in one write.
pub(crate) struct Log(File);

/// A request.
#[derive(Clone)]
pub(crate) struct Ask {
    pub(crate) key: String,
    pub(crate) client: u64,
    pub(crate) step: String,
    pub(crate) group: u64,
    /// The placement and the version that was seen; `None` for a hold.
    pub(crate) placement: Option<(String, u32)>,
}

/// The state left by earlier lives.
#[derive(Default)]
pub(crate) struct Left {
    /// Requests without an answer, by key.
    unanswered: BTreeMap<String, Ask>,
    /// Holds with no request to give them back, by placement: the client, the group and the
    /// version.
    held: BTreeMap<String, (u64, u64, u32)>,
    /// The number of earlier lives.
    pub(crate) lives: u64,
}

impl Left {
    fn hear(&mut self, line: &str) {
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["life", ..] => self.lives += 1,
            ["ask", key, rest @ ..] => {
                let ask = Ask::read(key, rest);
                if let Some((placement, _)) = &ask.placement {
                    self.held.remove(placement);
                }
                self.unanswered.insert((*key).to_owned(), ask);
            }
            ["got", key, _, answer @ ..] => {
                let asked = self.unanswered.remove(*key);
                if let (Some(ask), ["done", placement, version, ..]) = (asked, answer)
                    && ask.step == "hold"
                {
                    let held = (ask.client, ask.group, version.parse().unwrap());
                    self.held.insert((*placement).to_owned(), held);
                }
            }
            _ => {}
        }
    }

    /// The requests of a client that got no answer.
    pub(crate) fn unanswered(&self, client: u64) -> Vec<Ask> {
        self.unanswered.values().filter(|ask| ask.client == client).cloned().collect()
    }

    /// The holds of a client, with their groups and versions.
    pub(crate) fn held(&self, client: u64) -> Vec<(String, u64, u32)> {
        let mine = self.held.iter().filter(|(_, (of, ..))| *of == client);
        mine.map(|(placement, (_, group, version))| (placement.clone(), *group, *version)).collect()
    }
}

impl Log {
    /// Opens the log at a path, and reads the state of earlier lives.
    pub(crate) fn open(path: &str) -> (Self, Left) {
        let text = fs::read_to_string(path).unwrap_or_default();
        let mut left = Left::default();
        for line in text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')) {
            left.hear(line);
        }
        let mut file = OpenOptions::new().create(true).append(true).open(path).unwrap();
        // Ends a line that was being written when its writer was killed.
        let torn = !text.is_empty() && !text.ends_with('\n');
        let ends = if torn { "\n" } else { "" };
        file.write_all(format!("{ends}life {} {}\n", left.lives, now()).as_bytes()).unwrap();
        (Self(file), left)
    }

    pub(crate) fn ask(&self, ask: &Ask) {
        let (placement, version) = match &ask.placement {
            Some((placement, version)) => (placement.as_str(), *version),
            None => ("-", 0),
        };
        let Ask { key, client, step, group, .. } = ask;
        self.line(&format!("ask {key} {client} {step} {group} {placement} {version} {}", now()));
    }

    /// Writes the outcome of a request, in words.
    pub(crate) fn got(&self, key: &str, what: &str) {
        self.line(&format!("got {key} {} {what}", now()));
    }

    /// Writes that the outcome of a request is still unknown.
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
