//! From what a worker types (a ZIP, a place, a county, a zone) to zones.
//!
//! Source: `fixtures/geo/places.csv` and `counties.csv`, most likely zone first, computed from
//! the Census Gazetteer and GeoNames (CC BY 4.0).

use crate::domain::{Refused, State, Zone, shown};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Where a search starts: a zone, in the words it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The zone distances are counted from.
    pub zone: Zone,
    /// How the input was understood, such as `Fresno, CA`.
    pub label: String,
    /// Other readings of the input, in words.
    pub others: Vec<String>,
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

/// Every zone of what was typed, for areas to avoid.
pub fn zones_of(text: &str) -> Result<Vec<Zone>, Refused> {
    understand(text).map(|(_, zones, _)| zones)
}

impl Spot {
    /// Understands a ZIP, `Place, ST`, `County, ST`, a bare place name or a three-digit zone.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let (label, zones, others) = understand(text)?;
        let zone = zones.first().copied().ok_or_else(|| unknown(text))?;
        Ok(Self { zone, label, others })
    }
}

type Understood = (String, Vec<Zone>, Vec<String>);

fn understand(text: &str) -> Result<Understood, Refused> {
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
    match state {
        Some(state) => {
            let zones = meanings.into_iter().find(|(s, _)| *s == state).map(|(_, zones)| zones);
            zones.map(|z| (format!("{}, {state}", titled(name)), z, Vec::new()))
        }
        None => the_likeliest(name, &key, &meanings),
    }
    .ok_or_else(|| unknown(text))
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

/// A bare name means the place that is the largest of its own zone, where just one is.
fn the_likeliest(name: &str, key: &str, meanings: &[Meaning]) -> Option<Understood> {
    let largest = |zones: &[Zone]| zones.iter().any(|zone| plain(zone.largest_place()) == key);
    let likely: Vec<_> = meanings.iter().filter(|(_, zones)| largest(zones)).collect();
    let (state, zones) = match (likely.as_slice(), meanings) {
        ([one], _) => (*one).clone(),
        (_, [one]) => one.clone(),
        _ => return None,
    };
    let others = meanings.iter().filter(|(s, _)| *s != state);
    let others = others.map(|(s, _)| format!("{}, {s}", titled(name))).collect();
    Some((format!("{}, {state}", titled(name)), zones, others))
}

/// A five-digit ZIP (or ZIP+4), or the three digits of a zone.
fn by_code(text: &str) -> Result<Understood, Refused> {
    let zip = text.split_once('-').map_or(text, |(zip, _)| zip);
    let known = matches!(zip.len(), 3 | 5) && zip.chars().all(|c| c.is_ascii_digit());
    let zone =
        zip.get(..3).filter(|_| known).and_then(Zone::of_code).ok_or_else(|| unknown(text))?;
    Ok((zone.to_string(), vec![zone], Vec::new()))
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

/// The refusal, naming the readings of an ambiguous name.
fn unknown(text: &str) -> Refused {
    let states: Vec<_> =
        meanings(&plain(text)).iter().map(|(s, _)| s.to_string()).take(12).collect();
    if states.len() > 1 {
        return Refused::new(
            format!("There is more than one {}.", shown(&titled(text))),
            format!("Add the state, one of: {}.", states.join(", ")),
        );
    }
    Refused::new(
        format!("\u{201c}{}\u{201d} is not a place the system knows.", shown(text)),
        "Give a ZIP code, a city as \u{201c}Fresno, CA\u{201d}, a county as \u{201c}Fresno County, CA\u{201d}, or three digits of a ZIP.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
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
    fn an_ambiguous_name_is_refused_with_the_states() {
        let refused = Spot::parse("Springfield").unwrap_err();
        assert!(refused.what.contains("more than one"), "{refused}");
        assert!(refused.action.contains("IL"), "{refused}");
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
