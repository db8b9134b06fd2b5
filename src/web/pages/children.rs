//! Reads children's ages as people type them: `5 and 7`, `2yo`, `6 months`, `girl 3, boy 5`.

use super::inputs::CHILDREN;
use super::typed::TypedAge;
use crate::domain::{Gender, Household, Problems, shown};
use crate::words::say;
use std::mem::take;

/// A child as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TypedChild {
    /// The age, as far as it is known.
    pub(super) age: Option<TypedAge>,
    /// The gender, if a word states it.
    pub(super) gender: Option<Gender>,
}

/// Returns the children in a text. A word that cannot be read is a problem.
pub(super) fn children(text: &str, problems: &mut Problems) -> Vec<TypedChild> {
    let mut reader = ChildReader::default();
    for token in tokens(text) {
        if let Err(word) = reader.take(&token) {
            let what = say::not_an_age(shown(&word));
            problems.add(CHILDREN, what, say::enter_childrens_ages());
        }
    }
    reader.done()
}

/// One piece of the typed text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Number(i64),
    Word(String),
    /// A separator between children: a comma, a semicolon, `and` or similar.
    Next,
    /// A separator between the two ends of an age range.
    To,
    Unknown,
}

fn tokens(text: &str) -> Vec<Token> {
    let text =
        text.to_lowercase().replace("y/o", " yo ").replace("y.o", " yo ").replace('&', " and ");
    let text = text.replace("not known", " unknown ").replace("not sure", " unknown ");
    let mut tokens = Vec::new();
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let same = |c: char| {
            if first.is_ascii_digit() { c.is_ascii_digit() } else { c.is_alphabetic() }
        };
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (piece, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        tokens.extend(token(piece));
        // The decimals of an age are skipped, so that they do not count as another age.
        rest = after.strip_prefix('.').map_or(after, |part| {
            let digits = part.trim_start_matches(|c: char| c.is_ascii_digit());
            if first.is_ascii_digit() { digits } else { part }
        });
    }
    tokens
}

fn token(piece: &str) -> Option<Token> {
    if let Ok(number) = piece.parse() {
        return Some(Token::Number(number));
    }
    match piece {
        "," | ";" | "+" | "/" | "\n" | "and" => Some(Token::Next),
        "-" | "\u{2013}" | "to" => Some(Token::To),
        "?" | "unknown" | "unsure" => Some(Token::Unknown),
        "\u{bd}" | "\u{bc}" | "\u{be}" => None,
        word if word.chars().all(char::is_alphabetic) => Some(Token::Word(word.to_owned())),
        mark if mark.chars().any(char::is_alphanumeric) => Some(Token::Word(mark.to_owned())),
        _ => None,
    }
}

/// The child being read, and the children before it.
#[expect(clippy::struct_excessive_bools, reason = "what was read just before, mark by mark")]
#[derive(Debug, Default)]
struct ChildReader {
    all: Vec<TypedChild>,
    /// The age of the child being read, in years: from and to.
    years: Option<(i64, i64)>,
    /// True if the last number may still be in months, because no unit followed it.
    bare: bool,
    /// True if a range has begun.
    to: bool,
    /// True if the number was in years, so that months after it belong to the same child.
    in_years: bool,
    /// True if the previous number was in years, and nothing separates the two.
    behind_years: bool,
    begun: bool,
    gender: Option<Gender>,
    /// The number of children of this age, such as twins.
    same: usize,
}

impl ChildReader {
    fn take(&mut self, token: &Token) -> Result<(), String> {
        match token {
            Token::Number(number) => self.number(*number),
            Token::Next => self.next(),
            Token::To => self.to = self.bare,
            Token::Unknown => {
                self.begin();
                self.begun = true;
                self.next();
            }
            Token::Word(word) => return self.word(word),
        }
        Ok(())
    }

    fn number(&mut self, number: i64) {
        if let (true, Some((from, _))) = (self.to, self.years) {
            (self.years, self.to) = (Some((from, number)), false);
            return;
        }
        let behind_years = self.in_years;
        self.begin();
        (self.years, self.bare, self.begun) = (Some((number, number)), true, true);
        self.behind_years = behind_years;
    }

    fn word(&mut self, word: &str) -> Result<(), String> {
        const NUMBERS: [&str; 18] = [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
        ];
        if let Some(number) = NUMBERS.iter().position(|known| *known == word) {
            self.number(i64::try_from(number).unwrap_or(0));
            return Ok(());
        }
        match word {
            "y" | "yr" | "yrs" | "year" | "years" => (self.bare, self.in_years) = (false, true),
            "yo" | "old" => (self.bare, self.in_years) = (false, false),
            "m" | "mo" | "mos" | "mth" | "mths" | "month" | "months" => self.part_of_a_year(12),
            "w" | "wk" | "wks" | "week" | "weeks" => self.part_of_a_year(52),
            "d" | "day" | "days" => self.part_of_a_year(365),
            "newborn" | "newborns" => self.stage(0, 0),
            "baby" | "infant" => self.stage(0, 1),
            "toddler" => self.stage(1, 3),
            "preschooler" => self.stage(3, 5),
            "teen" | "teenager" => self.stage(13, 17),
            "girl" | "daughter" => self.gender_is(Gender::Girl),
            "boy" | "son" => self.gender_is(Gender::Boy),
            "twins" => self.several(2),
            "triplets" => self.several(3),
            "age" | "aged" | "ages" | "is" | "a" | "an" | "of" | "about" => {}
            other => return Err(other.to_owned()),
        }
        Ok(())
    }

    /// Reads the number as months, weeks or days. After years it belongs to the same child.
    fn part_of_a_year(&mut self, a_year: i64) {
        if self.behind_years {
            *self = Self { all: take(&mut self.all), ..Self::default() };
        } else if let Some((from, to)) = self.years.filter(|_| self.bare) {
            self.years = Some((from / a_year, to / a_year));
            self.bare = false;
        }
    }

    fn stage(&mut self, from: i64, to: i64) {
        // In "6 month old baby" the age is already known.
        if self.years.is_none() {
            (self.years, self.begun) = (Some((from, to)), true);
        }
        self.bare = false;
    }

    fn gender_is(&mut self, gender: Gender) {
        if self.gender.is_some() {
            self.next();
        }
        self.gender = Some(gender);
        self.begun = true;
    }

    fn several(&mut self, same: usize) {
        self.begin();
        (self.same, self.begun) = (same, true);
    }

    /// Begins another child, unless only a gender is known of the current one.
    fn begin(&mut self) {
        if self.years.is_some() {
            self.next();
        }
    }

    /// Ends the current child.
    fn next(&mut self) {
        if self.begun {
            let age = self.years.map(|(from, to)| {
                if from == to { TypedAge::Years(from) } else { TypedAge::Between { from, to } }
            });
            let child = TypedChild { age, gender: self.gender };
            let room = (Household::MOST + 1).saturating_sub(self.all.len());
            self.all.extend(vec![child; self.same.max(1).min(room)]);
        }
        *self = Self { all: take(&mut self.all), ..Self::default() };
    }

    fn done(mut self) -> Vec<TypedChild> {
        self.next();
        self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Option<TypedAge>> {
        let mut wrong = Problems::default();
        let all = children(text, &mut wrong);
        assert_eq!(wrong.len(), 0, "{text}");
        all.into_iter().map(|child| child.age).collect()
    }

    fn years(ages: &[i64]) -> Vec<Option<TypedAge>> {
        ages.iter().map(|years| Some(TypedAge::Years(*years))).collect()
    }

    #[test]
    fn childrens_ages_are_read_as_people_type_them() {
        for (text, ages) in [
            ("3, 7", &[3, 7][..]),
            ("5 and 7", &[5, 7]),
            ("5 & 7", &[5, 7]),
            ("3, 5 y/o", &[3, 5]),
            ("2yo", &[2]),
            ("2 y.o., 4 yrs. old", &[2, 4]),
            ("5-year-old and 7-year-old", &[5, 7]),
            ("newborn", &[0]),
            ("6 months", &[0]),
            ("18 mo", &[1]),
            ("3 weeks; 4", &[0, 4]),
            ("1 year 6 months", &[1]),
            ("6 month old baby, 3", &[0, 3]),
            ("2.5, 4", &[2, 4]),
            ("twins 5, 9", &[5, 5, 9]),
            ("seven and ten", &[7, 10]),
            ("ages 3 5 9", &[3, 5, 9]),
            ("", &[]),
        ] {
            assert_eq!(read(text), years(ages), "{text}");
        }
    }

    #[test]
    fn what_leaves_an_age_open_stays_open() {
        let between = |from, to| Some(TypedAge::Between { from, to });
        assert_eq!(read("baby"), [between(0, 1)]);
        assert_eq!(read("toddler and a teen"), [between(1, 3), between(13, 17)]);
        assert_eq!(read("3-5"), [between(3, 5)]);
        assert_eq!(read("?, 4"), [None, Some(TypedAge::Years(4))]);
    }

    #[test]
    fn a_word_for_a_girl_or_a_boy_is_kept() {
        let mut wrong = Problems::default();
        let all = children("girl 5, son is 7, a girl and a boy", &mut wrong);
        let genders: Vec<_> = all.iter().map(|child| child.gender).collect();
        assert_eq!(genders, [Gender::Girl, Gender::Boy, Gender::Girl, Gender::Boy].map(Some));
        assert_eq!(all[3].age, None);
        assert_eq!(wrong.len(), 0);
    }

    #[test]
    fn what_is_no_age_is_named_with_what_to_enter() {
        let mut wrong = Problems::default();
        children("3, purple", &mut wrong);
        let named =
            Problems::one("children", say::not_an_age("purple"), say::enter_childrens_ages());
        assert_eq!(wrong, named);
    }
}
