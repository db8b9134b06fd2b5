//! Where a search starts: what was typed, as a place with all its zones.

use crate::domain::gazetteer::{self, Reading};
use crate::domain::{DistanceBand, Refused, State, Zone};

/// A place with all its zones, in the words it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The zone where most of its people live.
    pub zone: Zone,
    /// Every zone that any part of it lies in, the one where most people live first.
    pub zones: Vec<Zone>,
    /// Zones that it may reach into.
    pub fringe: Vec<Zone>,
    /// How the input was understood, such as `Fresno, CA`.
    pub label: String,
    /// The state, where it is a state as a whole.
    pub whole: Option<State>,
    /// Other readings of the input, the most populous first: each can be sent in its place.
    pub others: Vec<String>,
}

impl Spot {
    /// Understands a ZIP, a state, `Place, ST`, `County, ST`, a bare name or a zone.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let mut readings = gazetteer::readings(text)?.into_iter();
        let first = readings.next().ok_or_else(|| gazetteer::unknown(text))?;
        let zone = first.zones.first().copied().ok_or_else(|| gazetteer::unknown(text))?;
        let Reading { label, zones, fringe, whole } = first;
        let mut others = Vec::new();
        for other in readings.map(|reading| reading.label) {
            if other != label && !others.contains(&other) {
                others.push(other);
            }
        }
        Ok(Self { zone, zones, fringe, label, whole, others })
    }

    /// The distance to a zone from the nearest zone of the place.
    pub fn distance(&self, to: Zone) -> DistanceBand {
        let bands = self.zones.iter().map(|zone| zone.distance(to));
        bands.min().unwrap_or_else(|| self.zone.distance(to))
    }
}
