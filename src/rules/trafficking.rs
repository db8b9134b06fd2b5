//! The kinds of trafficking that a program serves. Answers are read only if the person volunteers
//! them.

use crate::domain::{Answer, Policy, Profile, Question, Trafficking};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Kind, Rule, Shape, Verdict, Voice};
use crate::words::{Text, say};

pub(super) const TRAFFICKING: Rule = Rule {
    id: "trafficking",
    text: say::rule_trafficking,
    reason: say::reason_trafficking,
    basis: Basis::Funder,
    force: Force::Must,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[Question::SexTrafficking, Question::LaborTrafficking],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.trafficking, check },
};

/// The words for a kind, made only when they are shown.
type Words = fn() -> Text;

/// Judges the kinds that were volunteered. One kind that is taken is enough for someone who went
/// through both, and a kind that no one mentioned may be that one.
fn check(profile: &Profile, taken: &Trafficking, voice: Voice) -> Verdict {
    let kinds: [(Words, Question, Policy); 2] = [
        (say::sex_trafficking, Question::SexTrafficking, taken.sex),
        (say::labor_trafficking, Question::LaborTrafficking, taken.labor),
    ];
    let answer = |question: Question| profile.answer(question);
    let told = kinds.into_iter().filter(|(_, question, _)| answer(*question) == Answer::Yes);
    let said = told.map(|(kind, _, policy)| volunteered(kind, policy, voice)).reduce(better);
    let Some(said) = said else { return published(profile, taken, voice) };
    let mut open = kinds.into_iter().filter(|(_, question, policy)| {
        matches!(answer(*question), Answer::Unknown(_)) && *policy != Policy::No
    });
    match open.next() {
        Some((kind, _, Policy::Yes)) if said.kind == Kind::Fails => {
            voice.confirm(|| say::trafficking_published(kind()))
        }
        Some((kind, ..)) if said.kind == Kind::Fails => {
            voice.confirm(|| say::both(said.text.clone(), say::survivors_of_not_stated(kind())))
        }
        Some(_) | None => said,
    }
}

fn volunteered(kind: Words, policy: Policy, voice: Voice) -> Verdict {
    match policy {
        Policy::Yes => voice.fits(|| say::trafficking_taken(kind())),
        Policy::No => voice.fails(|| say::trafficking_not_taken(kind())),
        Policy::CaseByCase | Policy::Unknown => voice.confirm(|| say::trafficking_ask(kind())),
    }
}

/// Judges a program by its published kinds, if no kind was named.
fn published(profile: &Profile, taken: &Trafficking, voice: Voice) -> Verdict {
    let (only, question): (Words, Question) = match (taken.sex, taken.labor) {
        (Policy::Yes, Policy::No) => (say::sex_trafficking, Question::SexTrafficking),
        (Policy::No, Policy::Yes) => (say::labor_trafficking, Question::LaborTrafficking),
        _ => return voice.nothing(),
    };
    if profile.answer(question) == Answer::No {
        return voice.fails(|| say::trafficking_said_no(only()));
    }
    voice.points(0, || say::trafficking_published(only()))
}

fn better(a: Verdict, b: Verdict) -> Verdict {
    let worse = b.clone().or_worse(a.clone());
    if worse == b { a } else { b }
}
