//! Status: a program takes people only while it is open, not planned, paused, suspended or closed.
//! Dated statements about later days count for the days of the stay.

use crate::domain::{
    Clocks, Offer, Profile, Status, StatusHistory, days_after, nights_between, noon,
};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::{Text, say};
use chrono::NaiveDate;

pub(super) const STATUS: Rule = Rule {
    id: "status",
    text: say::rule_status,
    reason: say::reason_status,
    basis: Basis::Physical,
    force: Force::Waivable(Who::Worker),
    doubt: Doubt::Grave,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| Runs::of(offer), check },
};

/// The status of a program over time, by its own clock; no clock if no day makes a difference.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Runs {
    history: StatusHistory,
    clocks: Option<Clocks>,
}

impl Runs {
    fn of(offer: Offer<'_>) -> Self {
        let history = offer.program.status.clone();
        let always_open = history.iter().all(|(_, status)| status == Status::Open);
        Self { history, clocks: (!always_open).then(|| offer.program.clocks()) }
    }
}

fn check(profile: &Profile, runs: &Runs, voice: Voice) -> Verdict {
    let clocks = runs.clocks.unwrap_or_else(|| profile.origin.zone.clock().into());
    let (first, last) = clocks.days(profile.arrives());
    let on = |day| runs.history.on(day).map(|(status, _)| status);
    if on(first) != on(last) {
        return voice.confirm(|| say::status_changes_on_arrival(last));
    }
    let arriving = Arriving { history: &runs.history, clocks, first, last, nights: profile.nights };
    match runs.history.on(first) {
        None => voice.confirm(say::status_not_clear),
        Some((Status::Open, _)) => arriving.staying(voice),
        Some((status, since)) => arriving.judge_closed(status, since, voice),
    }
}

/// A household that would arrive on a day, or on one of two days if the clock is not known.
struct Arriving<'a> {
    history: &'a StatusHistory,
    clocks: Clocks,
    first: NaiveDate,
    last: NaiveDate,
    nights: u32,
}

impl Arriving<'_> {
    /// Returns the next day with a matching status.
    fn next(&self, such: impl Fn(Status) -> bool) -> Option<(NaiveDate, Status)> {
        self.history.iter().find(|(day, status)| *day > self.last && such(*status))
    }

    /// Returns whether a night of the stay surely, and possibly, begins on this day or later.
    fn reaches(&self, day: NaiveDate) -> (bool, bool) {
        let last_night = |arrives| days_after(arrives, self.nights.saturating_sub(1));
        (last_night(self.first) >= day, last_night(self.last) >= day)
    }

    /// Judges a program that is open on arrival, but may state that it will not stay open.
    fn staying(&self, voice: Voice) -> Verdict {
        let Some((day, status)) = self.next(|status| status != Status::Open) else {
            return voice.nothing();
        };
        let (surely, perhaps) = self.reaches(day);
        let (nights, before) = (self.nights, nights_between(self.last, day));
        match status {
            _ if !perhaps => voice.nothing(),
            Status::Closed | Status::Suspended if surely => voice.fails_unless(
                || say::status_open_until(day, nights, status),
                Edit::Nights(before),
                || say::if_nights_are_enough(before),
            ),
            Status::Closed
            | Status::Suspended
            | Status::Paused
            | Status::Planned
            | Status::Open => voice.confirm(|| say::status_open_until_ask(day, status)),
        }
    }

    /// Judges a program that is not open on arrival, but may state when it will be.
    fn judge_closed(&self, status: Status, since: NaiveDate, voice: Voice) -> Verdict {
        let now = || not_open(status, since);
        let Some((day, _)) = self.next(|status| status == Status::Open) else {
            return voice.fails(now);
        };
        let opens = || say::both(now(), say::status_opens(day));
        match self.clocks.each().next().filter(|_| self.reaches(day).0) {
            None => voice.fails(opens),
            Some(clock) => voice.fails_unless(opens, Edit::Arrive(noon(day, clock)), || {
                say::status_if_arriving(day)
            }),
        }
    }
}

/// Says that it is not open.
fn not_open(status: Status, since: NaiveDate) -> Text {
    match status {
        Status::Planned => say::status_not_open_yet(since),
        Status::Open | Status::Paused | Status::Suspended | Status::Closed => {
            say::status_not_open(since, status)
        }
    }
}
