//! Distance bands between zones. Nothing finer is ever shown or ranked by.

use crate::domain::Refused;
use crate::words::{Text, say};
use std::str::FromStr;
use std::sync::LazyLock;

/// The distance between two zones, as shown to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DistanceBand {
    /// The same zone.
    SameArea,
    /// Up to 50 miles.
    Within50,
    /// 50 to 150 miles.
    Within150,
    /// 150 to 400 miles.
    Within400,
    /// Over 400 miles.
    Over400,
}

impl DistanceBand {
    /// All bands, nearest first.
    pub const ALL: [Self; 5] =
        [Self::SameArea, Self::Within50, Self::Within150, Self::Within400, Self::Over400];

    /// The id of the band, as in the API.
    pub fn id(self) -> &'static str {
        match self {
            Self::SameArea => "same_area",
            Self::Within50 => "within_50_miles",
            Self::Within150 => "within_150_miles",
            Self::Within400 => "within_400_miles",
            Self::Over400 => "over_400_miles",
        }
    }

    /// The words for pages and phone calls.
    pub fn text(self) -> Text {
        match self {
            Self::SameArea => say::in_the_same_area(),
            Self::Within50 => say::within_miles(50),
            Self::Within150 => say::miles_away(50, 150),
            Self::Within400 => say::miles_away(150, 400),
            Self::Over400 => say::over_miles_away(400),
        }
    }

    /// The band for two different zones, from the straight line between them in earth radii.
    pub(super) fn of_chord(chord: f64) -> Self {
        match LIMITS.iter().position(|most| chord <= *most) {
            Some(0) => Self::Within50,
            Some(1) => Self::Within150,
            Some(_) => Self::Within400,
            None => Self::Over400,
        }
    }
}

/// The mean radius of the earth, in miles.
pub(super) const EARTH_RADIUS: f64 = 3958.8;

/// The upper limits of the bands of 50, 150 and 400 miles, as chords to compare without arcs.
static LIMITS: LazyLock<[f64; 3]> = LazyLock::new(|| {
    [50.0, 150.0, 400.0].map(|miles: f64| 2.0 * (miles / EARTH_RADIUS / 2.0).sin())
});

impl FromStr for DistanceBand {
    type Err = Refused;

    fn from_str(id: &str) -> Result<Self, Refused> {
        Self::ALL
            .into_iter()
            .find(|band| band.id() == id)
            .ok_or_else(|| Refused::not_one_of(id, &Self::ALL.map(Self::id)))
    }
}

/// The distance of a place that may lie in any of several zones, from the band of the nearest zone
/// to that of the farthest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// The band of the nearest zone.
    pub nearest: DistanceBand,
    /// The band of the farthest zone.
    pub farthest: DistanceBand,
}

impl Span {
    /// The span over the bands of some zones; `None` if there are none.
    pub fn over(bands: impl Iterator<Item = DistanceBand>) -> Option<Self> {
        bands.fold(None, |span: Option<Self>, band| {
            let known = span.unwrap_or(Self { nearest: band, farthest: band });
            let (nearest, farthest) = (known.nearest.min(band), known.farthest.max(band));
            Some(Self { nearest, farthest })
        })
    }

    /// The band, if there is only one.
    pub fn band(self) -> Option<DistanceBand> {
        (self.nearest == self.farthest).then_some(self.nearest)
    }

    /// The words for pages and phone calls. They claim nothing that is not certain.
    pub fn text(self) -> Text {
        use DistanceBand::{Over400, SameArea, Within50, Within150, Within400};
        match (self.nearest, self.farthest) {
            (near, far) if near == far => near.text(),
            (SameArea | Within50, SameArea | Within50) => Within50.text(),
            (SameArea | Within50, Within150) => say::within_miles(150),
            (SameArea | Within50, Within400) => say::within_miles(400),
            (Within150, Within400) => say::miles_away(50, 400),
            (Within150, Over400) => say::over_miles_away(50),
            (Within400, Over400) => say::over_miles_away(150),
            _ => say::distance_not_known(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn the_words_of_a_span_promise_neither_nearer_nor_farther_than_is_certain() {
        for near in DistanceBand::ALL {
            assert_eq!(Span { nearest: near, farthest: near }.text(), near.text());
            for far in DistanceBand::ALL.into_iter().filter(|far| near < *far) {
                let text = Span { nearest: near, farthest: far }.text();
                assert_ne!(text, DistanceBand::SameArea.text());
                let words = text.render(Language::En);
                assert!(far != DistanceBand::Over400 || !words.contains("within"), "{words}");
            }
        }
    }
}
