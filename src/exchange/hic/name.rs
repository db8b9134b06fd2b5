//! The name a program is shown under: its own, unless that is a street address.

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

/// Whether a name gives a house number and a street: a number, then soon a word for a street.
pub(super) fn is_address(name: &str) -> bool {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let numbers = words.iter().enumerate().filter(|(_, word)| is_number(word));
    numbers.map(|(at, _)| at).any(|at| {
        words.iter().skip(at + 1).take(REACH).any(|word| STREETS.contains(&word.as_str()))
    })
}

/// A house number: digits, with a letter behind them at most.
fn is_number(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let all = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    all && word.len() - digits.len() <= 1
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
        for name in
            ["Hope House", "Street Outreach 2", "Phase II", "Permanent Housing 3", "4th Street"]
        {
            assert!(!is_address(name), "{name}");
        }
    }
}
