//! The reliability of a capacity post by age, in words. The chances are in [`Curves`].
//!
//! The thresholds come from the Toronto fit (`fixtures/freshness.json`).
//!
//! [`Curves`]: crate::domain::Curves

use crate::domain::{Stage, Timestamp};
use crate::words::{Language, Text, say};
use chrono::TimeDelta;
use std::fmt;

/// The reliability of a post, in words instead of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Freshness {
    /// Recent, considering its number of units.
    Fresh,
    /// Still likely to be true.
    Ageing,
    /// Call before offering it.
    Stale,
    /// Too old to say anything.
    Expired,
}

/// The age in hours from which a post says nothing.
pub(super) fn stale_until(stage: Stage) -> i64 {
    match stage {
        Stage::Emergency | Stage::Unknown => 3 * 24,
        Stage::Transitional | Stage::LongTerm => 30 * 24,
    }
}

/// The reliability of a post with this many units at this age.
pub fn freshness(stage: Stage, open: u16, age: TimeDelta) -> Freshness {
    let hours = age.num_hours();
    let [fresh_until, ageing_until] = match stage {
        Stage::Emergency | Stage::Unknown if open >= 3 => [12, 24],
        Stage::Emergency | Stage::Unknown => [4, 24],
        Stage::Transitional | Stage::LongTerm => [3 * 24, 7 * 24],
    };
    match hours {
        h if h < fresh_until => Freshness::Fresh,
        h if h < ageing_until => Freshness::Ageing,
        h if h < stale_until(stage) => Freshness::Stale,
        _ => Freshness::Expired,
    }
}

/// The time a post of "full" is trusted: a day (4 in 100 open again within it, same source).
pub const FULL_HOLDS: TimeDelta = TimeDelta::hours(24);

/// An age in words, such as "2 hours ago"; rendered only when shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ago(pub TimeDelta);

impl fmt::Display for Ago {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Text::from(*self).to(Language::En).fmt(f)
    }
}

impl From<Ago> for Text {
    fn from(Ago(age): Ago) -> Self {
        match (age.num_minutes(), age.num_hours(), age.num_days()) {
            (i64::MIN..=1, _, _) => say::just_now(),
            (minutes, 0, _) => say::minutes_ago(minutes),
            (_, hours, 0 | 1) if hours < 48 => say::hours_ago(hours),
            (_, _, days) if days < 60 => say::days_ago(days),
            (_, _, days) => say::months_ago(days / 30),
        }
    }
}

/// A moment rounded down to the quarter hour. Only the operator may see it more precisely.
pub fn to_quarter_hour(moment: Timestamp) -> Timestamp {
    const QUARTER: i64 = 15 * 60;
    let seconds = moment.timestamp().div_euclid(QUARTER) * QUARTER;
    Timestamp::from_timestamp(seconds, 0).unwrap_or(moment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_said_in_words() {
        assert_eq!(Text::from(Ago(TimeDelta::seconds(20))).render(Language::En), "just now");
        assert_eq!(Text::from(Ago(TimeDelta::minutes(59))).render(Language::En), "59 minutes ago");
        assert_eq!(Text::from(Ago(TimeDelta::hours(1))).render(Language::En), "1 hour ago");
        assert_eq!(Text::from(Ago(TimeDelta::hours(47))).render(Language::En), "47 hours ago");
        assert_eq!(Text::from(Ago(TimeDelta::days(5))).render(Language::En), "5 days ago");
    }
}
