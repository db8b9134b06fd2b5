//! When people can arrive: weekly windows on the program's own clock, and after hours.

use crate::domain::{AfterHours, DayAndHour, Intake, IntakeHours, Offer, Profile, Timestamp};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use chrono::{NaiveDateTime, TimeZone};
use chrono_tz::Tz;

/// Said where a program states no hours: what every call asks anyway.
pub const HOURS_NOT_STATED: &str = "Hours of intake are not stated: ask when to arrive.";

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

#[derive(Clone, PartialEq, Eq, Hash)]
struct Doors {
    intake: Intake,
    clock: Option<Tz>,
}

impl Doors {
    fn of(offer: Offer<'_>) -> Self {
        let clock = offer.program.place.clock();
        Self { intake: offer.group.terms.intake.clone(), clock }
    }
}

fn check(profile: &Profile, doors: &Doors, voice: Voice) -> Verdict {
    let Intake { hours, after_hours } = &doors.intake;
    match (hours, after_hours) {
        (IntakeHours::Always, _) => voice.fits(format_args!("Takes people in {hours:#}.")),
        (IntakeHours::Windows(_), _) => by_the_clock(profile, doors, voice),
        (IntakeHours::Unknown, AfterHours::Yes) => after_the_hours(voice),
        (IntakeHours::Unknown, AfterHours::OnCall) => {
            voice.confirm(format_args!("Hours are not stated; someone is on call: ask."))
        }
        (IntakeHours::Unknown, AfterHours::No | AfterHours::Unknown) => {
            voice.confirm(format_args!("{HOURS_NOT_STATED}"))
        }
    }
}

fn after_the_hours(voice: Voice) -> Verdict {
    voice.fits(format_args!("Takes people in after hours."))
}

/// Where hours are stated: whether they hold when the household would arrive.
fn by_the_clock(profile: &Profile, doors: &Doors, voice: Voice) -> Verdict {
    let clock = doors.clock.unwrap_or_else(|| profile.origin.zone.clock());
    let local = |moment: Timestamp| moment.with_timezone(&clock).naive_local();
    let (hours, arrives) = (&doors.intake.hours, local(profile.arrives()));
    if hours.open_at(arrives) == Some(true) {
        return voice.fits(format_args!(
            "Takes people in {hours:#}; you would arrive {}.",
            DayAndHour(arrives)
        ));
    }
    if doors.intake.after_hours == AfterHours::Yes {
        return after_the_hours(voice);
    }
    let (opens, leave_by) = (hours.next_opening(arrives), profile.leave_by.map(local));
    Shut { hours, clock, arrives, opens, leave_by }.judged(doors.intake.after_hours, voice)
}

/// The doors are shut when the household would arrive.
struct Shut<'a> {
    hours: &'a IntakeHours,
    clock: Tz,
    arrives: NaiveDateTime,
    /// When they next open.
    opens: Option<NaiveDateTime>,
    /// By when the person must leave where they are, where something presses.
    leave_by: Option<NaiveDateTime>,
}

impl Shut<'_> {
    fn judged(&self, after: AfterHours, voice: Voice) -> Verdict {
        let hours = self.hours;
        match (self.leave_by, after) {
            // Where the person is safe until then, opening later is soon enough.
            (Some(leave_by), _) if self.opens.is_some_and(|opens| opens <= leave_by) => voice
                .confirm(format_args!(
                    "Takes people in {hours:#}; the person need not leave before {}: ask to come then.",
                    DayAndHour(leave_by)
                )),
            (_, AfterHours::Yes | AfterHours::OnCall) => {
                voice.confirm(format_args!("Takes people in {hours:#}; someone is on call: ask."))
            }
            (None, AfterHours::Unknown) => voice.confirm(format_args!(
                "Takes people in {hours:#}: ask about {}.",
                DayAndHour(self.arrives)
            )),
            (Some(leave_by), AfterHours::Unknown) => voice
                .confirm(format_args!(
                    "Takes people in {hours:#}; the person must leave by {}: ask about that.",
                    DayAndHour(leave_by)
                ))
                .grave(),
            (_, AfterHours::No) => self.closed(voice),
        }
    }

    fn closed(&self, voice: Voice) -> Verdict {
        let hours = self.hours;
        // An hour that a clock change leaves out is no time to arrive at.
        let opens = self.opens.and_then(|opens| {
            let moment = self.clock.from_local_datetime(&opens).latest()?;
            Some((DayAndHour(opens), Edit::Arrive(moment.to_utc())))
        });
        let arrives = DayAndHour(self.arrives);
        match (self.leave_by.map(DayAndHour), opens) {
            (None, None) => {
                voice.fails(format_args!("Takes people in {hours:#}; you would arrive {arrives}."))
            }
            (None, Some((opens, edit))) => voice.fails_unless(
                format_args!("Takes people in {hours:#}; you would arrive {arrives}."),
                edit,
                format_args!("If arriving {opens} is possible."),
            ),
            (Some(leave_by), None) => voice.fails(format_args!(
                "Takes people in {hours:#}; the person must leave by {leave_by}."
            )),
            (Some(leave_by), Some((opens, edit))) => voice.fails_unless(
                format_args!("Takes people in {hours:#}; the person must leave by {leave_by}."),
                edit,
                format_args!("If the person can stay where they are until {opens}."),
            ),
        }
    }
}
