//! Three-digit ZIP zones and their distances from a fixed table, the only geography in the system.
//!
//! Source: `fixtures/geo/zones.csv`, built by `fixtures/geo/build.py` from public sources that
//! include GeoNames (CC BY 4.0). A zone with few residents is merged into its neighbor. Where
//! several territories share three digits, each has its own zone.

use crate::domain::band::EARTH_RADIUS;
use crate::domain::{DistanceBand, State};
use chrono_tz::Tz;
use std::sync::{LazyLock, OnceLock};

/// A three-digit ZIP zone, as its index in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Zone(u16);

struct ZoneRow {
    code: &'static str,
    place: &'static str,
    state: State,
    states: Vec<State>,
    /// The center of population, as a point on the unit sphere.
    middle: [f64; 3],
    clock: Tz,
    other_clock: Option<Tz>,
    people: u32,
    merge_into: &'static str,
}

static TABLE: LazyLock<Vec<ZoneRow>> = LazyLock::new(|| {
    let text = include_str!("../../fixtures/geo/zones.csv");
    text.lines().skip(1).filter_map(row).collect()
});

fn row(line: &'static str) -> Option<ZoneRow> {
    let mut cells = line.split(',');
    let (code, place) = (cells.next()?, cells.next()?);
    let state = cells.next()?.parse().ok()?;
    let states = cells.next()?.split(' ').filter_map(|state| state.parse().ok()).collect();
    let (latitude, longitude) = (cells.next()?, cells.next()?);
    let middle = match (latitude.parse(), longitude.parse()) {
        (Ok(latitude), Ok(longitude)) => on_the_sphere(latitude, longitude),
        // Only an uninhabited zone has no center, and it is merged into another zone.
        _ => [0.0, 0.0, 1.0],
    };
    let (clock, other) = (cells.next()?.parse().ok()?, cells.next()?);
    let other_clock = other.parse().ok();
    let people = cells.next()?.parse().ok()?;
    let merge_into = cells.next().unwrap_or("");
    Some(ZoneRow { code, place, state, states, middle, clock, other_clock, people, merge_into })
}

/// The ZIP codes whose first three digits several territories share, with their zones.
static SHARED: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let text = include_str!("../../fixtures/geo/zips.csv");
    text.lines().skip(1).filter_map(|line| line.split_once(',')).collect()
});

fn on_the_sphere(latitude: f64, longitude: f64) -> [f64; 3] {
    let (latitude, longitude) = (latitude.to_radians(), longitude.to_radians());
    [latitude.cos() * longitude.cos(), latitude.cos() * longitude.sin(), latitude.sin()]
}

impl Zone {
    /// All zones that are shown or stored, sorted by code.
    pub fn all() -> impl Iterator<Item = Self> {
        let count = u16::try_from(TABLE.len()).unwrap_or(u16::MAX);
        (0..count).map(Self).filter(|zone| zone.row().merge_into.is_empty())
    }

    /// The zone of a three-digit code. A small zone is replaced by the one it is merged into.
    pub fn of_code(code: &str) -> Option<Self> {
        let at = TABLE.binary_search_by(|row| row.code.cmp(code)).ok()?;
        let zone = Self(u16::try_from(at).ok()?);
        let into = zone.row().merge_into;
        if into.is_empty() || into == code { Some(zone) } else { Self::of_code(into) }
    }

    /// The zone of a five-digit ZIP code.
    pub fn of_zip(zip: &str) -> Option<Self> {
        match SHARED.binary_search_by(|(known, _)| (*known).cmp(zip)) {
            Ok(at) => SHARED.get(at).and_then(|(_, code)| Self::of_code(code)),
            Err(_) => zip.get(..3).and_then(Self::of_code),
        }
    }

    /// The zones of the territories that share these three digits.
    pub fn sharing(digits: &str) -> impl Iterator<Item = Self> {
        Self::all().filter(move |zone| {
            zone.code().strip_prefix(digits).is_some_and(|rest| rest.starts_with('-'))
        })
    }

    /// The three digits, followed by the territory if several share them: `937`, `969-GU`.
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// The name of the largest place in the zone.
    pub fn largest_place(self) -> &'static str {
        self.row().place
    }

    /// The state of its largest place.
    pub fn state(self) -> State {
        self.row().state
    }

    /// The time zone of most residents.
    pub fn clock(self) -> Tz {
        self.row().clock
    }

    /// The other time zone, if part of the zone follows a different one.
    pub fn other_clock(self) -> Option<Tz> {
        self.row().other_clock
    }

    /// The states that contain any ZIP code of the zone, the state of its largest place first.
    pub fn states(self) -> &'static [State] {
        &self.row().states
    }

    /// The number of residents of its populated places. Use it only to compare two zones.
    pub fn people(self) -> u32 {
        self.row().people
    }

    /// The miles between the centers of two zones, along the ground.
    pub fn miles_to(self, other: Self) -> f64 {
        2.0 * EARTH_RADIUS * (self.chord(other) / 2.0).min(1.0).asin()
    }

    /// The straight line between the centers of two zones, in earth radii.
    fn chord(self, other: Self) -> f64 {
        let between = self.row().middle.iter().zip(other.row().middle);
        between.map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
    }

    /// The distance band between two zones. Nothing finer is ever shown or ranked by.
    pub fn distance(self, other: Self) -> DistanceBand {
        /// The bands from each zone to all others, filled on first use. Every request measures the
        /// distance from the person to thousands of programs.
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
        DistanceBand::of_chord(self.chord(other))
    }

    fn row(self) -> &'static ZoneRow {
        #[expect(
            clippy::indexing_slicing,
            reason = "a Zone is only made from a place in the table"
        )]
        &TABLE[usize::from(self.0)]
    }

    /// The words for the zone as a place: `Fresno area, CA`.
    pub fn label(self) -> String {
        format!("{} area, {}", self.largest_place(), self.state())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read_and_merged_zones_answer_with_their_neighbour() {
        let rows = include_str!("../../fixtures/geo/zones.csv").lines().count() - 1;
        assert_eq!(TABLE.len(), rows);
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
        assert_eq!(fresno.distance(Zone::of_code("936").unwrap()), DistanceBand::Within50);
    }

    #[test]
    fn a_distance_is_the_same_both_ways_and_as_the_miles_say() {
        let upper = [0.0, 50.0, 150.0, 400.0, f64::MAX];
        for from in Zone::all().step_by(40) {
            for to in Zone::all().filter(|to| *to != from) {
                let band = from.distance(to);
                let place = DistanceBand::ALL.iter().position(|known| *known == band).unwrap();
                let miles = from.miles_to(to);
                assert!(
                    upper[place - 1] < miles && miles <= upper[place],
                    "{from:?} {to:?} {miles}"
                );
                assert_eq!(band, to.distance(from));
            }
        }
    }
}
