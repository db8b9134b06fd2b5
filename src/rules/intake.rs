//! When people can arrive: weekly windows on the program's own clock, and after hours.

use crate::domain::{
    AfterHours, Arrival, Clocks, DayAndHour, Door, Intake, IntakeHours, Offer, Profile, Status,
    StatusHistory, Timestamp, local_time,
};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use chrono::NaiveDateTime;
use chrono_tz::Tz;
use std::fmt;

/// Said where a program states no hours: what every call asks anyway.
pub const HOURS_NOT_STATED: &str = "Intake hours not listed. Ask when they can take someone.";

pub(super) const INTAKE: Rule = Rule {
    id: "intake",
    text: "A household arrives while the program takes people in, or after hours where someone is on call; who must leave where they are by a certain time needs doors that open before.",
    reason: "closed at that hour",
    basis: Basis::Physical,
    force: Force::Waivable(Who::Worker),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Door,
    law: &Facts { of: |offer| Doors::of(offer), check },
};

/// When doors are open, by which clocks, and on which days the program itself is; without a clock
/// where no hour makes a difference.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Doors {
    intake: Intake,
    clocks: Option<Clocks>,
    /// Left out where it is always open.
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

    /// The next moment at which they surely open, by a clock, on a day on which the program is open.
    fn next_opening(&self, from: Timestamp, clock: Tz) -> Option<Timestamp> {
        self.intake.hours.next_opening(from, clock, |day| {
            self.status.on(day).is_none_or(|(status, _)| status == Status::Open)
        })
    }
}

fn check(profile: &Profile, doors: &Doors, voice: Voice) -> Verdict {
    let Intake { hours, after_hours } = &doors.intake;
    match (hours, after_hours) {
        (IntakeHours::Always, _) => voice.fits(format_args!("Takes people in {hours:#}.")),
        (IntakeHours::Windows(_), _) => by_the_clock(profile, doors, voice),
        (IntakeHours::Unknown, AfterHours::Yes) => after_the_hours(voice),
        (IntakeHours::Unknown, AfterHours::OnCall) => {
            voice.confirm(format_args!("Intake hours not listed; someone is on call. Ask."))
        }
        (IntakeHours::Unknown, AfterHours::No | AfterHours::Unknown) => {
            voice.confirm(format_args!("{HOURS_NOT_STATED}"))
        }
    }
}

fn after_the_hours(voice: Voice) -> Verdict {
    voice.fits(format_args!("Takes people in after hours."))
}

/// Where hours are stated: whether they hold when the household would arrive, by every clock that
/// the program may follow.
fn by_the_clock(profile: &Profile, doors: &Doors, voice: Voice) -> Verdict {
    let person = profile.origin.zone.clock();
    let clocks = doors.clocks.unwrap_or_else(|| person.into());
    let (hours, arrives) = (&doors.intake.hours, profile.arrives());
    let clock = clocks.one(arrives);
    let at = Arrives { moment: arrives, clock, arrival: profile.arrival };
    let door = clocks.agree(|clock| hours.door(arrives, clock).unwrap_or(Door::Perhaps));
    match door {
        Some(Door::Open) if clock.is_none() => voice.fits(format_args!(
            "Takes people in {hours:#}; {} within them by every clock it may follow.",
            arriving(profile.arrival)
        )),
        Some(Door::Open) => voice.fits(format_args!("Takes people in {hours:#}{at}.")),
        _ if doors.intake.after_hours == AfterHours::Yes => after_the_hours(voice),
        Some(Door::Shut) => {
            let opens = clock.and_then(|clock| doors.next_opening(arrives, clock));
            let leave_by = profile.leave_by;
            Shut { hours, clock, person, at, opens, leave_by }
                .judged(doors.intake.after_hours, voice)
        }
        Some(Door::Perhaps) => voice.confirm(format_args!(
            "Takes people in {hours:#}; the clock changes that night: ask when to arrive."
        )),
        None => voice.confirm(format_args!(
            "Takes people in {hours:#}; by which clock is not known: ask when to arrive."
        )),
    }
}

/// When the household would arrive, behind the hours; nothing where the clock is not known.
#[derive(Clone, Copy)]
struct Arrives {
    moment: Timestamp,
    clock: Option<Tz>,
    arrival: Arrival,
}

/// The beginning of a sentence about the hour that is judged: nobody knows how long the way takes, so
/// for tonight it is the hour now.
pub(super) fn arriving(arrival: Arrival) -> &'static str {
    match arrival {
        Arrival::Tonight => "now it is",
        Arrival::At { .. } => "the person would arrive",
    }
}

impl fmt::Display for Arrives {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let arriving = arriving(self.arrival);
        match self.clock {
            Some(clock) => {
                write!(f, "; {arriving} {}", DayAndHour(local_time(self.moment, clock)))
            }
            None => write!(f, "; {arriving} outside them by every clock it may follow"),
        }
    }
}

/// The doors are shut when the household would arrive.
struct Shut<'a> {
    hours: &'a IntakeHours,
    /// The program's clock, where it is known.
    clock: Option<Tz>,
    /// The clock where the person is.
    person: Tz,
    at: Arrives,
    /// When they next open.
    opens: Option<Timestamp>,
    /// By when the person must leave where they are, where something presses.
    leave_by: Option<Timestamp>,
}

impl Shut<'_> {
    fn judged(&self, after: AfterHours, voice: Voice) -> Verdict {
        let hours = self.hours;
        match (self.leave_by, after) {
            // Where the person is safe until then, opening later is soon enough.
            (Some(leave_by), _) if self.opens.is_some_and(|opens| opens <= leave_by) => voice
                .confirm(format_args!(
                    "Takes people in {hours:#}; the person need not leave before {}: ask to come {}.",
                    self.here(leave_by),
                    Opens(self)
                )),
            (_, AfterHours::Yes | AfterHours::OnCall) => {
                voice.confirm(format_args!("Takes people in {hours:#}; someone is on call: ask."))
            }
            (None, AfterHours::Unknown) => voice.confirm(format_args!(
                "Takes people in {hours:#}: ask about {}.",
                DayAndHour(local_time(self.at.moment, self.clock.unwrap_or(self.person)))
            )),
            (Some(leave_by), AfterHours::Unknown) => voice
                .confirm(format_args!(
                    "Takes people in {hours:#}; the person must leave by {}: ask about that.",
                    self.here(leave_by)
                ))
                .grave(),
            (_, AfterHours::No) => self.closed(voice),
        }
    }

    /// A moment by the clock where the person is.
    fn here(&self, moment: Timestamp) -> When {
        When { at: local_time(moment, self.person), seen: local_time(self.at.moment, self.person) }
    }

    fn closed(&self, voice: Voice) -> Verdict {
        let (hours, at, opens) = (self.hours, self.at, Opens(self));
        let edit = self.opens.map(Edit::Arrive);
        match (self.leave_by.map(|leave_by| self.here(leave_by)), edit) {
            (None, None) => voice.fails(format_args!("Takes people in {hours:#}{at}.")),
            (None, Some(edit)) => voice.fails_unless(
                format_args!("Takes people in {hours:#}{at}."),
                edit,
                format_args!("If arriving {opens} is possible."),
            ),
            (Some(leave_by), None) => voice.fails(format_args!(
                "Takes people in {hours:#}; the person must leave by {leave_by}."
            )),
            (Some(leave_by), Some(edit)) => voice.fails_unless(
                format_args!("Takes people in {hours:#}; the person must leave by {leave_by}."),
                edit,
                format_args!("If the person can stay where they are until {opens}."),
            ),
        }
    }
}

/// When the doors next open, by the program's clock, and that it is another one where it shows
/// another time.
struct Opens<'a>(&'a Shut<'a>);

impl fmt::Display for Opens<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((opens, clock)) = self.0.opens.zip(self.0.clock) else { return Ok(()) };
        let there = local_time(opens, clock);
        let when = When { at: there, seen: local_time(self.0.at.moment, clock) };
        let by = if there == local_time(opens, self.0.person) { "" } else { " by its clock" };
        write!(f, "{when}{by}")
    }
}

/// A local time as one says it from another: with its date where the day of the week alone could be
/// taken for a nearer one.
struct When {
    at: NaiveDateTime,
    seen: NaiveDateTime,
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if (self.at.date() - self.seen.date()).num_days() < 7 {
            return DayAndHour(self.at).fmt(f);
        }
        write!(f, "{}", self.at.format("%A, %B %-d at %H:%M"))
    }
}
