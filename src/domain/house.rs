//! The rules of a house, which a person should hear before deciding to go there.

use crate::domain::listed::listed;
use crate::domain::{Policy, Refused, Stated};
use crate::words::{Text, say};
use chrono::NaiveTime;
use std::fmt;
use std::str::FromStr;

/// The rules and safeguards of a house. Everything not stated is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct House {
    /// The doors: open, watched or locked.
    pub security: Security,
    /// The safeguards it states.
    pub safeguards: Stated<Safeguard>,
    /// The rule for phones.
    pub phones: Phones,
    /// The curfew at night.
    pub curfew: Curfew,
    /// The first hours of a stay, when people must stay inside.
    pub inside_first: Length<Hours>,
    /// The rule for going out after that.
    pub outings: Outings,
}

listed! {
    /// The freedom to leave the building.
    Security, unless said: Unknown;
    /// The doors are open.
    Open = "open",
    /// Staff control who goes out.
    StaffSecure = "staff secure",
    /// The doors are locked.
    Locked = "locked",
    /// Not stated.
    Unknown = "unknown",
}

listed! {
    /// A safeguard of a house, in the terms of the national survey.
    Safeguard;
    /// Its address is not published.
    Confidential = "confidential location" as safeguard_confidential,
    /// Secluded.
    Secluded = "secluded" as safeguard_secluded,
    /// A gate or a fence.
    Gated = "gated" as safeguard_gated,
    /// Cameras.
    Cameras = "cameras" as safeguard_cameras,
    /// Alarms.
    Alarms = "alarms" as safeguard_alarms,
    /// Guards.
    Guards = "guards" as safeguard_guards,
    /// Background checks of everyone who works there.
    BackgroundChecks = "background checks" as safeguard_background_checks,
    /// Calls are screened.
    ScreenedCalls = "screened calls" as safeguard_screened_calls,
}

listed! {
    /// The rule for a person's phone.
    Phones, unless said: Unknown;
    /// It stays with the person.
    WithPerson = "with the person",
    /// It can be used at some times or in some ways.
    Limited = "limited",
    /// It is handed in.
    HandedIn = "handed in",
    /// Not stated.
    Unknown = "unknown",
}

listed! {
    /// The rule for going out.
    Outings, unless said: Unknown;
    /// As people wish.
    Free = "free",
    /// As agreed with staff.
    ByAgreement = "by agreement",
    /// With someone from the program.
    Accompanied = "accompanied",
    /// Not stated.
    Unknown = "unknown",
}

/// A rule that a house may have. Its text states the rule, or the subject if the rule is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HouseRule {
    /// The freedom to leave the building.
    Doors(Security),
    /// The first hours, when people must stay inside.
    InsideFirst(Length<Hours>),
    /// Phones.
    Phones(Phones),
    /// The curfew.
    Curfew(Curfew),
    /// Going out.
    Outings(Outings),
}

impl House {
    /// The rules, strictest first.
    pub fn rules(self) -> [HouseRule; 5] {
        [
            HouseRule::Doors(self.security),
            HouseRule::InsideFirst(self.inside_first),
            HouseRule::Phones(self.phones),
            HouseRule::Curfew(self.curfew),
            HouseRule::Outings(self.outings),
        ]
    }
}

impl HouseRule {
    /// Returns whether the rule leaves people free; [`Policy::Unknown`] if it is not stated.
    pub fn leaves_free(self) -> Policy {
        match self {
            Self::Doors(Security::Unknown)
            | Self::InsideFirst(Length::Unknown)
            | Self::Phones(Phones::Unknown)
            | Self::Curfew(Curfew::Unknown)
            | Self::Outings(Outings::Unknown) => Policy::Unknown,
            Self::Doors(Security::Open)
            | Self::InsideFirst(Length::None)
            | Self::Phones(Phones::WithPerson)
            | Self::Curfew(Curfew::None)
            | Self::Outings(Outings::Free) => Policy::Yes,
            Self::Doors(Security::StaffSecure | Security::Locked)
            | Self::InsideFirst(Length::For(..))
            | Self::Phones(Phones::Limited | Phones::HandedIn)
            | Self::Curfew(Curfew::At(_))
            | Self::Outings(Outings::ByAgreement | Outings::Accompanied) => Policy::No,
        }
    }
}

/// The rule as part of a sentence.
impl From<HouseRule> for Text {
    fn from(rule: HouseRule) -> Self {
        match rule {
            HouseRule::Doors(Security::Open) => say::doors_open(),
            HouseRule::Doors(Security::StaffSecure) => say::doors_staff_secure(),
            HouseRule::Doors(Security::Locked) => say::doors_locked(),
            HouseRule::Doors(Security::Unknown) => say::about_doors(),
            HouseRule::InsideFirst(Length::None) => say::inside_first_none(),
            // As programs do, the text gives up to three days in hours and longer times in days.
            HouseRule::InsideFirst(Length::For(hours, _)) if hours > 72 && hours % 24 == 0 => {
                say::inside_first_days(hours / 24)
            }
            HouseRule::InsideFirst(Length::For(hours, _)) => say::inside_first_hours(hours),
            HouseRule::InsideFirst(Length::Unknown) => say::about_inside_first(),
            HouseRule::Phones(Phones::WithPerson) => say::phones_with_person(),
            HouseRule::Phones(Phones::Limited) => say::phones_limited(),
            HouseRule::Phones(Phones::HandedIn) => say::phones_handed_in(),
            HouseRule::Phones(Phones::Unknown) => say::about_phones(),
            HouseRule::Curfew(Curfew::None) => say::curfew_none(),
            HouseRule::Curfew(Curfew::At(time)) => say::curfew_at(time),
            HouseRule::Curfew(Curfew::Unknown) => say::about_curfew(),
            HouseRule::Outings(Outings::Free) => say::outings_free(),
            HouseRule::Outings(Outings::ByAgreement) => say::outings_by_agreement(),
            HouseRule::Outings(Outings::Accompanied) => say::outings_accompanied(),
            HouseRule::Outings(Outings::Unknown) => say::about_outings(),
        }
    }
}

/// The curfew at night. Written as `none`, `21:00` or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Curfew {
    /// No curfew.
    None,
    /// By this time.
    At(NaiveTime),
    /// Not stated.
    #[default]
    Unknown,
}

impl fmt::Display for Curfew {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::At(time) => write!(f, "{}", time.format("%H:%M")),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

impl FromStr for Curfew {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        match text {
            "none" => Ok(Self::None),
            "unknown" => Ok(Self::Unknown),
            time => NaiveTime::parse_from_str(time, "%H:%M")
                .map(Self::At)
                .map_err(|_no_time| Refused::not_known(time, say::use_never_or_time())),
        }
    }
}

/// A unit of time for stated lengths.
pub trait UnitOfTime: Copy + Default + PartialEq + 'static {
    /// The singular and the plural.
    const WORDS: (&'static str, &'static str);
}

/// Hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Hours;

impl UnitOfTime for Hours {
    const WORDS: (&'static str, &'static str) = ("hour", "hours");
}

/// Minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Minutes;

impl UnitOfTime for Minutes {
    const WORDS: (&'static str, &'static str) = ("minute", "minutes");
}

/// A length of time that a program states. Written as `none`, `72 hours` or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Length<U> {
    /// It does not happen, or is not required.
    None,
    /// This many units of time.
    For(u16, U),
    /// Not stated.
    #[default]
    Unknown,
}

impl<U: UnitOfTime> fmt::Display for Length<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::For(1, _) => write!(f, "1 {}", U::WORDS.0),
            Self::For(n, _) => write!(f, "{n} {}", U::WORDS.1),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

impl<U: UnitOfTime> FromStr for Length<U> {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let (one, several) = U::WORDS;
        let number = text.strip_suffix(several).or_else(|| text.strip_suffix(one));
        let number = number.and_then(|number| number.trim_end().parse().ok());
        match (text, number) {
            ("unknown", _) => Ok(Self::Unknown),
            ("none", _) | (_, Some(0)) => Ok(Self::None),
            (_, Some(number)) => Ok(Self::For(number, U::default())),
            (_, None) => {
                Err(Refused::not_known(text, say::use_none_or_length(format!("24 {several}"))))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use proptest::prelude::*;

    #[test]
    fn lengths_and_hours_read_back() {
        for text in ["none", "1 hour", "72 hours", "unknown"] {
            assert_eq!(text.parse::<Length<Hours>>().unwrap().to_string(), text);
        }
        for text in ["none", "21:00", "00:30", "unknown"] {
            assert_eq!(text.parse::<Curfew>().unwrap().to_string(), text);
        }
        assert_eq!("0 minutes".parse::<Length<Minutes>>().unwrap(), Length::None);
        for wrong in ["", "72", "72 days", "-1 hours", "99999 hours", "hours"] {
            assert!(wrong.parse::<Length<Hours>>().is_err(), "{wrong}");
        }
        for wrong in ["", "9 pm", "25:00", "21"] {
            assert!(wrong.parse::<Curfew>().is_err(), "{wrong}");
        }
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn reading_a_length_never_panics(text in "\\PC{0,20}|[0-9]{0,6} ?(hours?|minutes?)") {
            if let Ok(length) = text.parse::<Length<Hours>>() {
                prop_assert_eq!(length.to_string().parse::<Length<Hours>>().unwrap(), length);
            }
        }
    }
}
