//! The nights of a plan: which day each is, how old everybody is by then, and on which nights what
//! rules say can change at all.

use crate::domain::{
    Answer, Arrival, Birthday, FULL_HOLDS, NonAnswer, Profile, Question, Timestamp,
};
use crate::matching::{Field, Weights};
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone};
use chrono_tz::Tz;
use std::collections::BTreeSet;
use std::iter::repeat;

/// The hours at which a planned move may arrive, the likeliest first: unlike the first night, it
/// can be arranged.
const MOVING_HOURS: [u32; HOURS] = [NOON, 18, 22, 9];
const NOON: u32 = 12;
/// How many hours there are to choose from.
pub(super) const HOURS: usize = 4;

/// What a plan is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanAsk {
    /// The household's need; its nights are those to cover.
    pub profile: Profile,
    /// When each member's next birthday is, in the order of the members; whoever is missing has
    /// one some time in the coming year.
    pub birthdays: Vec<Birthday>,
    /// How many plans, from 1 to [`PlanAsk::MOST_PLANS`].
    pub plans: usize,
    /// How much each rule's points count.
    pub weights: Weights,
}

impl PlanAsk {
    /// The most plans of one answer.
    pub const MOST_PLANS: usize = 10;
}

/// The nights asked for.
pub(super) struct Calendar<'a> {
    ask: &'a PlanAsk,
    clock: Tz,
    /// The local time of the first arrival.
    first: NaiveDateTime,
    /// Days from today to the first night.
    ahead: u32,
}

impl<'a> Calendar<'a> {
    pub(super) fn of(ask: &'a PlanAsk) -> Self {
        let clock = ask.profile.origin.zone.clock();
        let local = |moment: Timestamp| moment.with_timezone(&clock).naive_local();
        let first = local(ask.profile.arrives());
        let ahead = (first.date() - local(ask.profile.now).date()).num_days();
        Self { ask, clock, first, ahead: u32::try_from(ahead).unwrap_or(0) }
    }

    /// How much each rule's points count.
    pub(super) fn weights(&self) -> &Weights {
        &self.ask.weights
    }

    pub(super) fn nights(&self) -> u32 {
        self.ask.profile.nights
    }

    /// The day on which a night begins.
    pub(super) fn date(&self, night: u32) -> NaiveDate {
        let first = self.first.date();
        first.checked_add_days(Days::new(night.into())).unwrap_or(first)
    }

    /// The night that begins on a day, if it is one of those asked for.
    fn night(&self, date: NaiveDate) -> Option<u32> {
        let nights = u32::try_from((date - self.first.date()).num_days()).ok();
        nights.filter(|night| *night < self.nights())
    }

    /// The hours at which one may arrive: as asked on the first night, arranged on others.
    pub(super) fn hours(night: u32) -> &'static [u32] {
        if night == 0 { &[NOON] } else { &MOVING_HOURS }
    }

    /// The household's need as it would be on a night, at the usual hour of a move.
    pub(super) fn usual(&self, night: u32, nights: u32) -> Profile {
        self.profile(night, NOON, nights)
    }

    /// The local time of arriving on a night at an hour; the first night's is as it was asked.
    pub(super) fn arriving(&self, night: u32, hour: u32) -> NaiveDateTime {
        if night == 0 {
            return self.first;
        }
        self.date(night).and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default())
    }

    /// The need as it was entered, arriving on a night at an hour, for so many nights.
    pub(super) fn as_entered(&self, night: u32, hour: u32, nights: u32) -> Profile {
        let mut profile = Profile { nights, ..self.ask.profile.clone() };
        if night > 0 {
            profile.arrival = Arrival::At(self.arriving(night, hour));
        }
        profile
    }

    /// The same with everybody as old as they would be by then.
    pub(super) fn profile(&self, night: u32, hour: u32, nights: u32) -> Profile {
        let mut profile = self.as_entered(night, hour, nights);
        let days = self.ahead.saturating_add(night);
        let birthdays = self.ask.birthdays.iter().copied();
        let birthdays = birthdays.chain(repeat(Birthday::UNKNOWN));
        let mut older = false;
        for (member, birthday) in profile.household.members.iter_mut().zip(birthdays) {
            let passed = birthday.passed(days);
            older |= passed.at_most > 0;
            member.age = member.age.later(passed);
        }
        // Who is under 18 today may not be by then; the ages themselves say as much as is known.
        if older && profile.answers.to(Question::Under18) == Answer::Yes {
            profile.answers.set(Question::Under18, Answer::Unknown(NonAnswer::NotAsked));
        }
        profile
    }

    /// The nights from which on something may be said otherwise than the night before, weekdays and
    /// hours apart; the first night among them.
    pub(super) fn changes(&self, field: &Field) -> Vec<u32> {
        let night = field.night();
        let nights = self.nights();
        // A post speaks of the hours after it: until they have passed, every night is one of its own.
        let soon = u32::try_from(FULL_HOLDS.num_days()).unwrap_or(1) + 1;
        let mut changes: BTreeSet<u32> = (0..=soon).collect();
        for program in &night.programs {
            changes.extend(program.status.iter().filter_map(|(day, _)| self.night(day)));
        }
        for group in &night.groups {
            changes.extend(
                group.terms.opening.map(|opening| opening.day).and_then(|day| self.night(day)),
            );
        }
        let members = self.ask.profile.household.members.iter();
        let mut birthdays: BTreeSet<Birthday> = BTreeSet::new();
        for (at, _) in members.enumerate() {
            birthdays.insert(self.ask.birthdays.get(at).copied().unwrap_or_default());
        }
        for birthday in birthdays {
            let days = birthday.changes(self.ahead.saturating_add(nights));
            changes.extend(days.filter_map(|day| day.checked_sub(self.ahead)));
        }
        changes.extend(self.clock_changes(field));
        changes.into_iter().filter(|night| *night < nights).collect()
    }

    /// The nights on which a clock of the network moves against that of the person.
    fn clock_changes(&self, field: &Field) -> Vec<u32> {
        let clocks = field.night().programs.iter().flat_map(|program| program.place.clocks());
        let mut clocks: Vec<Tz> = clocks.filter(|clock| *clock != self.clock).collect();
        clocks.sort_unstable_by_key(|clock| clock.name());
        clocks.dedup();
        let offset = |clock: Tz, night: u32| {
            let noon = self.date(night).and_time(NaiveTime::from_hms_opt(12, 0, 0)?).and_utc();
            Some(clock.offset_from_utc_datetime(&noon.naive_utc()).fix().local_minus_utc())
        };
        let apart =
            |clock: Tz, night: u32| Some(offset(clock, night)? - offset(self.clock, night)?);
        let moves = |clock: Tz| {
            (1..self.nights()).filter(move |n| apart(clock, *n) != apart(clock, n - 1)).collect()
        };
        clocks.into_iter().flat_map(|clock| -> Vec<u32> { moves(clock) }).collect()
    }
}
