//! Who must agree to the stay of someone under 18: a step to take, never a reason for or against.

use crate::domain::{Answer, Consent, Profile, Question};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use std::fmt;

pub(super) const CONSENT: Rule = Rule {
    id: "consent",
    text: "For a minor’s stay someone may have to agree; the program says who.",
    reason: "without consent",
    basis: Basis::Licence,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[Question::Under18, Question::GuardianAgrees, Question::AgencyCustody],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.consent, check },
};

fn check(profile: &Profile, consent: &Consent, voice: Voice) -> Verdict {
    let minor = match profile.answer(Question::Under18) {
        Answer::Yes => "Under 18",
        Answer::Unknown(_) => "If the person is under 18",
        Answer::No => return voice.nothing(),
    };
    let guardian = profile.answer(Question::GuardianAgrees);
    let agency = profile.answer(Question::AgencyCustody);
    match consent {
        Consent::Guardian => {
            let who = "a parent or guardian must agree to the stay";
            agreed(guardian, &format_args!("{minor}, {who}"), voice)
        }
        Consent::GuardianOrAgency => {
            let who = "a parent, a guardian or the agency with custody must agree to the stay";
            agreed(either(guardian, agency), &format_args!("{minor}, {who}"), voice)
        }
        Consent::Alone(hours) => voice.points(
            0,
            format_args!(
                "{minor}, the young person can agree alone at first, for {hours} hours: ask who must agree after that."
            ),
        ),
        Consent::Unknown if guardian == Answer::No && agency != Answer::Yes => {
            voice.confirm(format_args!("{minor}, who must agree to the stay is not stated: ask."))
        }
        Consent::Unknown => voice.nothing(),
    }
}

/// Somebody who may agree is there as soon as one of two is.
fn either(one: Answer, other: Answer) -> Answer {
    match (one, other) {
        (Answer::Yes, _) | (_, Answer::Yes) => Answer::Yes,
        (Answer::No, Answer::No) => Answer::No,
        (unknown @ Answer::Unknown(_), _) | (_, unknown @ Answer::Unknown(_)) => unknown,
    }
}

/// Who must agree, against whether there is such a one.
fn agreed(there: Answer, who: &fmt::Arguments<'_>, voice: Voice) -> Verdict {
    match there {
        Answer::Yes => voice.fits(format_args!("{who}; you entered that one can.")),
        Answer::No => {
            voice.confirm(format_args!("{who}; you entered that none can: ask who else may agree."))
        }
        Answer::Unknown(_) => voice.points(0, format_args!("{who}.")),
    }
}
