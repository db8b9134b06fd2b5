//! When a program takes people in: weekly windows in local time, which may cross midnight.

use crate::domain::{Refused, shown};
use chrono::{Datelike, NaiveDateTime, Timelike, Weekday};
use std::fmt;
use std::str::FromStr;

/// Minutes in a day.
const DAY: u16 = 24 * 60;

/// When people can arrive.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Intake {
    /// The regular hours.
    pub hours: IntakeHours,
    /// What happens outside them.
    pub after_hours: AfterHours,
}

/// The regular hours of intake.
///
/// Written as `always`, `unknown`, or windows such as `mon-fri 08:00-17:00; sat 22:00-06:00`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum IntakeHours {
    /// At any hour.
    Always,
    /// In these windows.
    Windows(Vec<Window>),
    /// Nobody has said.
    #[default]
    Unknown,
}

/// What a program does about someone who comes outside the regular hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum AfterHours {
    /// Takes people in all the same.
    Yes,
    /// Someone on call decides.
    OnCall,
    /// Nobody is taken in.
    No,
    /// Nobody has said.
    #[default]
    Unknown,
}

/// One weekly window: from a minute of the day, on some days; past midnight when it ends earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Window {
    /// The weekdays on which it begins: one bit each, Monday first.
    days: u8,
    /// The first minute of the day.
    from: u16,
    /// The minute at which it ends, on the next day when not after `from`.
    to: u16,
}

impl Window {
    fn holds(self, day: Weekday, minute: u16) -> bool {
        let begins = |day: Weekday| self.days >> day.num_days_from_monday() & 1 == 1;
        if self.from < self.to {
            return begins(day) && self.from <= minute && minute < self.to;
        }
        (begins(day) && minute >= self.from) || (begins(day.pred()) && minute < self.to)
    }

    /// Minutes from this moment of the week until the window next begins.
    fn begins_in(self, day: Weekday, minute: u16) -> Option<u32> {
        (0..=7_u32).find_map(|ahead| {
            let weekday = (day.num_days_from_monday() + ahead) % 7;
            let starts = self.days >> weekday & 1 == 1;
            let at = ahead * u32::from(DAY) + u32::from(self.from);
            (starts && at >= u32::from(minute)).then(|| at - u32::from(minute))
        })
    }
}

impl IntakeHours {
    /// Whether someone can arrive at this local time; `None` when nobody has said.
    pub fn open_at(&self, local: NaiveDateTime) -> Option<bool> {
        match self {
            Self::Always => Some(true),
            Self::Unknown => None,
            Self::Windows(windows) => {
                let (day, minute) = moment(local);
                Some(windows.iter().any(|w| w.holds(day, minute)))
            }
        }
    }

    /// The next local time at which intake opens, when it opens by hours at all.
    pub fn next_opening(&self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        let Self::Windows(windows) = self else { return None };
        let (day, minute) = moment(local);
        let wait = windows.iter().filter_map(|w| w.begins_in(day, minute)).min()?;
        let whole = local.with_second(0)?.with_nanosecond(0)?;
        whole.checked_add_signed(chrono::TimeDelta::minutes(i64::from(wait)))
    }
}

fn moment(local: NaiveDateTime) -> (Weekday, u16) {
    let minute = u16::try_from(local.hour() * 60 + local.minute()).unwrap_or(0);
    (local.weekday(), minute)
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The other form is the one for people.
impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (names, to, and) =
            if f.alternate() { (WEEKDAYS, " to ", " and ") } else { (DAYS, "-", ",") };
        let on = || (0..).zip(names).filter(|(day, _)| self.days >> day & 1 == 1);
        match (on().next(), on().last()) {
            (Some((a, first)), Some((b, last)))
                if a != b && b - a + 1 == self.days.count_ones() =>
            {
                write!(f, "{first}{to}{last}")?;
            }
            _ => {
                for (at, (_, name)) in on().enumerate() {
                    write!(f, "{}{name}", if at > 0 { and } else { "" })?;
                }
            }
        }
        let (from, end) = (self.from, self.to);
        write!(f, " {:02}:{:02}{to}{:02}:{:02}", from / 60, from % 60, end / 60, end % 60)
    }
}

/// The other form is the one for people: "Monday to Friday 08:00 to 17:00, Saturday 22:00 to 06:00".
impl fmt::Display for IntakeHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, f.alternate()) {
            (Self::Always, false) => f.write_str("always"),
            (Self::Always, true) => f.write_str("at any hour"),
            (Self::Unknown, false) => f.write_str("unknown"),
            (Self::Unknown, true) => f.write_str("at hours not stated"),
            (Self::Windows(windows), aloud) => {
                let mut between = "";
                for window in windows {
                    f.write_str(between)?;
                    window.fmt(f)?;
                    between = if aloud { ", " } else { "; " };
                }
                Ok(())
            }
        }
    }
}

/// A local moment as one says it within a week: "Monday at 08:00".
#[derive(Debug, Clone, Copy)]
pub struct DayAndHour(pub NaiveDateTime);

impl fmt::Display for DayAndHour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = usize::try_from(self.0.weekday().num_days_from_monday());
        let day = days.ok().and_then(|days| WEEKDAYS.get(days)).unwrap_or(&"");
        write!(f, "{day} at {:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

impl FromStr for IntakeHours {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        match text.trim() {
            "always" => Ok(Self::Always),
            "unknown" => Ok(Self::Unknown),
            windows => windows.split(';').map(window).collect::<Result<_, _>>().map(Self::Windows),
        }
    }
}

fn window(text: &str) -> Result<Window, Refused> {
    let refused = || {
        Refused::new(
            format!("\u{201c}{}\u{201d} is not a weekly window.", shown(text)),
            "Write windows like mon-fri 08:00-17:00; sat 22:00-06:00, or always, or unknown.",
        )
    };
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

impl AfterHours {
    /// The words accepted.
    pub const WORDS: [&str; 4] = ["yes", "on call", "no", "unknown"];
}

impl fmt::Display for AfterHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Yes => "yes",
            Self::OnCall => "on call",
            Self::No => "no",
            Self::Unknown => "unknown",
        })
    }
}

impl FromStr for AfterHours {
    type Err = Refused;

    fn from_str(word: &str) -> Result<Self, Refused> {
        match word {
            "yes" => Ok(Self::Yes),
            "on call" => Ok(Self::OnCall),
            "no" => Ok(Self::No),
            "unknown" => Ok(Self::Unknown),
            other => Err(Refused::not_one_of(other, &Self::WORDS)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    /// Saturday 21 November 2026 is day 21.
    fn at(day: u32, hour: u32, minute: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_opt(hour, minute, 0).unwrap()
    }

    fn hours(text: &str) -> IntakeHours {
        text.parse().unwrap()
    }

    #[test]
    fn a_window_past_midnight_belongs_to_the_day_it_began() {
        let saturday_night = hours("sat 22:00-06:00");
        assert_eq!(saturday_night.open_at(at(21, 23, 0)), Some(true));
        assert_eq!(saturday_night.open_at(at(22, 5, 59)), Some(true));
        assert_eq!(saturday_night.open_at(at(22, 6, 0)), Some(false));
        assert_eq!(saturday_night.open_at(at(21, 5, 0)), Some(false));
    }

    #[test]
    fn the_next_opening_is_found_over_the_week_end() {
        let weekdays = hours("mon-fri 08:00-17:00");
        assert_eq!(weekdays.next_opening(at(21, 22, 30)), Some(at(23, 8, 0)));
        assert_eq!(weekdays.next_opening(at(23, 7, 0)), Some(at(23, 8, 0)));
        assert_eq!(IntakeHours::Always.next_opening(at(21, 1, 0)), None);
    }

    #[test]
    fn a_day_span_may_wrap_around_sunday() {
        assert_eq!(hours("fri-mon 08:00-09:00").open_at(at(22, 8, 30)), Some(true));
        assert_eq!(hours("mon-sun 00:00-24:00").open_at(at(22, 23, 59)), Some(true));
    }

    #[test]
    fn what_is_no_window_is_refused() {
        for wrong in ["", "mon", "mon 8-9", "xyz 08:00-09:00", "mon 25:00-26:00", "mon 24:00-24:00"]
        {
            assert!(wrong.parse::<IntakeHours>().is_err(), "{wrong}");
        }
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn reading_hours_never_panics(text in "\\PC{0,40}") {
            drop(text.parse::<IntakeHours>());
        }

        #[test]
        fn windows_read_back_the_same(days in 1_u8..128, from in 0_u16..1440, to in 0_u16..1440) {
            let all = IntakeHours::Windows(vec![Window { days, from, to }]);
            prop_assert_eq!(all.to_string().parse::<IntakeHours>().unwrap(), all);
        }
    }
}
