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
    pub fn overlap(&self, place: &Place) -> Overlap {
        let zones = place.zones();
        match place {
            Place::Unknown => Overlap::Perhaps,
            Place::State(state) if self.whole.contains(state) => Overlap::Within,
            Place::State(_) if zones.is_empty() => Overlap::Perhaps,
            Place::State(_) => self.of_zones(zones).min(Overlap::Perhaps),
            Place::Site(_) if self.is_across_the_line(place) => {
                self.of_zones(zones).min(Overlap::Perhaps)
            }
            Place::Site(_) => self.of_zones(zones),
        }
    }

    /// Whether a place is known to be in another state than one that the area is as a whole.
    fn is_across_the_line(&self, place: &Place) -> bool {
        let state = place.state();
        !self.whole.is_empty() && state.is_some_and(|state| !self.whole.contains(&state))
    }

    /// Whether a place lies in the area that is in one of some zones.
    fn of_zones(&self, zones: &[Zone]) -> Overlap {
        let mut overlaps = zones.iter().map(|zone| self.of_zone(*zone));
        let first = overlaps.next().unwrap_or(Overlap::Perhaps);
        if overlaps.all(|overlap| overlap == first) { first } else { Overlap::Perhaps }
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
        Area::parse(area).unwrap().overlap(&place.parse().unwrap())
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
