//! One weekly window of intake, which may cross midnight.

use crate::domain::{LocalTime, Reading, Refused, Timestamp, days_after, shown};
use crate::words::{List, Text, say};
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;
use std::fmt;
use std::ops::Range;

/// Minutes in a day.
const DAY: u16 = 24 * 60;

/// A weekly window, which runs past midnight if it ends earlier than it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Window {
    /// The weekdays on which it begins, one bit each, Monday first.
    pub(super) days: u8,
    /// The minute of the day at which it begins.
    pub(super) from: u16,
    /// The minute of the day at which it ends, on the next day unless it is after `from`.
    pub(super) to: u16,
}

/// One opening of a window, as moments.
pub(super) struct Stretch {
    /// The range in which it is surely open.
    pub(super) surely: Range<Timestamp>,
    /// The range in which it may be open.
    pub(super) perhaps: Range<Timestamp>,
}

impl Window {
    /// The opening that begins on a day, by a local clock, if there is one.
    pub(super) fn stretch(self, day: NaiveDate, clock: Tz) -> Option<Stretch> {
        if self.days >> day.weekday().num_days_from_monday() & 1 == 0 {
            return None;
        }
        let at = |day: NaiveDate, minute: u16| {
            let midnight = day.and_time(NaiveTime::default());
            let local = midnight.checked_add_signed(TimeDelta::minutes(minute.into()))?;
            Some(LocalTime::read(local, clock))
        };
        let ends = if self.from < self.to { day } else { days_after(day, 1) };
        let (from, to) = (at(day, self.from)?, at(ends, self.to)?);
        // A time that the clock skips may mean an hour earlier or later.
        let hour_before = |read: LocalTime| match read.reading {
            Reading::Skipped => read.moment - TimeDelta::hours(1),
            Reading::Once | Reading::Twice { .. } => read.moment,
        };
        let again = match to.reading {
            Reading::Twice { again } => again,
            Reading::Once | Reading::Skipped => to.moment,
        };
        let (surely, perhaps) = (from.moment..hour_before(to), hour_before(from)..again);
        Some(Stretch { surely, perhaps })
    }
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The window in words, as in "Mon–Fri 9 am–5 pm".
impl From<&Window> for Text {
    fn from(window: &Window) -> Self {
        let on = |day: &u8| window.days >> day & 1 == 1;
        let days: Vec<u8> = (0..7).filter(on).collect();
        let name = |day: u8| say::weekday_short(day + 1);
        let days = match (days.first(), days.last()) {
            (Some(first), Some(last)) if usize::from(last - first) + 1 == days.len() => {
                if first == last {
                    name(*first)
                } else {
                    say::days_from_to(name(*first), name(*last))
                }
            }
            _ => say::days_listed(days.into_iter().map(name).collect::<List>()),
        };
        let time = |minute: u16| {
            let midnight = NaiveTime::default();
            midnight.overflowing_add_signed(TimeDelta::minutes(minute.into())).0
        };
        say::intake_window(days, time(window.from), time(window.to))
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let on = || (0..).zip(DAYS).filter(|(day, _)| self.days >> day & 1 == 1);
        match (on().next(), on().last()) {
            (Some((a, first)), Some((b, last)))
                if a != b && b - a + 1 == self.days.count_ones() =>
            {
                write!(f, "{first}-{last}")?;
            }
            _ => {
                for (at, (_, name)) in on().enumerate() {
                    write!(f, "{}{name}", if at > 0 { "," } else { "" })?;
                }
            }
        }
        let (from, end) = (self.from, self.to);
        write!(f, " {:02}:{:02}-{:02}:{:02}", from / 60, from % 60, end / 60, end % 60)
    }
}

pub(super) fn window(text: &str) -> Result<Window, Refused> {
    let refused = || Refused::new(say::not_weekly_hours(shown(text)), say::enter_weekly_hours());
    let (days, hours) = text.trim().split_once(' ').ok_or_else(refused)?;
    let (from, to) = hours.trim().split_once('-').ok_or_else(refused)?;
    let days = day_bits(days).ok_or_else(refused)?;
    let (from, to) = (minute(from).ok_or_else(refused)?, minute(to).ok_or_else(refused)?);
    if from == DAY { Err(refused()) } else { Ok(Window { days, from, to: to % DAY }) }
}

fn day_bits(text: &str) -> Option<u8> {
    let index = |day: &str| DAYS.iter().position(|d| *d == day.trim());
    text.split(',').try_fold(0_u8, |bits, part| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (index(first)?, index(last)?);
        let span = (last + 7 - first) % 7;
        Some((0..=span).fold(bits, |bits, ahead| bits | 1 << ((first + ahead) % 7)))
    })
}

fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute < 60).then(|| hour * 60 + minute).filter(|m| hour <= 24 && *m <= DAY)
}
