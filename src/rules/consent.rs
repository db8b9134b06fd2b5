//! Who must agree to the stay of someone under 18: a step to take, never a reason for or against.

use crate::domain::{Answer, Consent, Profile, Question};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const CONSENT: Rule = Rule {
    id: "consent",
    text: "For a minor’s stay someone may have to agree; the program says who.",
    reason: "without consent",
    basis: Basis::Licence,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[Question::Under18],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.consent, check },
};

fn check(profile: &Profile, consent: &Consent, voice: Voice) -> Verdict {
    let who = match consent {
        Consent::Guardian => "a parent or guardian must agree to the stay",
        Consent::GuardianOrAgency => {
            "a parent, a guardian or the agency with custody must agree to the stay"
        }
        Consent::Alone(_) => "the young person can agree alone at first",
        Consent::Unknown => return voice.nothing(),
    };
    let minor = match profile.answer(Question::Under18) {
        Answer::Yes => "Under 18",
        Answer::Unknown(_) => "If the person is under 18",
        Answer::No => return voice.nothing(),
    };
    match consent {
        Consent::Alone(hours) => voice.points(
            0,
            format_args!("{minor}, {who}, for {hours} hours: ask who must agree after that."),
        ),
        Consent::Guardian | Consent::GuardianOrAgency | Consent::Unknown => {
            voice.points(0, format_args!("{minor}, {who}."))
        }
    }
}
