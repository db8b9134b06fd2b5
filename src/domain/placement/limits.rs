//! The time limits of promises, with their sources, and the bounds on what a caller may choose.

use crate::domain::Refused;
use crate::words::say;
use chrono::TimeDelta;

/// A wait whose length a caller may choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// A request waits for an answer.
    Answer,
    /// A hold waits for a yes.
    Hold,
    /// A bed waits for the household to arrive.
    Arrival,
    /// A bed waits for a household that is away.
    Return,
}

/// The default and the bounds of a time that a caller may choose, in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The wait it limits.
    pub what: Wait,
    /// The default, in minutes.
    pub usual: u32,
    /// The fewest minutes.
    pub least: u32,
    /// The most minutes.
    pub most: u32,
}

/// The time a program has to answer a request. Finding A Bed Tonight gives four hours.
pub const ANSWER: Limit = Limit { what: Wait::Answer, usual: 240, least: 30, most: 1440 };
/// The time a hold lasts. Finding A Bed Tonight gives 90 minutes, and hospitals up to 3 hours.
pub const HOLD: Limit = Limit { what: Wait::Hold, usual: 90, least: 15, most: 240 };
/// The time a household has to arrive after it is accepted: four hours by default. The operator may
/// agree to up to three days.
pub const ARRIVAL: Limit = Limit { what: Wait::Arrival, usual: 240, least: 15, most: 4320 };
/// The time a bed is kept for a household that is away. Counties and states keep a bed for up to
/// two weeks (California, Kentucky, Missouri).
pub const AWAY: Limit = Limit { what: Wait::Return, usual: 4320, least: 0, most: 20_160 };

/// The time that each extension adds to a hold.
pub const EXTENSION: TimeDelta = TimeDelta::minutes(30);
/// The most extensions of one hold.
pub const MOST_EXTENSIONS: u8 = 2;
/// The wait after the agreed time before a no-show, to allow for delays on the road.
pub const GRACE: TimeDelta = TimeDelta::hours(1);
/// The time after a bed's release in which the household may still return to a free unit.
pub const RETURN_RIGHT: TimeDelta = TimeDelta::days(30);
/// The wait before an unanswered request needs a follow-up call.
pub const ANSWER_ALARM: TimeDelta = TimeDelta::minutes(30);
/// The time an ended placement is kept before only a count of it remains.
pub const REMEMBERED: TimeDelta = TimeDelta::hours(24);
/// The time an answer can be fetched again with its request key.
pub const REPLAYED: TimeDelta = TimeDelta::hours(48);
/// The time after an event in which it can still be entered from paper.
pub const FROM_PAPER: TimeDelta = TimeDelta::hours(24);
/// The oldest post that allows holds without a call. Registries fail on stale numbers.
pub const POST_TRUSTED: TimeDelta = TimeDelta::hours(12);

impl Limit {
    /// Converts minutes to a duration, if they are within the limits.
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

/// The most unanswered holds that one organization may have in a group with this many promised
/// units: half of them, but at least one. A program's own holds for callers do not count.
pub fn most_holds(units: usize) -> usize {
    units.div_ceil(2).max(1)
}
