//! Rules on alcohol and drugs. People are asked about the rule, never about what they use.

use crate::domain::{Answer, Field, Profile, Question, Sobriety};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::{Text, say};

pub(super) const SOBRIETY: Rule = Rule {
    id: "sobriety",
    text: say::rule_sobriety,
    reason: say::reason_sobriety,
    basis: Basis::Safety,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[Question::SobrietyProblem],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.sobriety, check },
};

fn check(profile: &Profile, sobriety: &Sobriety, voice: Voice) -> Verdict {
    match (sobriety, profile.answer(Question::SobrietyProblem)) {
        (Sobriety::Unknown, Answer::Yes) => voice.confirm(say::sobriety_not_stated),
        (Sobriety::Unknown, Answer::No | Answer::Unknown(_)) | (Sobriety::None, Answer::No) => {
            voice.nothing()
        }
        (Sobriety::None, Answer::Yes | Answer::Unknown(_)) => voice.fits(say::sobriety_none),
        (Sobriety::NotOnSite | Sobriety::AtIntake | Sobriety::Days(_), Answer::No)
            if profile.household.has_other_adults() =>
        {
            voice.confirm(|| say::both(rule(*sobriety), say::sobriety_ask_adult()))
        }
        (Sobriety::NotOnSite | Sobriety::AtIntake | Sobriety::Days(_), Answer::No) => {
            voice.fits(|| say::both(rule(*sobriety), say::sobriety_no_problem()))
        }
        (Sobriety::NotOnSite | Sobriety::AtIntake | Sobriety::Days(_), Answer::Unknown(_)) => {
            voice.confirm(|| say::both(rule(*sobriety), say::sobriety_ask()))
        }
        (Sobriety::NotOnSite, Answer::Yes) => {
            voice.confirm(|| say::both(rule(*sobriety), say::sobriety_ask_program())).grave()
        }
        (Sobriety::AtIntake | Sobriety::Days(_), Answer::Yes) => voice.fails_unless(
            || say::both(rule(*sobriety), say::sobriety_problem()),
            Edit::Says(Field::Sobriety, "not on site"),
            say::if_the_program_makes_an_exception,
        ),
    }
}

/// Says the rule as its own sentence; empty if there is none.
fn rule(sobriety: Sobriety) -> Text {
    match sobriety {
        Sobriety::NotOnSite => say::sobriety_not_on_site(),
        Sobriety::AtIntake => say::sobriety_at_intake(),
        Sobriety::Days(days) => say::sobriety_days(days),
        Sobriety::None | Sobriety::Unknown => Text::nothing(),
    }
}
