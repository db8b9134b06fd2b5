//! Takes an operator's statement of what is free, and makes the next search see it.

use super::asking::reader::Fields;
use super::asking::times::read_local;
use super::{Desk, Refusal};
use crate::domain::placement::RequestKey;
use crate::domain::{
    Actor, ActorRole, CapacityPost, Clocks, Group, LocalTime, MOST_UNITS, Openings, PostId,
    Problems, Program, ProgramId, Refused, SeenPost, Taking, Timestamp, UnitGroupId, shown,
};
use crate::store::Posting;
use crate::store::placements::Asked;
use chrono::{DateTime, TimeDelta};
use chrono_tz::Tz;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::process;
use std::slice;
use std::sync::atomic::{AtomicU64, Ordering};
use tracing::warn;

const FIELDS: [&str; 6] = ["unit_group", "open", "taking", "until", "seen", "clock"];
/// How far ahead people may be said to be taken, and posted by whom.
const LONGEST_TAKING: TimeDelta = TimeDelta::days(7);
const BY_PROGRAM: &str = "program";
/// Posts of one process at one moment are told apart by this.
static POSTED: AtomicU64 = AtomicU64::new(0);

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
    pub note: Option<String>,
    /// Whether it was posted before, under the same key.
    pub replayed: bool,
}

impl Desk {
    /// Posts what is free in one unit group of a program, once under a key. Nobody shows who posts
    /// until there is sign-in, so it is kept as the program's own.
    pub fn post(
        &self,
        key: &RequestKey,
        id: &ProgramId,
        form: &PostForm,
    ) -> Result<PostReceipt, Refusal> {
        let (program, posts) = self.read_posts(id, slice::from_ref(form))?;
        let note = form.note(&program);
        let posting = posts.into_iter().next().ok_or(Refusal::NoSuchProgram)?;
        let by = Actor { organization: program.organization, role: ActorRole::Operator };
        let stands = self
            .clock
            .promising(|clock| self.store.post_once(Asked { by: &by, key, clock }, &posting))?;
        self.posted();
        let replayed = stands.id != posting.post.id;
        Ok(PostReceipt { note, replayed, ..self.receipt(stands)? })
    }

    /// Posts what is free in several unit groups of a program: all of them, or none when one has
    /// a problem, each problem under its place in the list.
    pub fn post_all(
        &self,
        id: &ProgramId,
        forms: &[PostForm],
    ) -> Result<Vec<PostReceipt>, Refusal> {
        let (_, posts) = self.read_posts(id, forms)?;
        let posts = self.store.post_seeing(&posts)?;
        self.posted();
        posts.into_iter().map(|post| self.receipt(post)).collect()
    }

    fn read_posts(
        &self,
        id: &ProgramId,
        forms: &[PostForm],
    ) -> Result<(Program, Vec<Posting>), Refusal> {
        // A post speaks of units that promises take up, so it is dated by the clock of promises.
        let now = self.clock.promising(|clock| self.store.time(clock))?;
        let (program, groups) = self.at_program(id).ok_or(Refusal::NoSuchProgram)?;
        let mut problems = Problems::default();
        let mut posts = Vec::new();
        for (at, form) in forms.iter().enumerate() {
            let prefix = if forms.len() == 1 { String::new() } else { format!("[{at}].") };
            match form.parse(&program, &groups, now) {
                Ok((post, seen)) => {
                    let dated = problems.take("body", dated(post, now));
                    posts.extend(dated.map(|post| Posting { post, seen }));
                }
                Err(found) => problems.within(&prefix, found),
            }
        }
        problems.into_result()?;
        Ok((program, posts))
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
            warn!(%why, "a post is not yet seen here");
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
        post.ok_or_else(|| {
            let (what, action) = ("The post is empty.", "Give unit_group, open and taking.");
            Problems::one("body", what, action)
        })
    }

    /// How the time was read, where a clock change leaves it out or repeats it.
    fn note(&self, program: &Program) -> Option<String> {
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
                problems.add(needed, "This is missing.", "Give it.");
            }
        }
        let group: Option<UnitGroupId> = fields.word("unit_group", problems);
        let group = group.and_then(|id| {
            let found = groups.iter().find(|group| group.unit_group.id == id).ok_or_else(|| {
                Refused::new(
                    format!("The program has no unit group \u{201c}{id}\u{201d}."),
                    "Use the id of one of the program's unit groups.",
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
    Refused::new(
        "It is not known which clock the program follows.",
        format!(
            "Add clock, one of: {}; or send until with its offset, such as 2026-11-21T22:00:00-06:00.",
            known.join(", ")
        ),
    )
}

/// A moment with its offset, or a local time by the clocks that may be meant; `None` where they
/// do not agree.
fn moment(text: &str, clocks: Clocks) -> Option<Result<Timestamp, Refused>> {
    if let Ok(exact) = DateTime::parse_from_rfc3339(text) {
        return Some(Ok(exact.to_utc()));
    }
    let Some(local) = read_local(text) else {
        return Some(Err(Refused::new(
            format!("\u{201c}{}\u{201d} is not a time.", shown(text)),
            "Give a time such as 2026-11-21T22:00, or with an offset such as 2026-11-22T06:00:00Z.",
        )));
    };
    clocks.read(local).map(|read| Ok(read.moment))
}

fn soon(moment: Timestamp, now: Timestamp) -> Result<Timestamp, Refused> {
    if moment > now && moment - now <= LONGEST_TAKING {
        return Ok(moment);
    }
    Err(Refused::new(
        "The time is past, or more than a week ahead.",
        "Give a time within the next week.",
    ))
}

fn dated(post: NewPost, now: Timestamp) -> Result<CapacityPost, Refused> {
    Ok(CapacityPost {
        id: post_id(&post.group, now)?,
        group: post.group,
        open: post.open,
        taking: post.taking,
        posted_at: now,
        posted_by: BY_PROGRAM.to_owned(),
    })
}

/// An id that no other post has: of the group, the moment, the process and the count of its posts.
fn post_id(group: &UnitGroupId, now: Timestamp) -> Result<PostId, Refused> {
    let count = POSTED.fetch_add(1, Ordering::Relaxed);
    let of = format!("{group} {} {} {count}", now.timestamp_micros(), process::id());
    let digest = Sha256::digest(of.as_bytes());
    let start = digest.first_chunk().map_or(0, |start| u128::from_be_bytes(*start));
    format!("{start:032x}").parse()
}
