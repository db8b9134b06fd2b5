//! Programs that take, or don't take, people from other countries. The answer is read only if the
//! person volunteers it; no one is asked.

use crate::domain::{Answer, Policy, Profile, Question};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const FROM_ABROAD: Rule = Rule {
    id: "from-abroad",
    text: say::rule_from_abroad,
    reason: say::reason_from_abroad,
    basis: Basis::Funder,
    force: Force::Must,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[Question::FromAbroad],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.from_abroad, check },
};

fn check(profile: &Profile, policy: &Policy, voice: Voice) -> Verdict {
    match (profile.answer(Question::FromAbroad), policy) {
        (Answer::No, _) => voice.nothing(),
        (Answer::Yes, Policy::Yes) => voice.fits(say::from_abroad_taken),
        (Answer::Yes, Policy::No) => voice.fails(say::from_abroad_not_taken),
        (Answer::Yes, Policy::CaseByCase | Policy::Unknown) => voice.confirm(say::from_abroad_ask),
        (Answer::Unknown(_), Policy::No) => voice.points(0, say::from_abroad_published),
        (Answer::Unknown(_), Policy::Yes | Policy::CaseByCase | Policy::Unknown) => voice.nothing(),
    }
}
