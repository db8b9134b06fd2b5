//! People who need extra support to live in a program: told as published, and never asked.

use crate::domain::{Field, Policy, Practice, Profile, PublishedRule};
use crate::rules::practice::Words;
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const EXTRA_SUPPORT: Rule = Rule {
    id: "extra-support",
    text: "Some programs cannot give the extra support that some people need to live in them; nobody is asked about it.",
    reason: "without extra support",
    basis: Basis::Licence,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.policy(Practice::ExtraSupport), check },
};

const WORDS: Words = Words {
    field: Field::ExtraSupport,
    takes: "takes people who need extra support to live in the program",
    refuses: "does not take people who need extra support to live in the program",
    whether: "whether it takes someone who needs extra support",
};

fn check(profile: &Profile, policy: &Policy, voice: Voice) -> Verdict {
    WORDS.published(profile.skips(PublishedRule::ExtraSupport), *policy, voice)
}
