//! An altercation in an earlier placement: told as published, and never asked.

use crate::domain::{Field, Policy, Practice, Profile, PublishedRule};
use crate::rules::practice::Words;
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const AFTER_ALTERCATION: Rule = Rule {
    id: "after-altercation",
    text: "Some programs do not take people after an altercation in a placement; nobody is asked whether there was one.",
    reason: "not after an altercation",
    basis: Basis::Safety,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.policy(Practice::AfterAltercation), check },
};

const WORDS: Words = Words {
    field: Field::AfterAltercation,
    takes: "takes people after an altercation in a placement",
    refuses: "does not take people after an altercation in a placement",
    whether: "whether it takes someone after an altercation",
};

fn check(profile: &Profile, policy: &Policy, voice: Voice) -> Verdict {
    WORDS.published(profile.skips(PublishedRule::AfterAltercation), *policy, voice)
}
