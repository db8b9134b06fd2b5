//! Whether the household fits the units there are, together.

use crate::domain::{Offer, Profile, UnitKind};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use std::fmt;

pub(super) const ROOM: Rule = Rule {
    id: "room",
    text: "A household stays together in one room of its own, or takes a bed each in a shared room.",
    reason: "too small for the household",
    basis: Basis::Physical,
    force: Force::Must,
    doubt: Doubt::Grave,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Cap(people_in_a_spot),
    law: &Facts { of: |offer| Room::of(offer), check },
};

#[derive(Clone, PartialEq, Eq, Hash)]
struct Room {
    kind: UnitKind,
    sleeps: u16,
    units: Option<u16>,
}

impl Room {
    fn of(offer: Offer<'_>) -> Self {
        let unit_group = &offer.group.unit_group;
        Self { kind: unit_group.kind, sleeps: unit_group.sleeps, units: offer.group.terms.units }
    }
}

/// People that one spot holds: a room what it sleeps, a shared room as many as it has beds.
fn people_in_a_spot(kind: UnitKind, sleeps: u16, units: u16) -> u32 {
    match kind {
        UnitKind::Private => u32::from(sleeps),
        UnitKind::SharedBed | UnitKind::Unknown => u32::from(units),
    }
}

fn check(profile: &Profile, room: &Room, voice: Voice) -> Verdict {
    let people = profile.household.size();
    let too_few = room.units.map(u32::from).filter(|beds| *beds < people);
    match (room.kind, too_few) {
        (UnitKind::Private, _) if people > u32::from(room.sleeps) => voice.fails(format_args!(
            "A room sleeps {}; the household is {}.",
            room.sleeps,
            People(people)
        )),
        (UnitKind::Private, _) => voice.fits(format_args!("Private room, sleeps {}.", room.sleeps)),
        (UnitKind::SharedBed | UnitKind::Unknown, Some(beds)) => {
            voice.fails(format_args!("Has {}; the household is {}.", Beds(beds), People(people)))
        }
        (UnitKind::SharedBed | UnitKind::Unknown, None) if people == 1 => voice.nothing(),
        (UnitKind::SharedBed, None) => voice.fits(format_args!("{people} beds in a shared room.")),
        (UnitKind::Unknown, None) => voice
            .confirm(format_args!(
                "Doesn't describe its rooms. Ask if {people} people can stay together."
            ))
            .slight(),
    }
}

struct Beds(u32);

impl fmt::Display for Beds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => f.write_str("no beds"),
            1 => f.write_str("1 bed in all"),
            n => write!(f, "{n} beds in all"),
        }
    }
}

struct People(u32);

impl fmt::Display for People {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            1 => f.write_str("1 person"),
            n => write!(f, "{n} people"),
        }
    }
}
