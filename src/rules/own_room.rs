//! A room of one's own, for those who wish it and for those who need it.

use crate::domain::{Profile, UnitKind, Wish};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};

pub(super) const OWN_ROOM: Rule = Rule {
    id: "own-room",
    text: "Rooms of one's own come first for those who wish it; for those who need one, shared rooms are left out.",
    reason: "shared rooms",
    basis: Basis::Wish,
    force: Force::Waivable(Who::Person),
    doubt: Doubt::Grave,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.unit_group.kind, check },
};

/// What the wish is worth, in thousandths of a sure bed.
const WISHED: i32 = 200;

fn check(profile: &Profile, kind: &UnitKind, voice: Voice) -> Verdict {
    if profile.wishes.include(Wish::NeedsOwnRoom) {
        return needed(*kind, voice);
    }
    let wished = profile.wishes.include(Wish::OwnRoom);
    match (wished, kind) {
        (true, UnitKind::Private) => voice.points(WISHED, format_args!("Private room.")),
        (true, UnitKind::SharedBed) => voice.points(0, format_args!("Shared room.")),
        (true, UnitKind::Unknown) => voice.points(0, format_args!("Doesn’t describe its rooms.")),
        (false, UnitKind::Private | UnitKind::SharedBed | UnitKind::Unknown) => voice.nothing(),
    }
}

fn needed(kind: UnitKind, voice: Voice) -> Verdict {
    match kind {
        UnitKind::Private => voice.fits(format_args!("Private room, as required.")),
        UnitKind::SharedBed => voice.fails_unless(
            format_args!("Shared room; a private room is required."),
            Edit::Forgoes(Wish::NeedsOwnRoom),
            format_args!("If a shared room is OK."),
        ),
        UnitKind::Unknown => voice.confirm(format_args!(
            "Doesn’t describe its rooms. Ask for a private room, which is required."
        )),
    }
}
