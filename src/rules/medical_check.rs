//! A medical check before somebody comes in.

use crate::domain::{Demand, Profile, PublishedRule};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const MEDICAL_CHECK: Rule = Rule {
    id: "medical-check",
    text: "Some programs want a medical check before entry or soon after.",
    reason: "only after a medical check",
    basis: Basis::Licence,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.medical_check, check },
};

fn check(profile: &Profile, demand: &Demand, voice: Voice) -> Verdict {
    let problem = profile.skips(PublishedRule::MedicalCheck);
    match demand {
        Demand::BeforeEntry if problem => voice.nothing(),
        Demand::BeforeEntry => voice.points(
            0,
            format_args!("It wants a medical check before entry: ask who can do it, and how soon."),
        ),
        Demand::Within(days) => within(*days, problem, voice),
        Demand::None => voice.fits(format_args!("It wants no medical check.")),
        Demand::Unknown if problem => {
            voice.confirm(format_args!("Whether it wants a medical check is not stated: ask."))
        }
        Demand::Unknown => voice.nothing(),
    }
}

/// A check that can wait until the person is there.
fn within(days: u16, problem: bool, voice: Voice) -> Verdict {
    let days = if days == 1 { "a day".to_owned() } else { format!("{days} days") };
    if problem {
        return voice.fits(format_args!(
            "It wants a medical check within {days} of coming, none before entry."
        ));
    }
    voice.points(0, format_args!("It wants a medical check within {days} of coming."))
}
