//! The ways people come to a program and the hours they can be there: who calls, where the program
//! meets them, by day or by night.

use crate::domain::listed::listed;
use crate::domain::{Listed, Refused, Set, shown};
use crate::words::{Text, say};
use chrono::{NaiveTime, TimeDelta};
use std::str::FromStr;

listed! {
    /// The caller who asks for a place. Some programs take people only through certain agencies.
    Caller;
    /// The person themselves.
    Person = "self" as caller_self,
    /// A hotline.
    Hotline = "hotline" as caller_hotline,
    /// Child welfare.
    ChildWelfare = "child welfare" as caller_child_welfare,
    /// Probation.
    Probation = "probation" as caller_probation,
    /// Law enforcement.
    LawEnforcement = "law enforcement" as caller_law_enforcement,
    /// Anyone else.
    Other = "other" as caller_other,
}

listed! {
    /// A way to get from outside to a program.
    Meeting;
    /// On their own.
    Alone = "self" as meeting_alone,
    /// With an advocate.
    Advocate = "advocate" as meeting_advocate,
    /// In the program's own car.
    ProgramVehicle = "program vehicle" as meeting_program_vehicle,
    /// Starting at a police station.
    PoliceStation = "police station" as meeting_police_station,
    /// In a paid ride.
    PaidRide = "paid ride" as meeting_paid_ride,
}

/// A list of the only entries that apply, or nothing stated.
///
/// Written as words separated by commas, or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Only<T: Listed>(Set<T>);

impl<T: Listed> Default for Only<T> {
    fn default() -> Self {
        Self(Set::default())
    }
}

impl<T: Listed> Only<T> {
    /// The stated entries; `None` if nothing was stated.
    pub fn stated(self) -> Option<Set<T>> {
        (!self.0.is_empty()).then_some(self.0)
    }
}

impl<T: Listed> FromStr for Only<T> {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        if text == "unknown" {
            return Ok(Self::default());
        }
        text.split(',').map(|word| T::read(word.trim())).collect::<Result<_, _>>().map(Self)
    }
}

/// The hours when residents can be in the house.
///
/// Written as `always`, `unknown`, `22:00-08:00`, or `from 22:00` if no end is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ResidentHours {
    /// By day and by night.
    Always,
    /// Each day between two minutes of the day; past midnight if `to` is less than `from`.
    Daily {
        /// The first minute.
        from: u16,
        /// The minute at which it ends; `None` if not stated.
        to: Option<u16>,
    },
    /// Not stated.
    #[default]
    Unknown,
}

/// The hours in words, as in "open overnight only, 7 pm–7 am".
impl From<ResidentHours> for Text {
    fn from(hours: ResidentHours) -> Self {
        match hours {
            ResidentHours::Always => say::resident_hours_always(),
            ResidentHours::Daily { from, to: Some(to) } if to < from => {
                say::resident_hours_overnight(time(from), time(to))
            }
            ResidentHours::Daily { from, to: Some(to) } => {
                say::resident_hours_daily(time(from), time(to))
            }
            ResidentHours::Daily { from, to: None } => say::resident_hours_from(time(from)),
            ResidentHours::Unknown => say::resident_hours_unknown(),
        }
    }
}

/// The time of day at a minute of the day.
fn time(minute: u16) -> NaiveTime {
    NaiveTime::MIN + TimeDelta::minutes(i64::from(minute))
}

impl FromStr for ResidentHours {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let daily = || {
            if let Some(from) = text.strip_prefix("from ") {
                return Some(Self::Daily { from: minute(from)?, to: None });
            }
            let (from, to) = text.split_once('-')?;
            Some(Self::Daily { from: minute(from)?, to: Some(minute(to)?) })
        };
        match text {
            "always" => Ok(Self::Always),
            "unknown" => Ok(Self::Unknown),
            _ => daily().ok_or_else(|| {
                Refused::new(
                    say::not_when_people_can_be_there(shown(text)),
                    say::enter_when_people_can_be_there(),
                )
            }),
        }
    }
}

/// Reads a time from 00:00 to 23:59 as a minute of the day.
fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let two = |digits: &str| {
        let number: u16 = digits.parse().ok()?;
        (digits.len() == 2 && digits.starts_with(|c: char| c != '+')).then_some(number)
    };
    let (hour, minute) = (two(hour)?, two(minute)?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn hours_are_read_and_said() {
        let said =
            |text: &str| Text::from(text.parse::<ResidentHours>().unwrap()).render(Language::En);
        assert_eq!(said("22:00-08:00"), "overnight only, 10 pm–8 am");
        assert_eq!(said("08:00-20:30"), "8 am–8:30 pm only");
        assert_eq!(said("from 22:00"), "from 10 pm");
        for wrong in ["22-08", "24:00-08:00", "10 p.m.", "from", "+2:00-08:00", ""] {
            assert!(wrong.parse::<ResidentHours>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn these_and_no_others_are_read() {
        let only: Only<Caller> = "probation, child welfare".parse().unwrap();
        let said = Text::from(only.stated().unwrap()).render(Language::En);
        assert_eq!(said, "child welfare and probation");
        assert!("".parse::<Only<Meeting>>().is_err());
        assert_eq!("unknown".parse::<Only<Meeting>>().unwrap().stated(), None);
    }
}
