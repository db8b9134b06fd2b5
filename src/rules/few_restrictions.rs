//! Programs with few house rules, for people who prefer that.

use crate::domain::{House, Policy, Profile, Stated, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::{List, Text, say};

pub(super) const FEW_RESTRICTIONS: Rule = Rule {
    id: "few-restrictions",
    text: say::rule_few_restrictions,
    reason: say::reason_few_restrictions,
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts {
        of: |offer| House { safeguards: Stated::default(), ..offer.group.terms.offers.house },
        check,
    },
};

/// The points for each freedom, in thousandths of a sure bed: all five count as much as a private
/// room.
const FREEDOM: i32 = 40;

fn check(profile: &Profile, house: &House, voice: Voice) -> Verdict {
    if !profile.wishes.include(Wish::FewRestrictions) {
        return voice.nothing();
    }
    let rules = house.rules();
    let those = |policy: Policy| rules.iter().filter(move |rule| rule.leaves_free() == policy);
    let points = FREEDOM * i32::try_from(those(Policy::Yes).count()).unwrap_or(0);
    voice.points(points, || {
        let said = |policy| those(policy).map(|rule| Text::from(*rule)).collect::<List>();
        let (free, unsaid) = (said(Policy::Yes), said(Policy::Unknown));
        let free = if free.is_empty() { Text::nothing() } else { say::sentence(free) };
        match unsaid.len() {
            0 => free,
            all if all == rules.len() => say::few_restrictions_not_stated(),
            _ => free.then(say::few_restrictions_not_said(unsaid)),
        }
    })
}
