//! Reads what people type: ages, children, numbers.

use crate::domain::{Household, Problems, shown};
use crate::web::view::AgeForm;

/// An age as it is typed: `16`, `16-17`, `minor`, `adult`, `18+`, `under 18`, or nothing.
pub(super) fn age(text: &str, problems: &mut Problems) -> Option<AgeForm> {
    let lower = text.to_lowercase();
    let word = match lower.as_str() {
        "" | "?" | "unknown" | "not known" => return None,
        "minor" | "under 18" | "<18" => Some("minor"),
        "adult" | "18+" | "18 +" | "over 18" => Some("adult"),
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
        let what = format!("\u{201c}{}\u{201d} is not an age.", shown(text));
        let action = "Write a number, 16-17, minor or adult, or leave it empty.";
        problems.add("age", what, action);
    }
    age
}

fn years(text: &str) -> Option<i64> {
    text.trim().parse().ok()
}

/// Children's ages as they are typed, a `?` for one that is not known.
pub(super) fn children(text: &str, problems: &mut Problems) -> Vec<Option<AgeForm>> {
    let parts = text.split([',', ';', ' ']).map(str::trim).filter(|part| !part.is_empty());
    let mut ages = Vec::new();
    for part in parts.take(Household::MOST + 1) {
        let years = years(part);
        if years.is_none() && part != "?" {
            let what = format!("\u{201c}{}\u{201d} is not an age in years.", shown(part));
            problems.add("children", what, "Write ages such as 3, 7; a ? where one is not known.");
        }
        ages.push(years.map(AgeForm::Years));
    }
    ages
}

pub(super) fn whole(text: &str, field: &str, problems: &mut Problems) -> Option<u32> {
    if text.is_empty() || text == "?" {
        return None;
    }
    let number = text.parse().ok();
    if number.is_none() {
        let what = format!("\u{201c}{}\u{201d} is not a whole number.", shown(text));
        problems.add(field, what, "Write a number, or leave it empty.");
    }
    number
}
