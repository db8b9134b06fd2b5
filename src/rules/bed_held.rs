//! The time a bed is held for someone who is away. The person hears it before deciding.

use crate::domain::{Hours, Length, Profile, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const BED_HELD: Rule = Rule {
    id: "bed-held",
    text: say::rule_bed_held,
    reason: say::reason_bed_held,
    basis: Basis::Funder,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.offers.bed_hold, check },
};

/// The points for a held bed if the person wants to be able to come back, in thousandths of a sure
/// bed.
const WISHED: i32 = 100;

fn check(profile: &Profile, held: &Length<Hours>, voice: Voice) -> Verdict {
    let wished = profile.wishes.include(Wish::ReturnAllowed);
    match held {
        Length::For(hours, _) => {
            voice.points(if wished { WISHED } else { 0 }, || say::bed_held_for(*hours))
        }
        Length::None => voice.points(0, say::bed_held_none),
        Length::Unknown if wished => voice.points(0, say::bed_held_not_stated),
        Length::Unknown => voice.nothing(),
    }
}
