//! How people come to a program and when they can be there: who calls, where they are met, by day
//! or by night.

use crate::domain::{Listable, Refused, shown};
use std::fmt;
use std::str::FromStr;

/// Who is calling for a place. An agency that a program takes people from may open its door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Caller {
    /// The person alone.
    Person,
    /// A hotline.
    Hotline,
    /// Child welfare.
    ChildWelfare,
    /// Probation.
    Probation,
    /// Law enforcement.
    LawEnforcement,
    /// Anyone else.
    Other,
}

impl Listable for Caller {
    const ALL: &[Self] = &[
        Self::Person,
        Self::Hotline,
        Self::ChildWelfare,
        Self::Probation,
        Self::LawEnforcement,
        Self::Other,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Person => "self",
            Self::Hotline => "hotline",
            Self::ChildWelfare => "child welfare",
            Self::Probation => "probation",
            Self::LawEnforcement => "law enforcement",
            Self::Other => "other",
        }
    }

    fn spoken(self) -> &'static str {
        match self {
            Self::Person => "the person alone",
            Self::Hotline => "hotlines",
            Self::ChildWelfare => "child welfare",
            Self::Probation => "probation",
            Self::LawEnforcement => "law enforcement",
            Self::Other => "other helpers",
        }
    }
}

impl FromStr for Caller {
    type Err = Refused;

    fn from_str(word: &str) -> Result<Self, Refused> {
        let words = || Self::ALL.iter().map(|caller| caller.word()).collect::<Vec<_>>();
        let found = Self::ALL.iter().find(|caller| caller.word() == word);
        found.copied().ok_or_else(|| Refused::not_one_of(word, &words()))
    }
}

/// How someone gets from outside to a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meeting {
    /// On their own.
    Alone,
    /// With an advocate.
    Advocate,
    /// In the program's own car.
    ProgramVehicle,
    /// From a police station.
    PoliceStation,
    /// In a ride that is paid for.
    PaidRide,
}

impl Listable for Meeting {
    const ALL: &[Self] =
        &[Self::Alone, Self::Advocate, Self::ProgramVehicle, Self::PoliceStation, Self::PaidRide];

    fn word(self) -> &'static str {
        match self {
            Self::Alone => "self",
            Self::Advocate => "advocate",
            Self::ProgramVehicle => "program vehicle",
            Self::PoliceStation => "police station",
            Self::PaidRide => "paid ride",
        }
    }

    fn spoken(self) -> &'static str {
        match self {
            Self::Alone => "on their own",
            Self::Advocate => "with an advocate",
            Self::ProgramVehicle => "in the program\u{2019}s car",
            Self::PoliceStation => "from a police station",
            Self::PaidRide => "in a ride that is paid for",
        }
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
    use crate::domain::Listed;

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
    fn lists_are_read_and_said() {
        let listed: Listed<Caller> = "probation, child welfare, hotline".parse().unwrap();
        assert_eq!(listed.to_string(), "hotlines, child welfare and probation");
        assert!(listed.has(Caller::Hotline) && !listed.has(Caller::Person));
        let only: Listed<Meeting> = "police station".parse().unwrap();
        assert!(only.is_only(Meeting::PoliceStation));
        assert!("".parse::<Listed<Meeting>>().is_err());
        assert!("unknown".parse::<Listed<Meeting>>().unwrap().is_unknown());
    }
}
