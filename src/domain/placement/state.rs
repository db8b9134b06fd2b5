//! The states of a placement. A step consumes the state it starts from, so that none is taken
//! twice; a state has only the steps that lead on from it. Nothing here knows the time: it comes in.

use super::limits::{ANSWER, ARRIVAL, AWAY, EXTENSION, GRACE, HOLD, MOST_EXTENSIONS, RETURN_RIGHT};
use super::{DeclineReason, Leaving, NotNow, WithdrawReason};
use crate::domain::{Refused, Timestamp, UnitId};
use crate::words::{Text, say};
use chrono::NaiveDateTime;

/// A unit, given from a moment on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Grant {
    /// The unit.
    pub unit: UnitId,
    /// Since when.
    pub at: Timestamp,
    /// Whether it ran out and the unit was given to others since; whatever clocks say later,
    /// what was given up stays given up.
    pub given_up: bool,
    /// Whether it was given after the time of the one before it was over: a yes, an arrival or a
    /// return that came late and was still possible.
    pub late: bool,
}

impl Grant {
    pub(super) fn of(unit: UnitId, at: Timestamp) -> Self {
        Self { unit, at, given_up: false, late: false }
    }

    /// Whether it has run out, given the moment until which it counts.
    fn is_over(&self, until: Timestamp, now: Timestamp) -> bool {
        self.given_up || now >= until
    }
}

/// Asked, not answered; no unit is given.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Requested {
    pub(super) respond_by: Timestamp,
}

/// A unit is held while the household and the program make up their minds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Held {
    pub(super) grant: Grant,
    pub(super) expires_at: Timestamp,
    pub(super) extended: u8,
}

/// The program said yes, and the household is on its way.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Accepted {
    pub(super) grant: Grant,
    pub(super) arrive_by: Timestamp,
}

/// There.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Arrived {
    pub(super) grant: Grant,
}

/// Away for a while; the bed is kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Absent {
    pub(super) grant: Grant,
    pub(super) until: Timestamp,
}

/// Over, and how.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ended {
    pub(super) ending: Ending,
    pub(super) at: Timestamp,
}

/// How a placement ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// The program said no.
    Declined(DeclineReason),
    /// The holder gave it back.
    Cancelled,
    /// Nobody came.
    NoShow,
    /// The stay ended.
    Discharged(Leaving),
    /// The household went to another placement.
    Transferred,
    /// The program took its promise back.
    Withdrawn(WithdrawReason),
}

impl Requested {
    pub(super) fn asked(minutes: u32, now: Timestamp) -> Result<Self, Refused> {
        Ok(Self { respond_by: after(now, ANSWER.check(minutes)?) })
    }

    /// Whether nobody answered in time.
    pub fn is_over(&self, now: Timestamp) -> bool {
        now >= self.respond_by
    }

    /// The program gives a unit.
    pub fn hold(self, unit: UnitId, minutes: u32, now: Timestamp) -> Result<Held, NotNow> {
        self.in_time(now)?;
        Ok(Held::given(unit, minutes, now)?)
    }

    /// The program says yes at once.
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

    /// Whether the unit is free again.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.grant.is_over(self.expires_at, now)
    }

    /// Half an hour more, twice at most.
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

    /// The program says yes. Late, it takes a unit that is free now: a new grant, since the
    /// household's old one is gone.
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

    /// Somebody is at the door before the program said yes; being there is a fact.
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

    /// When the unit is free again, if nobody comes.
    pub fn kept_until(&self) -> Timestamp {
        after(self.arrive_by, GRACE)
    }

    /// Whether the unit is free again.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.grant.is_over(self.kept_until(), now)
    }

    /// Somebody is at the door; being there is a fact, however late.
    pub fn arrive(self, spare: Option<UnitId>, now: Timestamp) -> Result<Arrived, NotNow> {
        let over = self.is_over(now);
        Ok(Arrived { grant: still_or_again(self.grant, over, spare, now)? })
    }

    /// The household comes later than agreed; after its time is over, if a unit is free.
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

    /// Nobody came: said by a person, and not before the grace is over.
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

    /// Away; the bed is kept.
    pub fn leave(self, minutes: u32, now: Timestamp) -> Result<Absent, Refused> {
        Ok(Absent { until: after(now, AWAY.check(minutes)?), grant: self.grant })
    }
}

impl Absent {
    /// Whether the bed was released.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.grant.is_over(self.until, now)
    }

    /// When the right to return ends.
    pub fn right_until(&self) -> Timestamp {
        after(self.until, RETURN_RIGHT)
    }

    /// Back: into the bed that was kept, or, after its release, into one that is free.
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

/// The grant as long as it counts; then a new one of a unit that is free now.
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

/// A moment later; at the end of time, the last moment.
fn after(moment: Timestamp, time: chrono::TimeDelta) -> Timestamp {
    moment.checked_add_signed(time).unwrap_or(Timestamp::MAX_UTC)
}
