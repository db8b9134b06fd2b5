//! Services a program offers, against those that are wanted.

use crate::domain::{Naming, Profile, Sentence, Service, Stated};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const SERVICES: Rule = Rule {
    id: "services",
    text: "Places that offer more of the services wanted come first.",
    reason: "without the services wanted",
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.offers.services, check },
};

/// What all services wanted are worth together, in thousandths of a sure bed: as much as a room of
/// one's own; each counts its share.
const ALL_WANTED: u32 = 200;

fn check(profile: &Profile, stated: &Stated<Service>, voice: Voice) -> Verdict {
    let wanted = profile.wishes.services;
    if wanted.is_empty() {
        return voice.nothing();
    }
    let (offered, denied) = (wanted.and(stated.yes), wanted.and(stated.no));
    let not_stated = wanted.minus(stated.yes).minus(stated.no);
    let points = ALL_WANTED * offered.len() / wanted.len();
    let said = Sentence(&[
        &Naming("offers", offered),
        &Naming("not stated:", not_stated),
        &Naming("does not offer", denied),
    ]);
    voice.points(i32::try_from(points).unwrap_or(0), format_args!("{said}"))
}
