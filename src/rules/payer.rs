//! Who pays the program for a placement.

use crate::domain::{Field, Policy, Practice, Profile, PublishedRule};
use crate::rules::practice::Words;
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const PAYER: Rule = Rule {
    id: "payer",
    text: "Some programs need someone who pays for the placement, such as an agency or an insurance.",
    reason: "with a payer needed",
    basis: Basis::Funder,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.policy(Practice::PayerNeeded), check },
};

const WORDS: Words = Words {
    field: Field::PayerNeeded,
    takes: "needs someone who pays for the placement",
    refuses: "needs nobody who pays for the placement",
    whether: "who may pay",
};

fn check(profile: &Profile, policy: &Policy, voice: Voice) -> Verdict {
    WORDS.news(profile.skips(PublishedRule::Payer), *policy, voice)
}
