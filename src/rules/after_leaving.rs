//! People who left a program before: someone who left ten may well stay in the eleventh.

use crate::domain::{Field, Policy, Practice, Profile, Question};
use crate::rules::practice::PersonAsked;
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::say;

pub(super) const AFTER_LEAVING: Rule = Rule {
    id: "after-leaving",
    text: say::rule_after_leaving,
    reason: say::reason_after_leaving,
    basis: Basis::Safety,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[Question::LeftBefore],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.policy(Practice::AfterLeaving), check },
};

const ASKED: PersonAsked = PersonAsked {
    field: Field::AfterLeaving,
    taken: say::after_leaving_taken,
    case_by_case: say::after_leaving_case_by_case,
    refused: say::after_leaving_refused,
    ask_program: say::after_leaving_ask_program,
    ask_person: say::after_leaving_ask_person,
    ask_adult: say::after_leaving_ask_adult,
    of_the_person: say::after_leaving_of_the_person,
};

fn check(profile: &Profile, policy: &Policy, voice: Voice) -> Verdict {
    ASKED.answered_by(profile, Question::LeftBefore, *policy, voice)
}
