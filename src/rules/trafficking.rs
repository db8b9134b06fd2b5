//! Which kinds of trafficking a program is for; read only when volunteered.

use crate::domain::{Answer, Policy, Profile, Question, Trafficking};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Kind, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const TRAFFICKING: Rule = Rule {
    id: "trafficking",
    text: "Some programs are for survivors of sex trafficking or of labor trafficking alone; nobody is asked which it was.",
    reason: "for another kind of trafficking",
    basis: Basis::Funder,
    force: Force::Must,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[Question::SexTrafficking, Question::LaborTrafficking],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.trafficking, check },
};

/// One kind that is taken is enough for someone who went through both: a kind of which nobody has
/// spoken may be one.
fn check(profile: &Profile, taken: &Trafficking, voice: Voice) -> Verdict {
    let kinds = [
        ("sex trafficking", Question::SexTrafficking, taken.sex),
        ("labor trafficking", Question::LaborTrafficking, taken.labor),
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
            voice.confirm(format_args!("Published rule: for survivors of {kind}."))
        }
        Some((kind, ..)) if said.kind == Kind::Fails => voice.confirm(|| {
            let kind = say::untranslated(kind.to_owned());
            say::both(said.text.clone(), say::survivors_of_not_stated(kind))
        }),
        Some(_) | None => said,
    }
}

fn volunteered(kind: &str, policy: Policy, voice: Voice) -> Verdict {
    match policy {
        Policy::Yes => voice.fits(format_args!("Takes survivors of {kind}.")),
        Policy::No => voice.fails(format_args!("Does not take survivors of {kind}.")),
        Policy::CaseByCase | Policy::Unknown => {
            voice.confirm(format_args!("Ask whether it takes survivors of {kind}."))
        }
    }
}

/// Nobody said which kind it was; at most that it was not the only one taken.
fn published(profile: &Profile, taken: &Trafficking, voice: Voice) -> Verdict {
    let (only, question) = match (taken.sex, taken.labor) {
        (Policy::Yes, Policy::No) => ("sex trafficking", Question::SexTrafficking),
        (Policy::No, Policy::Yes) => ("labor trafficking", Question::LaborTrafficking),
        _ => return voice.nothing(),
    };
    if profile.answer(question) == Answer::No {
        return voice.fails(format_args!("For survivors of {only}; you entered that it was not."));
    }
    voice.points(0, format_args!("Published rule: for survivors of {only}."))
}

fn better(a: Verdict, b: Verdict) -> Verdict {
    let worse = b.clone().or_worse(a.clone());
    if worse == b { a } else { b }
}
