//! What the stay costs the person.

use crate::domain::{Field, Policy, Practice, Profile, PublishedRule};
use crate::rules::practice::Words;
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const FEE: Rule = Rule {
    id: "fee",
    text: "Some programs charge the person for the stay; that keeps nobody off the list.",
    reason: "with a fee",
    basis: Basis::Funder,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.policy(Practice::Fee), check },
};

const WORDS: Words = Words {
    field: Field::Fee,
    takes: "charges the person for the stay",
    refuses: "charges the person nothing",
    whether: "how much, and whether it can be waived",
};

fn check(profile: &Profile, policy: &Policy, voice: Voice) -> Verdict {
    WORDS.news(profile.skips(PublishedRule::Fee), *policy, voice)
}
