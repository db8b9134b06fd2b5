//! Beds kept for trafficking survivors alone, or shared with others.

use crate::domain::{Policy, Profile, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const DEDICATED: Rule = Rule {
    id: "dedicated",
    text: "Beds kept for trafficking survivors alone come first for those who wish it.",
    reason: "shared with others",
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.dedicated, check },
};

/// What the wish is worth, in thousandths of a sure bed.
const WISHED: i32 = 200;

fn check(profile: &Profile, dedicated: &Policy, voice: Voice) -> Verdict {
    let points = if profile.wishes.include(Wish::Dedicated) { WISHED } else { 0 };
    match dedicated {
        Policy::Yes => voice.points(points, format_args!("Kept for trafficking survivors alone.")),
        Policy::No | Policy::CaseByCase => {
            voice.points(0, format_args!("Shared with people who come for other reasons."))
        }
        Policy::Unknown if points > 0 => {
            voice.points(0, format_args!("Whether others live there, too, is not stated."))
        }
        Policy::Unknown => voice.nothing(),
    }
}
