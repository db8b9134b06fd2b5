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

/// Whether a name seems to give a house number and a street. Rather one name too many is hidden:
/// a number with a word for a street soon behind it, or a long number, not a year, with any word.
pub(super) fn is_address(name: &str) -> bool {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut numbers = words.iter().enumerate().filter_map(|(at, word)| Some((at, number(word)?)));
    numbers.any(|(at, number)| {
        let mut behind = words.iter().skip(at + 1).take(REACH);
        let next_is_a_word = behind.clone().next().is_some_and(|word| self::number(word).is_none());
        let is_year = YEARS.contains(&number) && words.len() > 2;
        behind.any(|word| STREETS.contains(&word.as_str()))
            || (number >= 100 && !is_year && next_is_a_word)
    })
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
            assert!(is_address(name), "{name}");
        }
        for name in [
            "2012 Shelter Plus Care",
            "Hope House",
            "Street Outreach 2",
            "Phase II",
            "Permanent Housing 3",
            "4th Street",
        ] {
            assert!(!is_address(name), "{name}");
        }
    }
}
