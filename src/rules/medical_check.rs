//! A medical check before somebody comes in.

use crate::domain::{Demand, Profile};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const MEDICAL_CHECK: Rule = Rule {
    id: "medical-check",
    text: "Some programs want a medical check before entry or soon after.",
    reason: "only after a medical check",
    basis: Basis::Licence,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.medical_check, check },
};

fn check(_: &Profile, demand: &Demand, voice: Voice) -> Verdict {
    match demand {
        Demand::BeforeEntry => voice.confirm(format_args!(
            "It wants a medical check before entry: ask who can do it, and how soon."
        )),
        Demand::Within(1) => {
            voice.points(0, format_args!("It wants a medical check within a day of coming."))
        }
        Demand::Within(days) => {
            voice.points(0, format_args!("It wants a medical check within {days} days of coming."))
        }
        Demand::None => voice.fits(format_args!("It wants no medical check.")),
        Demand::Unknown => voice.nothing(),
    }
}
