//! The states of a placement. A step consumes the state it starts from, so no step is taken twice.
//! Each state has only the steps that lead on from it. Callers pass the time in.

use super::limits::{ANSWER, ARRIVAL, AWAY, EXTENSION, GRACE, HOLD, MOST_EXTENSIONS, RETURN_RIGHT};
use super::{DeclineReason, Leaving, NotNow, WithdrawReason};
use crate::domain::{Refused, Timestamp, UnitId};
use crate::words::{Text, say};
use chrono::NaiveDateTime;

/// A unit given to a household from one moment on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Grant {
    /// The unit.
    pub unit: UnitId,
    /// The time it was given.
    pub at: Timestamp,
    /// True if the grant ran out and the unit then went to others. This stays true even if the
    /// clock is later set back.
    pub given_up: bool,
    /// True if the unit was given after an earlier grant had run out, because a yes, an arrival or
    /// a return came late.
    pub late: bool,
}

impl Grant {
    pub(super) fn of(unit: UnitId, at: Timestamp) -> Self {
        Self { unit, at, given_up: false, late: false }
    }

    /// Returns true if the grant has run out; `until` is the time until which it counts.
    fn is_over(&self, until: Timestamp, now: Timestamp) -> bool {
        self.given_up || now >= until
    }
}

/// A request without an answer; no unit is given yet.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Requested {
    pub(super) respond_by: Timestamp,
}

/// A unit held while the household and the program decide.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Held {
    pub(super) grant: Grant,
    pub(super) expires_at: Timestamp,
    pub(super) extended: u8,
}

/// A yes from the program; the household is on its way.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Accepted {
    pub(super) grant: Grant,
    pub(super) arrive_by: Timestamp,
}

/// A household that lives there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Arrived {
    pub(super) grant: Grant,
}

/// A household that is away for a while. Its bed is kept until a set time.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Absent {
    pub(super) grant: Grant,
    pub(super) until: Timestamp,
}

/// A placement that has ended, and how.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ended {
    pub(super) ending: Ending,
    pub(super) at: Timestamp,
}

/// The way a placement ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// The program said no.
    Declined(DeclineReason),
    /// The holder canceled the request, hold or acceptance.
    Cancelled,
    /// The household did not come.
    NoShow,
    /// The stay ended.
    Discharged(Leaving),
    /// The household moved to another placement.
    Transferred,
    /// The program withdrew its promise.
    Withdrawn(WithdrawReason),
}

impl Requested {
    pub(super) fn asked(minutes: u32, now: Timestamp) -> Result<Self, Refused> {
        Ok(Self { respond_by: after(now, ANSWER.check(minutes)?) })
    }

    /// Returns true if the program did not answer in time.
    pub fn is_over(&self, now: Timestamp) -> bool {
        now >= self.respond_by
    }

    /// Gives a unit on hold.
    pub fn hold(self, unit: UnitId, minutes: u32, now: Timestamp) -> Result<Held, NotNow> {
        self.in_time(now)?;
        Ok(Held::given(unit, minutes, now)?)
    }

    /// Says yes to a request without a hold first.
    pub fn accept(self, unit: UnitId, minutes: u32, now: Timestamp) -> Result<Accepted, NotNow> {
        self.in_time(now)?;
        Accepted::given(unit, minutes, now)
    }

    pub(super) fn in_time(&self, now: Timestamp) -> Result<(), NotNow> {
        if self.is_over(now) {
            return Err(ran_out(say::request_ran_out, self.respond_by, say::ask_again()));
        }
        Ok(())
    }
}

impl Held {
    pub(super) fn given(unit: UnitId, minutes: u32, now: Timestamp) -> Result<Self, Refused> {
        let expires_at = after(now, HOLD.check(minutes)?);
        Ok(Self { grant: Grant::of(unit, now), expires_at, extended: 0 })
    }

    /// Returns true if the unit is free again.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.grant.is_over(self.expires_at, now)
    }

    /// Extends the hold by half an hour; allowed twice.
    pub fn extend(self, now: Timestamp) -> Result<Self, NotNow> {
        self.in_time(now)?;
        if self.extended >= MOST_EXTENSIONS {
            return Err(NotNow::not(
                say::hold_extended_often_enough(MOST_EXTENSIONS),
                say::ask_for_answer_or_hold_again(),
            ));
        }
        let expires_at = after(self.expires_at, EXTENSION);
        Ok(Self { expires_at, extended: self.extended + 1, ..self })
    }

    /// Says yes. If the hold has run out, this needs a unit that is free now.
    pub fn accept(
        self,
        spare: Option<UnitId>,
        minutes: u32,
        now: Timestamp,
    ) -> Result<Accepted, NotNow> {
        let over = self.is_over(now);
        let grant = still_or_again(self.grant, over, spare, now)?;
        Ok(Accepted { grant, arrive_by: after(now, ARRIVAL.check(minutes)?) })
    }

    /// Records an arrival before the program said yes. An arrival is a fact.
    pub fn arrive(self, spare: Option<UnitId>, now: Timestamp) -> Result<Arrived, NotNow> {
        let over = self.is_over(now);
        Ok(Arrived { grant: still_or_again(self.grant, over, spare, now)? })
    }

    pub(super) fn in_time(&self, now: Timestamp) -> Result<(), NotNow> {
        if self.is_over(now) {
            return Err(ran_out(say::hold_ran_out, self.expires_at, say::hold_again()));
        }
        Ok(())
    }
}

impl Accepted {
    fn given(unit: UnitId, minutes: u32, now: Timestamp) -> Result<Self, NotNow> {
        let arrive_by = after(now, ARRIVAL.check(minutes)?);
        Ok(Self { grant: Grant::of(unit, now), arrive_by })
    }

    /// The time at which the unit is free again if the household does not come.
    pub fn kept_until(&self) -> Timestamp {
        after(self.arrive_by, GRACE)
    }

    /// Returns true if the unit is free again.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.grant.is_over(self.kept_until(), now)
    }

    /// Records an arrival, however late. An arrival is a fact.
    pub fn arrive(self, spare: Option<UnitId>, now: Timestamp) -> Result<Arrived, NotNow> {
        let over = self.is_over(now);
        Ok(Arrived { grant: still_or_again(self.grant, over, spare, now)? })
    }

    /// Agrees on a later arrival. If the time had run out, this needs a unit that is free now.
    pub fn accept_again(
        self,
        spare: Option<UnitId>,
        minutes: u32,
        now: Timestamp,
    ) -> Result<Self, NotNow> {
        let over = self.is_over(now);
        let grant = still_or_again(self.grant, over, spare, now)?;
        Ok(Self { grant, arrive_by: after(now, ARRIVAL.check(minutes)?) })
    }

    /// Records that the household did not come. A person reports it, and only after the grace time.
    pub fn no_show(self, now: Timestamp) -> Result<Ended, NotNow> {
        if self.is_over(now) {
            return Ok(Ended { ending: Ending::NoShow, at: now });
        }
        let until = self.kept_until().naive_utc();
        Err(NotNow::not(say::household_may_still_come(until), say::say_no_show_later()))
    }

    pub(super) fn in_time(&self, now: Timestamp) -> Result<(), NotNow> {
        if self.is_over(now) {
            let todo = say::say_no_show_or_accept_again();
            return Err(ran_out(say::arrival_time_ran_out, self.kept_until(), todo));
        }
        Ok(())
    }
}

impl Arrived {
    pub(super) fn new(unit: UnitId, now: Timestamp) -> Self {
        Self { grant: Grant::of(unit, now) }
    }

    /// Starts an absence; the bed is kept for these minutes.
    pub fn leave(self, minutes: u32, now: Timestamp) -> Result<Absent, Refused> {
        Ok(Absent { until: after(now, AWAY.check(minutes)?), grant: self.grant })
    }
}

impl Absent {
    /// Returns true if the bed was released.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.grant.is_over(self.until, now)
    }

    /// The time at which the right to return ends.
    pub fn right_until(&self) -> Timestamp {
        after(self.until, RETURN_RIGHT)
    }

    /// Returns the household to its kept bed or, after its release, to a unit that is free now.
    pub fn come_back(self, spare: Option<UnitId>, now: Timestamp) -> Result<Arrived, NotNow> {
        if now >= self.right_until() {
            return Err(ran_out(
                say::right_to_return_ran_out,
                self.right_until(),
                say::hold_new_place(),
            ));
        }
        let over = self.is_over(now);
        Ok(Arrived { grant: still_or_again(self.grant, over, spare, now)? })
    }

    pub(super) fn in_time(&self, now: Timestamp) -> Result<(), NotNow> {
        if self.is_over(now) {
            return Err(ran_out(say::kept_bed_ran_out, self.until, say::nothing_more_to_do()));
        }
        Ok(())
    }
}

/// Returns the grant while it counts, and afterward a late grant of a unit that is free now.
fn still_or_again(
    grant: Grant,
    over: bool,
    spare: Option<UnitId>,
    now: Timestamp,
) -> Result<Grant, NotNow> {
    if !over {
        return Ok(grant);
    }
    spare.map(|unit| Grant { late: true, ..Grant::of(unit, now) }).ok_or(NotNow::NeedsUnit)
}

fn ran_out(what: fn(NaiveDateTime) -> Text, at: Timestamp, todo: Text) -> NotNow {
    NotNow::not(what(at.naive_utc()), todo)
}

/// Adds a duration to a moment, capped at the last representable moment.
fn after(moment: Timestamp, time: chrono::TimeDelta) -> Timestamp {
    moment.checked_add_signed(time).unwrap_or(Timestamp::MAX_UTC)
}
