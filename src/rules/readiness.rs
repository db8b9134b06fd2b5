//! What a program asks of a person’s own stand: told as published, never asked, never inferred.

use crate::domain::{Profile, PublishedRule, Readiness};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const READINESS: Rule = Rule {
    id: "readiness",
    text: "Some programs take people who want their help; nobody is asked how they see what happened.",
    reason: "for those who want its program",
    basis: Basis::Funder,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.readiness, check },
};

fn check(profile: &Profile, readiness: &Readiness, voice: Voice) -> Verdict {
    let problem = profile.skips(PublishedRule::Readiness);
    match readiness {
        Readiness::None => voice.fits(format_args!("No program requirement.")),
        Readiness::Voluntary => {
            voice.fits(format_args!("People come, and stay, of their own will."))
        }
        Readiness::Acknowledges if problem => voice.nothing(),
        Readiness::Acknowledges => voice.points(
            0,
            format_args!(
                "Published rule: for people who see what happened as exploitation and want help."
            ),
        ),
        Readiness::Unknown if problem => voice.confirm(format_args!(
            "Whether a bed depends on joining a program is not stated: ask."
        )),
        Readiness::Unknown => voice.nothing(),
    }
}
