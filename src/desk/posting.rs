//! Takes an operator's statement of what is free, and makes the next search see it.

use super::asking::reader::Fields;
use super::asking::times::read_local;
use super::{Allowed, Desk, PostCapacity, Refusal};
use crate::domain::placement::RequestKey;
use crate::domain::{
    CapacityPost, Clocks, Group, LocalTime, MOST_UNITS, Openings, Problems, Program, ProgramId,
    Refused, SeenPost, Taking, Timestamp, UnitGroupId, hex, names, shown,
};
use crate::store::placements::KeyedRequest;
use crate::store::{PostAnswer, Posting, StoreError, drawn_bytes};
use crate::words::{Language, Text, say};
use chrono::{DateTime, TimeDelta};
use chrono_tz::Tz;
use serde_json::Value;
use tracing::warn;

const FIELDS: [&str; 6] = ["unit_group", "open", "taking", "until", "seen", "clock"];
/// How far ahead people may be said to be taken, and posted by whom.
const LONGEST_TAKING: TimeDelta = TimeDelta::days(7);
const BY_PROGRAM: &str = "program";

/// What was sent, not yet looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct PostForm(pub Value);

/// A statement of what is free, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPost {
    /// The unit group it speaks of.
    pub group: UnitGroupId,
    /// Units free.
    pub open: u16,
    /// Whether people are taken.
    pub taking: Taking,
}

/// What was posted, and what others see of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostReceipt {
    /// The post.
    pub post: CapacityPost,
    /// What others than the operator see.
    pub others_see: Openings,
    /// Promises that stand on units which are not there: a post revokes none.
    pub short: usize,
    /// How the time was read, where a clock change leaves it out or repeats it.
    pub note: Option<Text>,
    /// Whether it was posted before, under the same key.
    pub replayed: bool,
}

/// A statement that can be posted, and how its time was read.
struct ReadPost {
    posting: Posting,
    note: Option<Text>,
}

impl Desk {
    /// Posts what is free in unit groups of a program of the actor's organization, once under a key:
    /// all of them, or none when one has a problem. A problem of several stands under its place in
    /// the list.
    pub fn post(
        &self,
        by: &Allowed<PostCapacity>,
        key: &RequestKey,
        id: &ProgramId,
        forms: &[PostForm],
    ) -> Result<Vec<PostReceipt>, Refusal> {
        let read = self.read_posts(by, id, forms)?;
        let postings: Vec<Posting> = read.iter().map(|one| one.posting.clone()).collect();
        let by = by.affiliation();
        let PostAnswer { posts, replayed } = self
            .clock
            .promising(|clock| self.store.post_once(KeyedRequest { by, key, clock }, &postings))?;
        self.posted();
        let receipt = |post: CapacityPost| {
            let of = read.iter().find(|one| one.posting.post.group == post.group);
            let note = of.and_then(|one| one.note.clone());
            Ok(PostReceipt { note, replayed, ..self.receipt(post)? })
        };
        posts.into_iter().map(receipt).collect()
    }

    /// Draws a key for a request that came without one, and that nobody sends again.
    pub fn draw_key(&self) -> Result<RequestKey, Refusal> {
        Ok(RequestKey::of_random(drawn_bytes()?))
    }

    fn read_posts(
        &self,
        by: &Allowed<PostCapacity>,
        id: &ProgramId,
        forms: &[PostForm],
    ) -> Result<Vec<ReadPost>, Refusal> {
        // A post speaks of units that promises take up, so it is dated by the clock of promises.
        let now = self.clock.promising(|clock| self.store.time(clock))?;
        let (program, groups) = self.own_program(by, id)?;
        let mut problems = Problems::default();
        let mut posts = Vec::new();
        for (at, form) in forms.iter().enumerate() {
            let prefix = if forms.len() == 1 { String::new() } else { format!("[{at}].") };
            match form.parse(&program, &groups, now) {
                Ok((post, seen)) => {
                    let (post, note) = (dated(post, now)?, form.note(&program));
                    posts.push(ReadPost { posting: Posting { post, seen }, note });
                }
                Err(found) => problems.within(&prefix, found),
            }
        }
        problems.into_result()?;
        Ok(posts)
    }

    /// What others see is what promises leave of it.
    fn receipt(&self, post: CapacityPost) -> Result<PostReceipt, Refusal> {
        let promised = self.clock.promising(|clock| self.store.promised(&post.group, clock))?;
        let free = u16::try_from(promised.free).unwrap_or(u16::MAX);
        let left = CapacityPost { open: free, ..post.clone() };
        let (others_see, short) = (left.openings(self.now()), promised.short);
        Ok(PostReceipt { post, others_see, short, note: None, replayed: false })
    }

    /// What is posted is posted: should the line break now, the keeper takes it up later.
    fn posted(&self) {
        if let Err(why) = self.catch_up() {
            warn!(why = why.render(Language::En), "a post is not yet seen here");
        }
    }
}

impl PostForm {
    /// Reads all of it, or finds everything that is wrong with it.
    fn parse(
        &self,
        program: &Program,
        groups: &[Group],
        now: Timestamp,
    ) -> Result<(NewPost, SeenPost), Problems> {
        let mut problems = Problems::default();
        let post = self.read(program, groups, now, &mut problems);
        problems.into_result()?;
        post.ok_or_else(|| Problems::one("body", say::post_is_empty(), say::enter_post()))
    }

    /// How the time was read, where a clock change leaves it out or repeats it.
    fn note(&self, program: &Program) -> Option<Text> {
        let text = |name: &str| self.0.get(name).and_then(Value::as_str);
        let local = read_local(text("until")?)?;
        let clocks = text("clock").and_then(|name| named(name, program).ok());
        let clock = clocks.unwrap_or_else(|| program.clocks()).each().next()?;
        LocalTime::read(local, clock).note(local, clock)
    }

    fn read(
        &self,
        program: &Program,
        groups: &[Group],
        now: Timestamp,
        problems: &mut Problems,
    ) -> Option<(NewPost, SeenPost)> {
        let fields = Fields::open(&self.0, "", &FIELDS, problems)?;
        for needed in ["unit_group", "open", "taking"] {
            if fields.value(needed).is_none() {
                problems.missing(needed);
            }
        }
        let group: Option<UnitGroupId> = fields.word("unit_group", problems);
        let group = group.and_then(|id| {
            let found = groups.iter().find(|group| group.unit_group.id == id).ok_or_else(|| {
                Refused::new(
                    say::program_has_no_unit_group(id.to_string()),
                    say::use_unit_group_of_program(),
                )
            });
            problems.take("unit_group", found)
        });
        let most = group.and_then(|group| group.terms.units).unwrap_or(MOST_UNITS);
        let open = fields.whole("open", 0..=i64::from(most), problems);
        let clock = fields.text("clock", problems);
        let clocks = clock.map_or_else(|| Ok(program.clocks()), |name| named(name, program));
        let clocks = problems.take("clock", clocks);
        let until = fields.text("until", problems).zip(clocks).and_then(|(text, clocks)| {
            let until = moment(text, clocks).map(|until| until.and_then(|at| soon(at, now)));
            let (field, until) = match until {
                Some(until) => ("until", until),
                None => ("clock", Err(which_clock(clocks))),
            };
            problems.take(field, until)
        });
        // Of a time that is refused nothing more is to be said.
        let refused = fields.value("until").is_some() && until.is_none();
        let taking = fields.text("taking", problems).filter(|word| !refused || *word != "until");
        let taking = taking.and_then(|word| problems.take("taking", Taking::parse(word, until)));
        let seen = fields.word("seen", problems).unwrap_or(SeenPost::Unsaid);
        let open = u16::try_from(open?).ok()?;
        Some((NewPost { group: group?.unit_group.id.clone(), open, taking: taking? }, seen))
    }
}

/// The clock of this name, if the program may follow it.
fn named(name: &str, program: &Program) -> Result<Clocks, Refused> {
    let clocks = program.clocks();
    let named = clocks.each().find(|clock| clock.name() == name);
    named.map(Clocks::from).ok_or_else(|| {
        let known: Vec<&str> = clocks.each().map(Tz::name).collect();
        Refused::not_one_of(name, &known)
    })
}

/// Nobody knows by which of several clocks a time is meant, and none is guessed.
fn which_clock(clocks: Clocks) -> Refused {
    let known: Vec<&str> = clocks.each().map(Tz::name).collect();
    Refused::new(say::clock_of_program_not_known(), say::enter_clock(names(&known)))
}

/// A moment with its offset, or a local time by the clocks that may be meant; `None` where they
/// do not agree.
fn moment(text: &str, clocks: Clocks) -> Option<Result<Timestamp, Refused>> {
    if let Ok(exact) = DateTime::parse_from_rfc3339(text) {
        return Some(Ok(exact.to_utc()));
    }
    let Some(local) = read_local(text) else {
        return Some(Err(Refused::new(
            say::not_a_time(shown(text)),
            say::enter_local_or_exact_time(),
        )));
    };
    clocks.read(local).map(|read| Ok(read.moment))
}

fn soon(moment: Timestamp, now: Timestamp) -> Result<Timestamp, Refused> {
    if moment > now && moment - now <= LONGEST_TAKING {
        return Ok(moment);
    }
    Err(Refused::new(say::time_not_within_a_week(), say::enter_time_within_a_week()))
}

fn dated(post: NewPost, now: Timestamp) -> Result<CapacityPost, StoreError> {
    let id = drawn_bytes().map(|drawn: [u8; 16]| hex(&drawn))?;
    let unreadable = |why: Refused| StoreError::Failed { reason: why.render(Language::En) };
    Ok(CapacityPost {
        id: id.parse().map_err(unreadable)?,
        group: post.group,
        open: post.open,
        taking: post.taking,
        posted_at: now,
        posted_by: BY_PROGRAM.to_owned(),
    })
}
