//! Nobody is sent near an area they keep away from.

use crate::domain::{Place, Profile, Question};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const AVOID: Rule = Rule {
    id: "avoid",
    text: "A place in an area the person keeps away from is not shown.",
    reason: "in an area to avoid",
    basis: Basis::Safety,
    force: Force::Must,
    doubt: Doubt::Grave,
    heard: Heard::Then,
    asks: NOTHING,
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.program.place, check },
};

/// Areas are volunteered; no question asks for them.
const NOTHING: &[Question] = &[];

fn check(profile: &Profile, place: &Place, voice: Voice) -> Verdict {
    if profile.avoid.is_empty() {
        return voice.nothing();
    }
    let Some(zone) = place.zone() else {
        return voice.confirm(format_args!(
            "Its area is not stated: ask whether it is away from the area to avoid."
        ));
    };
    if profile.avoid.contains(&zone) {
        return voice.fails(format_args!("In the {zone}; that area is to be avoided."));
    }
    voice.fits(format_args!("Not in the area to avoid."))
}
