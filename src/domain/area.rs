//! An area to keep away from: the zones that lie in it, and those it may reach into.

use crate::domain::{Place, Refused, Spot, State, Zone};

/// An area to keep away from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// How the input was understood, such as `Los Angeles, CA`.
    pub label: String,
    /// The zones that any part of the area surely lies in, in order.
    zones: Vec<Zone>,
    /// Zones that the area may reach into, in order: other readings of its name among them.
    fringe: Vec<Zone>,
    /// The states that lie in the area as a whole.
    whole: Vec<State>,
}

/// Whether a place lies in an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Overlap {
    /// The place is surely not in the area.
    Outside,
    /// The place may be in the area, or is known too coarsely to tell.
    Perhaps,
    /// The place is in a zone of the area.
    Within,
}

impl Area {
    /// Understands what [`Spot::parse`] understands, as an area.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let spot = Spot::parse(text)?;
        let mut zones = spot.zones.clone();
        // A name with several readings may mean any of them: only the likeliest excludes.
        let others = spot.others.iter().filter_map(|other| Spot::parse(other).ok());
        let mut fringe: Vec<Zone> =
            others.flat_map(|other| other.zones.into_iter().chain(other.fringe)).collect();
        fringe.extend(spot.fringe);
        zones.sort_unstable();
        zones.dedup();
        fringe.retain(|zone| zones.binary_search(zone).is_err());
        fringe.sort_unstable();
        fringe.dedup();
        Ok(Self { label: spot.label, zones, fringe, whole: spot.whole.into_iter().collect() })
    }

    /// Whether a place lies in the area.
    pub fn overlap(&self, place: Place) -> Overlap {
        match place {
            Place::Zone(zone) => self.of_zone(zone),
            Place::State(state) if self.whole.contains(&state) => Overlap::Within,
            Place::State(state) => {
                let apart = |zone: &Zone| self.of_zone(*zone) == Overlap::Outside;
                let all_apart = !state.zones().is_empty() && state.zones().iter().all(apart);
                if all_apart { Overlap::Outside } else { Overlap::Perhaps }
            }
            Place::Unknown => Overlap::Perhaps,
        }
    }

    /// The zones that any part of the area surely lies in.
    pub fn zones(&self) -> &[Zone] {
        &self.zones
    }

    fn of_zone(&self, zone: Zone) -> Overlap {
        if self.zones.binary_search(&zone).is_ok() {
            Overlap::Within
        } else if self.fringe.binary_search(&zone).is_ok() {
            Overlap::Perhaps
        } else {
            Overlap::Outside
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlap(area: &str, place: &str) -> Overlap {
        Area::parse(area).unwrap().overlap(place.parse().unwrap())
    }

    #[test]
    fn a_place_known_by_its_state_alone_may_be_in_an_area_of_that_state_and_no_other() {
        assert_eq!(overlap("Fresno, CA", "zone 937"), Overlap::Within);
        assert_eq!(overlap("Fresno, CA", "zone 900"), Overlap::Outside);
        assert_eq!(overlap("Fresno, CA", "state CA"), Overlap::Perhaps);
        assert_eq!(overlap("Fresno, CA", "state ME"), Overlap::Outside);
        assert_eq!(overlap("Fresno, CA", "unknown"), Overlap::Perhaps);
    }

    #[test]
    fn a_whole_state_is_avoided_with_what_is_known_by_its_state_alone() {
        assert_eq!(overlap("Ohio", "state OH"), Overlap::Within);
        assert_eq!(overlap("Ohio", "zone 432"), Overlap::Within);
        assert_eq!(overlap("Ohio", "zone 900"), Overlap::Outside);
    }

    #[test]
    fn every_other_reading_of_a_name_without_its_state_may_be_meant() {
        assert_eq!(overlap("Fresno", "zone 937"), Overlap::Within);
        assert_eq!(overlap("Fresno", "zone 775"), Overlap::Perhaps);
        assert_eq!(overlap("Fresno, CA", "zone 775"), Overlap::Outside);
    }
}
