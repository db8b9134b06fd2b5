//! A list that people wait on for a place.

use crate::domain::{Field, Policy, Practice, Profile, PublishedRule};
use crate::rules::practice::Words;
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const WAITING_LIST: Rule = Rule {
    id: "waiting-list",
    text: "Some programs keep a waiting list; a person can be on it while staying elsewhere.",
    reason: "with a waiting list",
    basis: Basis::Physical,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.policy(Practice::WaitingList), check },
};

const WORDS: Words = Words {
    field: Field::WaitingList,
    takes: "keeps a waiting list",
    refuses: "keeps no waiting list",
    whether: "how long it is",
};

fn check(profile: &Profile, policy: &Policy, voice: Voice) -> Verdict {
    WORDS.news(profile.skips(PublishedRule::WaitingList), *policy, voice)
}
