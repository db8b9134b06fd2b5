//! HUD's codes and what each may be read as, one table for each column.

use crate::domain::{Stage, Status, shown};

/// What a program is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ProgramType {
    EmergencyShelter,
    Transitional,
    SafeHaven,
    SupportiveHousing,
}

impl ProgramType {
    /// Reads the code; rapid re-housing and its forerunner pay rent and have no beds of their own.
    pub(super) fn of(code: &str) -> Result<Self, String> {
        match code {
            "ES" => Ok(Self::EmergencyShelter),
            "TH" => Ok(Self::Transitional),
            "SH" => Ok(Self::SafeHaven),
            "PSH" => Ok(Self::SupportiveHousing),
            "HPRP" | "RRH" => Err(format!("{code} pays rent and has no bed to offer.")),
            other => Err(format!("\u{201c}{}\u{201d} is not a known program type.", shown(other))),
        }
    }

    /// The code.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::EmergencyShelter => "ES",
            Self::Transitional => "TH",
            Self::SafeHaven => "SH",
            Self::SupportiveHousing => "PSH",
        }
    }

    /// The words for it.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::EmergencyShelter => "emergency shelter",
            Self::Transitional => "transitional housing",
            Self::SafeHaven => "safe haven",
            Self::SupportiveHousing => "permanent supportive housing",
        }
    }

    /// Its stage. People stay in a safe haven for months: it is no emergency shelter.
    pub(super) fn stage(self) -> Stage {
        match self {
            Self::EmergencyShelter => Stage::Emergency,
            Self::Transitional | Self::SafeHaven => Stage::Transitional,
            Self::SupportiveHousing => Stage::LongTerm,
        }
    }

    /// A condition that comes with the type and that no field of the terms can state.
    pub(super) fn condition(self) -> Option<&'static str> {
        match self {
            Self::EmergencyShelter | Self::Transitional => None,
            Self::SafeHaven => Some("A safe haven is for people with severe mental illness."),
            Self::SupportiveHousing => {
                Some("Supportive housing is for people with a disability, mostly by referral.")
            }
        }
    }
}

/// Whether it runs: current and new inventory is open, inventory under development is planned.
pub(super) fn inventory(code: &str) -> Result<Status, String> {
    match code {
        "C" | "N" => Ok(Status::Open),
        "U" => Ok(Status::Planned),
        other => Err(format!("\u{201c}{}\u{201d} is not a known inventory type.", shown(other))),
    }
}

/// Target population B: a narrower group that a program is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subpopulation {
    None,
    DomesticViolence,
    Veterans,
    Hiv,
    Unread(String),
}

impl Subpopulation {
    /// Reads the code; an empty cell names nobody.
    pub(super) fn of(code: Option<&str>) -> Self {
        match code {
            None | Some("NA") => Self::None,
            Some("DV") => Self::DomesticViolence,
            Some("VET") => Self::Veterans,
            Some("HIV") => Self::Hiv,
            Some(other) => Self::Unread(other.to_owned()),
        }
    }

    /// Whether its beds are for veterans only.
    pub(super) fn is_veterans(&self) -> bool {
        *self == Self::Veterans
    }

    /// Whether it is for survivors of domestic violence.
    pub(super) fn is_domestic_violence(&self) -> bool {
        *self == Self::DomesticViolence
    }

    /// A condition that no field of the terms can state. Veterans have a field of their own, and so has
    /// whether survivors of trafficking count among those of domestic violence.
    pub(super) fn condition(&self) -> Option<String> {
        match self {
            Self::None | Self::DomesticViolence | Self::Veterans => None,
            Self::Hiv => Some("Kept for people with HIV.".to_owned()),
            Self::Unread(code) => {
                Some(format!("Target population B \u{201c}{}\u{201d} is not known.", shown(code)))
            }
        }
    }
}

/// The kinds of beds the count keeps apart, by household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Households with children.
    WithChildren,
    /// Households without children.
    WithoutChildren,
    /// Children without an adult.
    OnlyChildren,
    /// Beds whose households are not stated.
    Unstated,
}

/// What a code says of whom a class of beds serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// It says this, in the spelling of [`Serves`](crate::domain::Serves).
    Says(&'static str),
    /// The beds are of a class the code does not speak of: nothing is taken for a yes.
    AtOdds(&'static str),
}
use Reading::{AtOdds, Says};

/// One code of target population A: what it says of beds for households with children, without
/// children, and of children alone.
type Code = (&'static str, Reading, Reading, Reading);

/// Beds of children alone in a program for adults: no adults, and nothing more is said.
const MINORS: Reading = Says("women=no men=no girls=unknown boys=unknown");

/// Target population A. A code for families names no gender of the adult, so none is read from it.
#[rustfmt::skip]
const CODES: [Code; 11] = [
    ("SF",     AtOdds("unknown"),              Says("women=yes men=no girls=no boys=no"),          MINORS),
    ("SM",     AtOdds("unknown"),              Says("women=no men=yes girls=no boys=no"),          MINORS),
    ("SMF",    AtOdds("unknown"),              Says("women=yes men=yes girls=no boys=no"),         MINORS),
    ("CO",     AtOdds("unknown"),              Says("women=unknown men=unknown girls=no boys=no"), AtOdds("unknown")),
    ("HC",     Says("unknown"),                AtOdds("unknown"),                                  MINORS),
    ("SFHC",   Says("women=yes men=unknown"),  Says("women=yes men=no girls=no boys=no"),          MINORS),
    ("SMHC",   Says("women=unknown men=yes"),  Says("women=no men=yes girls=no boys=no"),          MINORS),
    ("SMF+HC", Says("women=yes men=yes"),      Says("women=yes men=yes girls=no boys=no"),         MINORS),
    ("YF",     AtOdds("men=no boys=no"),       AtOdds("men=no boys=no"),                           Says("women=no men=no girls=yes boys=no")),
    ("YM",     AtOdds("women=no girls=no"),    AtOdds("women=no girls=no"),                        Says("women=no men=no girls=no boys=yes")),
    ("YMF",    AtOdds("unknown"),              AtOdds("unknown"),                                  Says("women=no men=no girls=yes boys=yes")),
];

/// Target population A, as the row has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Population {
    /// A code of the table.
    Known(&'static Code),
    /// Something else.
    Unread(String),
    /// Nothing.
    Missing,
}

impl Population {
    /// Reads the code; spaces within it do not matter.
    pub(super) fn of(code: Option<String>) -> Self {
        let Some(code) = code else { return Self::Missing };
        let close: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let known = CODES.iter().find(|(known, ..)| *known == close);
        known.map_or(Self::Unread(code), Self::Known)
    }

    /// The code as it stands in the row.
    pub(super) fn code(&self) -> Option<&str> {
        match self {
            Self::Known((code, ..)) => Some(code),
            Self::Unread(code) => Some(code),
            Self::Missing => None,
        }
    }

    /// Whom a class of beds serves, and why that is doubtful if it is.
    pub(super) fn serves(&self, class: Class) -> (&'static str, Option<String>) {
        let (code, with, without, only) = match self {
            Self::Known(code) => *code,
            Self::Unread(code) => {
                let doubt =
                    format!("\u{201c}{}\u{201d} is not a known target population.", shown(code));
                return ("unknown", Some(doubt));
            }
            Self::Missing => {
                return ("unknown", Some("No target population is stated.".to_owned()));
            }
        };
        let (reading, beds) = match class {
            Class::WithChildren => (with, "households with children"),
            Class::WithoutChildren => (without, "households without children"),
            Class::OnlyChildren => (only, "children without an adult"),
            Class::Unstated => {
                return (
                    "unknown",
                    Some("Which households its beds are for is not stated.".to_owned()),
                );
            }
        };
        match reading {
            Says(serves) => (serves, couples(code)),
            AtOdds(serves) => {
                (serves, Some(format!("The code {code} does not go with beds for {beds}.")))
            }
        }
    }

    /// Whether the code speaks of this class of beds, so that the class can be relied on.
    pub(super) fn agrees(&self, class: Class) -> bool {
        matches!(self.reading(class), Some(Says(_)))
    }

    /// Whether the code names other households than those of this class of beds.
    pub(super) fn contradicts(&self, class: Class) -> bool {
        matches!(self.reading(class), Some(AtOdds(_)))
    }

    fn reading(&self, class: Class) -> Option<Reading> {
        let Self::Known((_, with, without, only)) = self else { return None };
        match class {
            Class::WithChildren => Some(*with),
            Class::WithoutChildren => Some(*without),
            Class::OnlyChildren => Some(*only),
            Class::Unstated => None,
        }
    }
}

/// No field of the terms can say that only couples are taken.
fn couples(code: &str) -> Option<String> {
    (code == "CO").then(|| "Only couples are taken.".to_owned())
}
