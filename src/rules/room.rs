//! Whether the household fits the units there are, together.

use crate::domain::{Offer, Profile, UnitKind};
use crate::rules::{Basis, Doubt, Facts, Force, Rule, Verdict, Voice};

pub(super) const ROOM: Rule = Rule {
    id: "room",
    text: "A household stays together in one room of its own, or takes a bed each in a shared room.",
    reason: "too small for the household",
    basis: Basis::Physical,
    force: Force::Must,
    doubt: Doubt::Grave,
    asks: &[],
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

fn check(profile: &Profile, room: &Room, voice: Voice) -> Verdict {
    let people = profile.household.size();
    let beds = room.units.map(u32::from);
    match room.kind {
        UnitKind::Private if people > u32::from(room.sleeps) => voice.fails(format_args!(
            "A room sleeps {}; the household is {people} people.",
            room.sleeps
        )),
        UnitKind::Private => {
            voice.fits(format_args!("A room of one's own, sleeps {}.", room.sleeps))
        }
        UnitKind::SharedBed | UnitKind::Unknown if beds.is_some_and(|beds| beds < people) => voice
            .fails(format_args!(
                "Has {} beds in all; the household is {people} people.",
                beds.unwrap_or(0)
            )),
        UnitKind::SharedBed | UnitKind::Unknown if people == 1 => voice.nothing(),
        UnitKind::SharedBed => {
            voice.fits(format_args!("Beds in a shared room, one for each of {people} people."))
        }
        UnitKind::Unknown => voice.confirm(format_args!(
            "Rooms are not described: ask whether {people} people can stay together."
        )),
    }
}
