//! Areas that a person stays away from: no place near one is offered.

use crate::domain::{Overlap, Place, Profile, Question, Zone};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const AVOID: Rule = Rule {
    id: "avoid",
    text: say::rule_avoid,
    reason: say::reason_avoid,
    basis: Basis::Safety,
    force: Force::Must,
    doubt: Doubt::Grave,
    heard: Heard::Then,
    asks: NOTHING,
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.program.place.clone(), check },
};

/// People volunteer areas; no question asks about them.
const NOTHING: &[Question] = &[];

fn check(profile: &Profile, place: &Place, voice: Voice) -> Verdict {
    let overlaps = profile.avoid.iter().map(|area| (area.overlap(place), area));
    let worst = overlaps.max_by_key(|(overlap, _)| *overlap);
    // Each zone of the place may be in another of the areas.
    let covered = |zone: &Zone| profile.avoid.iter().any(|area| area.zones().contains(zone));
    let zones = place.zones();
    match worst {
        Some((Overlap::Perhaps, _)) if zones.len() > 1 && zones.iter().all(covered) => {
            voice.fails(|| say::avoid_within(place))
        }
        None => voice.nothing(),
        Some((Overlap::Within, _)) => voice.fails(|| say::avoid_within(place)),
        Some((Overlap::Perhaps, _)) if *place == Place::Unknown => {
            voice.confirm(say::avoid_not_listed)
        }
        Some((Overlap::Perhaps, area)) => {
            voice.confirm(|| say::avoid_perhaps(area.label.clone(), place))
        }
        Some((Overlap::Outside, _)) => voice.fits(say::avoid_outside),
    }
}
