//! One unit group on the page that posts beds: the version it was shown with, and the typed values.

use super::post_clock::{ClockChoice, RowClock};
use super::post_words::{self, clock_of};
use super::{ChoiceLine, FormChoice};
use crate::desk::{GroupStands, PostRequest, PostTime, Received};
use crate::domain::{CapacityPost, MOST_UNITS, Program, SeenPost, Taking, Timestamp, local_time};
use crate::words::{Text, say};
use chrono_tz::Tz;

const TAKINGS: [ChoiceLine; 4] = [
    ("yes", say::choice_yes),
    ("until", say::choice_until),
    ("call_first", say::choice_call_first),
    ("no", say::choice_no),
];
/// The most characters of a typed value that are kept.
const LONGEST: usize = 20;

/// The number of beds and the intake choice, as the fields of the page have them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Values {
    /// The number of beds; empty if nothing was ever posted.
    pub(super) open: String,
    pub(super) taking: String,
    /// A time of day, with `until`.
    pub(super) until: String,
}

/// The version that a row was shown with: the last post, and the values in the fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowVersion {
    pub(super) seen: SeenPost,
    pub(super) values: Values,
}

/// One unit group on the page.
#[derive(Debug, Clone)]
pub(super) struct PostFormRow {
    pub(super) at: usize,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) last: Text,
    /// A sentence that it was posted just now; empty if it was not.
    pub(super) just_posted: Text,
    pub(super) typed: Values,
    pub(super) shown: RowVersion,
    /// The current version.
    now: RowVersion,
    /// Another person's post, newer than the version shown.
    pub(super) newer: Option<RowVersion>,
    /// A sentence about that post.
    pub(super) conflict: Text,
    /// True if the form had this row, with a version.
    pub(super) sent: bool,
    pub(super) most: u16,
    /// The number of promises without a unit here.
    pub(super) short: usize,
    /// The moment until which the shown post takes people.
    until: Option<Timestamp>,
    clock: RowClock,
    /// The clocks to choose from, if the program's is not known.
    pub(super) clocks: Vec<ClockChoice>,
    focus: Option<BedStep>,
}

/// One bed less or one more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BedStep {
    Less,
    More,
}

impl Values {
    /// The values of a post. Its number may have changed since, as promises were kept or broken.
    fn of(post: &CapacityPost, open: u16, clock: Option<Tz>) -> Self {
        let until = match (post.taking, clock) {
            (Taking::Until(until), Some(clock)) => {
                local_time(until, clock).format("%H:%M").to_string()
            }
            (Taking::Until(_) | Taking::Yes | Taking::CallFirst | Taking::No, _) => String::new(),
        };
        Self { open: open.to_string(), taking: post.taking.word().to_owned(), until }
    }

    /// Returns true if both mean the same. A time of day counts only with `until`.
    pub(super) fn same_as(&self, other: &Self) -> bool {
        let number =
            |open: &str| open.parse::<u16>().map_or_else(|_| open.to_owned(), |n| n.to_string());
        number(&self.open) == number(&other.open)
            && self.taking == other.taking
            && (self.taking != "until" || self.until == other.until)
    }
}

impl RowVersion {
    /// The version that a post made.
    pub(super) fn of(post: &CapacityPost, program: &Program) -> Self {
        let values = Values::of(post, post.open, clock_of(program, post.posted_at));
        Self { seen: SeenPost::Post(post.id.clone()), values }
    }

    /// Reads a version from a hidden field.
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let seen = parts.next()?.parse().ok()?;
        let mut part = || parts.next().map(|part| part.chars().take(LONGEST).collect::<String>());
        let values = Values { open: part()?, taking: part()?, until: part()? };
        Some(Self { seen, values })
    }

    /// Writes the version for a hidden field.
    pub(super) fn carried(&self) -> String {
        let Values { open, taking, until } = &self.values;
        format!("{} {open} {taking} {until}", self.seen)
    }
}

impl PostFormRow {
    /// The row as it stands now.
    pub(super) fn of(at: usize, stands: &GroupStands, program: &Program, now: Timestamp) -> Self {
        let GroupStands { group, post, promised, last, .. } = stands;
        let clock = clock_of(program, now);
        let post = post.as_ref();
        let counted = stands.counted_open().unwrap_or(0);
        let values = post.map_or_else(
            || Values { taking: "yes".to_owned(), ..Values::default() },
            |post| Values::of(post, counted, clock),
        );
        let seen = post.map_or(SeenPost::Nothing, |post| SeenPost::Post(post.id.clone()));
        Self {
            at,
            id: group.unit_group.id.to_string(),
            name: group.unit_group.name.to_string(),
            last: post_words::last(stands, program, now),
            just_posted: last.as_ref().map_or_else(Text::nothing, |last| {
                post_words::just_posted(last, stands, program, now)
            }),
            typed: values.clone(),
            shown: RowVersion { seen: seen.clone(), values: values.clone() },
            now: RowVersion { seen, values },
            newer: None,
            conflict: Text::nothing(),
            sent: false,
            most: group.terms.units.unwrap_or(MOST_UNITS),
            short: promised.short,
            until: post.and_then(|post| match post.taking {
                Taking::Until(until) => Some(until),
                Taking::Yes | Taking::CallFirst | Taking::No => None,
            }),
            clock: RowClock::of(program, now),
            clocks: ClockChoice::among(program, now),
            focus: None,
        }
    }

    /// Returns the row with the values sent under a number. A row that was sent without its version
    /// keeps the newest version and counts as not sent.
    pub(super) fn with(mut self, nth: &str, sent: &[(String, String)]) -> Self {
        let value = |name: &str| {
            let name = format!("{name}-{nth}");
            sent.iter().rev().find(|(sent, _)| *sent == name).map(|(_, value)| value.as_str())
        };
        let short = |value: &str| value.trim().chars().take(LONGEST).collect::<String>();
        if let Some(open) = value(PostRequest::open().as_str()) {
            self.typed.open = short(open);
        }
        if let Some(taking) = value(PostRequest::taking().as_str()) {
            self.typed.taking = short(taking);
        }
        if let Some(until) = value(PostRequest::until().as_str()) {
            self.typed.until = short(until);
        }
        if let Some(name) = value(PostRequest::clock().as_str()).filter(|_| !self.clocks.is_empty())
        {
            self.clock = self.clock.chosen(ClockChoice::choose(&mut self.clocks, name));
        }
        if let Some(shown) = value(PostRequest::seen().as_str()).and_then(RowVersion::read) {
            if shown.seen != self.shown.seen {
                self.until = None;
            }
            self.shown = shown;
            self.sent = true;
        }
        self.newer = value("newer").and_then(RowVersion::read);
        self
    }

    /// Returns true if the typed values differ from those shown.
    pub(super) fn touched(&self) -> bool {
        !self.typed.same_as(&self.shown.values)
    }

    /// Returns true if there is a post to confirm.
    pub(super) fn posted_before(&self) -> bool {
        self.shown.seen != SeenPost::Nothing
    }

    /// Returns true if the post is the same but its number is not, because people arrived or left.
    pub(super) fn counts_otherwise(&self) -> bool {
        self.shown.seen == self.now.seen && !self.shown.values.same_as(&self.now.values)
    }

    /// Returns true if the shown post took people until a time that has passed.
    pub(super) fn is_past(&self, now: Timestamp) -> bool {
        self.shown.values.taking == "until" && self.until.is_none_or(|until| until <= now)
    }

    /// The row with its typed values, now based on the newer post that they replace.
    pub(super) fn used(mut self) -> Self {
        if let Some(newer) = self.newer.take() {
            self.shown = newer;
        }
        self
    }

    /// The row as it stands now, which keeps another person's post.
    pub(super) fn kept(self) -> Self {
        let (typed, shown) = (self.now.values.clone(), self.now.clone());
        Self { typed, shown, newer: None, conflict: Text::nothing(), ..self }
    }

    /// The row beside another person's newer post.
    pub(super) fn beside(mut self, post: &CapacityPost, program: &Program) -> Self {
        let newer = RowVersion::of(post, program);
        self.conflict = post_words::conflict(post, &newer.values, &self, program);
        self.newer = Some(newer);
        self
    }

    /// Returns the words of the button that uses the typed values.
    pub(super) fn use_words(&self) -> Text {
        self.newer.as_ref().map_or_else(Text::nothing, |newer| {
            say::use_value(post_words::short(&self.typed, &newer.values))
        })
    }

    /// Returns the words of the button that keeps the other person's post.
    pub(super) fn keep_words(&self) -> Text {
        self.newer.as_ref().map_or_else(Text::nothing, |newer| {
            say::keep_value(post_words::short(&newer.values, &self.typed))
        })
    }

    /// Returns the row after a step. Its button keeps the focus.
    pub(super) fn stepped(mut self, step: BedStep) -> Self {
        let open: u16 = self.typed.open.parse().unwrap_or(0);
        let open = match step {
            BedStep::Less => open.saturating_sub(1),
            BedStep::More => open.saturating_add(1).min(self.most),
        };
        self.typed.open = open.to_string();
        self.focus = Some(step);
        self
    }

    /// Returns true if the button for one bed less has the focus.
    pub(super) fn focus_less(&self) -> bool {
        self.focus == Some(BedStep::Less)
    }

    /// Returns true if the button for one bed more has the focus.
    pub(super) fn focus_more(&self) -> bool {
        self.focus == Some(BedStep::More)
    }

    /// Returns the intake choices.
    pub(super) fn takings(&self) -> Vec<FormChoice> {
        FormChoice::among(&TAKINGS, &self.typed.taking)
    }

    /// Returns the row's post. An untouched `until` stays the same moment, whatever day it is on.
    pub(super) fn request(&self, now: Timestamp) -> Received<PostRequest> {
        let Values { open, taking, until } = &self.typed;
        let seen = self.shown.seen.to_string();
        let typed = [
            (PostRequest::unit_group(), &self.id),
            (PostRequest::open(), open),
            (PostRequest::taking(), taking),
            (PostRequest::seen(), &seen),
        ];
        let typed = typed.map(|(field, typed)| (field.to_string(), typed.clone()));
        let mut received = Received::<PostRequest>::form(&typed);
        let shown = &self.shown.values;
        let untouched = shown.taking == "until" && shown.until == *until;
        let until = match self.until.filter(|end| untouched && *end > now) {
            Some(end) => Some(PostTime::Exact(end)),
            None => self.clock.next(until, now),
        };
        received.request.until = until.filter(|_| taking == "until");
        received
    }
}
