//! Reads what people type: ages and numbers.

use super::Wrong;
use crate::domain::shown;
use crate::web::view::AgeForm;
use crate::words::say;

/// An age as it is typed: `16`, `16-17`, `minor`, `adult`, `18+`, `under 18`, or nothing.
pub(super) fn age(text: &str, wrong: &mut Vec<Wrong>) -> Option<AgeForm> {
    let lower = text.to_lowercase();
    let word = match lower.as_str() {
        "" | "?" | "unknown" | "not known" | "no se sabe" => return None,
        "minor" | "under 18" | "<18" | "menor" => Some("minor"),
        "adult" | "18+" | "18 +" | "over 18" | "adulto" | "adulta" => Some("adult"),
        _ => None,
    };
    if let Some(word) = word {
        return Some(AgeForm::Word(word.to_owned()));
    }
    let ends = lower.split_once(['-', '\u{2013}']);
    let between = ends.and_then(|(from, to)| Some((years(from)?, years(to)?)));
    let age = match (years(&lower), between) {
        (Some(years), _) => Some(AgeForm::Years(years)),
        (None, Some((from, to))) => Some(AgeForm::Between { from, to }),
        (None, None) => None,
    };
    if age.is_none() {
        wrong.push(Wrong::new("age", say::not_an_age(shown(text)), say::enter_an_age()));
    }
    age
}

fn years(text: &str) -> Option<i64> {
    text.trim().parse().ok()
}

/// A whole number, or nothing; `none` is 0.
pub(super) fn whole(text: &str, field: &str, wrong: &mut Vec<Wrong>) -> Option<u32> {
    if text.is_empty() || text == "?" {
        return None;
    }
    if matches!(text.to_lowercase().as_str(), "no" | "none" | "ninguno") {
        return Some(0);
    }
    let number = text.parse().ok();
    if number.is_none() {
        let what = say::not_a_whole_number(shown(text));
        wrong.push(Wrong::new(field, what, say::enter_a_number_or_blank()));
    }
    number
}
