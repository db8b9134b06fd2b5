//! Consent to the stay of someone under 18: a step to take, which excludes no program.

use crate::domain::{Answer, Consent, Profile, Question};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::{Text, say};

pub(super) const CONSENT: Rule = Rule {
    id: "consent",
    text: say::rule_consent,
    reason: say::reason_consent,
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
        Answer::Yes => true,
        Answer::Unknown(_) => false,
        Answer::No => return voice.nothing(),
    };
    let guardian = profile.answer(Question::GuardianAgrees);
    let agency = profile.answer(Question::AgencyCustody);
    match consent {
        Consent::Guardian => {
            let who = if minor { say::consent_guardian } else { say::consent_guardian_if_minor };
            agreed(guardian, who, voice)
        }
        Consent::GuardianOrAgency => {
            let who = if minor { say::consent_agency } else { say::consent_agency_if_minor };
            agreed(either(guardian, agency), who, voice)
        }
        Consent::Alone(hours) if minor => voice.points(0, || say::consent_alone(*hours)),
        Consent::Alone(hours) => voice.points(0, || say::consent_alone_if_minor(*hours)),
        Consent::Unknown if guardian == Answer::No && agency != Answer::Yes => {
            voice.confirm(if minor {
                say::consent_not_stated
            } else {
                say::consent_not_stated_if_minor
            })
        }
        Consent::Unknown => voice.nothing(),
    }
}

/// Combines two answers: one person who may agree is enough.
fn either(one: Answer, other: Answer) -> Answer {
    match (one, other) {
        (Answer::Yes, _) | (_, Answer::Yes) => Answer::Yes,
        (Answer::No, Answer::No) => Answer::No,
        (unknown @ Answer::Unknown(_), _) | (_, unknown @ Answer::Unknown(_)) => unknown,
    }
}

/// Judges whether there is someone who may agree.
fn agreed(there: Answer, who: fn() -> Text, voice: Voice) -> Verdict {
    match there {
        Answer::Yes => voice.fits(|| say::both(who(), say::consent_there())),
        Answer::No => voice.confirm(|| say::both(who(), say::consent_missing())),
        Answer::Unknown(_) => voice.points(0, who),
    }
}
