//! Suggests up to three known names close to an unknown one, but never picks one.

use crate::domain::gazetteer::{self, NamedPlace};
use crate::domain::reading::{Typed, TypedReading, typed_key};
use crate::domain::spelling::apart;
use crate::domain::{Refused, State, shown};
use crate::words::say;

/// The most names to suggest.
const MOST: usize = 3;

/// The refusal of an unknown name, with suggestions.
pub(super) fn refusal(text: &str, typed: &Typed) -> Refused {
    let offers = offers(typed);
    let name = |at: usize| offers.get(at).cloned().unwrap_or_default();
    let action = match offers.len() {
        0 => say::enter_a_place_or_state(),
        1 => say::did_you_mean(name(0)),
        2 => say::did_you_mean_either(name(0), name(1)),
        _ => say::did_you_mean_any(name(0), name(1), name(2)),
    };
    Refused::new(say::place_not_found(shown(text.trim())), action).offering(offers)
}

fn offers(typed: &Typed) -> Vec<String> {
    let (name, after) = typed.name_and_state();
    let state = after.and_then(|after| State::named(after).or_else(|| closest_state(after)));
    let inside = if after.is_none() { with_the_state_inside(name) } else { Vec::new() };
    let mut found = if inside.is_empty() { near(&typed_key(name), state) } else { inside };
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut texts: Vec<String> = Vec::new();
    for (_, text) in found {
        if texts.len() < MOST && !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// Reads the last word as a state, as in "Fresnoo CA".
fn with_the_state_inside(name: &str) -> Vec<(f64, String)> {
    let Some((name, last)) = name.trim().rsplit_once(' ') else { return Vec::new() };
    State::named(last).map_or_else(Vec::new, |state| near(&typed_key(name), Some(state)))
}

/// The places, counties and states close to a name, each with its misfit.
fn near(typed: &str, state: Option<State>) -> Vec<(f64, String)> {
    let most = match typed.len() {
        0..=2 => return Vec::new(),
        3..=4 => 1,
        5..=8 => 2,
        _ => 3,
    };
    let ill = |entry: &NamedPlace| -> Option<f64> {
        let letters = apart(entry.key, typed, most)?;
        let elsewhere = state.is_some_and(|state| state != entry.state);
        // In another state, suggest only an exact match.
        if elsewhere && letters > 0 {
            return None;
        }
        Some(fit(letters, entry.people) + if elsewhere { 3.0 } else { 0.0 })
    };
    let places = gazetteer::populated();
    let mut found: Vec<(f64, String)> =
        places.filter_map(|entry| Some((ill(&entry)?, TypedReading::place(&entry).text))).collect();
    if let Some(county) = typed.strip_suffix("county").or_else(|| typed.strip_suffix("parish")) {
        let counties = gazetteer::every_county().filter(|c| state.is_none_or(|s| s == c.state));
        found.extend(counties.filter_map(|entry| {
            let letters = apart(entry.key, county, most)?;
            Some((fit(letters, entry.people) - 1.0, TypedReading::county(&entry).text))
        }));
    }
    if state.is_none() {
        found.extend(State::all().filter_map(|state| {
            let letters = apart(&typed_key(state.name()), typed, most)?;
            Some((fit(letters, state.people()), state.name().to_owned()))
        }));
    }
    found
}

/// The misfit of a name; lower is better. A wrong letter weighs like 300 times fewer people.
fn fit(letters: usize, people: u32) -> f64 {
    let letters = f64::from(u32::try_from(letters).unwrap_or(u32::MAX));
    letters * 2.5 - f64::from(people.saturating_add(1)).log10()
}

fn closest_state(typed: &str) -> Option<State> {
    let typed = typed_key(typed);
    if typed.len() < 4 {
        return None;
    }
    let apart = |state: State| apart(&typed_key(state.name()), &typed, 2).map(|d| (d, state));
    State::all().filter_map(apart).min().map(|(_, state)| state)
}
