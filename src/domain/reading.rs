//! What a worker types for a place (a ZIP, a town, a county, a state, a tribal land, a zone), read.

use crate::domain::gazetteer::{self, NamedPlace, TribalLand};
use crate::domain::spelling::{key, key_of, words};
use crate::domain::{Refused, State, Zone, closest, shown};
use crate::words::say;
use std::cmp::Reverse;

/// One reading of what was typed.
#[derive(Debug, Clone)]
pub(super) struct TypedReading {
    /// The place in words.
    pub(super) label: String,
    /// What is understood as this reading alone.
    pub(super) text: String,
    /// Every zone any part of it surely lies in, the one where most people live first.
    pub(super) zones: Vec<Zone>,
    /// Zones it may reach into.
    pub(super) fringe: Vec<Zone>,
    /// The state, where it is one.
    pub(super) whole: Option<State>,
    /// Whether it is a tribal land.
    land: bool,
    people: u32,
}

/// What kinds of county there are.
const COUNTY_WORDS: [&str; 6] = ["county", "parish", "borough", "municipality", "municipio", "co"];
/// What may follow the name of a town.
const AFTER: [&str; 9] =
    ["city", "town", "township", "twp", "village", "borough", "cdp", "state", "proper"];
/// The country, at the end of what was typed.
const COUNTRY: [&[&str]; 4] =
    [&["united", "states"], &["usa"], &["us"], &["united", "states", "of", "america"]];

/// What was typed may mean, the most populous reading first.
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

/// What was typed, in its parts.
pub(super) struct Typed {
    zip: Option<String>,
    /// The name with all that follows it, without a ZIP.
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

    /// The name, and the state where one is named after a comma; what is no state stays away.
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
                // "Fresno, Fresno County": the county tells which one is meant.
                (None, _) => named(name, None, Some(after)),
            };
        }
        let whole = named(&self.name, None, None);
        if whole.is_empty() { self.state_after_the_name() } else { whole }
    }

    /// "Fresno CA", "Fresno West Virginia": as many words as name a state are one.
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

/// The five digits of a ZIP or ZIP+4.
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

/// Everything of a name, in a state or anywhere, the most populous first, counties last.
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
    // A county in the name tells two places of the same name apart.
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
    // With its state a town is named, without it the most populous comes first.
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

/// Whether a place lies in a county: by its row, or by the zones they share.
fn lies_in(place: &NamedPlace, county: &str) -> bool {
    let bare = |name: &str| county_key(&words(name));
    if !place.county.is_empty() {
        return bare(place.county) == bare(county);
    }
    let of_state = gazetteer::counties(&bare(county)).into_iter().find(|c| c.state == place.state);
    of_state.is_some_and(|c| place.zones().iter().any(|zone| c.zones().contains(zone)))
}

/// Whether a name says that it is a county's.
fn says_county(plain: &[String]) -> bool {
    let census_area = plain.ends_with(&["census".to_owned(), "area".to_owned()]);
    census_area || plain.last().is_some_and(|last| COUNTY_WORDS.contains(&last.as_str()))
}

/// A county's name without what kind of county it is.
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
        // Territories and the District have no counties, but parts that are called by name alone.
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

/// The zone of a code, or every territory's part of it.
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

/// A ZIP is finer than the name beside it, which must not contradict it.
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

/// The spelling of a typed name.
pub(super) fn typed_key(name: &str) -> String {
    key(name)
}
