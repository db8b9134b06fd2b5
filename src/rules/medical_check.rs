//! A medical check before entry.

use crate::domain::{Demand, Profile, PublishedRule};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const MEDICAL_CHECK: Rule = Rule {
    id: "medical-check",
    text: say::rule_medical_check,
    reason: say::reason_medical_check,
    basis: Basis::Licence,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.medical_check, check },
};

fn check(profile: &Profile, demand: &Demand, voice: Voice) -> Verdict {
    let problem = profile.skips(PublishedRule::MedicalCheck);
    match demand {
        Demand::BeforeEntry if problem => voice.nothing(),
        Demand::BeforeEntry => voice.points(0, say::medical_check_before_entry),
        Demand::Within(days) => within(*days, problem, voice),
        Demand::None => voice.fits(say::medical_check_none),
        Demand::Unknown if problem => voice.confirm(say::medical_check_not_stated),
        Demand::Unknown => voice.nothing(),
    }
}

/// Judges a check that can wait until the person has arrived.
fn within(days: u16, problem: bool, voice: Voice) -> Verdict {
    if problem {
        return voice.fits(|| say::medical_check_not_before(days));
    }
    voice.points(0, || say::medical_check_within(days))
}
