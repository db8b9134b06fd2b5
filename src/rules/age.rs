//! Ages of those who live there in their own right.

use crate::domain::{AgeRange, Ages, Profile, Question};
use crate::rules::{Basis, Doubt, Facts, Force, Rule, Verdict, Voice};

pub(super) const AGE: Rule = Rule {
    id: "age",
    text: "Every member's age must be one the unit group takes; children who come along have their own limits.",
    reason: "for other ages",
    basis: Basis::Licence,
    force: Force::Must,
    doubt: Doubt::Grave,
    asks: &[Question::Under18],
    law: &Facts { of: |offer| offer.group.terms.ages, check },
};

fn check(profile: &Profile, ages: &Ages, voice: Voice) -> Verdict {
    let members = profile.household.residents();
    let verdicts = members.map(|member| one(member.age, *ages, voice));
    verdicts.reduce(Verdict::or_worse).unwrap_or_else(|| voice.nothing())
}

fn one(age: AgeRange, ages: Ages, voice: Voice) -> Verdict {
    let person = age.set();
    let possible = person.and(ages.takes.or(ages.unsure));
    if possible.is_empty() {
        return voice.fails(format_args!("Takes {ages}; you entered {age}."));
    }
    if person.minus(ages.takes).is_empty() {
        return voice.fits(format_args!("Takes {ages}; you entered {age}."));
    }
    if ages.is_unknown() {
        return voice.confirm(format_args!("Ages are not stated: ask whether it takes {age}."));
    }
    if age.is_unknown() {
        return voice.confirm(format_args!("Takes {ages}; the age is not known."));
    }
    voice.confirm(format_args!("Takes {ages}; you entered {age}: ask."))
}
