//! A door that stays open after someone leaves, for those who wish it.

use crate::domain::{Policy, Profile, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const RETURN_ALLOWED: Rule = Rule {
    id: "return-allowed",
    text: say::rule_return_allowed,
    reason: say::reason_return_allowed,
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.returns, check },
};

/// What the wish is worth, in thousandths of a sure bed: more than any other wish, since for someone
/// who has left before it decides whether the next leaving is the last.
const WISHED: i32 = 300;
/// What a door that is opened case by case is worth.
const CASE_BY_CASE: i32 = 100;

fn check(profile: &Profile, returns: &Policy, voice: Voice) -> Verdict {
    if !profile.wishes.include(Wish::ReturnAllowed) {
        return voice.nothing();
    }
    match returns {
        Policy::Yes => voice.points(WISHED, say::return_allowed_yes),
        Policy::CaseByCase => voice.points(CASE_BY_CASE, say::return_allowed_case_by_case),
        Policy::No => voice.points(0, say::return_allowed_no),
        Policy::Unknown => voice.points(0, say::return_allowed_not_stated),
    }
}
