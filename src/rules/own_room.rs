//! A private room, for people who prefer one and for those who need one.

use crate::domain::{Profile, UnitKind, Wish};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::say;

pub(super) const OWN_ROOM: Rule = Rule {
    id: "own-room",
    text: say::rule_own_room,
    reason: say::reason_own_room,
    basis: Basis::Wish,
    force: Force::Waivable(Who::Person),
    doubt: Doubt::Grave,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.unit_group.kind, check },
};

/// The points for the wish, in thousandths of a sure bed.
const WISHED: i32 = 200;

fn check(profile: &Profile, kind: &UnitKind, voice: Voice) -> Verdict {
    if profile.wishes.include(Wish::NeedsOwnRoom) {
        return needed(*kind, voice);
    }
    let wished = profile.wishes.include(Wish::OwnRoom);
    match (wished, kind) {
        (true, UnitKind::Private) => voice.points(WISHED, say::own_room_private),
        (true, UnitKind::SharedBed) => voice.points(0, say::own_room_shared),
        (true, UnitKind::Unknown) => voice.points(0, say::own_room_not_stated),
        (false, UnitKind::Private | UnitKind::SharedBed | UnitKind::Unknown) => voice.nothing(),
    }
}

fn needed(kind: UnitKind, voice: Voice) -> Verdict {
    match kind {
        UnitKind::Private => voice.fits(say::own_room_as_required),
        UnitKind::SharedBed => voice.fails_unless(
            say::own_room_required,
            Edit::Forgoes(Wish::NeedsOwnRoom),
            say::if_a_shared_room_is_ok,
        ),
        UnitKind::Unknown => voice.confirm(say::own_room_ask),
    }
}
