//! The ages of residents who stay in their own right.

use crate::domain::{AgeRange, AgeSet, Ages, ChildStay, Offer, Profile, Question};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;

pub(super) const AGE: Rule = Rule {
    id: "age",
    text: say::rule_age,
    reason: say::reason_age,
    basis: Basis::Licence,
    force: Force::Must,
    doubt: Doubt::Grave,
    heard: Heard::Then,
    asks: &[Question::Under18],
    shape: Shape::Each,
    law: &Facts { of: |offer| AdultAges::of(offer), check },
};

/// The ages taken, and the ages of adults that could stay.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct AdultAges {
    ages: Ages,
    hosts: AgeSet,
}

impl AdultAges {
    fn of(offer: Offer<'_>) -> Self {
        let terms = &offer.group.terms;
        Self { ages: terms.ages, hosts: terms.hosts() }
    }
}

fn check(profile: &Profile, residents: &AdultAges, voice: Voice) -> Verdict {
    let household = &profile.household;
    let one = |age| one(age, residents.ages, voice);
    let adults = household.adults().map(|member| one(member.age));
    let stay = household.child_stay(residents.hosts);
    let children = household.children().filter_map(|child| match stay {
        ChildStay::Accompanied => None,
        ChildStay::InOwnRight => Some(one(child.age)),
        ChildStay::Open => Some(one(child.age).softened()),
    });
    adults.chain(children).reduce(Verdict::or_worse).unwrap_or_else(|| voice.nothing())
}

fn one(age: AgeRange, ages: Ages, voice: Voice) -> Verdict {
    let person = age.set();
    if person.and(ages.takes.or(ages.unsure)).is_empty() {
        return voice.fails(|| say::takes_ages_for_age(age, ages));
    }
    let sure = person.minus(ages.takes).is_empty();
    match (sure, ages.is_unknown(), age.is_unknown()) {
        (true, _, true) => voice.fits(|| say::takes_ages(ages)),
        (true, _, false) => voice.fits(|| say::takes_ages_for_age(age, ages)),
        (false, true, true) => voice.confirm(say::ages_not_listed),
        (false, true, false) => voice.confirm(|| say::ages_not_listed_for_age(age)),
        (false, false, true) => voice.confirm(|| say::takes_ages_age_not_known(ages)),
        (false, false, false) if ages.takes.is_empty() => {
            voice.confirm(|| say::may_take_ages_for_age(age, ages))
        }
        (false, false, false) => voice.confirm(|| say::takes_ages_ask_for_age(age, ages)),
    }
}
