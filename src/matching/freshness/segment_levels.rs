//! Fits how full each segment of programs is now, by the outcomes of recent calls.
//!
//! A curve says how long openings of one size last. How full shelters are changes from month to
//! month, and differs by the people they serve. One number per segment follows that. It is a shift
//! of the logit, fitted by penalized maximum likelihood, so that few outcomes move it little.

use crate::domain::{Cell, Curves, Level, Outcome, Segment, days};

/// The days, up to the day of the newest outcome, whose outcomes count as recent.
const RECENT_DAYS: i64 = 60;
/// The fewest recent outcomes needed to fit a segment.
pub const FEWEST_OF_SEGMENT: u32 = 30;
/// The strength of the penalty that holds a level to its old value.
const PRIOR: f64 = 10.0;
/// The number of Newton steps. The loss is convex, so a handful is enough.
const STEPS: usize = 30;

/// The data for fitting the level of one segment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FittedLevel {
    /// The segment.
    pub segment: Segment,
    /// The number of recent outcomes.
    pub count: u32,
    /// The number of these that were still open.
    pub open: u32,
    /// True if it was fitted; false if there was too little data.
    pub fitted: bool,
    /// The level after fitting.
    pub level: Level,
}

/// Returns the curves with the levels that recent outcomes show, and the data for each.
pub fn levels(outcomes: &[Outcome], before: &Curves) -> (Curves, Vec<FittedLevel>) {
    let newest = outcomes.iter().map(|outcome| outcome.day).max();
    let is_recent =
        |outcome: &&Outcome| newest.is_some_and(|day| (day - outcome.day).num_days() < RECENT_DAYS);
    let recent: Vec<&Outcome> = outcomes.iter().filter(is_recent).collect();
    let (mut curves, mut fitted) = (before.clone(), Vec::new());
    for segment in Segment::all() {
        let calls: Vec<Call> =
            recent.iter().filter_map(|outcome| Call::of(outcome, segment, before)).collect();
        let count = u32::try_from(calls.len()).unwrap_or(u32::MAX);
        let open = u32::try_from(calls.iter().filter(|call| call.open).count()).unwrap_or(0);
        let mut level = before.level(segment);
        if count >= FEWEST_OF_SEGMENT {
            level.shift = likeliest(&calls, level.shift);
            curves = curves.with_level(segment, level);
        }
        let enough = count >= FEWEST_OF_SEGMENT;
        fitted.push(FittedLevel { segment, count, open, fitted: enough, level });
    }
    (curves, fitted)
}

/// A call, as the level of its segment sees it.
struct Call {
    /// The logit of the curve's chance, without a level.
    logit: f64,
    /// The share of a level that applies at this age.
    share: f64,
    open: bool,
}

impl Call {
    fn of(outcome: &Outcome, segment: Segment, curves: &Curves) -> Option<Self> {
        let audience = outcome.audience?;
        let cell = Cell::of(outcome.stage, outcome.units)?;
        if Segment::of(outcome.stage, audience) != segment {
            return None;
        }
        let days = days(outcome.age);
        let chance = curves.at(cell).chance(days).clamp(0.001, 0.999);
        let logit = (chance / (1.0 - chance)).ln();
        Some(Self { logit, share: days.clamp(0.0, 1.0), open: outcome.still_open })
    }
}

/// Returns the shift under which the calls are likeliest, held to the old one by [`PRIOR`].
fn likeliest(calls: &[Call], before: f64) -> f64 {
    let mut shift = before;
    for _ in 0..STEPS {
        let (mut slope, mut bend) = (-PRIOR * (shift - before), PRIOR);
        for Call { logit, share, open } in calls {
            let chance = 1.0 / (1.0 + (-(logit + shift * share)).exp());
            slope += share * (f64::from(u8::from(*open)) - chance);
            bend += share * share * chance * (1.0 - chance);
        }
        shift = (shift + slope / bend).clamp(-6.0, 6.0);
    }
    (shift * 10_000.0).round() / 10_000.0
}
