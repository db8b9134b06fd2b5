//! How people come to a program and when they can be there: who calls, where they are met, by day
//! or by night.

use crate::domain::listed::listed;
use crate::domain::{Listed, Refused, Set, shown};
use crate::words::{Text, say};
use std::fmt;
use std::str::FromStr;

listed! {
    /// Who is calling for a place. An agency that a program takes people from may open its door.
    Caller;
    /// The person alone.
    Person = "self" as "the person alone",
    /// A hotline.
    Hotline = "hotline" as "hotlines",
    /// Child welfare.
    ChildWelfare = "child welfare",
    /// Probation.
    Probation = "probation",
    /// Law enforcement.
    LawEnforcement = "law enforcement",
    /// Anyone else.
    Other = "other" as "other helpers",
}

/// As in "takes people referred by a hotline".
impl From<Caller> for Text {
    fn from(caller: Caller) -> Self {
        match caller {
            Caller::Person => say::caller_self(),
            Caller::Hotline => say::caller_hotline(),
            Caller::ChildWelfare => say::caller_child_welfare(),
            Caller::Probation => say::caller_probation(),
            Caller::LawEnforcement => say::caller_law_enforcement(),
            Caller::Other => say::caller_other(),
        }
    }
}

listed! {
    /// How someone gets from outside to a program.
    Meeting;
    /// On their own.
    Alone = "self" as "on their own",
    /// With an advocate.
    Advocate = "advocate" as "with an advocate",
    /// In the program's own car.
    ProgramVehicle = "program vehicle" as "in the program\u{2019}s car",
    /// From a police station.
    PoliceStation = "police station" as "from a police station",
    /// In a ride that is paid for.
    PaidRide = "paid ride" as "in a ride that is paid for",
}

/// These of a closed list and no others, or nothing stated.
///
/// Written as words behind commas, or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Only<T: Listed>(Set<T>);

impl<T: Listed> Default for Only<T> {
    fn default() -> Self {
        Self(Set::default())
    }
}

impl<T: Listed> Only<T> {
    /// Those stated; `None` where nobody has said.
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

/// When people who live there can be in the house.
///
/// Written as `always`, `unknown`, `22:00-08:00`, or `from 22:00` where no end is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ResidentHours {
    /// By day and by night.
    Always,
    /// Each day between two minutes of the day, past midnight when it ends earlier.
    Daily {
        /// The first minute.
        from: u16,
        /// The minute at which it ends; `None` when nobody has said.
        to: Option<u16>,
    },
    /// Nobody has said.
    #[default]
    Unknown,
}

impl fmt::Display for ResidentHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        match *self {
            Self::Always => f.write_str("by day and by night"),
            Self::Daily { from, to: Some(to) } => write!(f, "{} to {}", clock(from), clock(to)),
            Self::Daily { from, to: None } => write!(f, "from {}", clock(from)),
            Self::Unknown => f.write_str("at hours not stated"),
        }
    }
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
                    format!("\u{201c}{}\u{201d} is not when people can be there.", shown(text)),
                    "Write always, 22:00-08:00, from 22:00 or unknown.",
                )
            }),
        }
    }
}

/// A minute of the day, from 00:00 to 23:59.
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

    #[test]
    fn hours_are_read_and_said() {
        let said = |text: &str| text.parse::<ResidentHours>().unwrap().to_string();
        assert_eq!(said("22:00-08:00"), "22:00 to 08:00");
        assert_eq!(said("from 22:00"), "from 22:00");
        for wrong in ["22-08", "24:00-08:00", "10 p.m.", "from", "+2:00-08:00", ""] {
            assert!(wrong.parse::<ResidentHours>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn these_and_no_others_are_read() {
        let only: Only<Caller> = "probation, child welfare".parse().unwrap();
        assert_eq!(only.stated().unwrap().to_string(), "child welfare and probation");
        assert!("".parse::<Only<Meeting>>().is_err());
        assert_eq!("unknown".parse::<Only<Meeting>>().unwrap().stated(), None);
    }
}
