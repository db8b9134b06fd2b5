//! When a birthday comes, as coarsely as planning can bear: no birth date is ever taken.

use crate::domain::Refused;

/// The fewest and the most days in so many months, and in a year.
const MONTH: (u32, u32) = (30, 31);
const YEAR: (u32, u32) = (365, 366);

/// When a person's next birthday is: in so many whole months, or some time in the coming year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Birthday(Option<u8>);

/// Birthdays that have passed after some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Passed {
    /// So many surely.
    pub surely: u8,
    /// So many at most.
    pub at_most: u8,
}

impl Birthday {
    /// Not said: some time in the coming year.
    pub const UNKNOWN: Self = Self(None);

    /// The most months until the next birthday.
    pub const MOST_MONTHS: u8 = 11;

    /// In so many whole months, counted from now.
    pub fn in_months(months: i64) -> Result<Self, Refused> {
        let known = u8::try_from(months).ok().filter(|months| *months <= Self::MOST_MONTHS);
        known.map(|months| Self(Some(months))).ok_or_else(|| {
            Refused::new(
                format!("{months} is not a number of months until the next birthday."),
                "Give whole months from 0 to 11, or leave it out; never a date.",
            )
        })
    }

    /// The first and the last day, counted from today, that the next birthday can fall on.
    fn next(self) -> (u32, u32) {
        let Some(months) = self.0.map(u32::from) else { return (1, YEAR.1) };
        ((months * MONTH.0).max(1), ((months + 1) * MONTH.1).min(YEAR.1))
    }

    /// The birthdays that have passed after so many days.
    pub fn passed(self, days: u32) -> Passed {
        let (first, last) = self.next();
        let count = |next: u32, year: u32| {
            let years = days.checked_sub(next).map_or(0, |after| after / year + 1);
            u8::try_from(years).unwrap_or(u8::MAX)
        };
        Passed { surely: count(last, YEAR.1), at_most: count(first, YEAR.0) }
    }

    /// The days, up to some day, on which [`Birthday::passed`] changes.
    pub fn changes(self, days: u32) -> impl Iterator<Item = u32> {
        let (first, last) = self.next();
        let years = 0..=days / YEAR.0;
        let both = years.flat_map(move |n| [first + n * YEAR.0, last + n * YEAR.1]);
        both.filter(move |day| *day <= days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use proptest::prelude::*;

    #[test]
    fn a_birthday_nobody_speaks_of_falls_somewhere_in_the_coming_year() {
        let unknown = Birthday::UNKNOWN;
        assert_eq!(unknown.passed(0), Passed { surely: 0, at_most: 0 });
        assert_eq!(unknown.passed(1), Passed { surely: 0, at_most: 1 });
        assert_eq!(unknown.passed(366), Passed { surely: 1, at_most: 2 });
    }

    #[test]
    fn months_narrow_it_and_nothing_finer_is_taken() {
        let in_three = Birthday::in_months(3).unwrap();
        assert_eq!(in_three.passed(89), Passed { surely: 0, at_most: 0 });
        assert_eq!(in_three.passed(90), Passed { surely: 0, at_most: 1 });
        assert_eq!(in_three.passed(124), Passed { surely: 1, at_most: 1 });
        assert!(Birthday::in_months(12).is_err() && Birthday::in_months(-1).is_err());
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn birthdays_change_only_on_the_days_said(months in prop::option::of(0_i64..12), days in 1_u32..4000) {
            let birthday = months.map_or(Birthday::UNKNOWN, |m| Birthday::in_months(m).unwrap());
            let (before, after) = (birthday.passed(days - 1), birthday.passed(days));
            prop_assert!(after.surely <= after.at_most && after.at_most <= after.surely + 2);
            prop_assert_eq!(before != after, birthday.changes(4000).any(|day| day == days));
        }
    }
}
