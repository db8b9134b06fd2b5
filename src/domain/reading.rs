//! Reads what a worker types for a place: a ZIP, town, county, state, tribal land or zone.

use crate::domain::gazetteer::{self, NamedPlace, TribalLand};
use crate::domain::spelling::{key, key_of, words};
use crate::domain::{Refused, State, Zone, closest, shown};
use crate::words::say;
use std::cmp::Reverse;

/// One reading of the input.
#[derive(Debug, Clone)]
pub(super) struct TypedReading {
    /// The place in words.
    pub(super) label: String,
    /// The input that stands for this reading.
    pub(super) text: String,
    /// The zones that surely contain part of it, the one with the most residents first.
    pub(super) zones: Vec<Zone>,
    /// The zones it may reach into.
    pub(super) fringe: Vec<Zone>,
    /// The state, if the reading is a whole state.
    pub(super) whole: Option<State>,
    /// True if it is a tribal land.
    land: bool,
    people: u32,
}

/// Words for kinds of county.
const COUNTY_WORDS: [&str; 6] = ["county", "parish", "borough", "municipality", "municipio", "co"];
/// Words that may follow the name of a town.
const AFTER: [&str; 9] =
    ["city", "town", "township", "twp", "village", "borough", "cdp", "state", "proper"];
/// The spellings of the country at the end of the input.
const COUNTRY: [&[&str]; 4] =
    [&["united", "states"], &["usa"], &["us"], &["united", "states", "of", "america"]];

/// The possible readings of the input, the most likely first. Refuses input that has none.
pub(super) fn readings(text: &str) -> Result<Vec<TypedReading>, Refused> {
    let typed = Typed::of(text);
    match (typed.zip.as_deref(), typed.name.is_empty()) {
        (Some(zip), true) => by_zip(zip).map(|reading| vec![reading]),
        (Some(zip), false) => zip_beside_a_name(zip, &typed, text),
        (None, _) => {
            let by_code = by_code(text.trim());
            let found = if by_code.is_empty() { typed.readings() } else { by_code };
            if found.is_empty() { Err(closest::refusal(text, &typed)) } else { Ok(found) }
        }
    }
}

/// The parts of the input.
pub(super) struct Typed {
    zip: Option<String>,
    /// The name and all that follows it, without the ZIP and the country.
    name: String,
}

impl Typed {
    fn of(text: &str) -> Self {
        let mut zip = None;
        let mut rest = String::new();
        for part in text.replace(',', " , ").split_whitespace() {
            match zip_of(part) {
                Some(code) if zip.is_none() => zip = Some(code),
                Some(_) | None => {
                    rest.push(' ');
                    rest.push_str(part);
                }
            }
        }
        let parts = rest.split(',').map(str::trim).filter(|part| !part.is_empty());
        Self { zip, name: without_country(&parts.collect::<Vec<_>>().join(",")) }
    }

    /// Splits the name at its last comma. The second part may name a state.
    pub(super) fn name_and_state(&self) -> (&str, Option<&str>) {
        match self.name.rsplit_once(',') {
            Some((name, state)) => (name, Some(state)),
            None => (&self.name, None),
        }
    }

    fn readings(&self) -> Vec<TypedReading> {
        if let Some((name, after)) = self.name.rsplit_once(',') {
            return match (State::named(after), name.rsplit_once(',')) {
                (Some(state), Some((name, county))) => named(name, Some(state), Some(county)),
                (Some(state), None) => named(name, Some(state), None),
                // In "Fresno, Fresno County", the county selects the place.
                (None, _) => named(name, None, Some(after)),
            };
        }
        let whole = named(&self.name, None, None);
        if whole.is_empty() { self.state_after_the_name() } else { whole }
    }

    /// Reads the last words as a state, longest first: "Fresno CA", "Fresno West Virginia".
    fn state_after_the_name(&self) -> Vec<TypedReading> {
        let words: Vec<&str> = self.name.split_whitespace().collect();
        let splits = (1..words.len()).filter_map(|at| words.split_at_checked(at));
        let tried = splits.filter_map(|(name, state)| {
            let state = State::named(&state.join(" "))?;
            let found = named(&name.join(" "), Some(state), None);
            (!found.is_empty()).then_some(found)
        });
        tried.into_iter().next().unwrap_or_default()
    }
}

/// The five digits of a ZIP or ZIP+4 code.
fn zip_of(part: &str) -> Option<String> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let zip = match part.split_once('-') {
        Some((zip, four)) => (zip.len() == 5 && four.len() == 4 && digits(four)).then_some(zip)?,
        None if part.len() == 9 => part.get(..5).filter(|_| digits(part))?,
        None => part,
    };
    (zip.len() == 5 && digits(zip)).then(|| zip.to_owned())
}

fn without_country(name: &str) -> String {
    let plain = words(name);
    let ends = |country: &&&[&str]| {
        let at = plain.len().saturating_sub(country.len());
        at > 0 && plain.get(at..).is_some_and(|end| end == **country)
    };
    let country = COUNTRY.iter().find(ends);
    let Some(country) = country else { return name.to_owned() };
    let spaced = name.replace(',', " , ");
    let parts: Vec<&str> = spaced.split_whitespace().collect();
    let kept = parts.get(..parts.len().saturating_sub(country.len())).unwrap_or(&[]);
    let kept = kept.join(" ");
    kept.trim_end_matches([' ', ',']).to_owned()
}

/// All readings of a name, in one state or anywhere; counties last, unless the name says county.
fn named(name: &str, state: Option<State>, county: Option<&str>) -> Vec<TypedReading> {
    let plain = words(name);
    let mut found = named_exactly(&plain, state, county);
    let mut shorter = plain.as_slice();
    while found.is_empty() && shorter.last().is_some_and(|word| AFTER.contains(&word.as_str())) {
        shorter = shorter.split_last().map_or(&[], |(_, rest)| rest);
        found = named_exactly(shorter, state, county);
    }
    if says_county(&plain) {
        let mut of_counties = counties(&plain, state);
        of_counties.append(&mut found);
        return of_counties;
    }
    found
}

fn named_exactly(
    plain: &[String],
    state: Option<State>,
    county: Option<&str>,
) -> Vec<TypedReading> {
    let key = key_of(plain);
    if key.is_empty() {
        return Vec::new();
    }
    let in_state = |of: State| state.is_none_or(|state| state == of);
    let places = gazetteer::places(&key).into_iter().filter(|place| in_state(place.state));
    let places = places.filter(|place| county.is_none_or(|county| lies_in(place, county)));
    let mut places: Vec<NamedPlace> = places.collect();
    // If the input gives a county, places whose row names one come first.
    places.sort_by_key(|place| county.is_some() && place.county.is_empty());
    let mut found: Vec<TypedReading> = places.iter().map(TypedReading::place).collect();
    if county.is_none() {
        let lands = TribalLand::all().iter().filter(|land| land.is_named(&key));
        found.extend(
            lands.filter(|land| land.states.iter().any(|s| in_state(*s))).map(TypedReading::land),
        );
        if state.is_none() {
            found.extend(State::named(&plain.join(" ")).map(TypedReading::state));
        }
    }
    // With a state, tribal lands come last. Otherwise the most populous reading comes first.
    let ahead = |reading: &TypedReading| state.is_some() && reading.land;
    if county.is_none() {
        found.sort_by_key(|reading| (ahead(reading), Reverse(reading.people)));
    }
    if county.is_none() {
        let kept = |entry: &NamedPlace| in_state(entry.state);
        found.extend(by_people(gazetteer::counties(&key).into_iter().filter(kept).collect()));
    }
    found
}

/// Returns true if a place lies in a county, according to its row or a shared zone.
fn lies_in(place: &NamedPlace, county: &str) -> bool {
    let bare = |name: &str| county_key(&words(name));
    if !place.county.is_empty() {
        return bare(place.county) == bare(county);
    }
    let of_state = gazetteer::counties(&bare(county)).into_iter().find(|c| c.state == place.state);
    of_state.is_some_and(|c| place.zones().iter().any(|zone| c.zones().contains(zone)))
}

/// Returns true if a name says that it is a county.
fn says_county(plain: &[String]) -> bool {
    let census_area = plain.ends_with(&["census".to_owned(), "area".to_owned()]);
    census_area || plain.last().is_some_and(|last| COUNTY_WORDS.contains(&last.as_str()))
}

/// The comparison key of a county name without its kind of county.
fn county_key(plain: &[String]) -> String {
    let kind = |word: &String| {
        COUNTY_WORDS.contains(&word.as_str()) || ["census", "area", "and"].contains(&word.as_str())
    };
    let mut rest = plain;
    while let Some((last, shorter)) = rest.split_last().filter(|(_, shorter)| !shorter.is_empty()) {
        let of_juneau = last == "city" && rest.len() < plain.len();
        if !(kind(last) || of_juneau) {
            break;
        }
        rest = shorter;
    }
    key_of(rest)
}

fn counties(plain: &[String], state: Option<State>) -> Vec<TypedReading> {
    let found = gazetteer::counties(&county_key(plain)).into_iter();
    by_people(found.filter(|c| state.is_none_or(|state| state == c.state)).collect())
}

fn by_people(mut counties: Vec<NamedPlace>) -> Vec<TypedReading> {
    counties.sort_by_key(|county| Reverse(county.people));
    counties.iter().map(TypedReading::county).collect()
}

impl TypedReading {
    pub(super) fn place(place: &NamedPlace) -> Self {
        let label = if place.county.is_empty() {
            format!("{}, {}", place.name, place.state)
        } else {
            format!("{}, {}, {}", place.name, place.county, place.state)
        };
        Self::of(label, place)
    }

    pub(super) fn county(county: &NamedPlace) -> Self {
        let plain = words(county.name);
        let city = plain.last().is_some_and(|last| last == "city");
        // Territories and the District have no counties; their parts go by name alone.
        let bare = ["AS", "DC", "GU", "MP", "VI"].contains(&county.state.letters());
        let whole = city || bare || says_county(&plain);
        let name = if whole { county.name.to_owned() } else { format!("{} County", county.name) };
        Self::of(format!("{name}, {}", county.state), county)
    }

    fn of(label: String, entry: &NamedPlace) -> Self {
        let (zones, fringe, people) = (entry.zones(), entry.fringe(), entry.people);
        Self { text: label.clone(), label, zones, fringe, whole: None, land: false, people }
    }

    fn land(land: &TribalLand) -> Self {
        let (label, people) = (land.name.to_owned(), land.people);
        let (zones, fringe) = (land.zones.clone(), land.fringe.clone());
        Self { text: label.clone(), label, zones, fringe, whole: None, land: true, people }
    }

    fn state(state: State) -> Self {
        let (label, people) = (state.name().to_owned(), state.people());
        let (zones, fringe) = (state.own_zones().to_vec(), state.edge_zones().to_vec());
        Self { text: label.clone(), label, zones, fringe, whole: Some(state), land: false, people }
    }

    fn zone(zone: Zone) -> Self {
        let (label, text) = (zone.label(), zone.code().to_owned());
        Self {
            label,
            text,
            zones: vec![zone],
            fringe: Vec::new(),
            whole: None,
            land: false,
            people: zone.people(),
        }
    }
}

/// The zone with this code, and the zones of territories that share these three digits.
fn by_code(text: &str) -> Vec<TypedReading> {
    let code = text.to_ascii_uppercase();
    let zone_like = matches!(code.len(), 3 | 6) && code.starts_with(|c: char| c.is_ascii_digit());
    if !zone_like {
        return Vec::new();
    }
    let mut parts: Vec<TypedReading> =
        Zone::of_code(&code).map(TypedReading::zone).into_iter().collect();
    if code.len() == 3 {
        let mut shared: Vec<TypedReading> = Zone::sharing(&code).map(TypedReading::zone).collect();
        shared.sort_by_key(|reading| Reverse(reading.people));
        parts.append(&mut shared);
    }
    parts
}

fn by_zip(zip: &str) -> Result<TypedReading, Refused> {
    if let Some(zone) = Zone::of_zip(zip) {
        return Ok(TypedReading::zone(zone));
    }
    if ["09", "340", "962", "963", "964", "965", "966"].iter().any(|start| zip.starts_with(start)) {
        return Err(Refused::new(
            say::zip_is_military(zip.to_owned()),
            say::enter_place_of_person(),
        ));
    }
    Err(Refused::new(say::zip_not_found(zip.to_owned()), say::check_digits_or_enter_city()))
}

/// Reads a ZIP with a name. The ZIP is more precise, and the name must not contradict it.
fn zip_beside_a_name(zip: &str, typed: &Typed, text: &str) -> Result<Vec<TypedReading>, Refused> {
    let by_zip = by_zip(zip)?;
    let named = typed.readings();
    let holds = |reading: &TypedReading| {
        let mut all = reading.zones.iter().chain(&reading.fringe);
        all.any(|zone| by_zip.zones.contains(zone))
    };
    if let Some(reading) = named.iter().find(|reading| holds(reading)) {
        let label = reading.label.clone();
        return Ok(vec![TypedReading { label, ..by_zip }]);
    }
    let Some(first) = named.first() else { return Err(closest::refusal(text, typed)) };
    let offers = vec![zip.to_owned(), first.text.clone()];
    Err(Refused::new(
        say::zip_is_elsewhere(shown(&first.label), zip.to_owned(), by_zip.label),
        say::enter_zip_or_name(),
    )
    .offering(offers))
}

/// The comparison key of a typed name.
pub(super) fn typed_key(name: &str) -> String {
    key(name)
}
