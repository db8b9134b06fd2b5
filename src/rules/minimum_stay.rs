//! The shortest stay that a program asks for, against the nights asked for.

use crate::domain::{LeastStay, Profile};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::say;

pub(super) const MINIMUM_STAY: Rule = Rule {
    id: "minimum-stay",
    text: say::rule_minimum_stay,
    reason: say::reason_minimum_stay,
    basis: Basis::Funder,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::AtLeast,
    law: &Facts { of: |offer| offer.group.terms.least.clone(), check },
};

fn check(profile: &Profile, least: &Option<LeastStay>, voice: Voice) -> Verdict {
    match (least, profile.nights) {
        (None, _) => voice.nothing(),
        (Some(least), nights) if nights >= least.nights(profile.first_night()) => voice.nothing(),
        (Some(least), 1) => voice.confirm(|| say::minimum_stay_ask_one_night(least)),
        (Some(least), nights) => voice.confirm(|| say::minimum_stay_ask(least, nights)),
    }
}
