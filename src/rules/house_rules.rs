//! House rules that limit people. Everyone hears them before deciding; they count for no points.

use crate::domain::{House, Policy, Profile, Stated};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::{List, Text, say};

pub(super) const HOUSE_RULES: Rule = Rule {
    id: "house-rules",
    text: say::rule_house_rules,
    reason: say::reason_house_rules,
    basis: Basis::Safety,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::ReadOut,
    asks: &[],
    shape: Shape::Each,
    law: &Facts {
        // Safeguards limit no one.
        of: |offer| House { safeguards: Stated::default(), ..offer.group.terms.offers.house },
        check,
    },
};

fn check(_: &Profile, house: &House, voice: Voice) -> Verdict {
    let limits = || house.rules().into_iter().filter(|rule| rule.leaves_free() == Policy::No);
    if limits().next().is_none() {
        return voice.nothing();
    }
    voice.points(0, || say::sentence(limits().map(Text::from).collect::<List>()))
}
