//! The only geography there is: three-digit ZIP zones, and distances from a fixed zone table.
//!
//! Source: `fixtures/geo/zones.csv`, computed from the Census Gazetteer and GeoNames (CC BY 4.0).
//! A zone with under 20,000 residents is merged into its neighbour.

use crate::domain::Refused;
use chrono_tz::Tz;
use std::fmt;
use std::str::{FromStr, from_utf8};
use std::sync::{LazyLock, OnceLock};

/// A three-digit ZIP zone, by its place in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Zone(u16);

struct Row {
    code: &'static str,
    place: &'static str,
    state: State,
    /// The middle of the zone as a point on the unit sphere.
    middle: [f64; 3],
    clock: Tz,
    merge_into: &'static str,
}

static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let text = include_str!("../../fixtures/geo/zones.csv");
    text.lines().skip(1).filter_map(row).collect()
});

fn row(line: &'static str) -> Option<Row> {
    let mut cells = line.split(',');
    let (code, place, state) = (cells.next()?, cells.next()?, cells.next()?);
    let (latitude, longitude) = (cells.nth(1)?.parse().ok()?, cells.next()?.parse().ok()?);
    let middle = on_the_sphere(latitude, longitude);
    let clock = cells.next()?.parse().ok()?;
    let merge_into = cells.nth(1).unwrap_or("");
    Some(Row { code, place, state: state.parse().ok()?, middle, clock, merge_into })
}

fn on_the_sphere(latitude: f64, longitude: f64) -> [f64; 3] {
    let (latitude, longitude) = (latitude.to_radians(), longitude.to_radians());
    [latitude.cos() * longitude.cos(), latitude.cos() * longitude.sin(), latitude.sin()]
}

/// The mean radius of the earth in miles.
const EARTH_RADIUS: f64 = 3958.8;

impl Zone {
    /// Every zone that is shown or stored, in the order of the codes.
    pub fn all() -> impl Iterator<Item = Self> {
        let count = u16::try_from(TABLE.len()).unwrap_or(u16::MAX);
        (0..count).map(Self).filter(|zone| zone.row().merge_into.is_empty())
    }

    /// The zone of a three-digit code; small zones answer with the one they are merged into.
    pub fn of_code(code: &str) -> Option<Self> {
        let at = TABLE.binary_search_by(|row| row.code.cmp(code)).ok()?;
        let zone = Self(u16::try_from(at).ok()?);
        let into = zone.row().merge_into;
        if into.is_empty() || into == code { Some(zone) } else { Self::of_code(into) }
    }

    /// The three digits.
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// The largest place of the zone.
    pub fn largest_place(self) -> &'static str {
        self.row().place
    }

    /// The state of its largest place.
    pub fn state(self) -> State {
        self.row().state
    }

    /// The time zone its clocks follow.
    pub fn clock(self) -> Tz {
        self.row().clock
    }

    /// Miles between the middles of two zones, along the ground.
    pub fn miles_to(self, other: Self) -> f64 {
        2.0 * EARTH_RADIUS * (self.chord(other) / 2.0).min(1.0).asin()
    }

    /// The straight line between the middles of two zones, in radii of the earth.
    fn chord(self, other: Self) -> f64 {
        let between = self.row().middle.iter().zip(other.row().middle);
        between.map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
    }

    /// The band of the distance between two zones: all that is ever shown or ranked by.
    pub fn distance(self, other: Self) -> DistanceBand {
        /// From each zone to all, once anything was asked of it: every request measures from where
        /// the person is to thousands of programs.
        static BANDS: LazyLock<Vec<OnceLock<Vec<DistanceBand>>>> =
            LazyLock::new(|| TABLE.iter().map(|_| OnceLock::new()).collect());
        let to_all = || (0..).take(TABLE.len()).map(|to| self.measured(Self(to))).collect();
        let bands = BANDS.get(usize::from(self.0)).map(|from| from.get_or_init(to_all));
        let band = bands.and_then(|bands| bands.get(usize::from(other.0)));
        band.copied().unwrap_or(DistanceBand::Over400)
    }

    fn measured(self, other: Self) -> DistanceBand {
        if self == other {
            return DistanceBand::SameArea;
        }
        let chord = self.chord(other);
        let within = |most: &f64| chord <= *most;
        match LIMITS.iter().position(within) {
            Some(0) => DistanceBand::Within50,
            Some(1) => DistanceBand::Within150,
            Some(_) => DistanceBand::Within400,
            None => DistanceBand::Over400,
        }
    }

    fn row(self) -> &'static Row {
        #[expect(
            clippy::indexing_slicing,
            reason = "a Zone is only made from a place in the table"
        )]
        &TABLE[usize::from(self.0)]
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} area, {}", self.largest_place(), self.state())
    }
}

/// How far a zone is from another, in the words shown.
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
    /// Every band, nearest first.
    pub const ALL: [Self; 5] =
        [Self::SameArea, Self::Within50, Self::Within150, Self::Within400, Self::Over400];

    /// The id, as in the API.
    pub fn id(self) -> &'static str {
        match self {
            Self::SameArea => "same_area",
            Self::Within50 => "within_50_miles",
            Self::Within150 => "within_150_miles",
            Self::Within400 => "within_400_miles",
            Self::Over400 => "over_400_miles",
        }
    }

    /// The words on a page and on the phone.
    pub fn words(self) -> &'static str {
        match self {
            Self::SameArea => "in the same area",
            Self::Within50 => "within 50 miles",
            Self::Within150 => "50 to 150 miles away",
            Self::Within400 => "150 to 400 miles away",
            Self::Over400 => "over 400 miles away",
        }
    }
}

/// The upper ends of the bands of 50, 150 and 400 miles, as chords: comparing those needs no arcs.
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

/// A state or territory, by its two capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct State([u8; 2]);

impl State {
    /// The two letters.
    pub fn letters(&self) -> &str {
        from_utf8(&self.0).unwrap_or("")
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.letters())
    }
}

impl FromStr for State {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        match text.trim().to_ascii_uppercase().as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(Self([*a, *b])),
            _ => Err(Refused::not_one_of(text, &["the two letters of a state, such as CA"])),
        }
    }
}

/// What is stored of where a program is: a zone, or less where even that is not stated.
///
/// Written as `zone 937`, `state CA` or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Place {
    /// A zone.
    Zone(Zone),
    /// Somewhere in a state.
    State(State),
    /// Not stated.
    #[default]
    Unknown,
}

impl Place {
    /// The zone, where it is known.
    pub fn zone(self) -> Option<Zone> {
        match self {
            Self::Zone(zone) => Some(zone),
            Self::State(_) | Self::Unknown => None,
        }
    }

    /// The state, where it is known.
    pub fn state(self) -> Option<State> {
        match self {
            Self::Zone(zone) => Some(zone.state()),
            Self::State(state) => Some(state),
            Self::Unknown => None,
        }
    }

    /// The words for people.
    pub fn words(self) -> String {
        match self {
            Self::Zone(zone) => zone.to_string(),
            Self::State(state) => format!("{state}, area not stated"),
            Self::Unknown => "area not stated".to_owned(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Zone(zone) => write!(f, "zone {}", zone.code()),
            Self::State(state) => write!(f, "state {state}"),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

impl FromStr for Place {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let unread = || Refused::not_one_of(text, &["zone 937", "state CA", "unknown"]);
        match text.split_once(' ') {
            Some(("zone", code)) => Zone::of_code(code).map(Self::Zone).ok_or_else(unread),
            Some(("state", state)) => state.parse().map(Self::State),
            None if text == "unknown" => Ok(Self::Unknown),
            Some(_) | None => Err(unread()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read_and_merged_zones_answer_with_their_neighbour() {
        assert_eq!(TABLE.len(), 912);
        assert!(TABLE.windows(2).all(|pair| pair[0].code < pair[1].code));
        for row in TABLE.iter() {
            let zone = Zone::of_code(row.code).unwrap();
            assert!(zone.row().merge_into.is_empty(), "{}", row.code);
        }
    }

    #[test]
    fn distances_are_those_of_the_zones_alone() {
        let (fresno, los_angeles) = (Zone::of_code("937").unwrap(), Zone::of_code("900").unwrap());
        assert!((190.0..230.0).contains(&fresno.miles_to(los_angeles)));
        assert_eq!(fresno.distance(los_angeles), DistanceBand::Within400);
        assert_eq!(fresno.distance(fresno), DistanceBand::SameArea);
        assert_eq!(fresno.distance(Zone::of_code("938").unwrap()), DistanceBand::Within50);
    }

    #[test]
    fn a_distance_is_the_same_both_ways_and_as_the_miles_say() {
        let upper = [0.0, 50.0, 150.0, 400.0, f64::MAX];
        for from in Zone::all().step_by(40) {
            for to in Zone::all().filter(|to| *to != from) {
                let band = from.distance(to);
                let place = DistanceBand::ALL.iter().position(|known| *known == band).unwrap();
                let miles = from.miles_to(to);
                assert!(upper[place - 1] < miles && miles <= upper[place], "{from} {to} {miles}");
                assert_eq!(band, to.distance(from));
            }
        }
    }

    #[test]
    fn places_read_back_the_same() {
        for text in ["zone 937", "state CA", "unknown"] {
            assert_eq!(text.parse::<Place>().unwrap().to_string(), text);
        }
        assert!("zone 000".parse::<Place>().is_err());
    }
}
