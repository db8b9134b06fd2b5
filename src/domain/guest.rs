//! Someone who would stay from a night on.

use crate::domain::{AgeRange, Birthday, Member, Profile, nights_between};
use chrono::NaiveDate;

/// Someone who would stay from a night on: a month is as long as it is from there, and a birthday
/// comes when it comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guest {
    /// The day on which the age was entered.
    pub today: NaiveDate,
    /// The day on which the first night begins.
    pub first: NaiveDate,
    /// What is known of the age.
    pub age: AgeRange,
    /// When the next birthday is, as far as it was said.
    pub birthday: Birthday,
}

impl Guest {
    /// A member of a household that asks.
    pub fn of(member: &Member, profile: &Profile) -> Self {
        Self {
            today: profile.today(),
            first: profile.first_night(),
            age: member.age,
            birthday: member.birthday,
        }
    }

    /// The nights before the birthday at some age: those that are sure, and the most there can be.
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
