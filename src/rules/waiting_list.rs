//! Waiting lists for a place.

use crate::domain::{Policy, Practice, Profile, PublishedRule};
use crate::rules::practice::ProgramNews;
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const WAITING_LIST: Rule = Rule {
    id: "waiting-list",
    text: say::rule_waiting_list,
    reason: say::reason_waiting_list,
    basis: Basis::Physical,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.entry.policy(Practice::WaitingList), check },
};

const NEWS: ProgramNews = ProgramNews {
    yes: say::waiting_list_kept,
    case_by_case: say::waiting_list_case_by_case,
    no: say::waiting_list_none,
    not_stated: say::waiting_list_not_stated,
};

fn check(profile: &Profile, policy: &Policy, voice: Voice) -> Verdict {
    NEWS.judge(profile.skips(PublishedRule::WaitingList), *policy, voice)
}
