//! The comparison keys of place names; `fixtures/geo/names.py` computes the same keys.

use std::mem::replace;

/// Accented letters and symbols, each group with its plain replacement.
const FOLDS: [(&str, &str); 26] = [
    ("àáâãäåāăąǎ", "a"),
    ("çćĉċč", "c"),
    ("ďḑ", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥḥ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľ", "l"),
    ("ñńņň", "n"),
    ("òóôõöōŏőǒ", "o"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ţťț", "t"),
    ("ùúûüũūŭůűųǔ", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("&", " and "),
    ("ß", "ss"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("ø", "o"),
    ("ł", "l"),
    ("đ", "d"),
];

/// Marks that are dropped, which joins the letters around them.
const JOINING: &str = "'\u{2019}\u{2018}\u{2bb}\u{2bc}\u{2b9}`\u{b4}\u{2032}.";

/// The short form of each word in a key, so that both spellings count as the same word.
const WORDS: [(&str, &str); 26] = [
    ("beach", "bch"),
    ("center", "ctr"),
    ("centre", "ctr"),
    ("fort", "ft"),
    ("harbor", "hbr"),
    ("harbour", "hbr"),
    ("heights", "hts"),
    ("island", "is"),
    ("islands", "iss"),
    ("junction", "jct"),
    ("lake", "lk"),
    ("lakes", "lks"),
    ("mount", "mt"),
    ("mountain", "mtn"),
    ("mountains", "mtn"),
    ("mtns", "mtn"),
    ("park", "pk"),
    ("point", "pt"),
    ("saint", "st"),
    ("sainte", "st"),
    ("spring", "spg"),
    ("springs", "spgs"),
    ("ste", "st"),
    ("township", "twp"),
    ("village", "vlg"),
    ("and", "and"),
];

/// The short form of a first word, if more words follow.
const FIRST: [(&str, &str); 4] = [("north", "n"), ("south", "s"), ("east", "e"), ("west", "w")];

/// Words that may come before a name and are dropped.
const BEFORE: [&[&str]; 10] = [
    &["city", "of"],
    &["town", "of"],
    &["village", "of"],
    &["township", "of"],
    &["borough", "of"],
    &["municipality", "of"],
    &["county", "of"],
    &["state", "of"],
    &["commonwealth", "of"],
    &["the"],
];

/// The words of a name in lowercase plain letters. Drops apostrophes and periods; other marks
/// separate.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut plain = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        let joins = ('\u{300}'..='\u{36f}').contains(&letter) || JOINING.contains(letter);
        let folded = FOLDS
            .iter()
            .find(|(marked, _)| !letter.is_ascii_alphanumeric() && marked.contains(letter));
        match folded {
            _ if joins => {}
            Some((_, folded)) => plain.push_str(folded),
            None if letter.is_alphanumeric() => plain.push(letter),
            None => plain.push(' '),
        }
    }
    plain.split_whitespace().map(str::to_owned).collect()
}

/// The comparison key of a name.
pub(super) fn key(name: &str) -> String {
    key_of(&words(name))
}

/// The comparison key of a name that is already split into words.
pub(super) fn key_of(words: &[String]) -> String {
    let mut rest = words;
    while let Some(shorter) = BEFORE.iter().find_map(|before| without(rest, before)) {
        rest = shorter;
    }
    let compared = |(at, word): (usize, &String)| -> String {
        let first = FIRST.iter().find(|(long, _)| at == 0 && rest.len() > 1 && long == word);
        let pair = first.or_else(|| WORDS.iter().find(|(long, _)| long == word));
        pair.map_or_else(|| word.clone(), |(_, short)| (*short).to_owned())
    };
    rest.iter().enumerate().map(compared).collect()
}

/// The words after this prefix, if the words start with it and more follow.
fn without<'a>(words: &'a [String], before: &[&str]) -> Option<&'a [String]> {
    let (head, tail) = words.split_at_checked(before.len())?;
    (head == before && !tail.is_empty()).then_some(tail)
}

/// The number of letters that are wrong, missing, added or swapped with the next; `None` if more
/// than `most`.
pub(super) fn apart(a: &str, b: &str, most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous = None;
    for (row, letter) in a.iter().enumerate() {
        let mut next = Vec::with_capacity(b.len() + 1);
        next.push(row + 1);
        let mut left = None;
        for (column, other) in b.iter().enumerate() {
            let at = |line: &[usize], at: usize| line.get(at).copied().unwrap_or(usize::MAX - 1);
            let change = at(&last, column) + usize::from(letter != other);
            let mut cost = change.min(at(&last, column + 1) + 1).min(at(&next, column) + 1);
            if previous == Some(other) && left == Some(letter) && !before.is_empty() {
                cost = cost.min(at(&before, column.saturating_sub(1)) + 1);
            }
            next.push(cost);
            left = Some(other);
        }
        if next.iter().min().is_some_and(|least| *least > most) {
            return None;
        }
        before = replace(&mut last, next);
        previous = Some(letter);
    }
    last.last().copied().filter(|cost| *cost <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spellings_of_a_name_are_compared_as_one() {
        for (a, b) in [
            ("O'Fallon", "o fallon"),
            ("O\u{2019}Fallon", "OFallon"),
            ("San Jos\u{e9}", "San Jose\u{301}"),
            ("Ca\u{f1}on City", "canon city"),
            ("Wilkes-Barre", "wilkes barre"),
            ("Sault Ste. Marie", "Sault Sainte Marie"),
            ("De Kalb", "DeKalb"),
            ("St. Louis", "Saint  Louis"),
            ("Mt. Vernon", "Mount Vernon"),
            ("Ft Worth", "FORT WORTH"),
            ("City of Fresno", "Fresno"),
            ("The Bronx", "Bronx"),
            ("N. Las Vegas", "North Las Vegas"),
            ("Winston\u{2013}Salem", "Winston Salem"),
        ] {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
        assert_ne!(key("Fresno"), key("Fresnoo"));
    }

    #[test]
    fn letters_wrong_missing_added_or_swapped_are_counted_up_to_the_most() {
        assert_eq!(apart("fresno", "fresno", 2), Some(0));
        assert_eq!(apart("fresnoo", "fresno", 2), Some(1));
        assert_eq!(apart("frseno", "fresno", 2), Some(1));
        assert_eq!(apart("frezon", "fresno", 2), Some(2));
        assert_eq!(apart("boston", "fresno", 2), None);
        assert_eq!(apart("", "ab", 2), Some(2));
    }
}
