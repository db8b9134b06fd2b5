//! Ages of those who live there in their own right.

use crate::domain::{AgeRange, Ages, Profile, Question};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};

pub(super) const AGE: Rule = Rule {
    id: "age",
    text: "Every member's age must be one the unit group takes; children who come along have their own limits.",
    reason: "for other ages",
    basis: Basis::Licence,
    force: Force::Must,
    doubt: Doubt::Grave,
    heard: Heard::Then,
    asks: &[Question::Under18],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.ages, check },
};

fn check(profile: &Profile, ages: &Ages, voice: Voice) -> Verdict {
    let members = profile.household.residents();
    let verdicts = members.map(|member| one(member.age, *ages, voice));
    verdicts.reduce(Verdict::or_worse).unwrap_or_else(|| voice.nothing())
}

fn one(age: AgeRange, ages: Ages, voice: Voice) -> Verdict {
    let person = age.set();
    if person.and(ages.takes.or(ages.unsure)).is_empty() {
        return voice.fails(format_args!("Takes {ages}; you entered {age}."));
    }
    let sure = person.minus(ages.takes).is_empty();
    match (sure, ages.is_unknown(), age.is_unknown()) {
        (true, _, true) => voice.fits(format_args!("Takes {ages}.")),
        (true, _, false) => voice.fits(format_args!("Takes {ages}; you entered {age}.")),
        (false, true, true) => voice.confirm(format_args!("Ages are not stated: ask.")),
        (false, true, false) => {
            voice.confirm(format_args!("Ages are not stated; you entered {age}: ask."))
        }
        (false, false, true) => voice.confirm(format_args!("Takes {ages}; the age is not known.")),
        (false, false, false) => {
            voice.confirm(format_args!("Takes {ages}; you entered {age}: ask."))
        }
    }
}
