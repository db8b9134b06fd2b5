//! Rooms and beds: whether the household fits in the units together.

use crate::domain::{Offer, Profile, UnitKind};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const ROOM: Rule = Rule {
    id: "room",
    text: say::rule_room,
    reason: say::reason_room,
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

/// Returns how many people a spot holds: a private room as many as it sleeps, a shared room as many
/// as it has beds.
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
        (UnitKind::Private, _) if people > u32::from(room.sleeps) => {
            voice.fails(|| say::room_sleeps_too_few(say::people_coming(people), room.sleeps))
        }
        (UnitKind::Private, _) => voice.fits(|| say::private_room_sleeps(room.sleeps)),
        (UnitKind::SharedBed | UnitKind::Unknown, Some(beds)) => {
            voice.fails(|| say::room_too_few_beds(beds, say::people_coming(people)))
        }
        (UnitKind::SharedBed | UnitKind::Unknown, None) if people == 1 => voice.nothing(),
        (UnitKind::SharedBed, None) => voice.fits(|| say::beds_in_a_shared_room(people)),
        (UnitKind::Unknown, None) => voice.confirm(|| say::rooms_not_described(people)).slight(),
    }
}
