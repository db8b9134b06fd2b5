//! Whether someone who left may come back.

use crate::domain::{Answer, Field, Offer, Policy, Profile, ProgramId, Question};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};

pub(super) const RETURNS: Rule = Rule {
    id: "returns",
    text: "Some programs do not take back someone who left; others keep the door open.",
    reason: "not after leaving it before",
    basis: Basis::Safety,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[Question::LeftBefore],
    shape: Shape::Each,
    law: &Facts { of: |offer| Returns::of(offer), check },
};

/// The policy, and whose it is where it shuts someone out.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Returns {
    policy: Policy,
    of: Option<ProgramId>,
}

impl Returns {
    fn of(offer: Offer<'_>) -> Self {
        let policy = offer.group.terms.returns;
        let of = (policy == Policy::No).then(|| offer.program.id.clone());
        Self { policy, of }
    }
}

fn check(profile: &Profile, returns: &Returns, voice: Voice) -> Verdict {
    if returns.of.as_ref().is_some_and(|id| profile.left.contains(id)) {
        return voice.fails_unless(
            format_args!("Does not take back someone who left; the person left it before."),
            Edit::Says(Field::Returns, "case by case"),
            format_args!("If the program makes an exception."),
        );
    }
    match (profile.answer(Question::LeftBefore), returns.policy) {
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
