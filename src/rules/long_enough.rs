//! A stay with no fixed end, for people who wish it: the longer of two stays counts more.

use crate::domain::{Guest, Policy, Profile, StayLimit, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::{Text, say};

pub(super) const LONG_ENOUGH: Rule = Rule {
    id: "long-enough",
    text: say::rule_long_enough,
    reason: say::reason_long_enough,
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| offer.group.terms.length(), check },
};

/// The points for a stay without a limit, in thousandths of a sure bed: as much as a private room.
const NO_LIMIT: i64 = 200;
/// The days of a stay that counts half of that: a year. Founding programs give one or two.
const HALF: i64 = 365;

fn check(profile: &Profile, (limit, extension): &(StayLimit, Policy), voice: Voice) -> Verdict {
    if !profile.wishes.include(Wish::LongEnough) {
        return voice.nothing();
    }
    let guests = profile.household.adults().map(|member| Guest::of(member, profile));
    let sure = guests.map(|guest| limit.sure_nights(&guest)).min().flatten();
    let points = longer(sure.map_or(0, worth), *extension);
    let points = i32::try_from(points).unwrap_or(0);
    voice.points(points, || say::sentence([length(limit), longer_in_words(*extension)]))
}

/// Returns the points for a stay. Each day adds less than the day before; no limit gives all
/// points.
fn worth(days: u32) -> i64 {
    if days == u32::MAX { NO_LIMIT } else { NO_LIMIT * i64::from(days) / (i64::from(days) + HALF) }
}

/// Adds points for an extension: half of the distance to a stay without a limit, or a quarter if it
/// is case by case.
fn longer(points: i64, extension: Policy) -> i64 {
    let rest = NO_LIMIT - points;
    match extension {
        Policy::Yes => points + rest / 2,
        Policy::CaseByCase => points + rest / 4,
        Policy::No | Policy::Unknown => points,
    }
}

/// Says a limit as part of a sentence.
fn length(limit: &StayLimit) -> Text {
    match limit {
        StayLimit::NoLimit => say::no_limit_on_length_of_stay(),
        StayLimit::Unknown { .. } => say::length_of_stay_not_clear(),
        StayLimit::Days(_) | StayLimit::Months(_) | StayLimit::Years(_) => {
            say::people_can_stay(say::can_stay_up_to(limit))
        }
        StayLimit::UntilAge(_) | StayLimit::Range(..) => say::people_can_stay(limit),
    }
}

fn longer_in_words(extension: Policy) -> Text {
    match extension {
        Policy::Yes => say::can_be_extended(),
        Policy::CaseByCase => say::can_be_extended_case_by_case(),
        Policy::No => say::cannot_be_extended(),
        Policy::Unknown => Text::nothing(),
    }
}
