//! The right to come back after leaving, for people who wish it.

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

/// The points for the wish, in thousandths of a sure bed: more than for any other wish. For someone
/// who has left before, it decides whether the next time is the last.
const WISHED: i32 = 300;
/// The points if people can come back case by case.
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
