//! Rules on alcohol and drugs. People are asked about the rule, never about what they use.

use crate::domain::{Answer, Field, Profile, Question, Sobriety};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use std::fmt;

pub(super) const SOBRIETY: Rule = Rule {
    id: "sobriety",
    text: "Some programs have a rule on alcohol and drugs; people are asked whether the rule would be a problem, never what they use.",
    reason: "with a rule on alcohol and drugs",
    basis: Basis::Safety,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[Question::SobrietyProblem],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.sobriety, check },
};

fn check(profile: &Profile, sobriety: &Sobriety, voice: Voice) -> Verdict {
    let rule = Rules(*sobriety);
    match (sobriety, profile.answer(Question::SobrietyProblem)) {
        (Sobriety::Unknown, Answer::Yes) => {
            voice.confirm(format_args!("Ask what its rule on alcohol and drugs is."))
        }
        (Sobriety::Unknown, Answer::No | Answer::Unknown(_)) | (Sobriety::None, Answer::No) => {
            voice.nothing()
        }
        (Sobriety::None, Answer::Yes | Answer::Unknown(_)) => {
            voice.fits(format_args!("It has no rule on alcohol and drugs."))
        }
        (Sobriety::NotOnSite | Sobriety::AtIntake | Sobriety::Days(_), Answer::No)
            if profile.household.has_other_adults() =>
        {
            voice.confirm(format_args!(
                "It asks for {rule}: ask whether that would be a problem for the adult who comes along."
            ))
        }
        (Sobriety::NotOnSite | Sobriety::AtIntake | Sobriety::Days(_), Answer::No) => {
            voice.fits(format_args!("It asks for {rule}; you entered that this is no problem."))
        }
        (Sobriety::NotOnSite | Sobriety::AtIntake | Sobriety::Days(_), Answer::Unknown(_)) => {
            voice.confirm(format_args!("It asks for {rule}: ask whether that would be a problem."))
        }
        (Sobriety::NotOnSite, Answer::Yes) => voice
            .confirm(format_args!("It asks for {rule}: ask the program what it would mean."))
            .grave(),
        (Sobriety::AtIntake | Sobriety::Days(_), Answer::Yes) => voice.fails_unless(
            format_args!("It asks for {rule}; you entered that a rule would be a problem."),
            Edit::Says(Field::Sobriety, "not on site"),
            format_args!("If the program makes an exception."),
        ),
    }
}

/// The rule, behind "It asks for".
struct Rules(Sobriety);

impl fmt::Display for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Sobriety::NotOnSite => f.write_str("no alcohol or drugs in the house"),
            Sobriety::AtIntake => f.write_str("no alcohol or drugs on the day of coming"),
            Sobriety::Days(1) => f.write_str("a day without alcohol or drugs before"),
            Sobriety::Days(days) => write!(f, "{days} days without alcohol or drugs before"),
            Sobriety::None | Sobriety::Unknown => f.write_str("nothing"),
        }
    }
}
