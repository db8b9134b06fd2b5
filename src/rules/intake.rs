//! Intake: weekly windows on the program's own clock, and arrivals after hours.

use crate::domain::{
    AfterHours, Arrival, Clocks, Door, Intake, IntakeHours, Offer, Profile, Status, StatusHistory,
    Timestamp, local_time,
};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::{Text, say};
use chrono::{Datelike, NaiveDateTime};
use chrono_tz::Tz;

pub(super) const INTAKE: Rule = Rule {
    id: "intake",
    text: say::rule_intake,
    reason: say::reason_intake,
    basis: Basis::Physical,
    force: Force::Waivable(Who::Worker),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Door,
    law: &Facts { of: |offer| Doors::of(offer), check },
};

/// The intake hours, the clocks they follow, and the days on which the program is open. The clocks
/// are `None` if no hour makes a difference.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Doors {
    intake: Intake,
    clocks: Option<Clocks>,
    /// Empty if the program is always open.
    status: StatusHistory,
}

impl Doors {
    fn of(offer: Offer<'_>) -> Self {
        let intake = offer.group.terms.intake.clone();
        let by_hours = matches!(intake.hours, IntakeHours::Windows(_));
        let status = &offer.program.status;
        let always_open = status.iter().all(|(_, status)| status == Status::Open);
        Self {
            clocks: by_hours.then(|| offer.program.clocks()),
            status: if by_hours && !always_open {
                status.clone()
            } else {
                StatusHistory::default()
            },
            intake,
        }
    }

    /// Returns the next moment of certain intake by a clock, on a day on which the program is open.
    fn next_opening(&self, from: Timestamp, clock: Tz) -> Option<Timestamp> {
        self.intake.hours.next_opening(from, clock, |day| {
            self.status.on(day).is_none_or(|(status, _)| status == Status::Open)
        })
    }
}

fn check(profile: &Profile, doors: &Doors, voice: Voice) -> Verdict {
    let Intake { hours, after_hours } = &doors.intake;
    match (hours, after_hours) {
        (IntakeHours::Always, _) => voice.fits(|| say::intake_open(hours)),
        (IntakeHours::Windows(_), _) => by_the_clock(profile, doors, voice),
        (IntakeHours::Unknown, AfterHours::Yes) => voice.fits(say::intake_after_hours),
        (IntakeHours::Unknown, AfterHours::OnCall) => {
            voice.confirm(say::intake_hours_not_listed_on_call)
        }
        (IntakeHours::Unknown, AfterHours::No | AfterHours::Unknown) => {
            voice.confirm(say::intake_hours_not_listed)
        }
    }
}

/// Judges stated hours at the household's arrival, by every clock that the program may follow.
fn by_the_clock(profile: &Profile, doors: &Doors, voice: Voice) -> Verdict {
    let person = profile.origin.zone.clock();
    let clocks = doors.clocks.unwrap_or_else(|| person.into());
    let (hours, arrives) = (&doors.intake.hours, profile.arrives());
    let clock = clocks.one(arrives);
    let door = clocks.agree(|clock| hours.door(arrives, clock).unwrap_or(Door::Perhaps));
    match door {
        Some(Door::Open) => voice
            .fits(|| say::intake_open_at(arrival(profile.arrival, arrives, clock, true), hours)),
        _ if doors.intake.after_hours == AfterHours::Yes => voice.fits(say::intake_after_hours),
        Some(Door::Shut) => {
            let (leave_by, after) = (profile.leave_by, doors.intake.after_hours);
            // Only these read it, and looking for it takes longer than everything else.
            let matters = leave_by.is_some() || after == AfterHours::No;
            let opens = clock.filter(|_| matters);
            let opens = opens.and_then(|clock| doors.next_opening(arrives, clock));
            Shut { hours, clock, person, arrival: profile.arrival, arrives, opens, leave_by }
                .judged(after, voice)
        }
        Some(Door::Perhaps) => voice.confirm(|| say::intake_clock_changes(hours)),
        None => voice.confirm(|| say::intake_clock_not_known(hours)),
    }
}

/// Says which hour was judged, and without a known clock, whether it is within the hours by every
/// clock. For tonight it is the hour now, because no one knows how long the trip takes.
fn arrival(arrival: Arrival, arrives: Timestamp, clock: Option<Tz>, within: bool) -> Text {
    match (clock, arrival, within) {
        (Some(clock), Arrival::Tonight, _) => say::now_it_is(local_time(arrives, clock)),
        (Some(clock), Arrival::At { .. }, _) => {
            say::person_would_arrive(local_time(arrives, clock))
        }
        (None, Arrival::Tonight, true) => say::now_is_within_by_every_clock(),
        (None, Arrival::At { .. }, true) => say::arrival_is_within_by_every_clock(),
        (None, Arrival::Tonight, false) => say::now_is_outside_by_every_clock(),
        (None, Arrival::At { .. }, false) => say::arrival_is_outside_by_every_clock(),
    }
}

/// A household that would arrive outside intake hours.
struct Shut<'a> {
    hours: &'a IntakeHours,
    /// The program's clock, where it is known.
    clock: Option<Tz>,
    /// The clock where the person is.
    person: Tz,
    arrival: Arrival,
    arrives: Timestamp,
    /// The next opening.
    opens: Option<Timestamp>,
    /// The time by which the person must leave where they are, if there is a deadline.
    leave_by: Option<Timestamp>,
}

impl Shut<'_> {
    fn judged(&self, after: AfterHours, voice: Voice) -> Verdict {
        let hours = self.hours;
        match (self.leave_by, after) {
            // The person is safe until then, so a later opening is soon enough.
            (Some(leave_by), _) if self.opens.is_some_and(|opens| opens <= leave_by) => voice
                .confirm(|| {
                    say::intake_ask_to_come_later(hours, self.here(leave_by), self.opening())
                }),
            (_, AfterHours::Yes | AfterHours::OnCall) => {
                voice.confirm(|| say::intake_someone_on_call(hours))
            }
            (None, AfterHours::Unknown) => voice.confirm(|| {
                let clock = self.clock.unwrap_or(self.person);
                say::intake_ask_about(hours, local_time(self.arrives, clock))
            }),
            (Some(leave_by), AfterHours::Unknown) => {
                voice.confirm(|| say::intake_must_leave_by_ask(hours, self.here(leave_by))).grave()
            }
            (_, AfterHours::No) => self.closed(voice),
        }
    }

    /// Says a moment by the clock where the person is.
    fn here(&self, moment: Timestamp) -> Text {
        when(local_time(moment, self.person), local_time(self.arrives, self.person))
    }

    fn closed(&self, voice: Voice) -> Verdict {
        let because = || match self.leave_by {
            None => say::intake_closed_at(
                arrival(self.arrival, self.arrives, self.clock, false),
                self.hours,
            ),
            Some(leave_by) => say::intake_must_leave_by(self.hours, self.here(leave_by)),
        };
        let Some(edit) = self.opens.map(Edit::Arrive) else { return voice.fails(because) };
        voice.fails_unless(because, edit, || match self.leave_by {
            None => say::if_arriving_is_possible(self.opening()),
            Some(_) => say::if_the_person_can_stay_until(self.opening()),
        })
    }

    /// Says the next opening by the program's clock, and names that clock if it shows another time
    /// than the person's.
    fn opening(&self) -> Text {
        let Some((opens, clock)) = self.opens.zip(self.clock) else { return Text::nothing() };
        let there = local_time(opens, clock);
        let when = when(there, local_time(self.arrives, clock));
        if there == local_time(opens, self.person) { when } else { say::by_its_clock(when) }
    }
}

/// Says a local time as seen from another, with its date if the weekday alone would be ambiguous.
fn when(at: NaiveDateTime, seen: NaiveDateTime) -> Text {
    if (at.date() - seen.date()).num_days() < 7 {
        say::on_weekday(at)
    } else {
        say::on_weekday_and_day(
            at.date(),
            at.time(),
            say::weekday(at.weekday().number_from_monday()),
        )
    }
}
