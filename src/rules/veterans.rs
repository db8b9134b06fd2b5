//! Beds for veterans only.

use crate::domain::{AgeRange, Answer, Policy, Profile, Question};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const VETERANS: Rule = Rule {
    id: "veterans",
    text: say::rule_veterans,
    reason: say::reason_veterans,
    basis: Basis::Funder,
    force: Force::Must,
    doubt: Doubt::Grave,
    heard: Heard::Then,
    asks: &[Question::Veteran, Question::WithOthers, Question::Under18],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.veterans, check },
};

fn check(profile: &Profile, only: &Policy, voice: Voice) -> Verdict {
    match (only, served(profile)) {
        (Policy::No | Policy::Unknown, _) => voice.nothing(),
        (Policy::Yes | Policy::CaseByCase, Answer::Yes) => voice.fits(say::veterans_fits),
        (Policy::Yes, Answer::No) => voice.fails(say::veterans_only_none),
        (Policy::Yes, Answer::Unknown(_)) => voice.confirm(say::veterans_only_ask),
        (Policy::CaseByCase, Answer::No | Answer::Unknown(_)) => {
            voice.confirm(say::veterans_some_beds)
        }
    }
}

/// Returns whether anyone in the household is a veteran: never if everyone is under 18.
fn served(profile: &Profile) -> Answer {
    let household = &profile.household;
    let minor = |age: AgeRange| age.and(AgeRange::ADULT).is_none();
    let alone = household.stated || profile.answer(Question::WithOthers) == Answer::No;
    if alone && household.everybody().all(|member| minor(member.age)) {
        return Answer::No;
    }
    profile.answer(Question::Veteran)
}
