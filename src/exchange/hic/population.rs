//! Target population A and the classes of beds: the people whom a program serves, by HUD's codes.
//!
//! HUD dropped target population A. Since then, nothing in a count states which genders a program
//! takes.

use crate::domain::shown;

/// The classes of beds that the count keeps apart, by household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BedClass {
    /// Beds for households with children.
    WithChildren,
    /// Beds for households without children.
    WithoutChildren,
    /// Beds for children without an adult.
    OnlyChildren,
    /// Beds whose households are not stated.
    Unstated,
}

impl BedClass {
    /// Returns the households that a class of beds is for: first if the row agrees with itself, and
    /// second if it does not. Beds for households with children do not rule out a parent who is a
    /// minor.
    pub(super) fn households(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::WithChildren => {
                Some(("with-children=yes without-children=no", "with-children=yes"))
            }
            Self::WithoutChildren => {
                Some(("without-children=yes with-children=no", "without-children=yes"))
            }
            Self::OnlyChildren => Some((
                "only-children=yes with-children=no without-children=no",
                "only-children=yes",
            )),
            Self::Unstated => None,
        }
    }

    /// Returns the ages that a class of beds is for, if the code agrees with the class. In a
    /// household with children, the adult is the survivor. A parent who is a minor is not ruled
    /// out.
    pub(super) fn ages(self) -> &'static str {
        match self {
            Self::WithChildren => "18 +, under 18?",
            Self::WithoutChildren => "18 +",
            Self::OnlyChildren => "under 18",
            Self::Unstated => "unknown",
        }
    }

    /// Returns whether a class of beds takes children who come along, if the code agrees with the
    /// class.
    pub(super) fn children(self) -> Option<&'static str> {
        match self {
            Self::WithChildren => Some("yes"),
            Self::WithoutChildren => Some("no"),
            Self::OnlyChildren | Self::Unstated => None,
        }
    }
}

/// The meaning of a code for the people whom a class of beds serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CodeReading {
    /// The code states this, in the spelling of [`Serves`](crate::domain::Serves).
    Says(&'static str),
    /// The code does not cover this class of beds, so nothing is read as a yes.
    AtOdds(&'static str),
}
use CodeReading::{AtOdds, Says};

/// One code of target population A, with its meaning for beds for households with children, for
/// beds for households without children, and for beds for children alone.
type Code = (&'static str, CodeReading, CodeReading, CodeReading);

/// The meaning for beds for children alone in a program for adults: it takes no adults there, and
/// the code states nothing more.
const MINORS: CodeReading = Says("women=no men=no girls=unknown boys=unknown");

/// The codes of target population A. A code for families names no gender of the adult, so none is
/// read from it.
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

/// Target population A, as the row states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Population {
    /// A code of the table.
    Known(&'static Code),
    /// Another text.
    Unread(String),
    /// An empty cell.
    Missing,
    /// The layout has no such column.
    NotAsked,
}

impl Population {
    /// Reads the code. Spaces within it do not matter.
    pub(super) fn of(code: Option<String>) -> Self {
        let Some(code) = code else { return Self::Missing };
        let close = code.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase());
        let close: String = close.collect();
        let known = CODES.iter().find(|(known, ..)| *known == close);
        known.map_or(Self::Unread(code), Self::Known)
    }

    /// Returns the code; `None` if the row has none.
    pub(super) fn code(&self) -> Option<&str> {
        match self {
            Self::Known((code, ..)) => Some(code),
            Self::Unread(code) => Some(code),
            Self::Missing | Self::NotAsked => None,
        }
    }

    /// Returns the people whom a class of beds serves, and why that is doubtful if it is.
    pub(super) fn serves(&self, class: BedClass) -> (&'static str, Option<String>) {
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
            Self::NotAsked => {
                let doubt =
                    "This year's count does not say which genders and ages a program takes.";
                return ("unknown", Some(doubt.to_owned()));
            }
        };
        let (reading, beds) = match class {
            BedClass::WithChildren => (with, "households with children"),
            BedClass::WithoutChildren => (without, "households without children"),
            BedClass::OnlyChildren => (only, "children without an adult"),
            BedClass::Unstated => {
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

    /// Returns true if the code covers this class of beds, so that the class can be relied on.
    pub(super) fn agrees(&self, class: BedClass) -> bool {
        matches!(self.reading(class), Some(Says(_)))
    }

    /// Returns true if the code names other households than those of this class of beds.
    pub(super) fn contradicts(&self, class: BedClass) -> bool {
        matches!(self.reading(class), Some(AtOdds(_)))
    }

    fn reading(&self, class: BedClass) -> Option<CodeReading> {
        let Self::Known((_, with, without, only)) = self else { return None };
        match class {
            BedClass::WithChildren => Some(*with),
            BedClass::WithoutChildren => Some(*without),
            BedClass::OnlyChildren => Some(*only),
            BedClass::Unstated => None,
        }
    }
}

/// Returns the condition of the code for couples. No field of the terms can state that a program
/// takes only couples.
fn couples(code: &str) -> Option<String> {
    (code == "CO").then(|| "Only couples are taken.".to_owned())
}
