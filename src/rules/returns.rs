//! People who left a program and may want to come back, when it is not known whether it was this
//! one.

use crate::domain::{Answer, Policy, Profile, Question};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const RETURNS: Rule = Rule {
    id: "returns",
    text: say::rule_returns,
    reason: say::reason_returns,
    basis: Basis::Safety,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[Question::LeftBefore],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.returns, check },
};

fn check(profile: &Profile, returns: &Policy, voice: Voice) -> Verdict {
    match (profile.answer(Question::LeftBefore), returns) {
        (Answer::No, _) => voice.nothing(),
        (Answer::Yes | Answer::Unknown(_), Policy::Yes) => voice.fits(say::returns_yes),
        (Answer::Yes | Answer::Unknown(_), Policy::No) => voice.confirm(say::returns_no),
        (Answer::Yes, Policy::CaseByCase) => voice.confirm(say::returns_case_by_case),
        (Answer::Unknown(_), Policy::CaseByCase) | (_, Policy::Unknown) => voice.nothing(),
    }
}
