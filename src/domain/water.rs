//! Land without a road: the zones and places on islands, or in Alaska away from the road network.
//!
//! Source: `fixtures/geo/islands.csv`, a manual list of land that no road joins to its neighbors.
//! It follows Census outlines and the ferry and air services of each state. Everything else is on
//! the mainland. A zone names the land of most of its residents first.

use crate::domain::{Place, Profile, Zone};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The road connection between two places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Roads {
    /// Roads join the two, as far as their zones show.
    Joined,
    /// Part of the area where the place or the person may be has no road to the other.
    Perhaps,
    /// The same, and most residents of at least one of the two areas live on an island.
    PerhapsIsland,
    /// No road leads there.
    Apart,
}

/// The name of a piece of land that roads connect within itself.
type LandName = &'static str;

const MAINLAND: &[LandName] = &["mainland"];

/// The lands of each zone by its code, and of each named place by its label.
static LANDS: LazyLock<HashMap<String, Vec<LandName>>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut cells = line.split(',');
        let (kind, code, state) = (cells.next()?, cells.next()?, cells.next()?);
        let lands = cells.next()?.split('|').collect();
        let key = if kind == "zone" { code.to_owned() } else { format!("{code}, {state}") };
        Some((key, lands))
    };
    include_str!("../../fixtures/geo/islands.csv").lines().skip(1).filter_map(row).collect()
});

/// The zones that are not only on the mainland, sorted.
static ISLANDS: LazyLock<Vec<Zone>> = LazyLock::new(|| {
    let mut zones: Vec<Zone> = Zone::all().filter(|zone| LANDS.contains_key(zone.code())).collect();
    zones.sort_unstable();
    zones
});

fn lands_of(zone: Zone) -> &'static [LandName] {
    LANDS.get(zone.code()).map_or(MAINLAND, Vec::as_slice)
}

fn lands_of_all(zones: &[Zone]) -> Vec<LandName> {
    let mut lands = Vec::new();
    for land in zones.iter().flat_map(|zone| lands_of(*zone)) {
        if !lands.contains(land) {
            lands.push(*land);
        }
    }
    lands
}

/// Returns true if the list names this place itself, even if most of its zone is on the mainland.
pub(super) fn is_named_island(label: &str) -> bool {
    LANDS.contains_key(label)
}

impl Profile {
    /// The road connection between the person and a place.
    pub fn roads_to(&self, place: &Place) -> Roads {
        let listed = |zones: &[Zone]| zones.iter().any(|zone| ISLANDS.binary_search(zone).is_ok());
        if !listed(place.zones()) && !listed(&self.origin.zones) && !self.origin.on_island {
            return Roads::Joined;
        }
        // A place listed by name is more precise than its zone.
        let named = LANDS.get(self.origin.label.as_str());
        let here = named.cloned().unwrap_or_else(|| lands_of_all(&self.origin.zones));
        let there = lands_of_all(place.zones());
        if there.is_empty() || here == MAINLAND && there == MAINLAND {
            return Roads::Joined;
        }
        let first = |lands: &[LandName]| lands.first().copied().unwrap_or("mainland");
        match (here.as_slice(), there.as_slice()) {
            (here, there) if !here.iter().any(|land| there.contains(land)) => Roads::Apart,
            ([_], [_]) => Roads::Joined,
            (here, there) if first(here) != "mainland" || first(there) != "mainland" => {
                Roads::PerhapsIsland
            }
            _ => Roads::Perhaps,
        }
    }
}
