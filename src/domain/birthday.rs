//! The time of a birthday, as coarsely as planning allows. The system never takes a birth date.

use crate::domain::{Refused, days_after, months_after};
use crate::words::say;
use chrono::{Datelike, NaiveDate};

/// The time until the next birthday, in whole months; if unknown, within the coming year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Birthday(Option<u8>);

/// The number of birthdays that passed within some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Passed {
    /// The number that surely passed.
    pub surely: u8,
    /// The most that may have passed.
    pub at_most: u8,
}

impl Birthday {
    /// An unknown birthday, at some time in the coming year.
    pub const UNKNOWN: Self = Self(None);

    /// The most months until the next birthday.
    pub const MOST_MONTHS: u8 = 11;

    /// A birthday in this many whole months from now, from 0 to [`Self::MOST_MONTHS`].
    pub fn in_months(months: i64) -> Result<Self, Refused> {
        let known = u8::try_from(months).ok().filter(|months| *months <= Self::MOST_MONTHS);
        known.map(|months| Self(Some(months))).ok_or_else(|| {
            Refused::new(
                say::not_months_until_birthday(months.to_string()),
                say::enter_months_until_birthday(Self::MOST_MONTHS),
            )
        })
    }

    /// The first and the last day on which the next birthday can fall.
    fn next(self, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        let tomorrow = days_after(today, 1);
        let Some(months) = self.0.map(u32::from) else {
            return (tomorrow, months_after(today, 12));
        };
        (months_after(today, months).max(tomorrow), months_after(today, months + 1))
    }

    /// The first and the last day on which a later birthday can fall; number 1 is the next one.
    pub fn nth(self, today: NaiveDate, number: u32) -> (NaiveDate, NaiveDate) {
        let (first, last) = self.next(today);
        let months = number.saturating_sub(1).saturating_mul(12);
        let mut last_then = months_after(last, months);
        // A person born on February 29 may count as older only from March 1.
        if last_then.day() < last.day() {
            last_then = days_after(last_then, 1);
        }
        (months_after(first, months), last_then)
    }

    /// The number of birthdays that have passed by a day.
    pub fn passed(self, today: NaiveDate, on: NaiveDate) -> Passed {
        let mut passed = Passed::default();
        for number in 1_u8.. {
            let (first, last) = self.nth(today, number.into());
            if first > on {
                break;
            }
            passed.at_most = number;
            if last <= on {
                passed.surely = number;
            }
        }
        passed
    }

    /// The days, up to `until`, on which [`Birthday::passed`] changes.
    pub fn changes(self, today: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
        let all = (1..=u32::from(u8::MAX)).map(|number| self.nth(today, number));
        let both = all.take_while(|(first, _)| *first <= until).flat_map(|(a, b)| [a, b]);
        both.filter(|day| *day <= until).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn after(birthday: Birthday, days: u32) -> Passed {
        let today = day("2026-11-30");
        birthday.passed(today, days_after(today, days))
    }

    #[test]
    fn a_birthday_nobody_speaks_of_falls_somewhere_in_the_coming_year() {
        let unknown = Birthday::UNKNOWN;
        assert_eq!(after(unknown, 0), Passed { surely: 0, at_most: 0 });
        assert_eq!(after(unknown, 1), Passed { surely: 0, at_most: 1 });
        assert_eq!(after(unknown, 364), Passed { surely: 0, at_most: 1 });
        assert_eq!(after(unknown, 366), Passed { surely: 1, at_most: 2 });
    }

    #[test]
    fn months_narrow_it_and_nothing_finer_is_taken() {
        let in_three = Birthday::in_months(3).unwrap();
        // Three months after November 30 is February 28; four months after is March 30.
        let on = |text| in_three.passed(day("2026-11-30"), day(text));
        assert_eq!(on("2027-02-27"), Passed { surely: 0, at_most: 0 });
        assert_eq!(on("2027-02-28"), Passed { surely: 0, at_most: 1 });
        assert_eq!(on("2027-03-29"), Passed { surely: 0, at_most: 1 });
        assert_eq!(on("2027-03-30"), Passed { surely: 1, at_most: 1 });
        assert!(Birthday::in_months(12).is_err() && Birthday::in_months(-1).is_err());
    }

    #[test]
    fn a_birthday_on_february_29_surely_comes_by_march_1() {
        let (first, last) = Birthday::in_months(2).unwrap().nth(day("2027-11-29"), 2);
        assert_eq!((first, last), (day("2029-01-29"), day("2029-03-01")));
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn birthdays_change_only_on_the_days_said(months in prop::option::of(0_i64..12), days in 1_u32..4000) {
            let birthday = months.map_or(Birthday::UNKNOWN, |m| Birthday::in_months(m).unwrap());
            let (before, after_it) = (after(birthday, days - 1), after(birthday, days));
            prop_assert!(after_it.surely <= after_it.at_most);
            prop_assert!(after_it.at_most <= after_it.surely + 2);
            let today = day("2026-11-30");
            let changes = birthday.changes(today, days_after(today, 4000));
            prop_assert_eq!(before != after_it, changes.contains(&days_after(today, days)));
        }
    }
}
