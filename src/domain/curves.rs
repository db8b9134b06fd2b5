//! Curves for how a capacity post becomes unreliable: one per stage and range of units, as data.
//!
//! A network uses the curves fitted on Toronto's nightly occupancy (`fixtures/freshness.json`,
//! which names its source) until it has fitted its own from the outcomes of its calls.

use crate::domain::freshness::stale_until;
use crate::domain::segment::LevelRow;
use crate::domain::{Audience, Cell, Level, Listed, Refused, Segment, Stage};
use crate::words::say;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::{Arc, LazyLock, OnceLock};

/// The chance that a posted opening still exists: `a + (1 - a) exp(-(t / tau)^b)`, `t` in days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curve {
    /// The share that stays open indefinitely.
    pub a: f64,
    /// The time scale of the loss, in days.
    pub tau: f64,
    /// The shape: below 1, most of the loss comes early.
    pub b: f64,
}

impl Curve {
    /// Checks that the curve is within bounds in which every division and power is finite.
    pub fn checked(self) -> Result<Self, Refused> {
        let fine = (0.0..=1.0).contains(&self.a)
            && (0.001..=100_000.0).contains(&self.tau)
            && (0.01..=10.0).contains(&self.b);
        if fine {
            return Ok(self);
        }
        Err(Refused::new(
            say::not_a_freshness_curve(
                self.a.to_string(),
                self.b.to_string(),
                self.tau.to_string(),
            ),
            say::enter_freshness_curve(),
        ))
    }

    /// The chance that a unit is still free this many days later.
    pub fn chance(self, days: f64) -> f64 {
        self.a + (1.0 - self.a) * (-(days / self.tau).powf(self.b)).exp()
    }
}

/// The curves of a network, and how its segments differ from them. Clones share the data.
///
/// Written as JSON: `{"params": [{"stage": "emergency", "beds": "1", "a": ..., "tau": ..., "b":
/// ...}, ...], "audiences": [{"stage": "emergency", "serves": "women", "level": ..., "unposted":
/// ..., "full": {...}}, ...]}`.
#[derive(Debug, Clone)]
pub struct Curves(Arc<CurveTable>);

#[derive(Debug)]
struct CurveTable {
    curves: [Curve; Cell::COUNT],
    levels: [Level; Segment::COUNT],
    /// One entry per cell and audience.
    reckoned: [[Reckoned; Audience::ALL.len()]; Cell::COUNT],
}

/// The chances of a curve in one segment, in thousandths, for each minute until posts expire.
/// Filled at first use, since every request needs them for every post.
#[derive(Debug, Default)]
struct Reckoned {
    minutes: OnceLock<Vec<i16>>,
}

impl Reckoned {
    /// The chance after this many minutes. The curve must belong to the stage.
    fn chance(&self, minutes: u32, stage: Stage, curve: Curve, level: Level) -> i32 {
        let said = |minutes| {
            let days = f64::from(minutes) / MINUTES_A_DAY;
            thousandths(level.shifted(curve.chance(days), days))
        };
        let end = || u32::try_from(stale_until(stage) * 60).unwrap_or(0);
        let each = |at| i16::try_from(said(at)).ok();
        let known = self.minutes.get_or_init(|| (0..end()).filter_map(each).collect());
        let known = usize::try_from(minutes).ok().and_then(|at| known.get(at));
        known.map_or_else(|| said(minutes), |known| i32::from(*known))
    }
}

impl PartialEq for Curves {
    fn eq(&self, other: &Self) -> bool {
        let parts = |of: &Self| (of.0.curves, of.0.levels);
        Arc::ptr_eq(&self.0, &other.0) || parts(self) == parts(other)
    }
}

/// Sound because [`Curve::checked`] admits no value that is not a number.
impl Eq for Curves {}

/// Hashes nothing, since all facts of one night share one set of curves.
impl Hash for Curves {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

#[derive(Serialize, Deserialize)]
struct CurvesFile {
    params: Vec<CurveRow>,
    /// Missing in files that were fitted before curves distinguished audiences.
    #[serde(default)]
    audiences: Vec<LevelRow>,
}

#[derive(Serialize, Deserialize)]
struct CurveRow {
    stage: String,
    beds: String,
    a: f64,
    tau: f64,
    b: f64,
}

static DEFAULT: LazyLock<Curves> = LazyLock::new(|| {
    let toronto = include_str!("../../fixtures/freshness.json").parse();
    // A test reads the fixture. This fallback trusts posts for about half a day.
    toronto.unwrap_or_else(|_broken| {
        let curve = Curve { a: 0.0, tau: 0.5, b: 1.0 };
        let level = Level { shift: 0.0, unposted: 0.25, full: Curve { a: 0.25, ..curve } };
        Curves::of([curve; Cell::COUNT], &[level; Segment::COUNT])
    })
});

impl Default for Curves {
    fn default() -> Self {
        DEFAULT.clone()
    }
}

impl Curves {
    /// The name of the setting that stores a network's own curves.
    pub const SETTING: &str = "freshness";

    fn of(curves: [Curve; Cell::COUNT], levels: &[Level; Segment::COUNT]) -> Self {
        Self(Arc::new(CurveTable { curves, levels: *levels, reckoned: Default::default() }))
    }

    /// The curve of a cell, for all audiences together.
    pub fn at(&self, cell: Cell) -> Curve {
        #[expect(clippy::indexing_slicing, reason = "a Cell is below COUNT")]
        self.0.curves[cell.0]
    }

    /// The difference of a segment from the curves.
    pub fn level(&self, segment: Segment) -> Level {
        #[expect(clippy::indexing_slicing, reason = "a place is below COUNT")]
        self.0.levels[segment.place()]
    }

    /// A copy of these curves with another curve for one cell.
    pub fn with(&self, cell: Cell, curve: Curve) -> Self {
        let mut curves = self.0.curves;
        if let Some(place) = curves.get_mut(cell.0) {
            *place = curve;
        }
        Self::of(curves, &self.0.levels)
    }

    /// A copy of these curves with another level for one segment.
    pub fn with_level(&self, segment: Segment, level: Level) -> Self {
        let mut levels = self.0.levels;
        if let Some(place) = levels.get_mut(segment.place()) {
            *place = level;
        }
        Self::of(self.0.curves, &levels)
    }

    /// The chance, in thousandths, that a group with `open` free units still has one.
    pub fn chance_still_open(
        &self,
        stage: Stage,
        audience: Audience,
        open: u16,
        age: TimeDelta,
    ) -> i32 {
        let Some(cell) = Cell::of(stage, open) else { return 0 };
        let (curve, level) = (self.at(cell), self.level(Segment::of(stage, audience)));
        let at = Audience::ALL.iter().position(|one| *one == audience);
        let reckoned = self.0.reckoned.get(cell.0).zip(at).and_then(|(all, at)| all.get(at));
        reckoned.map_or(0, |reckoned| reckoned.chance(minutes(age), stage, curve, level))
    }

    /// The chance, in thousandths, that a group has a free unit this long after it was full.
    pub fn chance_after_full(&self, stage: Stage, audience: Audience, age: TimeDelta) -> i32 {
        thousandths(self.level(Segment::of(stage, audience)).chance_after_full(days(age)))
    }

    /// The chance, in thousandths, that a group without a post has a free unit.
    pub fn chance_unposted(&self, stage: Stage, audience: Audience) -> i32 {
        thousandths(self.level(Segment::of(stage, audience)).unposted)
    }
}

const MINUTES_A_DAY: f64 = 1440.0;

/// The age in whole minutes, at least 0.
fn minutes(age: TimeDelta) -> u32 {
    u32::try_from(age.num_minutes().max(0)).unwrap_or(u32::MAX)
}

/// The age in days, to the minute.
pub fn days(age: TimeDelta) -> f64 {
    f64::from(minutes(age)) / MINUTES_A_DAY
}

#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "0 to 1000 by clamp")]
fn thousandths(share: f64) -> i32 {
    (share.clamp(0.0, 1.0) * 1000.0).round() as i32
}

impl FromStr for Curves {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let again = say::refit_curves;
        let file: CurvesFile = serde_json::from_str(text)
            .map_err(|error| Refused::new(say::curves_unreadable(error.to_string()), again()))?;
        let mut curves = [None; Cell::COUNT];
        for row in file.params {
            let cell = Cell::all().find(|cell| cell.words() == (&row.stage, &row.beds));
            let place = cell.and_then(|cell| curves.get_mut(cell.0)).ok_or_else(|| {
                Refused::new(say::no_such_curve(row.beds.clone(), row.stage.clone()), again())
            })?;
            *place = Some(Curve { a: row.a, tau: row.tau, b: row.b }.checked()?);
        }
        let whole: Option<Vec<Curve>> = curves.into_iter().collect();
        let whole: Option<[Curve; Cell::COUNT]> = whole.and_then(|curves| curves.try_into().ok());
        let curves = whole.ok_or_else(|| Refused::new(say::curve_is_missing(), again()))?;
        if file.audiences.is_empty() {
            return Ok(Self::of(curves, &DEFAULT.0.levels));
        }
        let mut levels = [None; Segment::COUNT];
        for row in &file.audiences {
            let (segment, level) = row.read()?;
            if let Some(place) = levels.get_mut(segment.place()) {
                *place = Some(level);
            }
        }
        let whole: Option<Vec<Level>> = levels.into_iter().collect();
        let levels: Option<[Level; Segment::COUNT]> =
            whole.and_then(|levels| levels.try_into().ok());
        let missing = || Refused::new(say::level_is_missing(), again());
        Ok(Self::of(curves, &levels.ok_or_else(missing)?))
    }
}

impl fmt::Display for Curves {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = |cell: Cell| {
            let ((stage, beds), Curve { a, tau, b }) = (cell.words(), self.at(cell));
            CurveRow { stage: stage.to_owned(), beds: beds.to_owned(), a, tau, b }
        };
        let level = |segment| LevelRow::of(segment, self.level(segment));
        let file = CurvesFile {
            params: Cell::all().map(row).collect(),
            audiences: Segment::all().map(level).collect(),
        };
        f.write_str(&serde_json::to_string(&file).map_err(|_error| fmt::Error)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares the curves with the shares, in thousandths, that still had a unit some nights after
    /// the count (Toronto 2021 to 2024), and with the published error of the fit.
    #[test]
    fn the_curves_miss_what_was_measured_by_no_more_than_was_published() {
        let curves = Curves::default();
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
            let curve = curves.at(Cell::of(stage, open).unwrap());
            let misses = [1, 2, 3, 7, 14, 30].into_iter().zip(measured).map(|(days, share)| {
                let said = thousandths(curve.chance(f64::from(days)));
                f64::from((said - share) * (said - share))
            });
            let error = (misses.sum::<f64>() / 6.0).sqrt();
            // The published error and the shares are rounded to thousandths.
            assert!(error <= f64::from(published) + 1.0, "{stage} {open}: {error}");
        }
        for audience in Audience::ALL {
            let now = |open| {
                curves.chance_still_open(Stage::Emergency, *audience, open, TimeDelta::zero())
            };
            assert_eq!((now(0), now(1)), (0, 1000));
        }
    }

    #[test]
    fn what_was_worked_out_before_is_what_the_curve_says_at_every_minute() {
        let curves = Curves::default();
        for (stage, open) in [(Stage::Emergency, 1), (Stage::Emergency, 4), (Stage::LongTerm, 2)] {
            let beyond = stale_until(stage) * 60 + 5;
            let curve = curves.at(Cell::of(stage, open).unwrap());
            let audience = Audience::Women;
            let level = curves.level(Segment::of(stage, audience));
            for age in (-3..beyond).map(TimeDelta::minutes) {
                let said = curves.chance_still_open(stage, audience, open, age);
                let days = days(age);
                let worked_out = thousandths(level.shifted(curve.chance(days), days));
                assert_eq!(said, worked_out, "{stage} {open} {age}");
            }
        }
    }

    #[test]
    fn one_emergency_bed_is_likely_at_one_hour_and_not_at_six() {
        let curves = Curves::default();
        for audience in Audience::ALL {
            let at = |hours| {
                let age = TimeDelta::hours(hours);
                curves.chance_still_open(Stage::Emergency, *audience, 1, age)
            };
            assert!(at(1) >= 700 && at(6) < 700, "{audience}: {} {}", at(1), at(6));
        }
    }

    #[test]
    fn curves_read_back_as_written_and_broken_ones_are_refused() {
        let own = Curve { a: 0.25, tau: 3.5, b: 0.75 };
        let curves = Cell::all().fold(Curves::default(), |curves, cell| curves.with(cell, own));
        assert_eq!(curves.to_string().parse::<Curves>().unwrap(), curves);
        let text = curves.to_string();
        for broken in [
            "",
            "{}",
            r#"{"params": []}"#,
            &text.replace("6+", "7+"),
            &text.replace("0.25", "-1"),
            &text.replace("3.5", "0"),
            &text.replace("0.75", "1e9"),
            &text.replace("women", "teachers"),
            &text.replace("0.137", "1.37"),
        ] {
            assert!(broken.parse::<Curves>().is_err(), "{broken}");
        }
    }
}
