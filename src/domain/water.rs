//! Water without a road: which zones and places lie on islands, or in Alaska off the roads.
//!
//! Source: `fixtures/geo/islands.csv`, listed by hand: land that no road joins to its neighbors, as
//! the outlines of the Census and the ferry and air services of each state have it. Everything that
//! is not listed is on the mainland. A zone names the land of most of its people first.

use crate::domain::{Place, Profile, Zone};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Whether a road leads to a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Roads {
    /// Roads join both, as far as their zones say.
    Joined,
    /// A part of where the place, or the person, may be has no road to the other.
    Perhaps,
    /// The same, and most people of one of the two live on an island.
    PerhapsIsland,
    /// No road leads there.
    Apart,
}

/// Land that a road crosses from end to end, by its name.
type LandName = &'static str;

const MAINLAND: &[LandName] = &["mainland"];

/// The lands of each zone by its code, and of each place by its label.
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

/// The zones that are not on the mainland alone, in order.
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

/// Whether a place, by its label, lies on an island, also where most of its zone does not.
pub(super) fn is_named_island(label: &str) -> bool {
    LANDS.contains_key(label)
}

impl Profile {
    /// Whether a road leads from where the person is to a place.
    pub fn roads_to(&self, place: &Place) -> Roads {
        let listed = |zones: &[Zone]| zones.iter().any(|zone| ISLANDS.binary_search(zone).is_ok());
        if !listed(place.zones()) && !listed(&self.origin.zones) && !self.origin.on_island {
            return Roads::Joined;
        }
        // The name of a place on an island says more than its zone.
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
