//! The grounds of a night: the statements in force, identified by a hash. Every database gives the
//! same hash, because it covers what was stated and not how it is stored. It is a tree of hashes,
//! so a post recomputes only one branch.

use crate::domain::hash_tree::{HashNode, HashTree};
use crate::domain::{
    Assertion, Curves, Field, Group, Night, Program, PublishedPost, Subject, Taking,
};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::iter;

/// The statements that a night is based on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grounds {
    /// The hash of the network, its programs and groups, and all statements and posts about them.
    pub fingerprint: String,
    /// The day of the newest statement or post, in the program's local time.
    pub newest: Option<NaiveDate>,
    /// The hash of the network's texts, size and curves.
    network: Vec<u8>,
    /// The hashes of the programs, each with its statements.
    programs: HashTree,
    /// The hashes of the unit groups, each with its post.
    groups: HashTree,
}

/// The statements about one program and its groups: a hash, and the newest day.
#[derive(Debug, Clone, Copy, Default)]
pub struct StatedOf(HashNode);

/// The assertions about one program and its groups that are in force. The newest per field wins; on
/// the same day, the later in the list. Status keeps one for every day, since it is a history.
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
    /// The hash of the assertions about one program and its groups.
    pub fn of(assertions: &[Assertion]) -> Self {
        let mut hashing = Hashing::default();
        for said in in_force(assertions) {
            let day = said.as_of.to_string();
            let day = if said.field == Field::Status { day.as_str() } else { "" };
            let group = group_of(said).unwrap_or("");
            hashing.add(&[group, said.field.word(), day, &said.value]);
        }
        Self(hashing.node(assertions.iter().map(|said| said.as_of).max()))
    }
}

impl Night {
    /// Records the grounds of the night. `stated` must be in the order of the programs.
    #[must_use]
    pub fn resting_on(mut self, stated: &[StatedOf]) -> Self {
        let mut hashing = Hashing::default();
        hashing.add(&[&self.network.name, &self.network.notice]);
        hashing.add(&[&self.programs.len().to_string(), &self.groups.len().to_string()]);
        if self.curves != Curves::default() {
            hashing.add(&[&self.curves.to_string()]);
        }
        let stated = stated.iter().copied().chain(iter::repeat(StatedOf::default()));
        let programs = self.programs.iter().zip(stated);
        let mut grounds = Grounds {
            network: hashing.0.finalize().to_vec(),
            programs: HashTree::of(programs.map(|(program, on)| node_of(program, on)).collect()),
            groups: HashTree::of(self.groups.iter().map(|group| self.node_of(group)).collect()),
            ..Grounds::default()
        };
        grounds.update_hash();
        self.grounds = grounds;
        self
    }

    /// Replaces one unit group and updates the hash. Keeps the statements about its program.
    pub fn replace_group(&mut self, at: usize, group: Group) {
        self.grounds.groups.set(at, self.node_of(&group));
        self.grounds.update_hash();
        self.groups.set(at, group);
    }

    fn node_of(&self, group: &Group) -> HashNode {
        let mut hashing = Hashing::default();
        hashing.group(group);
        let posted = self.programs.get(group.program).zip(group.post.as_ref());
        hashing.node(posted.map(|(program, post)| program.day(post.posted_at)))
    }
}

fn node_of(program: &Program, StatedOf(stated): StatedOf) -> HashNode {
    let mut hashing = Hashing::default();
    hashing.add(&[program.id.as_str(), program.organization.as_str(), &program.name]);
    hashing.0.update(stated.hash);
    hashing.node(stated.newest)
}

impl Grounds {
    /// Computes the fingerprint and the newest day. Does nothing if no grounds were recorded.
    fn update_hash(&mut self) {
        if self.network.is_empty() {
            return;
        }
        let (programs, groups) = (self.programs.root(), self.groups.root());
        let all = Sha256::new().chain_update(&self.network);
        let all = all.chain_update(programs.hash).chain_update(groups.hash);
        self.fingerprint = hex(&all.finalize());
        self.newest = programs.newest.max(groups.newest);
    }
}

/// Hashes texts one after the other, each with its length, so that their boundaries count.
#[derive(Default)]
struct Hashing(Sha256);

impl Hashing {
    fn node(self, newest: Option<NaiveDate>) -> HashNode {
        HashNode { hash: self.0.finalize().into(), newest }
    }

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

    fn post(&mut self, post: &PublishedPost) {
        let until = match post.taking {
            Taking::Until(end) => end.timestamp_micros().to_string(),
            Taking::Yes | Taking::CallFirst | Taking::No => String::new(),
        };
        let (openings, at) = (post.openings.word(), post.posted_at.timestamp_micros().to_string());
        self.add(&[openings, post.taking.word(), &until, &at, &post.posted_by]);
    }
}

/// The bytes as lowercase hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(hex_digit).collect()
}

fn hex_digit(four_bits: u8) -> char {
    char::from_digit(u32::from(four_bits), 16).unwrap_or('0')
}
