//! How long promises run: every time-out by name, with its source, and the limits of what may be asked.

use crate::domain::Refused;
use crate::words::say;
use chrono::TimeDelta;

/// A wait whose length people may choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// A request waits for an answer.
    Answer,
    /// A hold waits for a yes.
    Hold,
    /// A bed waits for the household to arrive.
    Arrival,
    /// A bed waits for somebody to return.
    Return,
}

/// A time that people may choose, in minutes: what it usually is, and how far it may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What it limits.
    pub what: Wait,
    /// Minutes, where nobody chose.
    pub usual: u32,
    /// The fewest minutes.
    pub least: u32,
    /// The most minutes.
    pub most: u32,
}

/// How long a request waits for the program's answer. Finding A Bed Tonight gives four hours.
pub const ANSWER: Limit = Limit { what: Wait::Answer, usual: 240, least: 30, most: 1440 };
/// How long a hold lasts. Finding A Bed Tonight holds for 90 minutes, for hospitals up to three hours.
pub const HOLD: Limit = Limit { what: Wait::Hold, usual: 90, least: 15, most: 240 };
/// How long after its acceptance a household may arrive: the longest time on the road of its
/// distance band and two hours; up to three days, since it is the operator who agrees to it.
pub const ARRIVAL: Limit = Limit { what: Wait::Arrival, usual: 240, least: 15, most: 4320 };
/// How long a bed is kept for somebody away. Counties and states keep one for up to two weeks
/// (California, Kentucky, Missouri).
pub const AWAY: Limit = Limit { what: Wait::Return, usual: 4320, least: 0, most: 20_160 };

/// How much longer a hold lasts each time it is extended.
pub const EXTENSION: TimeDelta = TimeDelta::minutes(30);
/// How often it may be.
pub const MOST_EXTENSIONS: u8 = 2;
/// How long after the agreed time nobody is called a no-show: the road is not always free.
pub const GRACE: TimeDelta = TimeDelta::hours(1);
/// How long somebody whose bed was released may come back before others.
pub const RETURN_RIGHT: TimeDelta = TimeDelta::days(30);
/// When a request that nobody answered should be called after.
pub const ANSWER_ALARM: TimeDelta = TimeDelta::minutes(30);
/// How long an ended placement stays before only a count is left of it.
pub const REMEMBERED: TimeDelta = TimeDelta::hours(24);
/// How long the answer to a key can be asked for again.
pub const REPLAYED: TimeDelta = TimeDelta::hours(48);
/// How long after it happened something that was written on paper can still be entered.
pub const FROM_PAPER: TimeDelta = TimeDelta::hours(24);
/// How old a capacity post may be for holds without a call: registries fail on stale numbers.
pub const POST_TRUSTED: TimeDelta = TimeDelta::hours(12);

impl Limit {
    /// So many minutes, if they are within the limits.
    pub fn check(&self, minutes: u32) -> Result<TimeDelta, Refused> {
        if (self.least..=self.most).contains(&minutes) {
            return Ok(TimeDelta::minutes(minutes.into()));
        }
        let what = match self.what {
            Wait::Answer => say::request_minutes_out_of_range(minutes),
            Wait::Hold => say::hold_minutes_out_of_range(minutes),
            Wait::Arrival => say::arrival_minutes_out_of_range(minutes),
            Wait::Return => say::away_minutes_out_of_range(minutes),
        };
        Err(Refused::new(what, say::enter_minutes(self.least, self.most)))
    }
}

/// The most unanswered holds one organization may have in a group of so many promised units:
/// half of them, and one at least. A program's own holds for callers are not counted.
pub fn most_holds(units: usize) -> usize {
    units.div_ceil(2).max(1)
}
