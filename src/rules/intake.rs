//! When people can arrive: weekly windows on the program's own clock, and after hours.

use crate::domain::{AfterHours, Intake, Offer, Profile, Zone};
use crate::rules::{Basis, Doubt, Facts, Force, Rule, Verdict, Voice, Who};
use chrono::NaiveDateTime;
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
    let hours = &doors.intake.hours;
    match (hours.open_at(arrives), doors.intake.after_hours) {
        (Some(true), _) => voice.fits(format_args!("Takes people in at that hour ({hours}).")),
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
            voice.confirm(format_args!("Takes people in {hours}: ask whether later is possible."))
        }
        (Some(false), AfterHours::No) => closed(arrives, doors, voice),
    }
}

fn closed(arrives: NaiveDateTime, doors: &Doors, voice: Voice) -> Verdict {
    let hours = &doors.intake.hours;
    let because = format_args!("Takes people in {hours}; you would arrive {}.", Time(arrives));
    match hours.next_opening(arrives) {
        Some(opens) => {
            voice.fails_unless(because, format_args!("If arriving {} is possible.", Time(opens)))
        }
        None => voice.fails(because),
    }
}

struct Time(NaiveDateTime);

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%A at %H:%M"))
    }
}
