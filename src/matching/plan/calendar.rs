//! The nights of a plan: the day of each night, the members' ages by then, and the nights on which
//! verdicts can change at all.

use crate::domain::{
    Arrival, Birthday, Clocks, FULL_HOLDS, Place, Profile, days_after, lengths_change_on,
    local_time, nights_between, noon,
};
use crate::matching::{SearchIndex, Weights};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;
use std::collections::BTreeSet;
use std::ops::Range;

/// The hours at which a planned move may arrive, most likely first. Unlike the first arrival, this
/// hour can be arranged.
const MOVING_HOURS: [u32; HOURS] = [NOON, 18, 22, 9];
const NOON: u32 = 12;
/// The number of hours to choose from.
pub(super) const HOURS: usize = 4;

/// A request for plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanAsk {
    /// The household's need. Its nights are those to cover.
    pub profile: Profile,
    /// The number of plans, from 1 to [`PlanAsk::MOST_PLANS`].
    pub plans: usize,
    /// The weight of each rule's points.
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
}

impl<'a> Calendar<'a> {
    pub(super) fn of(ask: &'a PlanAsk) -> Self {
        let clock = ask.profile.origin.zone.clock();
        let first = local_time(ask.profile.arrives(), clock);
        Self { ask, clock, first }
    }

    /// The weight of each rule's points.
    pub(super) fn weights(&self) -> &Weights {
        &self.ask.weights
    }

    pub(super) fn nights(&self) -> u32 {
        self.ask.profile.nights
    }

    /// The day on which a night begins.
    pub(super) fn date(&self, night: u32) -> NaiveDate {
        days_after(self.first.date(), night)
    }

    /// The night that begins on a day, if it is one of the nights asked for.
    fn night(&self, date: NaiveDate) -> Option<u32> {
        let first = self.first.date();
        let night = (date >= first).then(|| nights_between(first, date));
        night.filter(|night| *night < self.nights())
    }

    /// The nights that may fall on a day by a program's clock, which may differ from the person's.
    fn around(&self, day: NaiveDate) -> impl Iterator<Item = u32> {
        let days = [day.pred_opt(), Some(day), day.succ_opt()].into_iter().flatten();
        days.filter_map(|day| self.night(day))
    }

    /// The hours of arrival to try: only the requested one on the first night, and any that can be
    /// arranged on later nights.
    pub(super) fn hours(night: u32) -> &'static [u32] {
        if night == 0 { &[NOON] } else { &MOVING_HOURS }
    }

    /// The household's need as it would be on a night, at the usual hour of a move.
    pub(super) fn usual(&self, night: u32, nights: u32) -> Profile {
        self.profile(night, NOON, nights)
    }

    /// The local time of arrival on a night at an hour. The first night has the requested time.
    pub(super) fn arriving(&self, night: u32, hour: u32) -> NaiveDateTime {
        if night == 0 {
            return self.first;
        }
        self.date(night).and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default())
    }

    /// The need when arriving on a night at an hour, for a number of nights. The rules compute the
    /// members' ages themselves.
    pub(super) fn profile(&self, night: u32, hour: u32, nights: u32) -> Profile {
        let mut profile = Profile { nights, ..self.ask.profile.clone() };
        if night > 0 {
            profile.arrival = Arrival::at(self.arriving(night, hour), profile.origin.zone);
        }
        profile
    }

    /// The nights of a span on which a length in months or years may change, including the first.
    pub(super) fn lengths_change(&self, span: &Range<u32>) -> Vec<u32> {
        let change = |night: &u32| *night == span.start || lengths_change_on(self.date(*night));
        span.clone().filter(change).collect()
    }

    /// The nights on which a verdict may differ from the night before, apart from weekdays and
    /// hours. Includes the first night.
    pub(super) fn changes(&self, field: &SearchIndex) -> Vec<u32> {
        let night = field.night();
        let nights = self.nights();
        // A post describes the hours after it. Until they have passed, each night is its own span.
        let soon = u32::try_from(FULL_HOLDS.num_days()).unwrap_or(1) + 1;
        let mut changes: BTreeSet<u32> = (0..=soon).collect();
        for program in &night.programs {
            changes.extend(program.status.iter().flat_map(|(day, _)| self.around(day)));
        }
        for group in &night.groups {
            let opening = group.terms.opening.map(|opening| opening.day);
            changes.extend(opening.into_iter().flat_map(|day| self.around(day)));
        }
        let today = self.ask.profile.today();
        let members = self.ask.profile.household.members.iter();
        let birthdays: BTreeSet<Birthday> = members.map(|member| member.birthday).collect();
        for birthday in birthdays {
            let days = birthday.changes(today, self.date(nights));
            changes.extend(days.into_iter().filter_map(|day| self.night(day)));
        }
        changes.extend(self.clock_changes(field));
        changes.into_iter().filter(|night| *night < nights).collect()
    }

    /// The nights on which a clock of the network shifts against the person's clock.
    fn clock_changes(&self, field: &SearchIndex) -> Vec<u32> {
        let places: BTreeSet<&Place> =
            field.night().programs.iter().map(|program| &program.place).collect();
        let clocks: BTreeSet<Clocks> = places.into_iter().map(Clocks::at).collect();
        let mut clocks: Vec<Tz> = clocks.into_iter().flat_map(Clocks::each).collect();
        clocks.sort_unstable_by_key(|clock| clock.name());
        clocks.dedup();
        let apart = |clock: Tz, night: u32| {
            let noon = noon(self.date(night), self.clock);
            local_time(noon, clock) - local_time(noon, self.clock)
        };
        let moves = |clock: Tz| {
            (1..self.nights()).filter(move |n| apart(clock, *n) != apart(clock, n - 1)).collect()
        };
        let others = clocks.into_iter().filter(|clock| *clock != self.clock);
        others.flat_map(|clock| -> Vec<u32> { moves(clock) }).collect()
    }
}
