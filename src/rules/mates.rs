//! People who share a room with another household.

use crate::domain::{
    AgeRange, Field, Mates, Member, Offer, Profile, Setting, Settings, Terms, UnitKind,
};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::say;

pub(super) const MATES: Rule = Rule {
    id: "mates",
    text: say::rule_mates,
    reason: say::reason_mates,
    basis: Basis::Safety,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Apart(class),
    law: &Facts { of: |offer| beds(offer), check },
};

/// Returns the beds in a room where roommates matter.
fn beds(offer: Offer<'_>) -> Option<u16> {
    let group = offer.group;
    let shared = group.unit_group.kind != UnitKind::Private;
    Some(group.terms.mates).filter(|mates| shared && mates.matter()).map(|mates: Mates| mates.beds)
}

/// Returns the class of a person among roommates, or `None` if it is not known.
fn class(terms: &Terms, member: &Member) -> Option<u16> {
    let gender = if terms.mates.one_gender { gender(&member.settings)? } else { 0 };
    let age = if terms.mates.one_age_band { age_band(member.age)? } else { 0 };
    Some(gender * 2 + age)
}

/// Reads a gender from the settings that a survivor accepts, if they name only one.
fn gender(settings: &Settings) -> Option<u16> {
    let among = |few: &[Setting]| settings.iter().all(|setting| few.contains(&setting));
    match settings.are_unknown() {
        true => None,
        false if among(&[Setting::Women, Setting::Girls]) => Some(0),
        false if among(&[Setting::Men, Setting::Boys]) => Some(1),
        false => None,
    }
}

fn age_band(age: AgeRange) -> Option<u16> {
    let within = |band: AgeRange| age.and(band) == Some(age);
    match (within(AgeRange::MINOR), within(AgeRange::ADULT)) {
        (true, _) => Some(0),
        (_, true) => Some(1),
        (false, false) => None,
    }
}

/// Excludes a household that needs more than one of these rooms. The assignment of several
/// households does the rest.
fn check(profile: &Profile, beds: &Option<u16>, voice: Voice) -> Verdict {
    let people = profile.household.size();
    match beds {
        Some(beds) if people > u32::from(*beds) => voice.fails_unless(
            || say::mates_too_few_beds(*beds, say::people_coming(people)),
            Edit::Says(Field::RoomMates, "unknown"),
            say::if_given_more_than_one_room,
        ),
        Some(_) | None => voice.nothing(),
    }
}
