//! The name a program is shown under: its own, unless that is a street address.

use std::ops::RangeInclusive;

/// Words that end the name of a street.
const STREETS: [&str; 38] = [
    "st",
    "street",
    "ave",
    "av",
    "avenue",
    "rd",
    "road",
    "blvd",
    "boulevard",
    "dr",
    "drive",
    "ln",
    "lane",
    "way",
    "ct",
    "court",
    "pl",
    "place",
    "ter",
    "terrace",
    "cir",
    "circle",
    "pkwy",
    "parkway",
    "hwy",
    "highway",
    "route",
    "sq",
    "square",
    "row",
    "trail",
    "trl",
    "loop",
    "alley",
    "pike",
    "plaza",
    "broadway",
    "crescent",
];
/// How far behind its number the word for a street may stand.
const REACH: usize = 4;
/// Numbers that are a year of funding rather than a house.
const YEARS: RangeInclusive<u32> = 1990..=2030;

/// Whether a name gives a house number and a street: a number with a word for a street soon behind.
pub(super) fn is_address(name: &str) -> bool {
    let words = words(name);
    numbers(&words).any(|(at, _)| {
        words.iter().skip(at + 1).take(REACH).any(|word| STREETS.contains(&word.as_str()))
    })
}

/// Whether a program's name may give a house number: an address, or a long number, not a year,
/// with any word behind. Rather one name too many is hidden.
pub(super) fn may_be_address(name: &str) -> bool {
    let words = words(name);
    let is_year = |number| YEARS.contains(&number) && words.len() > 2;
    let before_a_word = |at: usize| words.get(at + 1).is_some_and(|word| number(word).is_none());
    is_address(name) || numbers(&words).any(|(at, n)| n >= 100 && !is_year(n) && before_a_word(at))
}

fn words(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// The house numbers among words, with their places.
fn numbers(words: &[String]) -> impl Iterator<Item = (usize, u32)> {
    words.iter().enumerate().filter_map(|(at, word)| Some((at, number(word)?)))
}

/// A house number: up to five digits, with a letter behind them at most.
fn number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let fits = digits.len() <= 5 && word.len() - digits.len() <= 1;
    digits.parse().ok().filter(|_| fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_addresses_are_told() {
        for name in ["40-42 Hill St.", "House-201 Brush St", "1035 North Lake Avenue", "12b Oak Rd"]
        {
            assert!(is_address(name), "{name}");
        }
        for name in ["2000 Delaware", "Paseo (1896 Senter)", "45 Lyons and 133 Fuller"] {
            assert!(may_be_address(name) && !is_address(name), "{name}");
        }
        for name in [
            "2012 Shelter Plus Care",
            "Hope House",
            "Street Outreach 2",
            "Phase II",
            "Permanent Housing 3",
            "4th Street",
        ] {
            assert!(!may_be_address(name), "{name}");
        }
    }
}
