//! Whether a newcomer can live with those who are there: the program knows, and says yes or no.

use crate::domain::{Policy, Practice, Profile, PublishedRule};
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

fn check(profile: &Profile, policy: &Policy, voice: Voice) -> Verdict {
    let fears = profile.skips(PublishedRule::Residents);
    match policy {
        Policy::Yes if fears => voice.fits(format_args!(
            "It checks that people can live together, before anyone goes there; give no names."
        )),
        Policy::CaseByCase if fears => voice.confirm(format_args!(
            "It sometimes screens for conflicts with residents. Ask before anyone goes there, without giving names."
        )),
        Policy::No if fears => voice
            .confirm(format_args!(
                "It does not check whether people can live together: ask how it keeps them safe."
            ))
            .grave(),
        Policy::Unknown if fears => voice
            .confirm(format_args!(
                "Not stated whether it checks that people can live together: ask, and give no names."
            ))
            .grave(),
        Policy::Yes => voice.points(
            0,
            format_args!(
                "It checks that people can live together: ask whether the person can come, and give no names."
            ),
        ),
        Policy::CaseByCase => voice.points(
            0,
            format_args!(
                "It sometimes screens for conflicts with residents. Ask, without giving names."
            ),
        ),
        Policy::No | Policy::Unknown => voice.nothing(),
    }
}
