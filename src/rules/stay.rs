//! How long people may stay, against the nights asked for.

use crate::domain::{Guest, Policy, Profile, Question, Role, StayLimit};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use std::fmt;

pub(super) const STAY: Rule = Rule {
    id: "stay",
    text: "A stay must cover the nights asked for, or be one that can be made longer; a limit by age counts from the person's age.",
    reason: "shorter stays than asked for",
    basis: Basis::Funder,
    force: Force::Waivable(Who::Worker),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[Question::Under18],
    shape: Shape::Nights,
    law: &Facts { of: |offer| offer.group.terms.length(), check },
};

/// How long people may stay, and whether that can be made longer.
type Stay = (StayLimit, Policy);

fn check(profile: &Profile, stay: &Stay, voice: Voice) -> Verdict {
    let household = &profile.household;
    // Young people in a room of their own are bound by a limit of age as any resident.
    let alone = household.adults().next().is_none();
    let residents = household.members.iter().filter(|m| alone || m.role != Role::Child);
    let guests = residents.map(|member| Guest::of(member, profile));
    let verdicts = guests.map(|guest| one(profile.nights, &guest, stay, voice));
    verdicts.reduce(Verdict::or_worse).unwrap_or_else(|| voice.nothing())
}

fn one(nights: u32, guest: &Guest, stay: &Stay, voice: Voice) -> Verdict {
    let (limit, _) = stay;
    match limit {
        StayLimit::UntilAge(birthday) => until(*birthday, nights, guest, limit, voice),
        StayLimit::Unknown { raw, candidate } => {
            uncertain(nights, raw, candidate.as_deref(), voice)
        }
        StayLimit::Days(_)
        | StayLimit::Months(_)
        | StayLimit::Years(_)
        | StayLimit::Range(..)
        | StayLimit::NoLimit => lasting(nights, guest, stay, voice),
    }
}

/// A length that is the same for everyone.
fn lasting(nights: u32, guest: &Guest, (limit, extension): &Stay, voice: Voice) -> Verdict {
    let length = Length(limit);
    match (limit.allows(nights, guest), extension) {
        (Policy::Yes, _) if nights == 1 => voice.fits(format_args!("Can stay {length}.")),
        (Policy::Yes, _) => {
            voice.fits(format_args!("Can stay {length}; you asked for {nights} nights."))
        }
        (Policy::No, Policy::Yes) => voice.confirm(format_args!(
            "Can stay {length}, and longer when that is agreed: ask for {nights} nights."
        )),
        (Policy::No, Policy::CaseByCase) => voice.confirm(format_args!(
            "Can stay {length}, and longer case by case: ask for {nights} nights."
        )),
        (Policy::No, Policy::No | Policy::Unknown) => voice.fails_unless(
            format_args!("Can stay {length}; you asked for {nights} nights."),
            Edit::Nights(limit.longest(guest)),
            format_args!("If {length} is enough for now."),
        ),
        (Policy::CaseByCase | Policy::Unknown, _) => {
            voice.confirm(format_args!("Can stay {length}: ask for {nights} nights."))
        }
    }
}

/// A birthday: how long that is depends on the age, and the first night is sure before it.
fn until(birthday: u8, nights: u32, guest: &Guest, limit: &StayLimit, voice: Voice) -> Verdict {
    let (length, age) = (Length(limit), guest.age);
    let tonight = guest.first == guest.today;
    match (limit.allows(nights, guest), nights) {
        (_, 1) if tonight && birthday > age.oldest() => {
            voice.fits(format_args!("Can stay {length}."))
        }
        (Policy::Yes, _) => {
            voice.fits(format_args!("Can stay {length}; you asked for {nights} nights."))
        }
        (Policy::No, _) if birthday <= age.youngest() => {
            voice.fails(format_args!("Can stay {length}; you entered {age}."))
        }
        (Policy::No, _) if limit.longest(guest) == 0 => voice.fails(format_args!(
            "Can stay {length}; you entered {age}, and that birthday comes before the first night."
        )),
        (Policy::No, _) => voice.fails_unless(
            format_args!("Can stay {length}; you entered {age} and {nights} nights."),
            Edit::Nights(limit.longest(guest)),
            format_args!("If staying {length} is enough for now."),
        ),
        (_, 1) if age.is_unknown() => {
            voice.confirm(format_args!("Can stay {length}; the age is not known."))
        }
        (_, 1) => voice.confirm(format_args!("Can stay {length}; you entered {age}: ask.")),
        (_, _) if age.is_unknown() => voice.confirm(format_args!(
            "Can stay {length}; the age is not known: ask for {nights} nights."
        )),
        (Policy::CaseByCase | Policy::Unknown, _) => voice.confirm(format_args!(
            "Can stay {length}; you entered {age}: ask for {nights} nights."
        )),
    }
}

/// Nobody can say how long; a single night is what any stay surely covers.
fn uncertain(nights: u32, raw: &str, candidate: Option<&StayLimit>, voice: Voice) -> Verdict {
    match (nights, raw, candidate) {
        (1, _, _) => voice.nothing(),
        (_, "", _) => voice.confirm(format_args!(
            "How long people can stay is not stated: ask for {nights} nights."
        )),
        (_, _, None) => voice.confirm(format_args!(
            "How long people can stay is not certain, the entry says \u{201c}{raw}\u{201d}: ask for {nights} nights."
        )),
        (_, _, Some(likely)) => voice.confirm(format_args!(
            "How long people can stay is not certain, the entry says \u{201c}{raw}\u{201d}, perhaps {likely}: ask for {nights} nights."
        )),
    }
}

/// A limit as the rest of a sentence that begins with "Can stay".
struct Length<'a>(&'a StayLimit);

impl fmt::Display for Length<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let limit = self.0;
        match limit {
            StayLimit::Days(_) | StayLimit::Months(_) | StayLimit::Years(_) => {
                write!(f, "up to {limit}")
            }
            StayLimit::NoLimit => f.write_str("without a limit"),
            StayLimit::Range(..) | StayLimit::UntilAge(_) | StayLimit::Unknown { .. } => {
                write!(f, "{limit}")
            }
        }
    }
}
