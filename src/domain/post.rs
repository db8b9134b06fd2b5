//! Capacity posts: dated statements by operators of what is free now.

use crate::domain::{PostId, Refused, Timestamp, UnitGroupId, to_quarter_hour};
use crate::words::{Language, Text, say};
use std::fmt;
use std::str::FromStr;

/// The intake status that comes with a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Taking {
    /// Takes people.
    Yes,
    /// Takes people until a moment.
    Until(Timestamp),
    /// Takes people after a call.
    CallFirst,
    /// Takes no one now.
    No,
}

impl Taking {
    /// The accepted words.
    pub const WORDS: [&str; 4] = ["yes", "until", "call_first", "no"];

    /// The word for it, as stored and used in the API. The moment is a separate value.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Until(_) => "until",
            Self::CallFirst => "call_first",
            Self::No => "no",
        }
    }

    /// Returns true if people are taken at a moment.
    pub fn is_at(self, now: Timestamp) -> bool {
        match self {
            Self::Yes | Self::CallFirst => true,
            Self::Until(end) => now < end,
            Self::No => false,
        }
    }

    /// Reads the word, and the moment that only `until` has.
    pub fn parse(word: &str, until: Option<Timestamp>) -> Result<Self, Refused> {
        match (word, until) {
            ("yes", None) => Ok(Self::Yes),
            ("call_first", None) => Ok(Self::CallFirst),
            ("no", None) => Ok(Self::No),
            ("until", Some(moment)) => Ok(Self::Until(moment)),
            ("until", None) => {
                Err(Refused::new(say::until_needs_a_time(), say::enter_time_you_stop()))
            }
            ("yes" | "call_first" | "no", Some(_)) => {
                Err(Refused::new(say::time_without_until(word.to_owned()), say::choose_until()))
            }
            (other, _) => Err(Refused::not_one_of(other, &Self::WORDS)),
        }
    }
}

/// A dated statement that a number of units of a group are free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapacityPost {
    /// The id.
    pub id: PostId,
    /// The group it is about.
    pub group: UnitGroupId,
    /// The free units.
    pub open: u16,
    /// The intake status.
    pub taking: Taking,
    /// The time of the post.
    pub posted_at: Timestamp,
    /// The role that posted it: `program`, or `demo` for made-up posts.
    pub posted_by: String,
}

/// The last post that the operator had seen when posting. It keeps a post from overwriting a newer
/// one that the operator has not seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeenPost {
    /// Not stated.
    Unsaid,
    /// No post existed.
    Nothing,
    /// This one.
    Post(PostId),
}

impl SeenPost {
    const NOTHING: &str = "none";

    /// Returns true if `last` is the post that was seen, or if nothing was stated.
    pub fn is(&self, last: Option<&PostId>) -> bool {
        match self {
            Self::Unsaid => true,
            Self::Nothing => last.is_none(),
            Self::Post(seen) => last == Some(seen),
        }
    }
}

impl fmt::Display for SeenPost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsaid => Ok(()),
            Self::Nothing => f.write_str(Self::NOTHING),
            Self::Post(id) => f.write_str(id.as_str()),
        }
    }
}

/// Reads the id of the post, or `none`.
impl FromStr for SeenPost {
    type Err = Refused;

    fn from_str(word: &str) -> Result<Self, Refused> {
        if word == Self::NOTHING { Ok(Self::Nothing) } else { word.parse().map(Self::Post) }
    }
}

impl CapacityPost {
    /// The post that counts: the newer one or, at the same moment, the one with the greater id.
    #[must_use]
    pub fn or_newer(self, other: Option<Self>) -> Self {
        match other {
            Some(other) if self.is_before(&other) => other,
            Some(_) | None => self,
        }
    }

    /// Returns true if another post of its group replaces it.
    pub fn is_before(&self, other: &Self) -> bool {
        (self.posted_at, &self.id) < (other.posted_at, &other.id)
    }

    /// The post as everyone may see it.
    pub fn published(&self) -> PublishedPost {
        PublishedPost {
            openings: Openings::of(self.open),
            taking: self.taking,
            posted_at: to_quarter_hour(self.posted_at),
            posted_by: self.posted_by.clone(),
        }
    }
}

/// A capacity post as everyone may see it: a band of units, and the time to the quarter hour. It has
/// no id, because a new id would show each post of the same content.
///
/// A [`Night`](crate::domain::Night) has only these, so no answer can depend on more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedPost {
    /// The band of the free units.
    pub openings: Openings,
    /// The intake status.
    pub taking: Taking,
    /// The time of the post, rounded down to the quarter hour.
    pub posted_at: Timestamp,
    /// The role that posted it.
    pub posted_by: String,
}

impl PublishedPost {
    /// Returns true if the program takes people at a moment, according to this post.
    pub fn takes_people(&self, now: Timestamp) -> bool {
        self.taking.is_at(now)
    }

    /// The openings to show at a moment. If the program takes no one in, nothing is open.
    pub fn shown(&self, now: Timestamp) -> Openings {
        if self.takes_people(now) { self.openings } else { Openings::None }
    }
}

/// The free units in coarse bands: 0, 1 to 2, 3 or more. Only the operator sees more.
///
/// Most programs have few units. More bands would show single arrivals, and fewer would not tell a
/// family whether to call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Openings {
    /// Nothing is free.
    None,
    /// One or two units.
    Some,
    /// Three or more units.
    Several,
    /// No post exists.
    NotPosted,
}

impl Openings {
    /// The band of a number of units.
    pub fn of(open: u16) -> Self {
        match open {
            0 => Self::None,
            1 | 2 => Self::Some,
            3.. => Self::Several,
        }
    }

    /// The number of units that are certain in this band.
    pub fn at_least(self) -> u16 {
        match self {
            Self::None | Self::NotPosted => 0,
            Self::Some => 1,
            Self::Several => 3,
        }
    }

    /// The number of units that may be free in this band.
    pub fn at_most(self) -> u16 {
        match self {
            Self::None => 0,
            Self::Some => 2,
            Self::Several | Self::NotPosted => u16::MAX,
        }
    }

    /// The word for the band, as in the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Some => "some",
            Self::Several => "several",
            Self::NotPosted => "not_posted",
        }
    }
}

impl fmt::Display for Openings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Text::from(*self).to(Language::En).fmt(f)
    }
}

impl From<Openings> for Text {
    fn from(openings: Openings) -> Self {
        match openings {
            Openings::None => say::openings_none(),
            Openings::Some => say::openings_some(),
            Openings::Several => say::openings_several(),
            Openings::NotPosted => say::openings_not_posted(),
        }
    }
}

impl FromStr for Openings {
    type Err = Refused;

    fn from_str(word: &str) -> Result<Self, Refused> {
        [Self::None, Self::Some, Self::Several, Self::NotPosted]
            .into_iter()
            .find(|o| o.word() == word)
            .ok_or_else(|| Refused::not_one_of(word, &["none", "some", "several", "not_posted"]))
    }
}
