//! The readiness that a program asks of a person. The published rule is read out; it is never asked
//! and never inferred.

use crate::domain::{Profile, PublishedRule, Readiness};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const READINESS: Rule = Rule {
    id: "readiness",
    text: say::rule_readiness,
    reason: say::reason_readiness,
    basis: Basis::Funder,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.readiness, check },
};

fn check(profile: &Profile, readiness: &Readiness, voice: Voice) -> Verdict {
    let problem = profile.skips(PublishedRule::Readiness);
    match readiness {
        Readiness::None => voice.fits(say::readiness_none),
        Readiness::Voluntary => voice.fits(say::readiness_voluntary),
        Readiness::Acknowledges if problem => voice.nothing(),
        Readiness::Acknowledges => voice.points(0, say::readiness_acknowledges),
        Readiness::Unknown if problem => voice.confirm(say::readiness_not_stated),
        Readiness::Unknown => voice.nothing(),
    }
}
