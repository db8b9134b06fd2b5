//! The rules of the house that limit people: said to everyone first, worth nothing either way.

use crate::domain::{House, Policy, Profile, Sentence, Stated};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use std::fmt::Display;

pub(super) const HOUSE_RULES: Rule = Rule {
    id: "house-rules",
    text: "Rules that limit people (locked doors, first hours inside, phones, curfew, going out) are said before anyone decides; they move nothing up or down.",
    reason: "with rules of the house",
    basis: Basis::Safety,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::ReadOut,
    asks: &[],
    shape: Shape::Each,
    law: &Facts {
        // What keeps a house safe limits nobody.
        of: |offer| House { safeguards: Stated::default(), ..offer.group.terms.offers.house },
        check,
    },
};

fn check(_: &Profile, house: &House, voice: Voice) -> Verdict {
    let rules = house.rules();
    let limits = rules.iter().filter(|rule| rule.leaves_free() == Policy::No);
    let limits: Vec<&dyn Display> = limits.map(|rule| -> &dyn Display { rule }).collect();
    if limits.is_empty() {
        return voice.nothing();
    }
    voice.points(0, format_args!("{}", Sentence(&limits)))
}
