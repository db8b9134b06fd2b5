//! A household over the days of a stay: members who get older, and a baby who may be born.

use crate::domain::{
    Age, AgeRange, Answer, Birthday, Gender, Household, Member, NonAnswer, Profile, Question, Role,
    Settings, days_after,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

impl Profile {
    /// The last night asked for, as the day on which it begins.
    pub fn last_night(&self) -> NaiveDate {
        days_after(self.first_night(), self.nights.saturating_sub(1))
    }

    /// The household at its ages on a day; `None` if no known age has changed by then.
    pub fn on(&self, day: NaiveDate) -> Option<Self> {
        let today = self.today();
        let later = |member: &Member| member.age.later(member.birthday.passed(today, day));
        let household = &self.household;
        if day <= today || household.everybody().all(|member| later(member) == member.age) {
            return None;
        }
        let older = |all: &[Member]| {
            all.iter().map(|member| Member { age: later(member), ..member.clone() }).collect()
        };
        let (members, beside) = (older(&household.members), older(&household.beside));
        let mut then = self.with(Household { members, beside, stated: household.stated });
        // A person under 18 today may be 18 by then. The ages already carry all that is known.
        if then.answers.to(Question::Under18) == Answer::Yes {
            then.answers.set(Question::Under18, Answer::Unknown(NonAnswer::NotAsked));
        }
        Some(then)
    }

    /// The days of the stay, after the first, on which a member's age may change.
    pub fn birthdays(&self) -> BTreeSet<NaiveDate> {
        let (today, first, last) = (self.today(), self.first_night(), self.last_night());
        if last <= first {
            return BTreeSet::new();
        }
        let limited = |member: &&Member| member.age.later_matters();
        let birthdays: BTreeSet<Birthday> =
            self.household.members.iter().filter(limited).map(|member| member.birthday).collect();
        let changes = birthdays.into_iter().flat_map(|birthday| birthday.changes(today, last));
        changes.filter(|day| *day > first).collect()
    }

    /// The household with a newborn, if a member is pregnant and the stay is two nights or more. No
    /// question asks for the due date, so the birth may be any day.
    pub fn with_a_baby(&self) -> Option<Self> {
        if self.nights < 2 || self.answer(Question::Pregnant) != Answer::Yes {
            return None;
        }
        let mut household = self.household.clone();
        household.members.push(Member {
            role: Role::Child,
            age: AgeRange::exactly(Age::NEWBORN),
            settings: Settings::default(),
            gender: Gender::Unknown,
            birthday: Birthday::UNKNOWN,
        });
        Some(self.with(household))
    }
}
