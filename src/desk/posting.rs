//! Takes an operator's statement of what is free, and makes the next search see it.

use super::asking::read_local;
use super::request::{
    FieldAt, FieldSchema, FieldType, Received, SentValue, id, request, text, whole, word_of,
};
use super::{Allowed, Desk, PostCapacity, Refusal};
use crate::domain::placement::RequestKey;
use crate::domain::{
    CapacityPost, Clocks, FieldPath, Group, LocalTime, MOST_UNITS, Openings, Problems, Program,
    ProgramId, Refused, SeenPost, Taking, Timestamp, UnitGroupId, hex, names, shown,
};
use crate::store::placements::KeyedRequest;
use crate::store::{PostAnswer, Posting, StoreError, drawn_bytes};
use crate::words::{Language, Text, say};
use chrono::{DateTime, NaiveDateTime, TimeDelta};
use chrono_tz::Tz;
use tracing::warn;

/// The longest time ahead for which a program may say that it takes people, and the poster's name.
const LONGEST_TAKING: TimeDelta = TimeDelta::days(7);
const BY_PROGRAM: &str = "program";

request! {
    /// The free units of one unit group now.
    pub PostRequest {
        /// The id of the unit group.
        unit_group: Option<UnitGroupId> = required(id()),
        /// The number of free units: at most the units of the group, or 2000 if that is not stated.
        open: Option<u16> = required(whole(0..=i64::from(MOST_UNITS))),
        /// States whether the program takes people.
        taking: Option<&'static str> = required(word_of(&Taking::WORDS)),
        /// With `until`: a local time at the program, or a moment with its offset, within a week. A
        /// local time that a clock change skips is read an hour later. One that occurs twice is
        /// read as the first, as in `arrive`.
        until: Option<PostTime> = optional(PostTimeType),
        /// The id of the group's last post that you saw, or `none`. If the program has posted
        /// since, the post is refused with 412 and nothing is overwritten. The `If-Match` header
        /// does the same.
        seen: Option<SeenPost> = optional(id()),
        /// The time zone of the program's clock. Required with a local time in `until` if the
        /// program's place is unknown, or a state with several clocks.
        clock: Option<String> = optional(text("America/Chicago")),
    }
}

/// A time in a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostTime {
    /// A moment.
    Exact(Timestamp),
    /// A local time by the program's clock.
    Local(NaiveDateTime),
}

/// A statement of what is free, after reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPost {
    /// The unit group.
    pub group: UnitGroupId,
    /// Units free.
    pub open: u16,
    /// States whether the program takes people.
    pub taking: Taking,
}

/// A stored post, and how others see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostReceipt {
    /// The post.
    pub post: CapacityPost,
    /// The openings as people other than the operator see them.
    pub others_see: Openings,
    /// The number of promises on units that are not there. A post withdraws no promise.
    pub short: usize,
    /// A note about how the time was read, if a clock change skips or repeats it.
    pub note: Option<Text>,
    /// True if an earlier request with the same key posted it.
    pub replayed: bool,
}

/// A statement that can be posted, and how its time was read.
struct ReadPost {
    posting: Posting,
    note: Option<Text>,
}

impl Desk {
    /// Posts what is free in unit groups of a program of the actor's organization, once per key. It
    /// posts all of them, or none if one has a problem. A problem of one among several is listed
    /// under its position.
    pub fn post(
        &self,
        by: &Allowed<PostCapacity>,
        key: &RequestKey,
        id: &ProgramId,
        posts: Vec<Received<PostRequest>>,
    ) -> Result<Vec<PostReceipt>, Refusal> {
        // A post concerns units that may be promised, so the clock of promises dates it.
        let now = self.clock.promising(|clock| self.store.time(clock))?;
        let read = self.read_posts(by, id, posts, now)?;
        let postings: Vec<Posting> = read.iter().map(|one| one.posting.clone()).collect();
        let by = by.affiliation();
        let PostAnswer { posts, replayed } = self
            .clock
            .promising(|clock| self.store.post_once(KeyedRequest { by, key, clock }, &postings))?;
        self.posted();
        let receipt = |post: CapacityPost| {
            let of = read.iter().find(|one| one.posting.post.group == post.group);
            let note = of.and_then(|one| one.note.clone());
            Ok(PostReceipt { note, replayed, ..self.receipt(post, now)? })
        };
        posts.into_iter().map(receipt).collect()
    }

    /// Draws a key for a request without one, which is not sent again.
    pub fn draw_key(&self) -> Result<RequestKey, Refusal> {
        Ok(RequestKey::of_random(drawn_bytes()?))
    }

    fn read_posts(
        &self,
        by: &Allowed<PostCapacity>,
        id: &ProgramId,
        received: Vec<Received<PostRequest>>,
        now: Timestamp,
    ) -> Result<Vec<ReadPost>, Refusal> {
        let (program, groups) = self.own_program(by, id)?;
        let mut problems = Problems::default();
        let (mut posts, alone) = (Vec::new(), received.len() == 1);
        for (nth, one) in received.into_iter().enumerate() {
            let note = one.request.note(&program);
            let of = (&program, groups.as_slice());
            match one.finish(|request, problems| request.new_post(of, now, problems)) {
                Ok((post, seen)) => {
                    let post = dated(post, now)?;
                    posts.push(ReadPost { posting: Posting { post, seen }, note });
                }
                Err(found) if alone => problems.append(found),
                Err(found) => problems.under(&FieldPath::of(vec![nth.into()]), found),
            }
        }
        problems.into_result()?;
        Ok(posts)
    }

    /// Makes the receipt. Others see what the promises leave of the post.
    fn receipt(&self, post: CapacityPost, now: Timestamp) -> Result<PostReceipt, Refusal> {
        let promised = self.clock.promising(|clock| self.store.promised(&post.group, clock))?;
        let free = u16::try_from(promised.free).unwrap_or(u16::MAX);
        let left = CapacityPost { open: free, ..post.clone() }.published();
        let (others_see, short) = (left.shown(now), promised.short);
        Ok(PostReceipt { post, others_see, short, note: None, replayed: false })
    }

    /// Makes searches here see a stored post. If the connection breaks now, the keeper does it
    /// later.
    fn posted(&self) {
        if let Err(why) = self.catch_up() {
            warn!(why = why.render(Language::En), "a post is not yet seen here");
        }
    }
}

impl PostRequest {
    /// Returns a note about how the time was read, if a clock change skips or repeats it.
    fn note(&self, program: &Program) -> Option<Text> {
        let Some(PostTime::Local(local)) = self.until else { return None };
        let clock = self.clocks(program).ok()?.each().next()?;
        LocalTime::read(local, clock).note(local, clock)
    }

    /// Returns the clocks that a local time may refer to.
    fn clocks(&self, program: &Program) -> Result<Clocks, Refused> {
        self.clock.as_ref().map_or_else(|| Ok(program.clocks()), |name| named(name, program))
    }

    /// Makes the statement for a program at a moment. Notes what does not fit the program.
    fn new_post(
        self,
        (program, groups): (&Program, &[Group]),
        now: Timestamp,
        problems: &mut Problems,
    ) -> Option<(NewPost, SeenPost)> {
        let until_sent = self.until.is_some() || problems.are_in(Self::until().as_str());
        let clocks = problems.take(Self::clock(), self.clocks(program));
        let group = self.unit_group.and_then(|id| {
            let found = groups.iter().find(|group| group.unit_group.id == id).ok_or_else(|| {
                Refused::new(
                    say::program_has_no_unit_group(id.to_string()),
                    say::use_unit_group_of_program(),
                )
            });
            problems.take(Self::unit_group(), found)
        });
        let most = group.and_then(|group| group.terms.units).unwrap_or(MOST_UNITS);
        let open = self.open.and_then(|open| {
            let open = if open <= most { Ok(open) } else { Err(too_many(open, most)) };
            problems.take(Self::open(), open)
        });
        let until = self.until.zip(clocks).and_then(|(time, clocks)| {
            let (field, until) = match time.read_by(clocks) {
                Some(moment) => (Self::until(), soon(moment, now)),
                None => (Self::clock(), Err(which_clock(clocks))),
            };
            problems.take(field, until)
        });
        // A refused time needs no second problem.
        let refused = until_sent && until.is_none();
        let taking = self.taking.filter(|word| !refused || *word != "until");
        let taking =
            taking.and_then(|word| problems.take(Self::taking(), Taking::parse(word, until)));
        let group = group?.unit_group.id.clone();
        let post = NewPost { group, open: open?, taking: taking? };
        Some((post, self.seen.unwrap_or(SeenPost::Unsaid)))
    }
}

fn too_many(open: u16, most: u16) -> Refused {
    let action = say::enter_whole_number(0, i64::from(most));
    Refused::new(say::number_too_high(open.to_string()), action)
}

/// A moment with its UTC offset, or a local time.
#[derive(Debug)]
pub(super) struct PostTimeType;

impl FieldType for PostTimeType {
    type Value = PostTime;

    fn read(
        &self,
        sent: &SentValue<'_>,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<PostTime> {
        let text = sent.text(at, problems)?;
        if let Ok(exact) = DateTime::parse_from_rfc3339(text) {
            return Some(PostTime::Exact(exact.to_utc()));
        }
        let local = read_local(text).map(PostTime::Local);
        let refused =
            || Refused::new(say::not_a_time(shown(text)), say::enter_local_or_exact_time());
        problems.take(at, local.ok_or_else(refused))
    }

    fn schema(&self) -> FieldSchema {
        FieldSchema::Text { longest: None, pattern: None, example: "2026-11-21T23:00" }
    }
}

impl PostTime {
    /// Returns the moment by the clocks that it may refer to; `None` if they do not agree.
    fn read_by(self, clocks: Clocks) -> Option<Timestamp> {
        match self {
            Self::Exact(moment) => Some(moment),
            Self::Local(local) => clocks.read(local).map(|read| read.moment),
        }
    }
}

/// Returns the clock with this name, if the program may follow it.
fn named(name: &str, program: &Program) -> Result<Clocks, Refused> {
    let clocks = program.clocks();
    let named = clocks.each().find(|clock| clock.name() == name);
    named.map(Clocks::from).ok_or_else(|| {
        let known: Vec<&str> = clocks.each().map(Tz::name).collect();
        Refused::not_one_of(name, &known)
    })
}

/// Refuses a local time that several clocks read differently. The service does not guess.
fn which_clock(clocks: Clocks) -> Refused {
    let known: Vec<&str> = clocks.each().map(Tz::name).collect();
    Refused::new(say::clock_of_program_not_known(), say::enter_clock(names(&known)))
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
