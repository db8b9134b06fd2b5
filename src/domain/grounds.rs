//! What a night rests on: the statements in force, recognised by a hash that every database gives
//! alike, since it is taken of what was stated and not of how it is kept. It is a tree of hashes, so
//! that a post costs the same however large the network is.

use crate::domain::hash_tree::{HashNode, HashTree};
use crate::domain::{
    Assertion, CapacityPost, Curves, Field, Group, Night, Program, Subject, Taking,
};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::iter;

/// What a night rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grounds {
    /// A hash of the network, its programs and groups, what is stated of them and posted.
    pub fingerprint: String,
    /// The day of the newest statement or post, by the program's clock.
    pub newest: Option<NaiveDate>,
    /// The hash of the network, its size and its curves.
    network: Vec<u8>,
    /// The hashes of its programs, what is stated of each with it.
    programs: HashTree,
    /// The hashes of its unit groups, with their posts.
    groups: HashTree,
}

/// What is stated of one program and its groups, as a hash and by its newest day.
#[derive(Debug, Clone, Copy, Default)]
pub struct StatedOf(HashNode);

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
        Self(hashing.node(assertions.iter().map(|said| said.as_of).max()))
    }
}

impl Night {
    /// Notes what the night rests on: what is stated of each program, in the order of programs.
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
        grounds.settle();
        self.grounds = grounds;
        self
    }

    /// Takes up how one of its unit groups stands now. What is stated of its program stays as it was.
    pub fn take_up(&mut self, at: usize, group: Group) {
        self.grounds.groups.set(at, self.node_of(&group));
        self.grounds.settle();
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
    /// Works out the hash of all of it; of what rests on nothing there is none.
    fn settle(&mut self) {
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

/// Texts one after the other, each with its length, so that none runs into the next.
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
