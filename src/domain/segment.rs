//! Segments: programs of a stage that serve the same people, and how full they are over time.

use crate::domain::{Audience, Curve, Listed, Refused, Stage};
use crate::words::say;
use serde::{Deserialize, Serialize};

/// A group of stages whose openings fill at a similar pace, and an audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Segment {
    /// True if people stay for months rather than weeks.
    transitional: bool,
    /// The people served.
    audience: Audience,
}

impl Segment {
    /// The number of segments.
    pub const COUNT: usize = 2 * Audience::ALL.len();

    /// All segments, in the order of [`Segment::place`].
    pub fn all() -> impl Iterator<Item = Self> {
        let of = |transitional| {
            Audience::ALL.iter().map(move |audience| Self { transitional, audience: *audience })
        };
        of(false).chain(of(true))
    }

    /// The segment of programs of a stage. An unknown stage counts as an emergency shelter, whose
    /// openings fill fastest.
    pub fn of(stage: Stage, audience: Audience) -> Self {
        let transitional = match stage {
            Stage::Emergency | Stage::Unknown => false,
            Stage::Transitional | Stage::LongTerm => true,
        };
        Self { transitional, audience }
    }

    /// The index among all segments, from 0.
    pub(super) fn place(self) -> usize {
        let audiences = Audience::ALL;
        let audience = audiences.iter().position(|one| *one == self.audience).unwrap_or(0);
        if self.transitional { audiences.len() + audience } else { audience }
    }

    /// The stage as a word.
    pub fn stage(self) -> &'static str {
        if self.transitional { "transitional" } else { "emergency" }
    }

    /// The people served.
    pub fn audience(self) -> Audience {
        self.audience
    }
}

/// The difference of a segment from all programs of its stage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    /// The amount added to the logit of a curve's chance. It grows evenly over the first day, then
    /// stays.
    pub shift: f64,
    /// The share of programs that have a free unit, posted or not.
    pub unposted: f64,
    /// The parameters of the chance that a unit is free `t` days after a post of "full": `a * (1 -
    /// exp(-(t / tau)^b))`.
    pub full: Curve,
}

impl Level {
    /// Checks that the level is within sensible bounds.
    pub fn checked(self) -> Result<Self, Refused> {
        if (-6.0..=6.0).contains(&self.shift) && (0.0..=1.0).contains(&self.unposted) {
            return Ok(Self { full: self.full.checked()?, ..self });
        }
        Err(Refused::new(
            say::not_a_level(self.unposted.to_string(), self.shift.to_string()),
            say::enter_level(),
        ))
    }

    /// Adjusts a chance for the whole stage to this segment, this many days after the post.
    pub fn shifted(self, chance: f64, days: f64) -> f64 {
        if chance <= 0.0 || chance >= 1.0 {
            return chance;
        }
        let logit = (chance / (1.0 - chance)).ln() + self.shift * days.clamp(0.0, 1.0);
        1.0 / (1.0 + (-logit).exp())
    }

    /// The chance that a unit is free this many days after a post of "full".
    pub fn chance_after_full(self, days: f64) -> f64 {
        let Curve { a, tau, b } = self.full;
        a * (1.0 - (-(days / tau).powf(b)).exp())
    }
}

/// A level as stored.
#[derive(Serialize, Deserialize)]
pub(super) struct LevelRow {
    stage: String,
    serves: String,
    level: f64,
    unposted: f64,
    full: FullRow,
}

#[derive(Serialize, Deserialize)]
struct FullRow {
    a: f64,
    tau: f64,
    b: f64,
}

impl LevelRow {
    pub(super) fn of(segment: Segment, level: Level) -> Self {
        let Curve { a, tau, b } = level.full;
        Self {
            stage: segment.stage().to_owned(),
            serves: segment.audience.word().to_owned(),
            level: level.shift,
            unposted: level.unposted,
            full: FullRow { a, tau, b },
        }
    }

    pub(super) fn read(&self) -> Result<(Segment, Level), Refused> {
        let audience: Audience = self.serves.parse()?;
        let of_stage = |segment: &Segment| segment.stage() == self.stage;
        let segment = Segment::all().filter(of_stage).find(|one| one.audience == audience);
        let segment = segment
            .ok_or_else(|| Refused::not_one_of(&self.stage, &["emergency", "transitional"]))?;
        let FullRow { a, tau, b } = self.full;
        let full = Curve { a, tau, b };
        let level = Level { shift: self.level, unposted: self.unposted, full }.checked()?;
        Ok((segment, level))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_segment_has_its_place() {
        let places: Vec<_> = Segment::all().map(Segment::place).collect();
        assert_eq!(places, (0..Segment::COUNT).collect::<Vec<_>>());
    }

    #[test]
    fn a_level_leaves_a_new_post_alone_and_shifts_an_old_one() {
        let full = Curve { a: 0.1, tau: 1.0, b: 1.0 };
        let level = Level { shift: -1.0, unposted: 0.2, full };
        assert!((level.shifted(0.5, 0.0) - 0.5).abs() < 1e-9);
        assert!((level.shifted(0.5, 1.0) - 0.269).abs() < 1e-3);
        assert!((level.shifted(0.5, 9.0) - level.shifted(0.5, 1.0)).abs() < 1e-9);
        assert!((level.shifted(1.0, 2.0) - 1.0).abs() < 1e-9);
        assert!(level.chance_after_full(0.0) < 1e-9);
        assert!((level.chance_after_full(400.0) - 0.1).abs() < 1e-9);
        assert!(Level { shift: f64::NAN, ..level }.checked().is_err());
    }
}
