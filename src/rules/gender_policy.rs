//! How a program decides who lives with whom. Identity is never asked and never inferred.

use crate::domain::{GenderPolicy, Offer, Policy, Practice, Profile, PublishedRule, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const GENDER_POLICY: Rule = Rule {
    id: "gender-policy",
    text: "Programs place people by who they say they are, case by case, or by the sex assigned at birth; nobody’s identity is asked.",
    reason: "by its rule on gender",
    basis: Basis::Licence,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::First,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| Welcome::of(offer), check },
};

/// What a welcome is worth to whoever wishes for one, in thousandths of a sure bed: as much as a
/// private room.
const WISHED: i32 = 200;

/// How it decides, and whether it says that everyone is welcome.
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

    /// What goes behind the policy.
    fn too(self) -> &'static str {
        if self.affirming { "; says LGBTQI people are welcome" } else { "" }
    }
}

fn check(profile: &Profile, welcome: &Welcome, voice: Voice) -> Verdict {
    let affirms = welcome.affirming || welcome.gender == GenderPolicy::ByIdentity;
    let said = said(profile, *welcome, voice);
    let worth = said.points + WISHED;
    if affirms && profile.wishes.include(Wish::Affirming) { said.worth(worth) } else { said }
}

fn said(profile: &Profile, welcome: Welcome, voice: Voice) -> Verdict {
    let (problem, too) = (profile.skips(PublishedRule::GenderPolicy), welcome.too());
    match welcome.gender {
        GenderPolicy::ByIdentity => {
            voice.fits(format_args!("Places people by their stated gender{too}."))
        }
        GenderPolicy::CaseByCase if problem => voice
            .confirm(format_args!(
                "Decides case by case where trans and non-binary people live{too}: ask."
            ))
            .grave(),
        GenderPolicy::CaseByCase => voice.points(
            0,
            format_args!(
                "Published rule: decides case by case where trans and non-binary people live{too}."
            ),
        ),
        GenderPolicy::BySexAssigned if problem => voice.nothing(),
        GenderPolicy::BySexAssigned => voice.points(
            0,
            format_args!("Published rule: places people by the sex assigned at birth{too}."),
        ),
        GenderPolicy::Unknown if welcome.affirming => {
            voice.fits(format_args!("Says LGBTQI people are welcome."))
        }
        GenderPolicy::Unknown if problem => voice.confirm(format_args!(
            "How it decides where trans and non-binary people live is not stated: ask."
        )),
        GenderPolicy::Unknown => voice.nothing(),
    }
}
