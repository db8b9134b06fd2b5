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

    /// Shares in thousandths that still had a unit 1, 2, 3, 7, 14 and 30 nights after the count,
    /// as measured (Toronto 2021 to 2024), beside the error published with the fit.
    #[test]
    fn the_curves_miss_what_was_measured_by_no_more_than_was_published() {
        for (stage, open, measured, published) in [
            (Stage::Emergency, 1, [549, 475, 445, 405, 374, 342], 8),
            (Stage::Emergency, 2, [760, 693, 659, 606, 559, 530], 7),
            (Stage::Emergency, 4, [911, 867, 840, 798, 760, 717], 6),
            (Stage::Emergency, 8, [977, 962, 948, 924, 881, 821], 3),
            (Stage::Transitional, 1, [882, 824, 786, 716, 671, 650], 4),
            (Stage::Transitional, 2, [972, 939, 913, 855, 809, 769], 6),
            (Stage::Transitional, 4, [992, 985, 976, 937, 898, 853], 3),
            (Stage::Transitional, 8, [996, 993, 988, 982, 960, 916], 2),
        ] {
            let misses = [1, 2, 3, 7, 14, 30].into_iter().zip(measured).map(|(days, share)| {
                let said = chance_still_open(stage, open, TimeDelta::days(days));
                f64::from((said - share) * (said - share))
            });
            let error = (misses.sum::<f64>() / 6.0).sqrt();
            // The published error is rounded to thousandths, and so are the shares.
            assert!(error <= f64::from(published) + 1.0, "{stage} {open}: {error}");
        }
        assert_eq!(chance_still_open(Stage::Emergency, 0, TimeDelta::zero()), 0);
        assert_eq!(chance_still_open(Stage::Emergency, 1, TimeDelta::zero()), 1000);
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
