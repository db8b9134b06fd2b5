//! Fees: the cost of the stay to the person.

use crate::domain::{Policy, Practice, Profile, PublishedRule};
use crate::rules::practice::ProgramNews;
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const FEE: Rule = Rule {
    id: "fee",
    text: say::rule_fee,
    reason: say::reason_fee,
    basis: Basis::Funder,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.policy(Practice::Fee), check },
};

const NEWS: ProgramNews = ProgramNews {
    yes: say::fee_charged,
    case_by_case: say::fee_case_by_case,
    no: say::fee_none,
    not_stated: say::fee_not_stated,
};

fn check(profile: &Profile, policy: &Policy, voice: Voice) -> Verdict {
    NEWS.judge(profile.skips(PublishedRule::Fee), *policy, voice)
}
