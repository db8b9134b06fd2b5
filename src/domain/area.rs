//! An area to avoid, with the zones inside it and the zones it may reach into.

use crate::domain::{Place, Refused, Spot, State, Zone};
use std::mem;

/// An area to avoid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// The input as understood, such as `Los Angeles, CA`.
    pub label: String,
    /// Other readings of the input, the most likely first. Each is valid input by itself.
    pub readings: Vec<String>,
    /// The most likely reading.
    meant: AreaReading,
    /// The other readings; any of them may be meant.
    others: Vec<AreaReading>,
}

/// One reading of an area.
#[derive(Debug, Clone, PartialEq, Eq)]
struct AreaReading {
    /// The zones that surely contain part of the area, sorted.
    zones: Vec<Zone>,
    /// The zones that the area may reach into, sorted.
    fringe: Vec<Zone>,
    /// The state, if the area is a whole state.
    whole: Option<State>,
}

/// The certainty that a place lies in an area.
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
    /// Reads any input that [`Spot::parse`] reads, as an area.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let mut spot = Spot::parse(text)?;
        let (label, readings) = (mem::take(&mut spot.label), mem::take(&mut spot.others));
        let others = readings.iter().filter_map(|other| Spot::parse(other).ok());
        let others = others.map(AreaReading::of).collect();
        Ok(Self { label, readings, meant: AreaReading::of(spot), others })
    }

    /// The certainty that a place lies in the area. A place in one of the other readings counts as
    /// [`Overlap::Perhaps`], since that reading may be meant.
    pub fn overlap(&self, place: &Place) -> Overlap {
        let others = self.others.iter().map(|other| other.overlap(place).min(Overlap::Perhaps));
        others.max().unwrap_or(Overlap::Outside).max(self.meant.overlap(place))
    }

    /// The zones that surely contain part of the area.
    pub fn zones(&self) -> &[Zone] {
        &self.meant.zones
    }
}

impl AreaReading {
    fn of(spot: Spot) -> Self {
        let Spot { mut zones, mut fringe, whole, .. } = spot;
        zones.sort_unstable();
        fringe.sort_unstable();
        Self { zones, fringe, whole }
    }

    fn overlap(&self, place: &Place) -> Overlap {
        match (place, self.whole) {
            (Place::Unknown, _) => Overlap::Perhaps,
            (Place::State(state), Some(whole)) if *state == whole => Overlap::Within,
            (Place::State(state), _) => {
                let touches = |zone: &Zone| self.of_zone(*zone) != Overlap::Outside;
                let perhaps = state.zones().iter().any(touches);
                if perhaps { Overlap::Perhaps } else { Overlap::Outside }
            }
            (Place::Site(_), Some(whole)) if place.state().is_some_and(|known| known != whole) => {
                self.of_zones(place.zones()).min(Overlap::Perhaps)
            }
            (Place::Site(_), _) => self.of_zones(place.zones()),
        }
    }

    /// The overlap of a place that lies in one of these zones; [`Overlap::Perhaps`] if they differ.
    fn of_zones(&self, zones: &[Zone]) -> Overlap {
        let mut overlaps = zones.iter().map(|zone| self.of_zone(*zone));
        let first = overlaps.next().unwrap_or(Overlap::Perhaps);
        if overlaps.all(|overlap| overlap == first) { first } else { Overlap::Perhaps }
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
