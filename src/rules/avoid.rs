//! Nobody is sent near an area they keep away from.

use crate::domain::{Overlap, Place, Profile, Question};
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
    let overlaps = profile.avoid.iter().map(|area| (area.overlap(*place), area));
    match overlaps.max_by_key(|(overlap, _)| *overlap) {
        None => voice.nothing(),
        Some((Overlap::Within, _)) => {
            voice.fails(format_args!("In the {}; that area is to be avoided.", place.words()))
        }
        Some((Overlap::Perhaps, area)) if place.zone().is_some() => voice.confirm(format_args!(
            "Its area may reach into {}: ask whether it is away from the area to avoid.",
            area.label
        )),
        Some((Overlap::Perhaps, _)) => voice.confirm(format_args!(
            "Its area is not stated: ask whether it is away from the area to avoid."
        )),
        Some((Overlap::Outside, _)) => voice.fits(format_args!("Not in the area to avoid.")),
    }
}
