//! The way a program decides who lives together. Identity is never asked and never inferred.

use crate::domain::{GenderPolicy, Offer, Policy, Practice, Profile, PublishedRule, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::{Text, say};

pub(super) const GENDER_POLICY: Rule = Rule {
    id: "gender-policy",
    text: say::rule_gender_policy,
    reason: say::reason_gender_policy,
    basis: Basis::Licence,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| Welcome::of(offer), check },
};

/// The points for a welcoming program if the person wishes for one, in thousandths of a sure bed:
/// as much as a private room.
const WISHED: i32 = 200;

/// The way it decides, and whether it says that everyone is welcome.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Welcome {
    gender: GenderPolicy,
    affirming: bool,
}

impl Welcome {
    fn of(offer: Offer<'_>) -> Self {
        let entry = &offer.group.terms.entry;
        Self { gender: entry.gender, affirming: entry.policy(Practice::Affirming) == Policy::Yes }
    }

    /// Says how it decides, and that everyone is welcome if the program says so.
    fn judge(self, policy: fn() -> Text) -> Text {
        if self.affirming { say::both(say::gender_policy_affirming(), policy()) } else { policy() }
    }
}

fn check(profile: &Profile, welcome: &Welcome, voice: Voice) -> Verdict {
    let affirms = welcome.affirming || welcome.gender == GenderPolicy::ByIdentity;
    let said = judge(profile, *welcome, voice);
    let worth = said.points + WISHED;
    if affirms && profile.wishes.include(Wish::Affirming) { said.worth(worth) } else { said }
}

fn judge(profile: &Profile, welcome: Welcome, voice: Voice) -> Verdict {
    let problem = profile.skips(PublishedRule::GenderPolicy);
    match welcome.gender {
        GenderPolicy::ByIdentity => voice.fits(|| welcome.judge(say::gender_policy_by_identity)),
        GenderPolicy::CaseByCase if problem => {
            voice.confirm(|| welcome.judge(say::gender_policy_case_by_case_ask)).grave()
        }
        GenderPolicy::CaseByCase => {
            voice.points(0, || welcome.judge(say::gender_policy_case_by_case))
        }
        GenderPolicy::BySexAssigned if problem => voice.nothing(),
        GenderPolicy::BySexAssigned => {
            voice.points(0, || welcome.judge(say::gender_policy_by_sex_assigned))
        }
        GenderPolicy::Unknown if welcome.affirming => voice.fits(say::gender_policy_affirming),
        GenderPolicy::Unknown if problem => voice.confirm(say::gender_policy_not_stated),
        GenderPolicy::Unknown => voice.nothing(),
    }
}
