//! A room of one's own, for those who wish it.

use crate::domain::{Profile, UnitKind, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Rule, Shape, Verdict, Voice};

pub(super) const OWN_ROOM: Rule = Rule {
    id: "own-room",
    text: "Rooms of one's own come first for those who wish it.",
    reason: "shared rooms",
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.unit_group.kind, check },
};

/// What the wish is worth, in thousandths of a sure bed.
const WISHED: i32 = 200;

fn check(profile: &Profile, kind: &UnitKind, voice: Voice) -> Verdict {
    let wished = profile.wishes.contains(&Wish::OwnRoom);
    match (wished, kind) {
        (true, UnitKind::Private) => voice.points(WISHED, format_args!("A room of one's own.")),
        (true, UnitKind::SharedBed) => voice.points(0, format_args!("The room is shared.")),
        (true, UnitKind::Unknown) => voice.points(0, format_args!("Rooms are not described.")),
        (false, UnitKind::Private | UnitKind::SharedBed | UnitKind::Unknown) => voice.nothing(),
    }
}
