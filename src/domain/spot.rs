//! The start of a search: the input as a place with all its zones.

use crate::domain::reading::{TypedReading, readings};
use crate::domain::water::is_named_island;
use crate::domain::{DistanceBand, Refused, State, Zone};
use crate::words::say;

/// A place with all its zones, as understood from the input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The zone with most of its residents.
    pub zone: Zone,
    /// The zones that surely contain part of it, the one with the most residents first.
    pub zones: Vec<Zone>,
    /// The zones that it may reach into.
    pub fringe: Vec<Zone>,
    /// The input as understood, such as `Fresno, CA`.
    pub label: String,
    /// The state, if the place is a whole state.
    pub whole: Option<State>,
    /// True if the place itself, not only its zone, is known to lie on an island.
    pub on_island: bool,
    /// Other readings of the input, the most likely first. Each is valid input by itself.
    pub others: Vec<String>,
}

impl Spot {
    /// Reads a ZIP, a state, `Place, ST`, `County, ST`, a bare name or a zone.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let mut readings = readings(text)?.into_iter();
        let first = readings.next();
        let zone = first.as_ref().and_then(|reading| reading.zones.first().copied());
        let (Some(first), Some(zone)) = (first, zone) else {
            return Err(Refused::not_known(text, say::enter_a_place_or_state()));
        };
        let TypedReading { label, text: own, zones, fringe, whole, .. } = first;
        let mut others = Vec::new();
        for other in readings.map(|reading| reading.text) {
            if other != own && !others.contains(&other) {
                others.push(other);
            }
        }
        let on_island = is_named_island(&label);
        Ok(Self { zone, zones, fringe, label, whole, on_island, others })
    }

    /// The distance to a zone, from the nearest zone of the place.
    pub fn distance(&self, to: Zone) -> DistanceBand {
        let bands = self.zones.iter().map(|zone| zone.distance(to));
        bands.min().unwrap_or_else(|| self.zone.distance(to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_place_is_refused_with_what_to_enter() {
        for wrong in ["", " , ", "Atlantis, CA", "000", "9372", "12345678", "00000", "09012"] {
            let refused = Spot::parse(wrong).unwrap_err();
            assert!(!refused.what.is_nothing() && !refused.action.is_nothing(), "{wrong}");
        }
    }

    #[test]
    fn a_place_is_as_far_as_the_nearest_of_its_zones() {
        let (city, nearest) = (Spot::parse("Los Angeles, CA").unwrap(), Zone::of_code("914"));
        assert_eq!(city.distance(nearest.unwrap()), DistanceBand::SameArea);
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn reading_a_place_never_panics(text in "\\PC{0,40}") {
            drop(Spot::parse(&text));
        }
    }
}
