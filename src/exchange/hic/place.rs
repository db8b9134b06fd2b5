//! Turns HUD's six-digit geo code into the zones of its city or county, and never into anything
//! more exact than a zone.
//!
//! Source: `fixtures/hic/geocodes.csv`. It lists HUD's geo codes, each with every zone that its
//! city or county has in the gazetteer, the most likely zone first (Census Gazetteer and GeoNames,
//! CC BY 4.0).

use crate::domain::{Place, State, Zone};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A geo code with its state and zones.
type GeoCode = (&'static str, (State, Vec<Zone>));

/// Every geo code.
type GeoCodes = HashMap<&'static str, (State, Vec<Zone>)>;

static GEO_CODES: LazyLock<GeoCodes> = LazyLock::new(|| {
    include_str!("../../../fixtures/hic/geocodes.csv").lines().skip(1).filter_map(line).collect()
});

fn line(line: &'static str) -> Option<GeoCode> {
    let mut cells = line.split(',');
    let (code, state, zones) = (cells.next()?, cells.next()?, cells.next()?);
    let zones: Vec<Zone> = zones.split(' ').map(Zone::of_code).collect::<Option<_>>()?;
    Some((code, (state.parse().ok()?, zones)))
}

/// Returns the place of a program, and why it is doubtful if it is. A code that is not in the table
/// leaves only the state. A code from another state than the row's leaves the place unknown.
pub(super) fn place(geo_code: &str, state: State) -> (Place, Option<&'static str>) {
    match GEO_CODES.get(geo_code) {
        Some((same, zones)) if *same == state => (Place::in_state(zones, state), None),
        Some(_) => {
            (Place::Unknown, Some("The geo code and the state of the row are of different states."))
        }
        None => (Place::State(state), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::DistanceBand;
    use crate::words::{Language, Text};

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("../../../fixtures/hic/geocodes.csv").lines().count() - 1;
        assert_eq!(GEO_CODES.len(), lines);
    }

    #[test]
    fn every_geo_code_stays_in_the_state_of_its_source() {
        for (code, (state, _)) in GEO_CODES.iter() {
            let (place, doubt) = place(code, *state);
            assert_eq!((place.state(), doubt), (Some(*state), None), "{code}");
        }
    }

    #[test]
    fn a_city_or_county_is_all_of_its_zones_so_a_program_in_washington_is_near_20001() {
        let of = |code: &str, state: &str| place(code, state.parse().unwrap()).0;
        let here = [Zone::of_code("200").unwrap()];
        let span = of("110006", "DC").span_from(&here).unwrap();
        assert_eq!(span.nearest, DistanceBand::SameArea);
        assert!(Text::from(&of("110006", "DC")).render(Language::En).ends_with(", DC"));
        assert!(of("061410", "CA").zones().contains(&Zone::of_code("937").unwrap()));
        // Texarkana's zone extends into another state; the program does not.
        assert_eq!(of("489037", "TX").state().unwrap().letters(), "TX");
    }

    #[test]
    fn a_geo_code_gives_zones_and_an_unknown_one_the_state() {
        let ca: State = "CA".parse().unwrap();
        assert_eq!(place("061410", ca).0.zones().first().unwrap().code(), "937");
        assert_eq!(place("063000", ca).0.to_string(), "state CA");
        assert_eq!(place("", ca).0.to_string(), "state CA");
        let (elsewhere, doubt) = place("061410", "NV".parse().unwrap());
        assert_eq!((elsewhere, doubt.is_some()), (Place::Unknown, true));
    }
}
