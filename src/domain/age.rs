//! Ages: the known age range of a person, and the ages a program takes.

use crate::domain::AgeSet;
use crate::domain::{Passed, Refused, shown};
use crate::words::{Text, say};
use std::str::FromStr;

/// The greatest age that can be stated, in years.
pub(super) const OLDEST: u8 = 120;
/// The first adult age.
const ADULT: u8 = 18;
/// The age below which a program that states only an upper limit must be asked. No program states
/// this age, so no text shows it.
const UNSTATED_BELOW: u8 = 11;

/// An age in whole years, 0 to 120.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Age(u8);

impl Age {
    /// The age of a baby under one year.
    pub const NEWBORN: Self = Self(0);

    /// The age in years.
    pub fn years(self) -> u8 {
        self.0
    }
}

impl Age {
    /// The oldest age that can be entered, in years.
    pub const OLDEST: u8 = OLDEST;
}

impl TryFrom<i64> for Age {
    type Error = Refused;

    fn try_from(years: i64) -> Result<Self, Refused> {
        u8::try_from(years).ok().filter(|y| *y <= OLDEST).map(Self).ok_or_else(|| {
            Refused::new(
                say::not_an_age_in_years(years.to_string()),
                say::enter_age_or_unknown(OLDEST),
            )
        })
    }
}

/// The known age of a person: a range with both ends inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AgeRange {
    from: u8,
    to: u8,
}

impl AgeRange {
    /// An unknown age.
    pub const UNKNOWN: Self = Self { from: 0, to: OLDEST };
    /// Under 18.
    pub const MINOR: Self = Self { from: 0, to: ADULT - 1 };
    /// 18 or over.
    pub const ADULT: Self = Self { from: ADULT, to: OLDEST };

    /// A range of exactly this age.
    pub fn exactly(age: Age) -> Self {
        Self { from: age.0, to: age.0 }
    }

    /// A range between two ages, both inclusive. Fails if `from` is greater than `to`.
    pub fn between(from: Age, to: Age) -> Result<Self, Refused> {
        if from <= to {
            return Ok(Self { from: from.0, to: to.0 });
        }
        Err(Refused::new(say::ages_run_backwards(from.0, to.0), say::put_smaller_age_first()))
    }

    /// The youngest possible age, in years.
    pub fn youngest(self) -> u8 {
        self.from
    }

    /// The oldest possible age, in years.
    pub fn oldest(self) -> u8 {
        self.to
    }

    /// Returns true if nothing is known.
    pub fn is_unknown(self) -> bool {
        self == Self::UNKNOWN
    }

    /// The ages in both ranges, if any.
    pub fn and(self, other: Self) -> Option<Self> {
        let (from, to) = (self.from.max(other.from), self.to.min(other.to));
        (from <= to).then_some(Self { from, to })
    }

    /// Returns true if birthdays change the range.
    pub fn later_matters(self) -> bool {
        self.to < OLDEST
    }

    /// The range after some birthdays. The lower end moves by the birthdays that surely passed, the
    /// upper end by the most that may have. A range without an upper limit stays as it is.
    #[must_use]
    pub fn later(self, birthdays: Passed) -> Self {
        if self.to == OLDEST {
            return self;
        }
        let add = |age: u8, more: u8| age.saturating_add(more).min(OLDEST);
        Self { from: add(self.from, birthdays.surely), to: add(self.to, birthdays.at_most) }
    }

    /// The ages of the range as a set.
    pub fn set(self) -> AgeSet {
        AgeSet::between(self.from, self.to)
    }
}

/// The range in words, as in "the person is 16 or 17".
impl From<AgeRange> for Text {
    fn from(age: AgeRange) -> Self {
        match (age, age.from == age.to) {
            (AgeRange::UNKNOWN, _) => say::age_not_known(),
            (AgeRange::MINOR, _) => say::age_minor(),
            (AgeRange::ADULT, _) => say::age_adult(),
            (_, true) => say::age_years(age.from),
            (_, false) => say::age_between(age.from, age.to),
        }
    }
}

/// The ages a program takes, and those no source confirms or rules out. It takes no others.
///
/// Written and read as a cell such as `11-17`, `16-18, 18 +`, `Under 18` or `13-17, 18?`. A `?`
/// marks ages that are not certain; `unknown` leaves every age open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ages {
    /// The ages taken.
    pub takes: AgeSet,
    /// The ages to ask about.
    pub unsure: AgeSet,
    /// True if only an upper limit is stated, so the lowest age is open.
    pub no_lowest: bool,
}

impl Ages {
    /// No statement: every age must be asked about.
    pub const UNKNOWN: Self = Self { takes: AgeSet::NONE, unsure: AgeSet::ALL, no_lowest: false };

    /// Returns true if nothing was stated.
    pub fn is_unknown(self) -> bool {
        self == Self::UNKNOWN
    }
}

impl Default for Ages {
    fn default() -> Self {
        Self::UNKNOWN
    }
}

/// The ages in words, as in "takes ages 11–17, possibly people under 11".
impl From<Ages> for Text {
    fn from(ages: Ages) -> Self {
        if ages.is_unknown() {
            return say::ages_not_stated();
        }
        let young = if ages.no_lowest { youngest_to_ask() } else { AgeSet::NONE };
        let (takes, unsure) = (ages.takes.or(young.and(ages.unsure)), ages.unsure.minus(young));
        let stated = match (takes.is_empty(), unsure.is_empty()) {
            (_, true) => takes.into(),
            (true, false) => unsure.into(),
            (false, false) => say::ages_and_possibly(unsure, takes),
        };
        if ages.no_lowest { say::ages_lowest_not_stated(stated) } else { stated }
    }
}

impl FromStr for Ages {
    type Err = Refused;

    fn from_str(cell: &str) -> Result<Self, Refused> {
        let cell = cell.trim().to_lowercase();
        if matches!(cell.as_str(), "unknown" | "" | "?") {
            return Ok(Self::UNKNOWN);
        }
        let mut ages = Self { takes: AgeSet::NONE, unsure: AgeSet::NONE, no_lowest: false };
        for part in cell.split(',') {
            let band = part.trim().trim_start_matches("ages").trim_start_matches("age").trim();
            let one = band.strip_suffix('?').map_or_else(
                || read_band(band),
                |sure| {
                    read_band(sure).map(|b| Ages {
                        takes: AgeSet::NONE,
                        unsure: b.takes.or(b.unsure),
                        no_lowest: false,
                    })
                },
            )?;
            ages.takes = ages.takes.or(one.takes);
            ages.unsure = ages.unsure.or(one.unsure);
            ages.no_lowest |= one.no_lowest;
        }
        ages.unsure = ages.unsure.minus(ages.takes);
        ages.no_lowest &= !ages.unsure.and(youngest_to_ask()).is_empty();
        Ok(ages)
    }
}

/// Reads one band: `11-17`, `11 to 17`, `18 +`, `under 18`, `minors`, `adults`, `14`.
fn read_band(band: &str) -> Result<Ages, Refused> {
    let band = band.trim();
    let sure = |takes| Ok(Ages { takes, unsure: AgeSet::NONE, no_lowest: false });
    if matches!(band, "minors" | "minor") {
        return below(ADULT, band);
    }
    if matches!(band, "adults" | "adult") {
        return sure(AgeSet::between(ADULT, OLDEST));
    }
    if matches!(band, "any" | "all") {
        return sure(AgeSet::ALL);
    }
    if let Some(limit) = band.strip_prefix("under") {
        return below(years(limit, band)?, band);
    }
    if let Some(from) = band.strip_suffix('+').or_else(|| band.strip_suffix("and over")) {
        return sure(AgeSet::between(years(from, band)?, OLDEST));
    }
    let dashed = band.replace(['\u{2013}', '\u{2014}'], "-").replace(" to ", "-");
    if let Some((from, to)) = dashed.split_once('-') {
        let (from, to) = (years(from, band)?, years(to, band)?);
        return if from <= to { sure(AgeSet::between(from, to)) } else { Err(unread(band)) };
    }
    let one = years(band, band)?;
    sure(AgeSet::between(one, one))
}

/// All ages under a limit; the youngest of them must be asked about.
fn below(limit: u8, band: &str) -> Result<Ages, Refused> {
    let last = limit.checked_sub(1).ok_or_else(|| unread(band))?;
    let under = AgeSet::between(0, last);
    let unsure = under.and(youngest_to_ask());
    Ok(Ages { takes: under.minus(unsure), unsure, no_lowest: true })
}

/// The ages to ask about if no lowest age is stated.
fn youngest_to_ask() -> AgeSet {
    AgeSet::between(0, UNSTATED_BELOW - 1)
}

fn years(text: &str, band: &str) -> Result<u8, Refused> {
    let digits = text.trim().trim_end_matches("years").trim();
    digits.parse().ok().filter(|y| *y <= OLDEST).ok_or_else(|| unread(band))
}

fn unread(band: &str) -> Refused {
    Refused::new(say::not_an_age_band(shown(band)), say::enter_age_band())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use crate::words::Language;
    use proptest::prelude::*;

    fn reads(cell: &str) -> String {
        Text::from(cell.parse::<Ages>().unwrap()).render(Language::En)
    }

    #[test]
    fn every_age_cell_of_the_founding_table_is_read() {
        assert_eq!(reads("16-18, 18 +"), "ages 16 and over");
        assert_eq!(reads("11-17"), "ages 11–17");
        assert_eq!(reads("18 +"), "ages 18 and over");
        assert_eq!(reads("Under 18"), "people under 18 (lowest age not listed)");
        assert_eq!(reads("age 12\u{2013}24"), "ages 12–24");
        assert_eq!(reads("ages 13 to 17"), "ages 13–17");
        assert_eq!(reads("13-17, 18?"), "ages 13–17, possibly age 18");
        assert_eq!(reads("unknown"), "ages not listed");
    }

    #[test]
    fn an_upper_limit_alone_is_said_without_an_age_that_nobody_stated() {
        assert_eq!(reads("under 6"), "people under 6 (lowest age not listed)");
        assert_eq!(reads("under 18, 18 +"), "people of any age (lowest age not listed)");
        assert_eq!(
            reads("under 16, 16-17?"),
            "people under 16, possibly ages 16–17 (lowest age not listed)"
        );
        assert_eq!(reads("under 18?"), "people under 18");
        assert_eq!(reads("11-17, 0-10?"), "ages 11–17, possibly people under 11");
        assert_eq!(reads("under 18, 0-17"), "people under 18");
    }

    #[test]
    fn what_is_not_an_age_band_is_refused_with_a_way_out() {
        for wrong in ["17-11", "young", "300", "12-", "under 0", "-4", "1e9", "18 mo."] {
            let refused = wrong.parse::<Ages>().unwrap_err();
            assert_eq!(refused.action, say::enter_age_band(), "{wrong}");
        }
    }

    #[test]
    fn an_age_of_300_is_refused() {
        assert!(Age::try_from(300).is_err());
        assert!(Age::try_from(-1).is_err());
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn reading_an_age_cell_never_panics(cell in "\\PC{0,24}") {
            drop(cell.parse::<Ages>());
        }

        #[test]
        fn a_band_takes_its_ages_and_no_others(from in 0_u8..=120, more in 0_u8..=120, age in 0_u8..=120) {
            let to = from.saturating_add(more).min(120);
            let ages: Ages = format!("{from}-{to}").parse().unwrap();
            let taken = !ages.takes.and(AgeSet::between(age, age)).is_empty();
            prop_assert_eq!(taken, from <= age && age <= to);
            prop_assert!(ages.unsure.is_empty());
        }
    }
}
