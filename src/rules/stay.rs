//! The length of stay that a program allows, against the nights asked for.

use crate::domain::{Guest, Policy, Profile, Question, Role, StayLimit};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::{Text, say};

pub(super) const STAY: Rule = Rule {
    id: "stay",
    text: say::rule_stay,
    reason: say::reason_stay,
    basis: Basis::Funder,
    force: Force::Waivable(Who::Worker),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[Question::Under18],
    shape: Shape::Nights,
    law: &Facts { of: |offer| offer.group.terms.length(), check },
};

/// The length of stay, and whether it can be extended.
type StayFacts = (StayLimit, Policy);

fn check(profile: &Profile, stay: &StayFacts, voice: Voice) -> Verdict {
    let household = &profile.household;
    // Young people in a room of their own are bound by an age limit like any resident.
    let alone = household.adults().next().is_none();
    let residents = household.members.iter().filter(|m| alone || m.role != Role::Child);
    let guests = residents.map(|member| Guest::of(member, profile));
    let verdicts = guests.map(|guest| one(profile.nights, &guest, stay, voice));
    verdicts.reduce(Verdict::or_worse).unwrap_or_else(|| voice.nothing())
}

fn one(nights: u32, guest: &Guest, stay: &StayFacts, voice: Voice) -> Verdict {
    let (limit, _) = stay;
    match limit {
        StayLimit::UntilAge(birthday) => until(*birthday, nights, guest, limit, voice),
        StayLimit::Unknown { .. } => uncertain(nights, limit, voice),
        StayLimit::Days(_)
        | StayLimit::Months(_)
        | StayLimit::Years(_)
        | StayLimit::Range(..)
        | StayLimit::NoLimit => lasting(nights, guest, stay, voice),
    }
}

/// Judges a length that is the same for everyone.
fn lasting(nights: u32, guest: &Guest, (limit, extension): &StayFacts, voice: Voice) -> Verdict {
    let length = || length(limit);
    match (limit.allows(nights, guest), extension) {
        (Policy::Yes, _) if *limit == StayLimit::NoLimit => voice.fits(say::can_stay_no_limit),
        (Policy::Yes, _) if nights == 1 => voice.fits(|| say::can_stay(length())),
        (Policy::Yes, _) => voice.fits(|| say::can_stay_for(length(), nights)),
        (Policy::No, Policy::Yes) => {
            voice.confirm(|| say::can_stay_longer_if_agreed(length(), nights))
        }
        (Policy::No, Policy::CaseByCase) => {
            voice.confirm(|| say::can_stay_longer_case_by_case(length(), nights))
        }
        (Policy::No, Policy::No | Policy::Unknown) => voice.fails_unless(
            || say::can_stay_for(length(), nights),
            Edit::Nights(limit.longest(guest)),
            || say::if_limit_is_enough(limit),
        ),
        (Policy::CaseByCase | Policy::Unknown, _) => {
            voice.confirm(|| say::can_stay_ask(length(), nights))
        }
    }
}

/// Judges a limit at a birthday: the length depends on the age, and tonight is sure before it.
fn until(birthday: u8, nights: u32, guest: &Guest, limit: &StayLimit, voice: Voice) -> Verdict {
    let (length, age) = (|| length(limit), guest.age);
    let tonight = guest.first == guest.today;
    match (limit.allows(nights, guest), nights) {
        (_, 1) if tonight && birthday > age.oldest() => voice.fits(|| say::can_stay(length())),
        (Policy::Yes, _) => voice.fits(|| say::can_stay_for(length(), nights)),
        (Policy::No, _) if birthday <= age.youngest() => {
            voice.fails(|| say::can_stay_too_old(age, length()))
        }
        (Policy::No, _) if limit.longest(guest) == 0 => {
            voice.fails(|| say::can_stay_birthday_first(age, length()))
        }
        (Policy::No, _) => voice.fails_unless(
            || say::can_stay_not_long_enough(age, length(), nights),
            Edit::Nights(limit.longest(guest)),
            || say::if_staying_is_enough(length()),
        ),
        (_, 1) if age.is_unknown() => voice.confirm(|| say::can_stay_ask_age(length())),
        (_, 1) => voice.confirm(|| say::can_stay_for_age_ask(age, length())),
        (_, _) if age.is_unknown() => {
            voice.confirm(|| say::can_stay_ask_age_and_nights(length(), nights))
        }
        (Policy::CaseByCase | Policy::Unknown, _) => {
            voice.confirm(|| say::can_stay_for_age_ask_nights(age, length(), nights))
        }
    }
}

/// Judges an uncertain length. Any stay surely covers a single night.
fn uncertain(nights: u32, limit: &StayLimit, voice: Voice) -> Verdict {
    match (nights, limit) {
        (1, _) => voice.nothing(),
        (_, StayLimit::Unknown { candidate: Some(likely), .. }) => {
            voice.confirm(|| say::length_of_stay_possibly(&**likely, limit, nights))
        }
        (_, StayLimit::Unknown { raw, .. }) if raw.is_empty() => {
            voice.confirm(|| say::length_of_stay_not_listed(nights))
        }
        _ => voice.confirm(|| say::length_of_stay_as_listed(limit, nights)),
    }
}

/// Says a limit as the rest of a sentence that begins with "Can stay".
fn length(limit: &StayLimit) -> Text {
    match limit {
        StayLimit::Days(_) | StayLimit::Months(_) | StayLimit::Years(_) => {
            say::can_stay_up_to(limit)
        }
        StayLimit::NoLimit
        | StayLimit::Range(..)
        | StayLimit::UntilAge(_)
        | StayLimit::Unknown { .. } => limit.into(),
    }
}
