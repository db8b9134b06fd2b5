//! Calendar arithmetic: months and years lead from a date to the same date later.

use chrono::{Datelike, Days, Months, NaiveDate};

/// The day this many days later.
pub fn days_after(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

/// The same date this many months later, or the last day of a month without that date. A month from
/// January 31 is February 28, or 29 in a leap year.
pub fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The nights from one day to another; 0 if the second day is earlier.
pub fn nights_between(first: NaiveDate, last: NaiveDate) -> u32 {
    u32::try_from((last - first).num_days()).unwrap_or(0)
}

/// Returns true if a number of months may have another length from this day than from the day
/// before. For all other days, both ends move by one day.
pub fn lengths_change_on(day: NaiveDate) -> bool {
    matches!(day.day(), 1 | 29..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_from_the_end_of_january_ends_with_february() {
        assert_eq!(months_after(day("2027-01-31"), 1), day("2027-02-28"));
        assert_eq!(months_after(day("2028-01-31"), 1), day("2028-02-29"));
        assert_eq!(months_after(day("2026-11-30"), 3), day("2027-02-28"));
        assert_eq!(nights_between(day("2026-11-30"), day("2026-11-29")), 0);
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn the_length_of_months_changes_only_on_the_days_said(from in 0_u32..4000, months in 1_u32..60) {
            let before = days_after(day("2024-01-01"), from);
            let after = days_after(before, 1);
            let length = |day| nights_between(day, months_after(day, months));
            prop_assert!(length(before) == length(after) || lengths_change_on(after));
        }
    }
}
