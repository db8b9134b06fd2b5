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
    law: &Facts {
        of: |offer| (offer.group.terms.dedicated, offer.group.terms.reserved.is_kept()),
        check,
    },
};

/// What the wish is worth, in thousandths of a sure bed.
const WISHED: i32 = 200;
/// What it is worth where beds are set aside in a house that others share.
const SET_ASIDE: i32 = 150;

fn check(profile: &Profile, (dedicated, kept): &(Policy, bool), voice: Voice) -> Verdict {
    let wished = profile.wishes.include(Wish::Dedicated);
    let worth = |points: i32| if wished { points } else { 0 };
    match dedicated {
        Policy::Yes => voice.points(worth(WISHED), format_args!("Only for trafficking survivors.")),
        _ if *kept => voice.points(
            worth(SET_ASIDE),
            format_args!("Beds set aside for trafficking survivors, in a house that others share."),
        ),
        Policy::No | Policy::CaseByCase => {
            voice.points(0, format_args!("Also houses people who are not trafficking survivors."))
        }
        Policy::Unknown if wished => {
            voice.points(0, format_args!("Doesn't say who else lives there."))
        }
        Policy::Unknown => voice.nothing(),
    }
}
