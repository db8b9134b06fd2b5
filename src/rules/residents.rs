//! Whether a newcomer can live with those who are there: the program knows, and says yes or no.

use crate::domain::{Policy, Practice, Profile};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const RESIDENTS: Rule = Rule {
    id: "residents",
    text: "Some programs check whether a newcomer can live with those who are there already; nobody learns who they are.",
    reason: "not with those who live there",
    basis: Basis::Safety,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.policy(Practice::ChecksResidents), check },
};

fn check(_: &Profile, policy: &Policy, voice: Voice) -> Verdict {
    match policy {
        Policy::Yes => voice.confirm(format_args!(
            "It checks that people can live together: ask whether the person can come, and give no names."
        )),
        Policy::CaseByCase => voice.confirm(format_args!(
            "It checks at times that people can live together: ask, and give no names."
        )),
        Policy::No | Policy::Unknown => voice.nothing(),
    }
}
