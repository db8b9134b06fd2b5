//! Which kinds of trafficking a program is for; read only when volunteered.

use crate::domain::{Answer, Policy, Profile, Question, Trafficking};
use crate::rules::{Basis, Doubt, Facts, Force, Rule, Verdict, Voice};

pub(super) const TRAFFICKING: Rule = Rule {
    id: "trafficking",
    text: "Some programs are for survivors of sex trafficking or of labor trafficking alone; nobody is asked which it was.",
    reason: "for another kind of trafficking",
    basis: Basis::Funder,
    force: Force::Must,
    doubt: Doubt::Slight,
    asks: &[Question::SexTrafficking, Question::LaborTrafficking],
    law: &Facts { of: |offer| offer.group.terms.trafficking, check },
};

fn check(profile: &Profile, taken: &Trafficking, voice: Voice) -> Verdict {
    let kinds = [
        ("sex trafficking", Question::SexTrafficking, taken.sex),
        ("labor trafficking", Question::LaborTrafficking, taken.labor),
    ];
    // One kind that is taken is enough for someone who went through both.
    let told = kinds.into_iter().filter(|(_, q, _)| profile.answer(*q) == Answer::Yes);
    let said = told.map(|(kind, _, policy)| volunteered(kind, policy, voice));
    said.reduce(better).unwrap_or_else(|| published(taken, voice))
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

fn published(taken: &Trafficking, voice: Voice) -> Verdict {
    match (taken.sex, taken.labor) {
        (Policy::Yes, Policy::No) => {
            voice.confirm(format_args!("Published rule: for survivors of sex trafficking."))
        }
        (Policy::No, Policy::Yes) => {
            voice.confirm(format_args!("Published rule: for survivors of labor trafficking."))
        }
        _ => voice.nothing(),
    }
}

fn better(a: Verdict, b: Verdict) -> Verdict {
    let worse = a.clone().or_worse(b.clone());
    if worse == a { b } else { a }
}
