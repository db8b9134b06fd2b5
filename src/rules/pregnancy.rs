//! People who are pregnant: whether a program takes them, and until which week.

use crate::domain::{Answer, Field, Pregnancy, Profile, Question};
use crate::rules::practice::PersonAsked;
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::say;

pub(super) const PREGNANCY: Rule = Rule {
    id: "pregnancy",
    text: say::rule_pregnancy,
    reason: say::reason_pregnancy,
    basis: Basis::Licence,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[Question::Pregnant],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.pregnancy, check },
};

const ASKED: PersonAsked = PersonAsked {
    field: Field::Pregnancy,
    taken: say::pregnancy_taken,
    case_by_case: say::pregnancy_case_by_case,
    refused: say::pregnancy_refused,
    ask_program: say::pregnancy_ask_program,
    ask_person: say::pregnancy_ask_person,
    ask_adult: say::pregnancy_ask_adult,
    of_the_person: say::pregnancy_of_the_person,
};

fn check(profile: &Profile, pregnancy: &Pregnancy, voice: Voice) -> Verdict {
    let answer = profile.answer(Question::Pregnant);
    if !answer.is_known() && !profile.may_ask_of_pregnancy() {
        return voice.nothing();
    }
    match (pregnancy, answer) {
        (Pregnancy::Policy(policy), _) => {
            ASKED.answered_by(profile, Question::Pregnant, *policy, voice)
        }
        (Pregnancy::UntilWeek(week), Answer::No) if profile.household.has_other_adults() => {
            voice.confirm(|| say::pregnancy_until_week_adult(*week))
        }
        (Pregnancy::UntilWeek(_), Answer::No) => voice.nothing(),
        (Pregnancy::UntilWeek(week), Answer::Yes) => {
            voice.confirm(|| say::pregnancy_until_week_which(*week))
        }
        (Pregnancy::UntilWeek(week), Answer::Unknown(_)) => {
            voice.confirm(|| say::pregnancy_until_week_person(*week))
        }
    }
}
