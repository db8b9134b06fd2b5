//! What a night rests on: the statements in force, recognised by a hash that every database gives
//! alike, since it is taken of what was stated and not of how it is kept.

use crate::domain::{Assertion, CapacityPost, Curves, Field, Group, Night, Subject, Taking};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What a night rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grounds {
    /// A hash of the network, its programs and groups, what is stated of them and posted.
    pub fingerprint: String,
    /// The day of the newest statement or post, by the program's clock.
    pub newest: Option<NaiveDate>,
}

/// What is stated of one program and its groups, as a hash and by its newest day.
#[derive(Debug, Clone, Default)]
pub struct StatedOf {
    hash: Vec<u8>,
    newest: Option<NaiveDate>,
}

/// The assertions about one program and its groups that hold: of each field the newest, of two on
/// one day the later; of a status every day, since it has a history.
pub fn in_force(assertions: &[Assertion]) -> Vec<&Assertion> {
    let mut oldest_first: Vec<&Assertion> = assertions.iter().collect();
    oldest_first.sort_by_key(|said| said.as_of);
    let mut holding = BTreeMap::new();
    for said in oldest_first {
        let day = (said.field == Field::Status).then_some(said.as_of);
        holding.insert((group_of(said), said.field.word(), day), said);
    }
    holding.into_values().collect()
}

fn group_of(said: &Assertion) -> Option<&str> {
    match &said.subject {
        Subject::Group(id) => Some(id.as_str()),
        Subject::Program(_) => None,
    }
}

impl StatedOf {
    /// Of the assertions about one program and its groups.
    pub fn of(assertions: &[Assertion]) -> Self {
        let mut hashing = Hashing::default();
        for said in in_force(assertions) {
            let day = said.as_of.to_string();
            let day = if said.field == Field::Status { day.as_str() } else { "" };
            let group = group_of(said).unwrap_or("");
            hashing.add(&[group, said.field.word(), day, &said.value]);
        }
        let newest = assertions.iter().map(|said| said.as_of).max();
        Self { hash: hashing.0.finalize().to_vec(), newest }
    }
}

impl Night {
    /// Notes what the night rests on: what is stated of each program, in the order of programs.
    #[must_use]
    pub fn resting_on(mut self, stated: &[StatedOf]) -> Self {
        let mut hashing = Hashing::default();
        hashing.add(&[&self.network.name, &self.network.notice]);
        if self.curves != Curves::default() {
            hashing.add(&[&self.curves.to_string()]);
        }
        for (program, stated) in self.programs.iter().zip(stated) {
            let (id, by) = (program.id.as_str(), program.organization.as_str());
            hashing.add(&[id, by, &program.name]);
            hashing.0.update(&stated.hash);
        }
        self.groups.iter().for_each(|group| hashing.group(group));
        let posts =
            self.offers().filter_map(|offer| Some((offer.program, offer.group.post.as_ref()?)));
        let posted = posts.map(|(program, post)| program.day(post.posted_at)).max();
        let said = stated.iter().filter_map(|stated| stated.newest).max();
        let fingerprint = hex(&hashing.0.finalize());
        self.grounds = Grounds { fingerprint, newest: posted.max(said) };
        self
    }
}

/// Texts one after the other, each with its length, so that none runs into the next.
#[derive(Default)]
struct Hashing(Sha256);

impl Hashing {
    fn add(&mut self, parts: &[&str]) {
        for part in parts {
            self.0.update(part.len().to_string());
            self.0.update(":");
            self.0.update(part);
        }
    }

    fn group(&mut self, group: &Group) {
        let unit_group = &group.unit_group;
        let (kind, sleeps) = (unit_group.kind.to_string(), unit_group.sleeps.to_string());
        let (id, program) = (unit_group.id.as_str(), unit_group.program.as_str());
        self.add(&[program, id, &unit_group.name, &kind, &sleeps]);
        match &group.post {
            Some(post) => self.post(post),
            None => self.add(&[""]),
        }
    }

    fn post(&mut self, post: &CapacityPost) {
        let until = match post.taking {
            Taking::Until(end) => end.timestamp_micros().to_string(),
            Taking::Yes | Taking::CallFirst | Taking::No => String::new(),
        };
        let (open, at) = (post.open.to_string(), post.posted_at.timestamp_micros().to_string());
        let (id, taking) = (post.id.as_str(), post.taking.word());
        self.add(&[id, &open, taking, &until, &at, &post.posted_by]);
    }
}

/// Bytes as small hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(hex_digit).collect()
}

fn hex_digit(four_bits: u8) -> char {
    char::from_digit(u32::from(four_bits), 16).unwrap_or('0')
}
