//! People who need extra support to live in a program. The published rule is read out; no one is
//! asked.

use crate::domain::{Policy, Practice, Profile, PublishedRule};
use crate::rules::practice::ReadOut;
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const EXTRA_SUPPORT: Rule = Rule {
    id: "extra-support",
    text: say::rule_extra_support,
    reason: say::reason_extra_support,
    basis: Basis::Licence,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.policy(Practice::ExtraSupport), check },
};

const READ_OUT: ReadOut = ReadOut {
    taken: say::extra_support_taken,
    case_by_case: say::extra_support_case_by_case,
    case_by_case_ask: say::extra_support_case_by_case_ask,
    refused: say::extra_support_refused,
    not_stated: say::extra_support_not_stated,
};

fn check(profile: &Profile, policy: &Policy, voice: Voice) -> Verdict {
    READ_OUT.judge(profile.skips(PublishedRule::ExtraSupport), *policy, voice)
}
