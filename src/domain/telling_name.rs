//! Names that may tell where a program is. No address is ever stored, and a name must not be one.

use std::ops::RangeInclusive;

/// Words for a street that mean one wherever they end a part of a name.
const STREETS: [&str; 19] = [
    "street",
    "avenue",
    "ave",
    "av",
    "road",
    "rd",
    "boulevard",
    "blvd",
    "lane",
    "ln",
    "highway",
    "hwy",
    "parkway",
    "pkwy",
    "turnpike",
    "calle",
    "avenida",
    "carretera",
    "camino",
];
/// Words for a street that are also a saint, a doctor, a house name or a way of life. Behind a
/// number they mean a street.
const STREETS_BEHIND_A_NUMBER: [&str; 24] = [
    "st", "dr", "drive", "way", "ct", "court", "pl", "place", "ter", "terrace", "cir", "circle",
    "route", "sq", "square", "row", "trail", "trl", "loop", "alley", "pike", "plaza", "broadway",
    "crescent",
];
/// Words for a building or a program. A saint has none of these names.
const BUILDINGS: [&str; 17] = [
    "apartments",
    "apts",
    "apt",
    "house",
    "home",
    "homes",
    "shelter",
    "program",
    "project",
    "center",
    "residence",
    "transitional",
    "emergency",
    "fh",
    "th",
    "north",
    "south",
];
/// Pairs of words with a word for a street that name no street.
const NOT_A_STREET: [[&str; 2]; 4] =
    [["street", "outreach"], ["the", "street"], ["road", "home"], ["road", "to"]];
/// The most words between a house number and the word for its street.
const REACH: usize = 4;
/// Numbers that are a year of funding rather than a house.
const YEARS: RangeInclusive<u32> = 1990..=2035;

/// Returns true if a name may be a street or an address: it has a word for a street, or a number
/// that may be a house number. One name too many costs a look; one too few may cost a life.
pub fn may_tell_location(name: &str) -> bool {
    let words: Vec<Word> = split(name).map(Word::of).collect();
    has_street(&words) || has_house_number(&words)
}

/// One word of a name.
struct Word {
    lower: String,
    /// True if it begins with a capital and has a small letter, as names of people do.
    is_name: bool,
}

impl Word {
    fn of(word: &str) -> Self {
        let is_name = word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().any(char::is_lowercase);
        Self { lower: word.to_lowercase(), is_name }
    }

    fn is_one_of(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_str())
    }
}

fn split(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn has_street(words: &[Word]) -> bool {
    let is_pair = |[one, other]: &[&str; 2]| {
        let mut both = words.iter().zip(words.iter().skip(1));
        both.any(|(first, next)| first.lower == *one && next.lower == *other)
    };
    if NOT_A_STREET.iter().any(is_pair) && !words.iter().any(is_number_like) {
        return false;
    }
    words.iter().enumerate().any(|(at, word)| {
        let before = words.get(..at).unwrap_or_default();
        let is_spanish = word.is_one_of(&["calle", "avenida", "carretera", "camino"]);
        if word.is_one_of(&STREETS) {
            return !before.is_empty() || is_spanish && words.len() > 1;
        }
        // "Dusy St." and "S 5th St" are streets; "St. Clair" and "Hope House of St. Paul" are not.
        let next = words.get(at + 1);
        let of_saint = next.is_some_and(|next| next.is_name && !next.is_one_of(&BUILDINGS));
        word.lower == "st" && before.last().is_some() && !of_saint
    })
}

fn has_house_number(words: &[Word]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let behind = words.get(at + 1..).unwrap_or_default();
        let of_street = behind.iter().take(REACH);
        let of_street = || {
            of_street
                .clone()
                .any(|word| word.is_one_of(&STREETS) || word.is_one_of(&STREETS_BEHIND_A_NUMBER))
        };
        if is_ordinal(&word.lower) {
            return of_street();
        }
        let Some(number) = house_number(&word.lower) else { return false };
        let is_year = YEARS.contains(&number) && words.len() > 2;
        let before_a_word = behind.first().is_some_and(|next| house_number(&next.lower).is_none());
        of_street() || number >= 100 && !is_year && before_a_word
    })
}

fn is_number_like(word: &Word) -> bool {
    is_ordinal(&word.lower) || house_number(&word.lower).is_some()
}

/// Returns true for words such as "5th", "22nd" and "82d".
fn is_ordinal(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < word.len() && matches!(rest, "st" | "nd" | "rd" | "th" | "d")
}

/// Reads a house number: up to five digits, with one letter behind them at most.
fn house_number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let fits = digits.len() <= 5 && word.len() - digits.len() <= 1;
    digits.parse().ok().filter(|_| fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Programs for people fleeing violence in HUD's count of 2012 whose names have a street.
    const IN_THE_COUNT: [&str; 6] = [
        "Cedar Street Homes",
        "E Street Complex",
        "Crescent Street",
        "S 5th St",
        "PSH 195 Union Street",
        "PSH 52 Friend Street",
    ];

    #[test]
    fn a_name_that_is_a_street_is_noticed() {
        for name in IN_THE_COUNT {
            assert!(may_tell_location(name), "{name}");
        }
        for name in [
            "123 Main",
            "123 Main St.",
            "Dusy St. FH",
            "Eddy St. Apartments",
            "7th Street Home",
            "Orange Avenue Apts.",
            "Calle Sol 12",
            "Casa Calle Luna",
            "Avenida de la Paz",
            "40-42 Hill St.",
            "House-201 Brush St",
            "1035 North Lake Avenue",
            "12b Oak Rd",
            "2000 Delaware",
            "Paseo (1896 Senter)",
            "45 Lyons and 133 Fuller",
            "14 Rose Court",
            "4th Street",
        ] {
            assert!(may_tell_location(name), "{name}");
        }
    }

    #[test]
    fn a_name_that_is_no_street_is_taken() {
        for name in [
            "2012 Shelter Plus Care",
            "Hope House",
            "Street Outreach 2",
            "Phase II",
            "Permanent Housing 3",
            "Safe Shelter of St. Vrain Valley",
            "Women & Children in Crisis: St. Clair County",
            "GPD-St. Francis House",
            "St. Mary's",
            "My Sister's Place",
            "Middle Way House Emergency Shelter",
            "Bessie Coleman Court",
            "Church on the Street",
            "Denver's Road Home",
            "Camino",
            "Dr. King Center",
        ] {
            assert!(!may_tell_location(name), "{name}");
        }
    }
}
