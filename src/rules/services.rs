//! The services a program offers, against those that are wanted.

use crate::domain::{Profile, Service, Set, Stated};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::{Text, say};

pub(super) const SERVICES: Rule = Rule {
    id: "services",
    text: say::rule_services,
    reason: say::reason_services,
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.offers.services, check },
};

/// The points for all services wanted together, in thousandths of a sure bed: as much as a private
/// room. Each service counts its share.
const ALL_WANTED: u32 = 200;

fn check(profile: &Profile, stated: &Stated<Service>, voice: Voice) -> Verdict {
    let wanted = profile.wishes.services;
    if wanted.is_empty() {
        return voice.nothing();
    }
    let (offered, denied) = (wanted.and(stated.yes), wanted.and(stated.no));
    let not_stated = wanted.minus(stated.yes).minus(stated.no);
    let points = ALL_WANTED * offered.len() / wanted.len();
    voice.points(i32::try_from(points).unwrap_or(0), || {
        let named = |sentence: fn(Set<Service>) -> Text, some: Set<Service>| {
            if some.is_empty() { Text::nothing() } else { sentence(some) }
        };
        named(say::services_offered, offered)
            .then(named(say::services_not_listed, not_stated))
            .then(named(say::services_denied, denied))
    })
}
