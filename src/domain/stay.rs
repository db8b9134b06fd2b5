//! The length of stay that a program allows, with a parser for the cells found in real tables.

use crate::domain::{Guest, Policy, Refused, months_after, nights_between, shown};
use crate::words::{Text, say};
use chrono::NaiveDate;
use std::fmt;
use std::str::FromStr;

const YEAR: u32 = 365;
/// The longest stay that a cell may state, in years.
const LONGEST_YEARS: u32 = 50;
/// The most characters in a cell.
const LONGEST_CELL: usize = 200;

/// A stay limit, kept in the unit it was stated in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum StayLimit {
    /// A number of days.
    Days(u32),
    /// A number of months.
    Months(u32),
    /// A number of years.
    Years(u32),
    /// A range of two lengths. The shorter is certain; the longer must be asked for.
    Range(Box<StayLimit>, Box<StayLimit>),
    /// Until the birthday at this age.
    UntilAge(u8),
    /// No limit.
    NoLimit,
    /// Not known. Keeps the raw cell, and its probable meaning if there is one.
    Unknown {
        /// The cell as found; empty if nothing was stated.
        raw: Box<str>,
        /// The probable meaning, to ask the program about; never used as an answer.
        candidate: Option<Box<StayLimit>>,
    },
}

impl StayLimit {
    /// A limit that was not stated.
    pub fn unstated() -> Self {
        Self::Unknown { raw: "".into(), candidate: None }
    }

    /// Returns whether a guest may stay this many nights. Beyond the certain nights, a range gives
    /// case by case and an age limit gives unknown.
    pub fn allows(&self, nights: u32, guest: &Guest) -> Policy {
        match self {
            Self::Range(..) => sure_and_most(nights, self.span(guest), Policy::CaseByCase),
            Self::UntilAge(_) => sure_and_most(nights, self.span(guest), Policy::Unknown),
            Self::Days(_) | Self::Months(_) | Self::Years(_) => {
                sure_and_most(nights, self.span(guest), Policy::No)
            }
            Self::NoLimit => Policy::Yes,
            Self::Unknown { .. } => Policy::Unknown,
        }
    }

    /// The nights that a guest can certainly stay, `u32::MAX` for no limit; `None` if not known.
    pub fn sure_nights(&self, guest: &Guest) -> Option<u32> {
        match self {
            Self::Unknown { .. } => None,
            Self::Days(_)
            | Self::Months(_)
            | Self::Years(_)
            | Self::Range(..)
            | Self::UntilAge(_)
            | Self::NoLimit => Some(self.span(guest).0),
        }
    }

    /// The most nights that are not refused to a guest; `u32::MAX` for no limit.
    pub fn longest(&self, guest: &Guest) -> u32 {
        self.span(guest).1
    }

    /// The certain nights, and the most that are not refused.
    fn span(&self, guest: &Guest) -> (u32, u32) {
        let same = |nights| (nights, nights);
        match self {
            Self::Range(sure, most) => (sure.span(guest).0, most.span(guest).1),
            Self::UntilAge(limit) => guest.until(*limit),
            Self::NoLimit => same(u32::MAX),
            Self::Unknown { .. } => (0, u32::MAX),
            Self::Days(_) | Self::Months(_) | Self::Years(_) => same(self.nights_from(guest.first)),
        }
    }

    /// The nights of a length from a date. Months and years end on the same date later.
    pub(super) fn nights_from(&self, first: NaiveDate) -> u32 {
        let months = |months| nights_between(first, months_after(first, months));
        match self {
            Self::Days(n) => *n,
            Self::Months(n) => months(*n),
            Self::Years(n) => months(n.saturating_mul(12)),
            Self::Range(..) | Self::UntilAge(_) | Self::NoLimit | Self::Unknown { .. } => 0,
        }
    }

    /// A length in 48ths of a day, for comparing two. A month counts as a twelfth of 365 1/4 days.
    fn usual(&self) -> u64 {
        const DAY: u64 = 48;
        const MONTH: u64 = 1461;
        match self {
            Self::Days(n) => u64::from(*n) * DAY,
            Self::Months(n) => u64::from(*n) * MONTH,
            Self::Years(n) => u64::from(*n) * MONTH * 12,
            Self::Range(..) | Self::UntilAge(_) | Self::NoLimit | Self::Unknown { .. } => 0,
        }
    }
}

/// The policy for some nights: yes if they are certain, `between` if possible, otherwise no.
fn sure_and_most(nights: u32, (sure, most): (u32, u32), between: Policy) -> Policy {
    match nights {
        n if n <= sure => Policy::Yes,
        n if n <= most => between,
        _ => Policy::No,
    }
}

/// The limit in words, as in "can stay up to 18 months".
impl From<&StayLimit> for Text {
    fn from(limit: &StayLimit) -> Self {
        match limit {
            StayLimit::Days(days) => say::stay_days(*days),
            StayLimit::Months(months) => say::stay_months(*months),
            StayLimit::Years(years) => say::stay_years(*years),
            StayLimit::Range(sure, most) => say::stay_from_to(&**sure, &**most),
            StayLimit::UntilAge(age) => say::stay_until_age(*age),
            StayLimit::NoLimit => say::stay_no_limit(),
            StayLimit::Unknown { raw, .. } if raw.is_empty() => say::stay_not_listed(),
            StayLimit::Unknown { raw, .. } => say::stay_as_listed(raw.to_string()),
        }
    }
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
    /// Keeps an unreadable cell as unknown with its raw text, since it is the only information
    /// there is. A bare number also counts as unknown; if it is a common number of months, that
    /// becomes the candidate. Fails only if the cell is too long.
    fn from_str(cell: &str) -> Result<Self, Refused> {
        if cell.chars().count() > LONGEST_CELL {
            return Err(Refused::new(
                say::stay_limit_too_long(LONGEST_CELL),
                say::enter_stay_limit(),
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
    (sure.usual() < most.usual()).then(|| StayLimit::Range(Box::new(sure), Box::new(most)))
}

/// Reads a length with its unit: `2 yrs`, `18 mo.`, `21-day`.
pub(super) fn length(text: &str) -> Option<StayLimit> {
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

/// An unknown limit that keeps the cell; a common number of months becomes its candidate.
fn doubtful(raw: &str) -> StayLimit {
    let months = raw.parse().ok().filter(|n| matches!(n, 3 | 6 | 9 | 12 | 18 | 24 | 36));
    let candidate = months.map(|n| Box::new(StayLimit::Months(n)));
    StayLimit::Unknown { raw: shown(raw).into(), candidate }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use crate::domain::{Age, AgeRange, Birthday, days_after};
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A guest who would stay from November 30, 2026 on.
    fn guest(age: AgeRange) -> Guest {
        let today = day("2026-11-30");
        Guest { today, first: today, age, birthday: Birthday::UNKNOWN }
    }

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
        assert_eq!(read_cell("18").allows(5, &guest(AgeRange::UNKNOWN)), Policy::Unknown);
    }

    #[test]
    fn until_18_leaves_one_to_two_years_at_16() {
        let sixteen = &guest(AgeRange::exactly(Age::try_from(16).unwrap()));
        let until = StayLimit::UntilAge(18);
        // The next birthday is tomorrow at the earliest, and a year from today at the latest.
        assert_eq!(until.allows(366, sixteen), Policy::Yes);
        assert_eq!(until.allows(367, sixteen), Policy::Unknown);
        assert_eq!(until.allows(731, sixteen), Policy::Unknown, "2028 is a leap year");
        assert_eq!(until.allows(732, sixteen), Policy::No);
        assert_eq!(until.allows(1, &guest(AgeRange::ADULT)), Policy::No);
        assert_eq!(until.allows(1, &guest(AgeRange::UNKNOWN)), Policy::Unknown);
    }

    #[test]
    fn a_birthday_that_is_said_narrows_how_long_until_18_is() {
        let seventeen = guest(AgeRange::exactly(Age::try_from(17).unwrap()));
        let in_two = Guest { birthday: Birthday::in_months(2).unwrap(), ..seventeen };
        let until = StayLimit::UntilAge(18);
        // The birthday lies between January 30 and February 28.
        assert_eq!(
            (until.allows(61, &in_two), until.allows(62, &in_two)),
            (Policy::Yes, Policy::Unknown)
        );
        assert_eq!(
            (until.allows(90, &in_two), until.allows(91, &in_two)),
            (Policy::Unknown, Policy::No)
        );
    }

    #[test]
    fn a_range_is_sure_below_and_asked_between() {
        let (range, adult) = (read_cell("6 mo.- 1 yr"), &guest(AgeRange::ADULT));
        // Six months from November 30 is 181 nights, to May 30.
        assert_eq!(range.allows(181, adult), Policy::Yes);
        assert_eq!(range.allows(182, adult), Policy::CaseByCase);
        assert_eq!(range.allows(365, adult), Policy::CaseByCase);
        assert_eq!(range.allows(366, adult), Policy::No);
    }

    #[test]
    fn twelve_months_are_a_year_and_a_month_is_as_long_as_the_calendar_has_it() {
        let nights = |cell: &str, first: &str| {
            read_cell(cell).longest(&Guest { first: day(first), ..guest(AgeRange::ADULT) })
        };
        for first in ["2026-11-30", "2027-03-01", "2027-06-15", "2028-02-29"] {
            assert_eq!(nights("12 months", first), nights("1 year", first), "{first}");
        }
        assert_eq!(nights("12 months", "2026-11-30"), 365);
        assert_eq!(nights("12 months", "2027-03-01"), 366, "with February 29, 2028");
        assert_eq!(nights("1 month", "2026-12-01"), 31);
        assert_eq!(nights("1 month", "2026-11-30"), 30);
        assert_eq!(nights("1 month", "2027-01-31"), 28);
        assert_eq!(nights("1 month", "2028-01-31"), 29);
    }

    #[test]
    fn a_range_of_two_spellings_of_one_length_is_none() {
        for cell in ["12 months to 1 year", "24 months to 2 years", "1 year to 12 months"] {
            assert!(matches!(read_cell(cell), StayLimit::Unknown { .. }), "{cell}");
        }
        assert!(matches!(read_cell("30 days to 1 month"), StayLimit::Range(..)));
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn the_longest_stay_is_the_last_that_is_not_refused(
            which in 0..6_usize, youngest in 0_i64..30, more in 0_i64..10,
            months in prop::option::of(0_i64..12), ahead in 0_u32..400,
        ) {
            let cells = ["21 days", "18 mo.", "2 yrs", "6 mo.- 1 yr", "until 18", "until 25"];
            let limit = read_cell(cells[which]);
            let age = |years| Age::try_from(years).unwrap();
            let range = AgeRange::between(age(youngest), age(youngest + more)).unwrap();
            let birthday = months.map_or(Birthday::UNKNOWN, |m| Birthday::in_months(m).unwrap());
            let asked = guest(range);
            let guest = Guest { first: days_after(asked.today, ahead), birthday, ..asked };
            let longest = limit.longest(&guest);
            prop_assert!(longest == 0 || limit.allows(longest, &guest) != Policy::No);
            prop_assert_eq!(limit.allows(longest + 1, &guest), Policy::No);
        }

        #[test]
        fn so_many_months_fit_the_nights_to_the_same_day_later_and_not_one_more(
            from in 0_u32..4000, months in 1_u32..=120,
        ) {
            let first = days_after(day("2024-01-01"), from);
            let guest = Guest { today: first, first, ..guest(AgeRange::ADULT) };
            let nights = nights_between(first, months_after(first, months));
            let limit = StayLimit::Months(months);
            prop_assert_eq!(limit.allows(nights, &guest), Policy::Yes);
            prop_assert_eq!(limit.allows(nights + 1, &guest), Policy::No);
            if months % 12 == 0 {
                prop_assert_eq!(StayLimit::Years(months / 12).longest(&guest), nights);
            }
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
