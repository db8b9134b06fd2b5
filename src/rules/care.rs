//! The level of care that a program can give. The published rule is read out; no one is asked about
//! their health.

use crate::domain::{Care, Profile, PublishedRule};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const CARE: Rule = Rule {
    id: "care",
    text: say::rule_care,
    reason: say::reason_care,
    basis: Basis::Licence,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.care, check },
};

fn check(profile: &Profile, care: &Care, voice: Voice) -> Verdict {
    let problem = profile.skips(PublishedRule::Care);
    match care {
        Care::None | Care::Outpatient if problem => voice.nothing(),
        Care::None => voice.points(0, say::care_none),
        Care::Outpatient => voice.points(0, say::care_outpatient),
        Care::Nursing => voice.fits(say::care_nursing),
        Care::Crisis => voice.fits(say::care_crisis),
        Care::Unknown if problem => voice.confirm(say::care_not_stated),
        Care::Unknown => voice.nothing(),
    }
}
