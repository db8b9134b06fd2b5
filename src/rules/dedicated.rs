//! Beds kept only for trafficking survivors, or shared with others.

use crate::domain::{Policy, Profile, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const DEDICATED: Rule = Rule {
    id: "dedicated",
    text: say::rule_dedicated,
    reason: say::reason_dedicated,
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts {
        of: |offer| (offer.group.terms.dedicated, offer.group.terms.reserved.is_kept()),
        check,
    },
};

/// The points for the wish, in thousandths of a sure bed.
const WISHED: i32 = 200;
/// The points for beds set aside in a house shared with others.
const SET_ASIDE: i32 = 150;

fn check(profile: &Profile, (dedicated, kept): &(Policy, bool), voice: Voice) -> Verdict {
    let wished = profile.wishes.include(Wish::Dedicated);
    let worth = |points: i32| if wished { points } else { 0 };
    match dedicated {
        Policy::Yes => voice.points(worth(WISHED), say::dedicated_only),
        _ if *kept => voice.points(worth(SET_ASIDE), say::dedicated_set_aside),
        Policy::No | Policy::CaseByCase => voice.points(0, say::dedicated_shared),
        Policy::Unknown if wished => voice.points(0, say::dedicated_not_stated),
        Policy::Unknown => voice.nothing(),
    }
}
