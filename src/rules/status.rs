//! A program takes people only while it is open: planned, paused and suspended are not open. What it
//! says of days to come counts for those who would be there.

use crate::domain::{
    Clocks, Offer, Profile, Status, StatusHistory, days_after, nights_between, noon,
};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use chrono::NaiveDate;
use std::fmt;

pub(super) const STATUS: Rule = Rule {
    id: "status",
    text: "A program takes people only while it is open; planned or suspended programs are not shown as places. A day on which it will open or close counts for stays that reach it.",
    reason: "not open",
    basis: Basis::Physical,
    force: Force::Waivable(Who::Worker),
    doubt: Doubt::Grave,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| Runs::of(offer), check },
};

/// Whether a program runs, by its own clock; without a clock where no day makes a difference.
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
        return voice.confirm(format_args!(
            "What it says of whether it is open changes on {}, as the person would arrive: ask.",
            Date(last)
        ));
    }
    let arriving = Arriving { history: &runs.history, clocks, first, last, nights: profile.nights };
    match runs.history.on(first) {
        None => voice.confirm(format_args!("Not clear whether it is open. Ask.")),
        Some((Status::Open, _)) => arriving.staying(voice),
        Some((status, since)) => arriving.shut(status, since, voice),
    }
}

/// Somebody who would arrive on a day; where the clock is not known, on one of two.
struct Arriving<'a> {
    history: &'a StatusHistory,
    clocks: Clocks,
    first: NaiveDate,
    last: NaiveDate,
    nights: u32,
}

impl Arriving<'_> {
    /// The next day with a status of some kind.
    fn next(&self, such: impl Fn(Status) -> bool) -> Option<(NaiveDate, Status)> {
        self.history.iter().find(|(day, status)| *day > self.last && such(*status))
    }

    /// Whether a night of the stay begins on a day or later: surely, and perhaps.
    fn reaches(&self, day: NaiveDate) -> (bool, bool) {
        let last_night = |arrives| days_after(arrives, self.nights.saturating_sub(1));
        (last_night(self.first) >= day, last_night(self.last) >= day)
    }

    /// It is open when they arrive, and says perhaps that it will not stay so.
    fn staying(&self, voice: Voice) -> Verdict {
        let Some((day, status)) = self.next(|status| status != Status::Open) else {
            return voice.nothing();
        };
        let (surely, perhaps) = self.reaches(day);
        let (nights, before) = (self.nights, nights_between(self.last, day));
        match status {
            _ if !perhaps => voice.nothing(),
            Status::Closed | Status::Suspended if surely => voice.fails_unless(
                format_args!(
                    "Open until {}, then {status}; you asked for {nights} nights.",
                    Date(day)
                ),
                Edit::Nights(before),
                format_args!("If {} enough for now.", Nights(before)),
            ),
            Status::Closed
            | Status::Suspended
            | Status::Paused
            | Status::Planned
            | Status::Open => voice.confirm(format_args!(
                "Open until {}, then {status}: ask whether people can stay on.",
                Date(day)
            )),
        }
    }

    /// It is not open when they arrive, and says perhaps when it will be.
    fn shut(&self, status: Status, since: NaiveDate, voice: Voice) -> Verdict {
        let since = Date(since);
        let now = NotOpen { status, since };
        let Some((day, _)) = self.next(|status| status == Status::Open) else {
            return voice.fails(format_args!("{now}."));
        };
        let opens = Date(day);
        match self.clocks.each().next().filter(|_| self.reaches(day).0) {
            None => voice.fails(format_args!("{now}; opens {opens}.")),
            Some(clock) => voice.fails_unless(
                format_args!("{now}; opens {opens}."),
                Edit::Arrive(noon(day, clock)),
                format_args!("If arriving {opens} is possible."),
            ),
        }
    }
}

/// A day, in words.
struct Date(NaiveDate);

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%-d %B %Y"))
    }
}

/// Some nights, as the subject of a sentence.
struct Nights(u32);

impl fmt::Display for Nights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 1 { f.write_str("1 night is") } else { write!(f, "{} nights are", self.0) }
    }
}

/// That it is not open, as the beginning of a sentence.
struct NotOpen {
    status: Status,
    since: Date,
}

impl fmt::Display for NotOpen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { status, since } = self;
        match status {
            Status::Planned => write!(f, "Not open yet: planned, as of {since}"),
            Status::Open | Status::Paused | Status::Suspended | Status::Closed => {
                write!(f, "Not open: {status} since {since}")
            }
        }
    }
}
