//! The steps of a placement, with the spelling stored with it.

use super::limits::{ANSWER, ARRIVAL, AWAY, HOLD, Limit};
use super::{DeclineReason, Leaving, WithdrawReason};
use crate::domain::Refused;
use crate::words::say;
use std::fmt;
use std::str::FromStr;

/// One step in the life of a placement. Times are in minutes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// Asks the program, which must answer within a time.
    Request(u32),
    /// Holds a unit for a time.
    Hold(u32),
    /// Extends a hold by half an hour.
    Extend,
    /// Says yes; the household must arrive within a time.
    Accept(u32),
    /// Says no.
    Decline(DeclineReason),
    /// Gives the unit or the request back.
    Cancel,
    /// Records that the household is at the door with the code.
    Arrive,
    /// Records that the household did not come.
    NoShow,
    /// Starts an absence; the bed is kept for a time.
    Away(u32),
    /// Records that the household came back.
    Return,
    /// Ends the stay.
    Discharge(Leaving),
    /// Moves the household to another placement, which must already be accepted.
    Transfer,
    /// Withdraws the program's promise; another placement must already be accepted.
    Withdraw(WithdrawReason),
}

/// A kind of step, as named in the table of permissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// [`Step::Request`].
    Request,
    /// [`Step::Hold`], without asking first.
    Hold,
    /// [`Step::Hold`] on a request: the program gives a unit.
    Grant,
    /// [`Step::Extend`].
    Extend,
    /// [`Step::Accept`].
    Accept,
    /// [`Step::Decline`].
    Decline,
    /// [`Step::Cancel`].
    Cancel,
    /// [`Step::Arrive`].
    Arrive,
    /// [`Step::NoShow`].
    NoShow,
    /// [`Step::Away`].
    Away,
    /// [`Step::Return`].
    Return,
    /// [`Step::Discharge`].
    Discharge,
    /// [`Step::Transfer`].
    Transfer,
    /// [`Step::Withdraw`].
    Withdraw,
}

impl Step {
    /// A request with the default time.
    pub const REQUEST: Self = Self::Request(ANSWER.usual);
    /// A hold with the default time.
    pub const HOLD: Self = Self::Hold(HOLD.usual);
    /// A yes with the default time to arrive.
    pub const ACCEPT: Self = Self::Accept(ARRIVAL.usual);
    /// An absence with the default time.
    pub const AWAY: Self = Self::Away(AWAY.usual);

    /// The kind of step, when taken on an existing placement.
    pub fn act(&self) -> Act {
        match self {
            Self::Request(_) => Act::Request,
            Self::Hold(_) => Act::Grant,
            Self::Extend => Act::Extend,
            Self::Accept(_) => Act::Accept,
            Self::Decline(_) => Act::Decline,
            Self::Cancel => Act::Cancel,
            Self::Arrive => Act::Arrive,
            Self::NoShow => Act::NoShow,
            Self::Away(_) => Act::Away,
            Self::Return => Act::Return,
            Self::Discharge(_) => Act::Discharge,
            Self::Transfer => Act::Transfer,
            Self::Withdraw(_) => Act::Withdraw,
        }
    }

    /// The word for the step.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Request(_) => "request",
            Self::Hold(_) => "hold",
            Self::Extend => "extend",
            Self::Accept(_) => "accept",
            Self::Decline(_) => "decline",
            Self::Cancel => "cancel",
            Self::Arrive => "arrive",
            Self::NoShow => "no-show",
            Self::Away(_) => "away",
            Self::Return => "return",
            Self::Discharge(_) => "discharge",
            Self::Transfer => "transfer",
            Self::Withdraw(_) => "withdraw",
        }
    }

    /// The minutes of the time limit that the step starts, and their bounds.
    fn time(&self) -> Option<(u32, Limit)> {
        match self {
            Self::Request(minutes) => Some((*minutes, ANSWER)),
            Self::Hold(minutes) => Some((*minutes, HOLD)),
            Self::Accept(minutes) => Some((*minutes, ARRIVAL)),
            Self::Away(minutes) => Some((*minutes, AWAY)),
            Self::Extend
            | Self::Decline(_)
            | Self::Cancel
            | Self::Arrive
            | Self::NoShow
            | Self::Return
            | Self::Discharge(_)
            | Self::Transfer
            | Self::Withdraw(_) => None,
        }
    }

    /// Returns true if the step starts a time limit.
    pub fn begins_a_time(&self) -> bool {
        self.time().is_some()
    }

    /// Returns true if the step asks for a unit, promises one or keeps one longer. A program that
    /// is not open takes no such step. Arrivals, returns and endings are facts.
    pub fn promises(&self) -> bool {
        match self {
            Self::Request(_) | Self::Hold(_) | Self::Extend | Self::Accept(_) => true,
            Self::Decline(_)
            | Self::Cancel
            | Self::Arrive
            | Self::NoShow
            | Self::Away(_)
            | Self::Return
            | Self::Discharge(_)
            | Self::Transfer
            | Self::Withdraw(_) => false,
        }
    }

    /// Checks that the time asked for is within its limits.
    pub fn check(&self) -> Result<(), Refused> {
        self.time().map_or(Ok(()), |(minutes, limit)| limit.check(minutes).map(|_time| ()))
    }
}

/// Writes the word, then the minutes or the reason.
impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())?;
        match self {
            Self::Request(minutes)
            | Self::Hold(minutes)
            | Self::Accept(minutes)
            | Self::Away(minutes) => write!(f, " {minutes}"),
            Self::Decline(reason) => write!(f, " {}", reason.word()),
            Self::Discharge(how) => write!(f, " {}", how.word()),
            Self::Withdraw(reason) => write!(f, " {}", reason.word()),
            Self::Extend
            | Self::Cancel
            | Self::Arrive
            | Self::NoShow
            | Self::Return
            | Self::Transfer => Ok(()),
        }
    }
}

impl FromStr for Step {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let (word, more) = text.split_once(' ').unwrap_or((text, ""));
        match word {
            "request" => minutes(more).map(Self::Request),
            "hold" => minutes(more).map(Self::Hold),
            "accept" => minutes(more).map(Self::Accept),
            "away" => minutes(more).map(Self::Away),
            "decline" => more.parse().map(Self::Decline),
            "discharge" => more.parse().map(Self::Discharge),
            "withdraw" => more.parse().map(Self::Withdraw),
            _ if !more.is_empty() => Err(Refused::not_one_of(text, WORDS)),
            "extend" => Ok(Self::Extend),
            "cancel" => Ok(Self::Cancel),
            "arrive" => Ok(Self::Arrive),
            "no-show" => Ok(Self::NoShow),
            "return" => Ok(Self::Return),
            "transfer" => Ok(Self::Transfer),
            other => Err(Refused::not_one_of(other, WORDS)),
        }
    }
}

const WORDS: &[&str] = &[
    "request",
    "hold",
    "extend",
    "accept",
    "decline",
    "cancel",
    "arrive",
    "no-show",
    "away",
    "return",
    "discharge",
    "transfer",
    "withdraw",
];

fn minutes(text: &str) -> Result<u32, Refused> {
    text.parse().map_err(|_not_a_number| {
        Refused::new(say::not_a_number_of_minutes(), say::enter_whole_minutes())
    })
}
