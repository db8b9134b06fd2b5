//! The rules of a house: what a person should hear before deciding to go there.

use crate::domain::listed::listed;
use crate::domain::{Policy, Refused, Stated};
use crate::words::{Text, say};
use chrono::NaiveTime;
use std::fmt;
use std::str::FromStr;

/// What a house asks of those who live there. Whatever nobody stated is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct House {
    /// Whether its doors are open.
    pub security: Security,
    /// What keeps it safe.
    pub safeguards: Stated<Safeguard>,
    /// Telephones.
    pub phones: Phones,
    /// When to be back.
    pub curfew: Curfew,
    /// The first hours, when nobody goes out.
    pub inside_first: Length<Hours>,
    /// Going out after that.
    pub outings: Outings,
}

listed! {
    /// Whether people can walk out.
    Security, unless said: Unknown;
    /// The doors are open.
    Open = "open",
    /// Staff see to who goes out.
    StaffSecure = "staff secure",
    /// The doors are locked.
    Locked = "locked",
    /// Not stated.
    Unknown = "unknown",
}

listed! {
    /// What keeps a house safe, in the words of the national survey.
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
    /// What becomes of a person's telephone.
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
    /// Going out of the house.
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

/// One thing a house may ask of people. In words: what it asks, or what it is about where nobody
/// has said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HouseRule {
    /// Whether people can walk out.
    Doors(Security),
    /// The first hours.
    InsideFirst(Length<Hours>),
    /// Telephones.
    Phones(Phones),
    /// When to be back.
    Curfew(Curfew),
    /// Going out.
    Outings(Outings),
}

impl House {
    /// Its rules, the hardest first.
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
    /// Whether it leaves people free; unknown where nobody has said.
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

/// As a part of a sentence.
impl From<HouseRule> for Text {
    fn from(rule: HouseRule) -> Self {
        match rule {
            HouseRule::Doors(Security::Open) => say::doors_open(),
            HouseRule::Doors(Security::StaffSecure) => say::doors_staff_secure(),
            HouseRule::Doors(Security::Locked) => say::doors_locked(),
            HouseRule::Doors(Security::Unknown) => say::about_doors(),
            HouseRule::InsideFirst(Length::None) => say::inside_first_none(),
            // Three days are said in hours, as programs do; a week is not.
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

/// When to be back at night. Written as `none`, `21:00` or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Curfew {
    /// No such hour.
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

/// A unit of time in which something is stated.
pub trait UnitOfTime: Copy + Default + PartialEq + 'static {
    /// One of it, and several of it.
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

/// How long something takes. Written as `none`, `72 hours` or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Length<U> {
    /// It is not done at all.
    None,
    /// So many units of time.
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
