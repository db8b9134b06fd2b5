//! When people can arrive: weekly windows on the program's own clock, and after hours.

use crate::domain::{AfterHours, Intake, IntakeHours, Offer, Profile, Zone};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Rule, Shape, Verdict, Voice, Who};
use chrono::{NaiveDateTime, TimeZone};
use chrono_tz::Tz;
use std::fmt;

pub(super) const INTAKE: Rule = Rule {
    id: "intake",
    text: "A household arrives while the program takes people in, or after hours where someone is on call.",
    reason: "closed at that hour",
    basis: Basis::Physical,
    force: Force::Waivable(Who::Worker),
    doubt: Doubt::Slight,
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
        let clock = offer.program.place.zone().map(Zone::clock);
        Self { intake: offer.group.terms.intake.clone(), clock }
    }
}

fn check(profile: &Profile, doors: &Doors, voice: Voice) -> Verdict {
    let clock = doors.clock.unwrap_or_else(|| profile.origin.zone.clock());
    let arrives = profile.arrives().with_timezone(&clock).naive_local();
    let hours = Spoken(&doors.intake.hours);
    match (doors.intake.hours.open_at(arrives), doors.intake.after_hours) {
        (Some(true), _) if doors.intake.hours == IntakeHours::Always => {
            voice.fits(format_args!("Takes people in {hours}."))
        }
        (Some(true), _) => {
            voice.fits(format_args!("Takes people in {hours}; you would arrive {}.", Time(arrives)))
        }
        (_, AfterHours::Yes) => voice.fits(format_args!("Takes people in after hours.")),
        (None, AfterHours::OnCall) => {
            voice.confirm(format_args!("Hours are not stated; someone is on call: ask."))
        }
        (None, AfterHours::No | AfterHours::Unknown) => {
            voice.confirm(format_args!("Hours of intake are not stated: ask when to arrive."))
        }
        (Some(false), AfterHours::OnCall) => {
            voice.confirm(format_args!("Takes people in {hours}; someone is on call: ask."))
        }
        (Some(false), AfterHours::Unknown) => {
            voice.confirm(format_args!("Takes people in {hours}: ask about {}.", Time(arrives)))
        }
        (Some(false), AfterHours::No) => closed(arrives, clock, doors, voice),
    }
}

fn closed(arrives: NaiveDateTime, clock: Tz, doors: &Doors, voice: Voice) -> Verdict {
    let hours = Spoken(&doors.intake.hours);
    let because = format_args!("Takes people in {hours}; you would arrive {}.", Time(arrives));
    let opens = doors.intake.hours.next_opening(arrives);
    // An hour that a clock change leaves out is no time to arrive at.
    let moment = opens.and_then(|opens| clock.from_local_datetime(&opens).latest());
    match (opens, moment) {
        (Some(opens), Some(moment)) => voice.fails_unless(
            because,
            Edit::Arrive(moment.to_utc()),
            format_args!("If arriving {} is possible.", Time(opens)),
        ),
        _ => voice.fails(because),
    }
}

/// The hours as one says them: "Monday to Friday 08:00 to 17:00".
struct Spoken<'a>(&'a IntakeHours);

impl fmt::Display for Spoken<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SAID: [(&str, &str); 10] = [
            (",", " and "),
            ("; ", ", "),
            ("-", " to "),
            ("mon", "Monday"),
            ("tue", "Tuesday"),
            ("wed", "Wednesday"),
            ("thu", "Thursday"),
            ("fri", "Friday"),
            ("sat", "Saturday"),
            ("sun", "Sunday"),
        ];
        match self.0 {
            IntakeHours::Always => f.write_str("at any hour"),
            IntakeHours::Unknown => f.write_str("at hours not stated"),
            IntakeHours::Windows(_) => {
                let hours = self.0.to_string();
                let said = SAID.iter().fold(hours, |hours, (from, to)| hours.replace(from, to));
                f.write_str(&said)
            }
        }
    }
}

struct Time(NaiveDateTime);

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%A at %H:%M"))
    }
}
