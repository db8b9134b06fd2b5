//! The need for a payer: someone who pays the program for a placement.

use crate::domain::{Policy, Practice, Profile, PublishedRule};
use crate::rules::practice::ProgramNews;
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const PAYER: Rule = Rule {
    id: "payer",
    text: say::rule_payer,
    reason: say::reason_payer,
    basis: Basis::Funder,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.policy(Practice::PayerNeeded), check },
};

const NEWS: ProgramNews = ProgramNews {
    yes: say::payer_needed,
    case_by_case: say::payer_case_by_case,
    no: say::payer_none,
    not_stated: say::payer_not_stated,
};

fn check(profile: &Profile, policy: &Policy, voice: Voice) -> Verdict {
    NEWS.judge(profile.skips(PublishedRule::Payer), *policy, voice)
}
