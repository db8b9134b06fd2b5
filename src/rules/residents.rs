//! A program's check of whether a newcomer can live with the current residents. Only the program
//! knows, and it says yes or no.

use crate::domain::{Policy, Practice, Profile, PublishedRule};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const RESIDENTS: Rule = Rule {
    id: "residents",
    text: say::rule_residents,
    reason: say::reason_residents,
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
        Policy::Yes if fears => voice.fits(say::residents_checked_feared),
        Policy::CaseByCase if fears => voice.confirm(say::residents_at_times_feared),
        Policy::No if fears => voice.confirm(say::residents_not_checked).grave(),
        Policy::Unknown if fears => voice.confirm(say::residents_not_stated).grave(),
        Policy::Yes => voice.points(0, say::residents_checked),
        Policy::CaseByCase => voice.points(0, say::residents_at_times),
        Policy::No | Policy::Unknown => voice.nothing(),
    }
}
