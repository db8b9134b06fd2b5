//! People who left a program before: whoever left ten may well stay in the eleventh.

use crate::domain::{Field, Policy, Practice, Profile, Question};
use crate::rules::practice::Words;
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};

pub(super) const AFTER_LEAVING: Rule = Rule {
    id: "after-leaving",
    text: "Some programs do not take people who left a program before; having left is no reason by itself.",
    reason: "not after leaving a program",
    basis: Basis::Safety,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[Question::LeftBefore],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.policy(Practice::AfterLeaving), check },
};

const WORDS: Words = Words {
    field: Field::AfterLeaving,
    takes: "takes people who left a program before",
    refuses: "does not take people who left a program before",
    whether: "whether it takes someone who left a program before",
};

fn check(profile: &Profile, policy: &Policy, voice: Voice) -> Verdict {
    WORDS.answered_by(profile, (Question::LeftBefore, "has left one"), *policy, voice)
}
