//! People who were in an altercation in an earlier placement. The published rule is read out; no
//! one is asked.

use crate::domain::{Policy, Practice, Profile, PublishedRule};
use crate::rules::practice::ReadOut;
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const AFTER_ALTERCATION: Rule = Rule {
    id: "after-altercation",
    text: say::rule_after_altercation,
    reason: say::reason_after_altercation,
    basis: Basis::Safety,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.policy(Practice::AfterAltercation), check },
};

const READ_OUT: ReadOut = ReadOut {
    taken: say::after_altercation_taken,
    case_by_case: say::after_altercation_case_by_case,
    case_by_case_ask: say::after_altercation_case_by_case_ask,
    refused: say::after_altercation_refused,
    not_stated: say::after_altercation_not_stated,
};

fn check(profile: &Profile, policy: &Policy, voice: Voice) -> Verdict {
    READ_OUT.judge(profile.skips(PublishedRule::AfterAltercation), *policy, voice)
}
