//! From what a worker types (a ZIP, a place, a county, a zone) to zones.
//!
//! Source: `fixtures/geo/places.csv` and `counties.csv`, most likely zone first, computed from
//! the Census Gazetteer and GeoNames (CC BY 4.0).

use crate::domain::{Refused, State, Zone, shown};
use std::collections::HashMap;
use std::sync::LazyLock;

/// One reading of what was typed.
pub(super) struct Reading {
    /// The place in words that are understood as this reading alone.
    pub(super) label: String,
    /// Every zone any part of it lies in, the one where most people live first.
    pub(super) zones: Vec<Zone>,
    /// Zones it may reach into.
    pub(super) fringe: Vec<Zone>,
    /// The state, where it is one.
    pub(super) whole: Option<State>,
}

/// What a name may mean: a state and its zones, most likely first.
type Meaning = (State, Vec<Zone>);

struct Gazetteer {
    places: HashMap<String, Vec<Meaning>>,
    counties: HashMap<String, Vec<Meaning>>,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer {
    places: read(include_str!("../../fixtures/geo/places.csv")),
    counties: read(include_str!("../../fixtures/geo/counties.csv")),
});

fn read(table: &'static str) -> HashMap<String, Vec<Meaning>> {
    let mut names: HashMap<String, Vec<Meaning>> = HashMap::new();
    for line in table.lines().skip(1) {
        let mut cells = line.split(',');
        let (Some(name), Some(state), Some(codes)) = (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        let zones: Vec<Zone> = codes.split(' ').filter_map(Zone::of_code).collect();
        if let (Ok(state), false) = (state.parse(), zones.is_empty()) {
            names.entry(plain(name)).or_default().push((state, zones));
        }
    }
    names
}

/// The spelling names are compared in: small letters, `st` for saint, single spaces.
fn plain(name: &str) -> String {
    let lower = name.to_lowercase().replace(['.', '\u{2019}', '\''], "");
    let words = lower.split_whitespace().map(|word| match word {
        "saint" => "st",
        "fort" => "ft",
        "mount" => "mt",
        other => other,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// What was typed may mean, the most populous reading first.
pub(super) fn readings(text: &str) -> Result<Vec<Reading>, Refused> {
    let text = text.trim();
    if text.chars().next().is_some_and(|c| c.is_ascii_digit()) {
        return by_code(text);
    }
    let (name, state) = match text.rsplit_once(',') {
        Some((name, state)) => {
            (name, Some(state.parse::<State>().map_err(|_refused| unknown(text))?))
        }
        None => (text, None),
    };
    let key = plain(name);
    let meanings = meanings(&key);
    let found = match state {
        Some(state) => meanings.into_iter().filter(|(s, _)| *s == state).take(1).collect(),
        None => likeliest_first(&key, meanings),
    };
    let places = found.into_iter().map(|(state, zones)| Reading {
        label: format!("{}, {state}", titled(name)),
        zones,
        fringe: Vec::new(),
        whole: None,
    });
    let readings: Vec<Reading> =
        whole_state(&key).filter(|_| state.is_none()).into_iter().chain(places).collect();
    if readings.is_empty() { Err(unknown(text)) } else { Ok(readings) }
}

/// The state of that name or those letters.
fn whole_state(key: &str) -> Option<Reading> {
    let named = |state: &State| plain(state.name()) == key || plain(state.letters()) == key;
    let state = State::all().find(named)?;
    Some(Reading {
        label: state.name().to_owned(),
        zones: state.zones().to_vec(),
        fringe: Vec::new(),
        whole: Some(state),
    })
}

/// Places of that name, or counties when it says so or no place has the name.
fn meanings(key: &str) -> Vec<Meaning> {
    let find = |table: &HashMap<String, Vec<Meaning>>, key: &str| table.get(key).cloned();
    let county = key.strip_suffix(" county").or_else(|| key.strip_suffix(" parish"));
    county
        .and_then(|county| find(&GAZETTEER.counties, county))
        .or_else(|| find(&GAZETTEER.places, key))
        .or_else(|| find(&GAZETTEER.counties, key))
        .unwrap_or_default()
}

/// The place that is the largest of its own zone first.
fn likeliest_first(key: &str, mut meanings: Vec<Meaning>) -> Vec<Meaning> {
    let largest = |zones: &[Zone]| zones.iter().any(|zone| plain(zone.largest_place()) == key);
    meanings.sort_by_key(|(_, zones)| !largest(zones));
    meanings
}

/// A five-digit ZIP (or ZIP+4), or the three digits of a zone.
fn by_code(text: &str) -> Result<Vec<Reading>, Refused> {
    let zip = text.split_once('-').map_or(text, |(zip, _)| zip);
    let known = matches!(zip.len(), 3 | 5) && zip.chars().all(|c| c.is_ascii_digit());
    let zone =
        zip.get(..3).filter(|_| known).and_then(Zone::of_code).ok_or_else(|| unknown(text))?;
    let (label, zones) = (zone.to_string(), vec![zone]);
    Ok(vec![Reading { label, zones, fringe: Vec::new(), whole: None }])
}

fn titled(name: &str) -> String {
    let words = name.split_whitespace().map(|word| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect()
        })
    });
    words.collect::<Vec<String>>().join(" ")
}

/// The refusal of what is no place.
pub(super) fn unknown(text: &str) -> Refused {
    Refused::new(
        format!("\u{201c}{}\u{201d} is not a place the system knows.", shown(text)),
        "Give a ZIP code, a city as \u{201c}Fresno, CA\u{201d}, a county as \u{201c}Fresno County, CA\u{201d}, or three digits of a ZIP.",
    )
}

#[cfg(test)]
mod tests {
    use crate::cases::cases;
    use crate::domain::Spot;
    use proptest::prelude::*;

    fn zone(text: &str) -> &'static str {
        Spot::parse(text).unwrap().zone.code()
    }

    #[test]
    fn a_zip_a_place_a_county_and_a_zone_are_understood() {
        assert_eq!(zone("93721"), "937");
        assert_eq!(zone("93721-1234"), "937");
        assert_eq!(zone("Fresno, CA"), "937");
        assert_eq!(zone("fresno,ca"), "937");
        assert_eq!(zone("Fresno County, CA"), "937");
        assert_eq!(zone("Fresno, TX"), "775");
        assert_eq!(zone("937"), "937");
        assert_eq!(zone("Saint Paul, MN"), zone("St. Paul, MN"));
    }

    #[test]
    fn a_bare_name_means_the_largest_place_and_says_so() {
        let spot = Spot::parse("Fresno").unwrap();
        assert_eq!((spot.zone.code(), spot.label.as_str()), ("937", "Fresno, CA"));
        assert_eq!(spot.others, ["Fresno, OH", "Fresno, TX"]);
    }

    #[test]
    fn an_ambiguous_name_is_understood_and_every_other_reading_can_be_sent() {
        let spot = Spot::parse("Springfield").unwrap();
        assert!(spot.others.len() > 5, "{spot:?}");
        for other in spot.others {
            assert_eq!(Spot::parse(&other).unwrap().label, other);
        }
    }

    #[test]
    fn a_state_is_a_state() {
        let texas = Spot::parse("Texas").unwrap();
        assert_eq!((texas.label.as_str(), texas.whole), ("Texas", "TX".parse().ok()));
        assert!(texas.zones.len() > 20);
    }

    #[test]
    fn unknown_places_are_refused_with_examples() {
        for wrong in ["", "Atlantis, CA", "000", "9372", "Fresno, California", "12345678", "00000"]
        {
            let refused = Spot::parse(wrong).unwrap_err();
            assert!(!refused.action.is_empty(), "{wrong}");
        }
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn reading_a_place_never_panics(text in "\\PC{0,40}") {
            drop(Spot::parse(&text));
        }
    }
}
