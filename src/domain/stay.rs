//! How long a program lets people stay, and the parser that survives real cells.

use crate::domain::{AgeRange, Policy, Refused, shown};
use std::fmt;
use std::str::FromStr;

/// Days in a month and in a year, for comparing with nights asked (a 30.4 day month, rounded down).
const MONTH: u32 = 30;
const YEAR: u32 = 365;
/// The longest stay a cell may state, in years.
const LONGEST_YEARS: u32 = 50;

/// A stay limit, kept in the unit it was stated in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum StayLimit {
    /// So many days.
    Days(u32),
    /// So many months.
    Months(u32),
    /// So many years.
    Years(u32),
    /// Between two lengths: the shorter is sure, the longer must be asked for.
    Range(Box<StayLimit>, Box<StayLimit>),
    /// Until the birthday at this age.
    UntilAge(u8),
    /// No limit.
    NoLimit,
    /// Nobody can say; the raw cell is kept, with what it probably means where that is plain.
    Unknown {
        /// The cell as it stood; empty when nothing was stated.
        raw: Box<str>,
        /// What it probably means: a question for the program, never an answer.
        candidate: Option<Box<StayLimit>>,
    },
}

impl StayLimit {
    /// Nothing was stated.
    pub fn unstated() -> Self {
        Self::Unknown { raw: "".into(), candidate: None }
    }

    /// Whether a stay of so many nights is allowed for someone of this age:
    /// yes, no, or to be asked (case by case for a range, unknown otherwise).
    pub fn allows(&self, nights: u32, age: AgeRange) -> Policy {
        match self {
            Self::Days(_) | Self::Months(_) | Self::Years(_) => yes_if(nights <= self.days()),
            Self::Range(sure, most) => match nights {
                n if n <= sure.days() => Policy::Yes,
                n if n <= most.days() => Policy::CaseByCase,
                _ => Policy::No,
            },
            Self::UntilAge(limit) => until_birthday(*limit, nights, age),
            Self::NoLimit => Policy::Yes,
            Self::Unknown { .. } => Policy::Unknown,
        }
    }

    /// How many days someone of this age can surely stay, `u32::MAX` for no limit; `None` when nobody
    /// can say.
    pub fn sure_days(&self, age: AgeRange) -> Option<u32> {
        match self {
            Self::Days(_) | Self::Months(_) | Self::Years(_) | Self::NoLimit => Some(self.days()),
            Self::Range(sure, _) => Some(sure.days()),
            Self::UntilAge(limit) => Some(sure_until(*limit, age)),
            Self::Unknown { .. } => None,
        }
    }

    /// The most nights that are not refused to someone of this age; `u32::MAX` for no limit.
    pub fn longest(&self, age: AgeRange) -> u32 {
        match self {
            Self::UntilAge(limit) => years(*limit, age.youngest()),
            Self::Unknown { .. } => u32::MAX,
            Self::Days(_) | Self::Months(_) | Self::Years(_) | Self::Range(..) | Self::NoLimit => {
                self.days()
            }
        }
    }

    /// The longest stay in days, where it does not depend on an age; `u32::MAX` for no limit.
    pub fn days(&self) -> u32 {
        match self {
            Self::Days(n) => *n,
            Self::Months(n) => n.saturating_mul(MONTH),
            Self::Years(n) => n.saturating_mul(YEAR),
            Self::Range(_, most) => most.days(),
            Self::NoLimit => u32::MAX,
            Self::UntilAge(_) | Self::Unknown { .. } => 0,
        }
    }
}

/// The fewest nights a program asks people to stay, in the unit it was stated in: `30 days`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LeastStay(StayLimit);

impl LeastStay {
    /// The nights.
    pub fn nights(&self) -> u32 {
        self.0.days()
    }
}

impl fmt::Display for LeastStay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for LeastStay {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        length(text).map(Self).ok_or_else(|| {
            Refused::new(
                format!("\u{201c}{}\u{201d} is not a length of stay.", shown(text)),
                "Write it like 14 days, 3 months or 1 year, or unknown.",
            )
        })
    }
}

fn yes_if(allowed: bool) -> Policy {
    if allowed { Policy::Yes } else { Policy::No }
}

/// A person of age `a` reaches the birthday at `limit` in more than `limit - a - 1` years
/// and at most `limit - a` years.
fn until_birthday(limit: u8, nights: u32, age: AgeRange) -> Policy {
    let (sure, most) = (sure_until(limit, age), years(limit, age.youngest()));
    match nights {
        n if n <= sure => Policy::Yes,
        n if n <= most => Policy::Unknown,
        _ => Policy::No,
    }
}

/// The days before the birthday that are sure whatever the day of the last one.
fn sure_until(limit: u8, age: AgeRange) -> u32 {
    years(limit, age.oldest().saturating_add(1))
}

fn years(limit: u8, from: u8) -> u32 {
    u32::from(limit.saturating_sub(from)) * YEAR
}

impl fmt::Display for StayLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |f: &mut fmt::Formatter<'_>, n: u32, one: &str| {
            write!(f, "{n} {one}{}", if n == 1 { "" } else { "s" })
        };
        match self {
            Self::Days(n) => count(f, *n, "day"),
            Self::Months(n) => count(f, *n, "month"),
            Self::Years(n) => count(f, *n, "year"),
            Self::Range(sure, most) => write!(f, "{sure} to {most}"),
            Self::UntilAge(age) => write!(f, "until {age}"),
            Self::NoLimit => f.write_str("no limit"),
            Self::Unknown { raw, candidate: None } if raw.is_empty() => f.write_str("unknown"),
            Self::Unknown { raw, .. } => write!(f, "unknown: {raw}"),
        }
    }
}

impl FromStr for StayLimit {
    type Err = Refused;

    /// Reads a cell such as `2 yrs`, `Until 18`, `No limit`, `18 mo.`, `6 mo.- 1 yr` or `21-day`.
    ///
    /// A bare number is not refused with an error but kept as unknown with its raw text and,
    /// for a number that is common in months, that candidate: losing the cell would lose the
    /// only thing known. A cell that says nothing readable is likewise kept.
    fn from_str(cell: &str) -> Result<Self, Refused> {
        if cell.chars().count() > 200 {
            return Err(Refused::new(
                "The stay limit is longer than 200 characters.",
                "Write it like 21 days, 18 months, until 18 or no limit.",
            ));
        }
        let cell = cell.trim();
        let said = cell.strip_prefix("unknown:").unwrap_or(cell).trim();
        Ok(if cell.len() == said.len() { read(said) } else { doubtful(said) })
    }
}

fn read(cell: &str) -> StayLimit {
    let lower = cell.to_lowercase().replace(['\u{2013}', '\u{2014}'], "-");
    match lower.as_str() {
        "" | "unknown" => return StayLimit::unstated(),
        "no limit" | "none" | "unlimited" => return StayLimit::NoLimit,
        _ => {}
    }
    if let Some(age) = lower.strip_prefix("until").and_then(|a| a.trim().parse().ok()) {
        return if (1..=120).contains(&age) { StayLimit::UntilAge(age) } else { doubtful(cell) };
    }
    let range = lower.split_once(" to ").or_else(|| lower.split_once('-'));
    length(&lower)
        .or_else(|| range.and_then(|(a, b)| between(length(a)?, length(b)?)))
        .unwrap_or_else(|| doubtful(cell))
}

fn between(sure: StayLimit, most: StayLimit) -> Option<StayLimit> {
    (sure.days() < most.days()).then(|| StayLimit::Range(Box::new(sure), Box::new(most)))
}

/// A length with its unit: `2 yrs`, `18 mo.`, `21-day`.
fn length(text: &str) -> Option<StayLimit> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = text.split_at_checked(digits)?;
    let number: u32 = number.parse().ok().filter(|n| *n > 0)?;
    let unit = unit.trim_start_matches(['-', ' ']).trim_end_matches('.');
    let (limit, most) = match unit {
        "day" | "days" | "d" | "night" | "nights" => (StayLimit::Days(number), YEAR),
        "mo" | "mos" | "month" | "months" => (StayLimit::Months(number), 12),
        "yr" | "yrs" | "year" | "years" => (StayLimit::Years(number), 1),
        _ => return None,
    };
    (number <= most * LONGEST_YEARS).then_some(limit)
}

/// A cell nobody can vouch for, with a candidate for a bare number that is a usual count of months.
fn doubtful(raw: &str) -> StayLimit {
    let months = raw.parse().ok().filter(|n| matches!(n, 3 | 6 | 9 | 12 | 18 | 24 | 36));
    let candidate = months.map(|n| Box::new(StayLimit::Months(n)));
    StayLimit::Unknown { raw: shown(raw).into(), candidate }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use crate::domain::Age;
    use proptest::prelude::*;

    fn read_cell(cell: &str) -> StayLimit {
        cell.parse().unwrap()
    }

    #[test]
    fn every_stay_cell_of_the_founding_table_is_read() {
        assert_eq!(read_cell("2 yrs"), StayLimit::Years(2));
        assert_eq!(read_cell("Until 18"), StayLimit::UntilAge(18));
        assert_eq!(read_cell("No limit"), StayLimit::NoLimit);
        assert_eq!(read_cell("18 mo."), StayLimit::Months(18));
        assert_eq!(read_cell("21-day"), StayLimit::Days(21));
        assert_eq!(
            read_cell("6 mo.- 1 yr"),
            StayLimit::Range(Box::new(StayLimit::Months(6)), Box::new(StayLimit::Years(1)))
        );
    }

    #[test]
    fn a_bare_number_is_kept_as_unknown_with_a_candidate() {
        let StayLimit::Unknown { raw, candidate } = read_cell("18") else { panic!("guessed") };
        assert_eq!(&*raw, "18");
        assert_eq!(candidate, Some(Box::new(StayLimit::Months(18))));
        assert_eq!(read_cell("18").allows(5, AgeRange::UNKNOWN), Policy::Unknown);
    }

    #[test]
    fn until_18_leaves_one_to_two_years_at_16() {
        let sixteen = AgeRange::exactly(Age::try_from(16).unwrap());
        let until = StayLimit::UntilAge(18);
        assert_eq!(until.allows(365, sixteen), Policy::Yes);
        assert_eq!(until.allows(700, sixteen), Policy::Unknown);
        assert_eq!(until.allows(731, sixteen), Policy::No);
        assert_eq!(until.allows(1, AgeRange::ADULT), Policy::No);
        assert_eq!(until.allows(1, AgeRange::UNKNOWN), Policy::Unknown);
    }

    #[test]
    fn a_range_is_sure_below_and_asked_between() {
        let range = read_cell("6 mo.- 1 yr");
        assert_eq!(range.allows(180, AgeRange::ADULT), Policy::Yes);
        assert_eq!(range.allows(300, AgeRange::ADULT), Policy::CaseByCase);
        assert_eq!(range.allows(366, AgeRange::ADULT), Policy::No);
    }

    #[test]
    fn a_least_stay_is_a_plain_length() {
        assert_eq!("3 months".parse::<LeastStay>().unwrap().nights(), 90);
        for wrong in ["", "90", "until 18", "no limit", "6 months to 1 year"] {
            assert!(wrong.parse::<LeastStay>().is_err(), "{wrong}");
        }
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn the_longest_stay_is_the_last_that_is_not_refused(
            which in 0..6_usize, youngest in 0_i64..30, more in 0_i64..10
        ) {
            let cells = ["21 days", "18 mo.", "2 yrs", "6 mo.- 1 yr", "until 18", "until 25"];
            let limit = read_cell(cells[which]);
            let age = |years| Age::try_from(years).unwrap();
            let range = AgeRange::between(age(youngest), age(youngest + more)).unwrap();
            let longest = limit.longest(range);
            prop_assert!(longest == 0 || limit.allows(longest, range) != Policy::No);
            prop_assert_eq!(limit.allows(longest + 1, range), Policy::No);
        }

        #[test]
        fn reading_a_stay_cell_never_panics_and_never_loses_it(cell in "\\PC{0,60}") {
            if let StayLimit::Unknown { raw, .. } = read_cell(&cell) {
                prop_assert!(raw.chars().count() <= 41);
            }
        }

        #[test]
        fn what_is_written_reads_back_the_same(n in 1_u32..600, which in 0..5) {
            let limit = match which {
                0 => StayLimit::Days(n),
                1 => StayLimit::Months(n),
                2 => StayLimit::Years(n.min(50)),
                3 => StayLimit::UntilAge(u8::try_from(n.min(120)).unwrap()),
                _ => StayLimit::Range(Box::new(StayLimit::Days(n)), Box::new(StayLimit::Days(n + 1))),
            };
            prop_assert_eq!(read_cell(&limit.to_string()), limit);
        }
    }
}
