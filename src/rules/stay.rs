//! How long people may stay, against the nights asked for.

use crate::domain::{AgeRange, Policy, Profile, StayLimit};
use crate::rules::{Basis, Doubt, Facts, Force, Rule, Verdict, Voice, Who};

pub(super) const STAY: Rule = Rule {
    id: "stay",
    text: "A stay must cover the nights asked for; a limit by age counts from the person's age.",
    reason: "shorter stays than asked for",
    basis: Basis::Funder,
    force: Force::Waivable(Who::Worker),
    doubt: Doubt::Slight,
    asks: &[],
    law: &Facts { of: |offer| offer.group.terms.stay.clone(), check },
};

fn check(profile: &Profile, limit: &StayLimit, voice: Voice) -> Verdict {
    let ages = profile.household.residents().map(|member| member.age);
    let verdicts = ages.map(|age| one(profile.nights, age, limit, voice));
    verdicts.reduce(Verdict::or_worse).unwrap_or_else(|| voice.nothing())
}

fn one(nights: u32, age: AgeRange, limit: &StayLimit, voice: Voice) -> Verdict {
    match limit.allows(nights, age) {
        // A single night is what an unknown limit surely covers.
        Policy::Unknown if nights == 1 && matches!(limit, StayLimit::Unknown { .. }) => {
            voice.nothing()
        }
        Policy::Yes if nights == 1 => voice.fits(format_args!("Can stay: {limit}.")),
        Policy::Yes => {
            voice.fits(format_args!("Can stay: {limit}; you asked for {nights} nights."))
        }
        Policy::No if limit.days() > 0 => voice.fails_unless(
            format_args!("Can stay: {limit}; you asked for {nights} nights."),
            format_args!("If {} nights are enough for now.", limit.days()),
        ),
        Policy::No => voice.fails(format_args!("Can stay: {limit}; you entered {age}.")),
        Policy::CaseByCase | Policy::Unknown if matches!(limit, StayLimit::Unknown { .. }) => voice
            .confirm(format_args!(
                "How long people may stay is not stated: ask for {nights} nights."
            )),
        Policy::CaseByCase | Policy::Unknown => {
            voice.confirm(format_args!("Can stay: {limit}: ask for {nights} nights at {age}."))
        }
    }
}
