//! Whether people who are pregnant are taken, and until when.

use crate::domain::{Answer, Field, Pregnancy, Profile, Question};
use crate::rules::practice::Words;
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::say;

pub(super) const PREGNANCY: Rule = Rule {
    id: "pregnancy",
    text: "Some programs take people who are pregnant until a certain week, or not at all.",
    reason: "not for people who are pregnant",
    basis: Basis::Licence,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[Question::Pregnant],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.pregnancy, check },
};

const WORDS: Words = Words {
    field: Field::Pregnancy,
    takes: "takes people who are pregnant",
    refuses: "does not take people who are pregnant",
    whether: "whether it takes someone who is pregnant",
};

fn check(profile: &Profile, pregnancy: &Pregnancy, voice: Voice) -> Verdict {
    let answer = profile.answer(Question::Pregnant);
    if !answer.is_known() && !profile.may_ask_of_pregnancy() {
        return voice.nothing();
    }
    match (pregnancy, answer) {
        (Pregnancy::Policy(policy), _) => {
            WORDS.answered_by(profile, (Question::Pregnant, "is"), *policy, voice)
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
