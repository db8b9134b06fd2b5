//! Intake hours of a program: weekly windows in local time, which may cross midnight.

use crate::domain::window::window;
use crate::domain::{Refused, Timestamp, Window, days_after, local_day};
use crate::words::{List, Text, say};
use chrono::NaiveDate;
use chrono_tz::Tz;
use std::fmt;
use std::str::FromStr;

/// The times at which people can arrive.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Intake {
    /// The regular hours.
    pub hours: IntakeHours,
    /// The rule outside those hours.
    pub after_hours: AfterHours,
}

/// The regular hours of intake.
///
/// Written as `always`, `unknown`, or windows such as `mon-fri 08:00-17:00; sat 22:00-06:00`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum IntakeHours {
    /// Intake at any hour.
    Always,
    /// Intake in these windows.
    Windows(Vec<Window>),
    /// Not stated.
    #[default]
    Unknown,
}

/// The way a program treats a person who comes outside the regular hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum AfterHours {
    /// Takes people in anyway.
    Yes,
    /// A person on call decides.
    OnCall,
    /// Takes no one in.
    No,
    /// Not stated.
    #[default]
    Unknown,
}

/// The state of intake at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Intake is open.
    Open,
    /// Intake may be open: a clock change makes the stated hours ambiguous.
    Perhaps,
    /// Intake is closed.
    Shut,
}

impl IntakeHours {
    /// The state of intake at a moment, by a local clock; `None` if no hours are stated.
    pub fn door(&self, moment: Timestamp, clock: Tz) -> Option<Door> {
        let windows = match self {
            Self::Always => return Some(Door::Open),
            Self::Unknown => return None,
            Self::Windows(windows) => windows,
        };
        let today = local_day(moment, clock);
        let days = [today.pred_opt(), Some(today)].into_iter().flatten();
        let stretches =
            days.flat_map(|day| windows.iter().filter_map(move |w| w.stretch(day, clock)));
        let mut door = Door::Shut;
        for stretch in stretches {
            if stretch.surely.contains(&moment) {
                return Some(Door::Open);
            }
            if stretch.perhaps.contains(&moment) {
                door = Door::Perhaps;
            }
        }
        Some(door)
    }

    /// The next moment, by a local clock, at which intake surely opens on a day when the program is
    /// open. `None` if there are no windows or none opens within eight days.
    pub fn next_opening(
        &self,
        from: Timestamp,
        clock: Tz,
        open_on: impl Fn(NaiveDate) -> bool,
    ) -> Option<Timestamp> {
        /// Weekly hours repeat within a week, so a search that finds nothing may stop here.
        const WITHIN: u32 = 8;
        let Self::Windows(windows) = self else { return None };
        let today = local_day(from, clock);
        let mut days =
            (0..=WITHIN).map(|ahead| days_after(today, ahead)).filter(|day| open_on(*day));
        // What opens on a day opens before anything that opens on a later one.
        days.find_map(|day| {
            let opens = windows.iter().filter_map(|window| window.stretch(day, clock));
            let opens = opens.filter(|stretch| !stretch.surely.is_empty());
            opens.map(|stretch| stretch.surely.start).filter(|opens| *opens >= from).min()
        })
    }
}

/// The hours in words, as in "takes people Mon–Fri 9 am–5 pm, Sat 10 pm–6 am".
impl From<&IntakeHours> for Text {
    fn from(hours: &IntakeHours) -> Self {
        match hours {
            IntakeHours::Always => say::intake_at_any_hour(),
            IntakeHours::Unknown => say::intake_hours_unknown(),
            IntakeHours::Windows(windows) => {
                say::intake_windows(windows.iter().map(Self::from).collect::<List>())
            }
        }
    }
}

impl fmt::Display for IntakeHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Always => f.write_str("always"),
            Self::Unknown => f.write_str("unknown"),
            Self::Windows(windows) => {
                for (at, window) in windows.iter().enumerate() {
                    write!(f, "{}{window}", if at > 0 { "; " } else { "" })?;
                }
                Ok(())
            }
        }
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

impl AfterHours {
    /// The accepted words.
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
    use proptest::prelude::*;

    const FRESNO: Tz = Tz::America__Los_Angeles;

    /// A moment in November 2026, whose day 21 is a Saturday. London uses UTC in winter.
    fn at(day: u32, hour: u32, minute: u32) -> Timestamp {
        let day = NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        day.and_hms_opt(hour, minute, 0).unwrap().and_utc()
    }

    fn door(hours: &IntakeHours, moment: Timestamp) -> Door {
        hours.door(moment, Tz::Europe__London).unwrap()
    }

    /// The state of intake at a moment in Fresno.
    fn in_fresno(text: &str, moment: &str) -> Door {
        hours(text).door(moment.parse().unwrap(), FRESNO).unwrap()
    }

    fn next(hours: &IntakeHours, from: Timestamp) -> Option<Timestamp> {
        hours.next_opening(from, Tz::Europe__London, |_| true)
    }

    fn hours(text: &str) -> IntakeHours {
        text.parse().unwrap()
    }

    #[test]
    fn a_window_past_midnight_belongs_to_the_day_it_began() {
        let saturday_night = hours("sat 22:00-06:00");
        assert_eq!(door(&saturday_night, at(21, 23, 0)), Door::Open);
        assert_eq!(door(&saturday_night, at(22, 5, 59)), Door::Open);
        assert_eq!(door(&saturday_night, at(22, 6, 0)), Door::Shut);
        assert_eq!(door(&saturday_night, at(21, 5, 0)), Door::Shut);
    }

    #[test]
    fn the_next_opening_is_found_over_the_week_end() {
        let weekdays = hours("mon-fri 08:00-17:00");
        assert_eq!(next(&weekdays, at(21, 22, 30)), Some(at(23, 8, 0)));
        assert_eq!(next(&weekdays, at(23, 7, 0)), Some(at(23, 8, 0)));
        assert_eq!(next(&IntakeHours::Always, at(21, 1, 0)), None);
    }

    #[test]
    fn a_day_span_may_wrap_around_sunday() {
        assert_eq!(door(&hours("fri-mon 08:00-09:00"), at(22, 8, 30)), Door::Open);
        assert_eq!(door(&hours("mon-sun 00:00-24:00"), at(22, 23, 59)), Door::Open);
    }

    #[test]
    fn in_the_night_the_clock_goes_back_hours_that_end_in_the_hour_it_repeats_are_sure_until_the_first()
     {
        // On November 1, 2026 the clock shows 01:00 to 02:00 twice, from 08:00 and from 09:00 UTC.
        let until = "sat 22:00-01:30";
        assert_eq!(in_fresno(until, "2026-11-01T08:29:00Z"), Door::Open);
        assert_eq!(in_fresno(until, "2026-11-01T08:30:00Z"), Door::Perhaps);
        assert_eq!(in_fresno(until, "2026-11-01T09:29:00Z"), Door::Perhaps);
        assert_eq!(in_fresno(until, "2026-11-01T09:30:00Z"), Door::Shut);
        // A window around that hour is open through both, an hour longer than usual.
        let around = "sat 22:00-06:00";
        assert_eq!(in_fresno(around, "2026-11-01T09:30:00Z"), Door::Open);
        assert_eq!(in_fresno(around, "2026-11-01T13:59:00Z"), Door::Open);
        assert_eq!(in_fresno(around, "2026-11-01T14:00:00Z"), Door::Shut);
    }

    #[test]
    fn in_the_night_the_clock_goes_forward_no_door_opens_in_the_hour_it_leaves_out() {
        // On March 14, 2027 the clock goes from 02:00 to 03:00, at 10:00 UTC.
        let within = hours("sun 02:15-02:45");
        let saturday: Timestamp = "2027-03-14T06:00:00Z".parse().unwrap();
        let next =
            |hours: &IntakeHours, clock| hours.next_opening(saturday, clock, |_| true).unwrap();
        assert_eq!(next(&within, FRESNO).to_string(), "2027-03-21 09:15:00 UTC", "a week later");
        assert_eq!(next(&within, Tz::America__Phoenix).to_string(), "2027-03-14 09:15:00 UTC");
        assert_eq!(next(&within, Tz::Pacific__Honolulu).to_string(), "2027-03-14 12:15:00 UTC");
        assert_eq!(in_fresno("sun 02:15-02:45", "2027-03-14T10:20:00Z"), Door::Perhaps);
        let into = hours("sun 02:30-09:00");
        assert_eq!(next(&into, FRESNO).to_string(), "2027-03-14 10:30:00 UTC", "03:30 in Fresno");
        let indiana = Tz::America__Indiana__Indianapolis;
        assert_eq!(next(&into, indiana).to_string(), "2027-03-14 07:30:00 UTC");
    }

    #[test]
    fn no_door_opens_on_a_day_on_which_the_program_does_not() {
        let weekdays = hours("mon-fri 08:00-17:00");
        let monday = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let opens = weekdays.next_opening(at(21, 22, 0), Tz::Europe__London, |day| day != monday);
        assert_eq!(opens, Some(at(24, 8, 0)));
        assert_eq!(weekdays.next_opening(at(21, 22, 0), Tz::Europe__London, |_| false), None);
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
