//! Whether someone who left may come back, where nobody has said whether it was this program.

use crate::domain::{Answer, Policy, Profile, Question};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const RETURNS: Rule = Rule {
    id: "returns",
    text: "Some programs do not take back someone who left; others keep the door open.",
    reason: "not after leaving it before",
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
        (Answer::Yes | Answer::Unknown(_), Policy::Yes) => {
            voice.fits(format_args!("Takes people back after they leave."))
        }
        (Answer::Yes | Answer::Unknown(_), Policy::No) => voice.confirm(format_args!(
            "Does not take back someone who left: ask whether the person was there before."
        )),
        (Answer::Yes, Policy::CaseByCase) => voice.confirm(format_args!(
            "Takes people back case by case: ask whether the person was there before."
        )),
        (Answer::Unknown(_), Policy::CaseByCase) | (_, Policy::Unknown) => voice.nothing(),
    }
}
