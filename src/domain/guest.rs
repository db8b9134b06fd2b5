//! A person who would stay from a certain night on.

use crate::domain::{AgeRange, Birthday, Member, Profile, nights_between};
use chrono::NaiveDate;

/// A person who would stay from a certain night on. Months and birthdays follow the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guest {
    /// The day on which the age was entered.
    pub today: NaiveDate,
    /// The day on which the first night begins.
    pub first: NaiveDate,
    /// The known age.
    pub age: AgeRange,
    /// The next birthday, as far as it is known.
    pub birthday: Birthday,
}

impl Guest {
    /// A member of the household of a profile.
    pub fn of(member: &Member, profile: &Profile) -> Self {
        Self {
            today: profile.today(),
            first: profile.first_night(),
            age: member.age,
            birthday: member.birthday,
        }
    }

    /// The nights before the birthday at this age: the certain ones, and the most possible.
    pub(super) fn until(&self, limit: u8) -> (u32, u32) {
        let day = |age: u8| {
            let birthdays = u32::from(limit.checked_sub(age).filter(|years| *years > 0)?);
            Some(self.birthday.nth(self.today, birthdays))
        };
        let sure = day(self.age.oldest()).map_or(0, |(day, _)| nights_between(self.first, day));
        let most = day(self.age.youngest()).map_or(0, |(_, day)| nights_between(self.first, day));
        (sure, most)
    }
}
