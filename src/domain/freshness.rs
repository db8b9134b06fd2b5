//! How a capacity post goes bad: the chance that something is still free, by stage, number and age.
//!
//! Source: `fixtures/freshness.json`, fitted on Toronto's nightly occupancy (attribution there);
//! the thresholds of the words are those of the same fit.

use crate::domain::{Stage, Timestamp};
use chrono::TimeDelta;
use serde::Deserialize;
use std::sync::LazyLock;

/// How far a post can be relied on, in words rather than numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Freshness {
    /// Posted just now, for its number of units.
    Fresh,
    /// Still likely.
    Ageing,
    /// Call before offering it.
    Stale,
    /// So old that it says nothing.
    Expired,
}

#[derive(Deserialize)]
struct Model {
    params: Vec<Curve>,
}

#[derive(Deserialize)]
struct Curve {
    stage: String,
    beds: String,
    a: f64,
    tau: f64,
    b: f64,
}

static MODEL: LazyLock<Vec<Curve>> = LazyLock::new(|| {
    serde_json::from_str::<Model>(include_str!("../../fixtures/freshness.json"))
        .map(|model| model.params)
        .unwrap_or_default()
});

/// The chance, in thousandths, that a group which had `open` units free still has one.
/// A stage that is not stated decays like an emergency shelter, the quickest.
pub fn chance_still_open(stage: Stage, open: u16, age: TimeDelta) -> i32 {
    const MINUTES_A_DAY: f64 = 1440.0;
    let stage = match stage {
        Stage::Emergency | Stage::Unknown => "emergency",
        Stage::Transitional | Stage::LongTerm => "transitional",
    };
    let beds = match open {
        0 => return 0,
        1 => "1",
        2 => "2",
        3..=5 => "3-5",
        6.. => "6+",
    };
    let minutes = i32::try_from(age.num_minutes().max(0)).unwrap_or(i32::MAX);
    let days = f64::from(minutes) / MINUTES_A_DAY;
    let curve = MODEL.iter().find(|c| c.stage == stage && c.beds == beds);
    curve.map_or(0, |c| thousandths(c.a + (1.0 - c.a) * (-(days / c.tau).powf(c.b)).exp()))
}

#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "0 to 1000 by clamp")]
fn thousandths(share: f64) -> i32 {
    (share.clamp(0.0, 1.0) * 1000.0).round() as i32
}

/// How far a post of so many units can be relied on at this age.
pub fn freshness(stage: Stage, open: u16, age: TimeDelta) -> Freshness {
    let hours = age.num_hours();
    let [fresh_until, ageing_until, stale_until] = match stage {
        Stage::Emergency | Stage::Unknown if open >= 3 => [12, 24, 72],
        Stage::Emergency | Stage::Unknown => [4, 24, 72],
        Stage::Transitional | Stage::LongTerm => [3 * 24, 7 * 24, 30 * 24],
    };
    match hours {
        h if h < fresh_until => Freshness::Fresh,
        h if h < ageing_until => Freshness::Ageing,
        h if h < stale_until => Freshness::Stale,
        _ => Freshness::Expired,
    }
}

/// How long a post of "full" is believed: a day (4 in 100 open again within it, same source).
pub const FULL_HOLDS: TimeDelta = TimeDelta::hours(24);

/// The age of something in words, such as "2 hours ago".
pub fn ago(age: TimeDelta) -> String {
    let (count, unit) = match (age.num_minutes(), age.num_hours(), age.num_days()) {
        (i64::MIN..=1, _, _) => return "just now".to_owned(),
        (minutes, 0, _) => (minutes, "minute"),
        (_, hours, 0 | 1) if hours < 48 => (hours, "hour"),
        (_, _, days) if days < 60 => (days, "day"),
        (_, _, days) => (days / 30, "month"),
    };
    format!("{count} {unit}{} ago", if count == 1 { "" } else { "s" })
}

/// A moment rounded down to the quarter hour: all that others than the operator may see.
pub fn to_quarter_hour(moment: Timestamp) -> Timestamp {
    const QUARTER: i64 = 15 * 60;
    let seconds = moment.timestamp().div_euclid(QUARTER) * QUARTER;
    Timestamp::from_timestamp(seconds, 0).unwrap_or(moment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_agrees_with_the_measured_table_to_two_hundredths() {
        let after = |stage, open, days| chance_still_open(stage, open, TimeDelta::days(days));
        for (stage, open, days, measured) in [
            (Stage::Emergency, 1, 1, 550),
            (Stage::Emergency, 2, 7, 610),
            (Stage::Emergency, 4, 30, 720),
            (Stage::Transitional, 1, 3, 790),
        ] {
            assert!((after(stage, open, days) - measured).abs() <= 20, "{stage} {open} {days}");
        }
        assert_eq!(after(Stage::Emergency, 0, 0), 0);
        assert_eq!(after(Stage::Emergency, 1, 0), 1000);
    }

    #[test]
    fn one_emergency_bed_is_likely_at_one_hour_and_not_at_six() {
        let at = |hours| chance_still_open(Stage::Emergency, 1, TimeDelta::hours(hours));
        assert!(at(1) >= 700 && at(6) < 700, "{} {}", at(1), at(6));
    }

    #[test]
    fn ages_are_said_in_words() {
        assert_eq!(ago(TimeDelta::seconds(20)), "just now");
        assert_eq!(ago(TimeDelta::minutes(59)), "59 minutes ago");
        assert_eq!(ago(TimeDelta::hours(1)), "1 hour ago");
        assert_eq!(ago(TimeDelta::hours(47)), "47 hours ago");
        assert_eq!(ago(TimeDelta::days(5)), "5 days ago");
    }
}
