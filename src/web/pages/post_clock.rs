//! The clock of a typed time on the page that posts beds: the program's own, or one that the
//! operator chooses if the program's is not known.

use super::post_words::clock_of;
use crate::desk::PostTime;
use crate::domain::{LocalTime, Program, Reading, Timestamp, days_after, local_day, local_time};
use crate::words::{Text, say};
use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;

/// The clock of a row, if it is known, and today's date by the program.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowClock {
    clock: Option<Tz>,
    today: NaiveDate,
}

/// A clock that the program may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ClockChoice {
    /// Its name, as sent.
    pub(super) value: &'static str,
    /// Its city, and the time it shows.
    pub(super) words: Text,
    /// True if it is chosen.
    pub(super) chosen: bool,
}

impl RowClock {
    /// Returns the program's own clock.
    pub(super) fn of(program: &Program, now: Timestamp) -> Self {
        Self { clock: clock_of(program, now), today: program.day(now) }
    }

    /// Returns this with the chosen clock.
    pub(super) fn chosen(self, clock: Option<Tz>) -> Self {
        Self { clock, ..self }
    }

    /// Returns the next moment when the clock shows a time of day. Without a clock, returns a local
    /// time, which the desk refuses because it does not know the clock.
    pub(super) fn next(self, time: &str, now: Timestamp) -> Option<PostTime> {
        let time = NaiveTime::parse_from_str(time, "%H:%M").ok()?;
        match self.clock {
            Some(clock) => next(time, clock, now).map(PostTime::Exact),
            None => Some(PostTime::Local(self.today.and_time(time))),
        }
    }
}

impl ClockChoice {
    /// Returns the clocks that a program may use, after an empty choice. Empty if its clock is
    /// known.
    pub(super) fn among(program: &Program, now: Timestamp) -> Vec<Self> {
        if clock_of(program, now).is_some() {
            return Vec::new();
        }
        let choice = |clock: Tz| {
            let city = clock.name().rsplit('/').next().unwrap_or_default().replace('_', " ");
            let words = say::clock_shows(city, local_time(now, clock).time());
            Self { value: clock.name(), words, chosen: false }
        };
        let none = Self { value: "", words: say::choose_clock(), chosen: true };
        [none].into_iter().chain(program.clocks().each().map(choice)).collect()
    }

    /// Marks the clock with this name as chosen, and returns it.
    pub(super) fn choose(among: &mut [Self], name: &str) -> Option<Tz> {
        for choice in among.iter_mut() {
            choice.chosen = choice.value == name;
        }
        among.iter().find(|choice| choice.chosen)?.value.parse().ok()
    }
}

/// Returns the next moment when a clock shows this time.
fn next(time: NaiveTime, clock: Tz, now: Timestamp) -> Option<Timestamp> {
    let today = local_day(now, clock);
    let shown = |days| {
        let read = LocalTime::read(days_after(today, days).and_time(time), clock);
        let again = match read.reading {
            Reading::Twice { again } => Some(again),
            Reading::Once | Reading::Skipped => None,
        };
        [Some(read.moment), again].into_iter().flatten()
    };
    (0..=1).flat_map(shown).find(|moment| *moment > now)
}
