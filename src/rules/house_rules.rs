//! The rules of the house that limit people: said to everyone first, worth nothing either way.

use crate::domain::{House, HouseRule, Policy, Profile, Sentence, Stated};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use std::fmt::{self, Display};

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
    if house.rules().into_iter().any(limits) {
        return voice.points(0, format_args!("{}", Limits(house)));
    }
    voice.nothing()
}

/// Whether a rule of the house leaves people less free.
fn limits(rule: HouseRule) -> bool {
    rule.leaves_free() == Policy::No
}

/// What a house limits, as a sentence.
struct Limits<'a>(&'a House);

impl Display for Limits<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rules = self.0.rules();
        let limits = rules.iter().filter(|rule| limits(**rule));
        let limits: Vec<&dyn Display> = limits.map(|rule| -> &dyn Display { rule }).collect();
        Sentence(&limits).fmt(f)
    }
}
