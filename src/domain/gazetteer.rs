//! The gazetteer: towns, counties and tribal lands by name, each with its zones.
//!
//! Source: `fixtures/geo/*.csv`, built by `fixtures/geo/build.py` from public sources that include
//! GeoNames (CC BY 4.0). The tables are sorted by comparison key, so loading only splits lines.

use crate::domain::spelling::key;
use crate::domain::{State, Zone};
use std::sync::LazyLock;

/// A named place.
#[derive(Debug, Clone, Copy)]
pub(super) struct NamedPlace {
    /// The comparison key of its name.
    pub(super) key: &'static str,
    /// Its name.
    pub(super) name: &'static str,
    /// The state it lies in.
    pub(super) state: State,
    /// Its county, if a more populous place in the state has the same name; otherwise empty.
    pub(super) county: &'static str,
    /// The number of residents; 0 if unknown.
    pub(super) people: u32,
    zones: &'static str,
    fringe: &'static str,
}

impl NamedPlace {
    /// The zones that surely contain part of it, the one with the most residents first.
    pub(super) fn zones(&self) -> Vec<Zone> {
        listed(self.zones)
    }

    /// The zones it may reach into.
    pub(super) fn fringe(&self) -> Vec<Zone> {
        listed(self.fringe)
    }

    /// Reads a table row. Rows of counties have no county cell.
    fn read(line: &'static str, with_county: bool) -> Option<Self> {
        let mut cells = line.split(',');
        let (key, name, state) = (cells.next()?, cells.next()?, cells.next()?.parse().ok()?);
        let county = if with_county { cells.next()? } else { "" };
        let people = cells.next()?.parse().ok()?;
        let (zones, fringe) = (cells.next()?, cells.next()?);
        Some(Self { key, name, state, county, people, zones, fringe })
    }
}

/// Reads zones as tables list them, separated by spaces.
pub(super) fn listed(codes: &str) -> Vec<Zone> {
    codes.split(' ').filter_map(Zone::of_code).collect()
}

/// The lines of a table, sorted by their first cells.
struct SortedLines(Vec<&'static str>);

impl SortedLines {
    fn of(text: &'static str) -> Self {
        Self(text.lines().skip(1).collect())
    }

    /// The lines whose first cell is this key.
    fn named(&self, key: &str) -> &[&'static str] {
        let first = |line: &&'static str| line.split(',').next().unwrap_or("");
        let start = self.0.partition_point(|line| first(line) < key);
        let rest = self.0.get(start..).unwrap_or(&[]);
        let end = rest.partition_point(|line| first(line) == key);
        rest.get(..end).unwrap_or(&[])
    }
}

static PLACES: LazyLock<SortedLines> =
    LazyLock::new(|| SortedLines::of(include_str!("../../fixtures/geo/places.csv")));
static ALIASES: LazyLock<SortedLines> =
    LazyLock::new(|| SortedLines::of(include_str!("../../fixtures/geo/aliases.csv")));
static COUNTIES: LazyLock<SortedLines> =
    LazyLock::new(|| SortedLines::of(include_str!("../../fixtures/geo/counties.csv")));

/// The places with a name, the most populous first in each state, then the places with this alias
/// under their better-known names.
pub(super) fn places(key: &str) -> Vec<NamedPlace> {
    let mut found: Vec<NamedPlace> =
        PLACES.named(key).iter().filter_map(|line| NamedPlace::read(line, true)).collect();
    for line in ALIASES.named(key) {
        let mut cells = line.split(',').skip(1);
        let (Some(named), Some(state)) = (cells.next(), cells.next()) else { continue };
        let of_state =
            |entry: &NamedPlace| entry.state.letters() == state && entry.county.is_empty();
        let meant = PLACES.named(named).iter().filter_map(|line| NamedPlace::read(line, true));
        found.extend(meant.filter(of_state));
    }
    found
}

/// The counties with a name, given without a word such as "county" or "parish".
pub(super) fn counties(key: &str) -> Vec<NamedPlace> {
    COUNTIES.named(key).iter().filter_map(|line| NamedPlace::read(line, false)).collect()
}

/// The places with known residents, in table order. Leaves out a place that shares its name with a
/// more populous one in its state.
pub(super) fn populated() -> impl Iterator<Item = NamedPlace> {
    let entries = PLACES.0.iter().filter_map(|line| NamedPlace::read(line, true));
    entries.filter(|entry| entry.people > 0 && entry.county.is_empty())
}

/// All counties.
pub(super) fn every_county() -> impl Iterator<Item = NamedPlace> {
    COUNTIES.0.iter().filter_map(|line| NamedPlace::read(line, false))
}

/// A tribal land.
#[derive(Debug)]
pub(super) struct TribalLand {
    /// Its name.
    pub(super) name: &'static str,
    /// The comparison keys of its names.
    keys: Vec<String>,
    /// The states it lies in.
    pub(super) states: Vec<State>,
    /// The number of residents.
    pub(super) people: u32,
    /// The zones of its towns, the one with the most residents first.
    pub(super) zones: Vec<Zone>,
    /// The zones it may reach into.
    pub(super) fringe: Vec<Zone>,
}

static LANDS: LazyLock<Vec<TribalLand>> = LazyLock::new(|| {
    let text = include_str!("../../fixtures/geo/lands.csv");
    text.lines().skip(1).filter_map(TribalLand::read).collect()
});

impl TribalLand {
    fn read(line: &'static str) -> Option<Self> {
        let mut cells = line.split(',');
        let (name, also) = (cells.next()?, cells.next()?);
        let keys = [name].into_iter().chain(also.split('|')).map(key).collect();
        let states = cells.next()?.split(' ').filter_map(|state| state.parse().ok()).collect();
        let people = cells.next()?.parse().ok()?;
        let (zones, fringe) = (listed(cells.next()?), listed(cells.next()?));
        Some(Self { name, keys, states, people, zones, fringe })
    }

    /// All tribal lands.
    pub(super) fn all() -> &'static [Self] {
        &LANDS
    }

    /// Returns true if one of its names has this key.
    pub(super) fn is_named(&self, key: &str) -> bool {
        !key.is_empty() && self.keys.iter().any(|known| known == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(line: &str) -> Vec<&str> {
        line.split(',').collect()
    }

    #[test]
    fn every_row_is_read_in_the_order_of_the_spelling_that_names_are_compared_in() {
        for (table, county) in [(&PLACES, true), (&COUNTIES, false)] {
            assert!(table.0.is_sorted_by_key(|line| cells(line)[0]));
            for line in &table.0 {
                let entry = NamedPlace::read(line, county).unwrap();
                let zones = cells(line)[if county { 5 } else { 4 }].split(' ').count();
                assert_eq!(entry.zones().len(), zones, "{line}");
            }
        }
        for line in &PLACES.0 {
            assert_eq!(key(cells(line)[1]), cells(line)[0], "{line}");
        }
        assert!(ALIASES.0.is_sorted_by_key(|line| cells(line)[0]));
        for line in &ALIASES.0 {
            assert!(!places(cells(line)[0]).is_empty(), "{line}");
        }
        let lands = include_str!("../../fixtures/geo/lands.csv").lines().count() - 1;
        assert_eq!(LANDS.len(), lands);
        assert!(LANDS.iter().all(|land| !land.zones.is_empty()));
    }
}
