//! Target population A and the classes of beds: what HUD's codes say of whom a program serves.
//!
//! HUD dropped target population A: since then nothing in a count says which genders a program takes.

use crate::domain::shown;

/// The kinds of beds the count keeps apart, by household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BedClass {
    /// Households with children.
    WithChildren,
    /// Households without children.
    WithoutChildren,
    /// Children without an adult.
    OnlyChildren,
    /// Beds whose households are not stated.
    Unstated,
}

impl BedClass {
    /// The kinds of household of a class of beds: where the row agrees with itself, and where it does not.
    /// A parent who is a minor is not ruled out by beds for households with children.
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

    /// The ages of a class of beds, where the code agrees with it. In a household with children the
    /// adult is the survivor; a parent who is a minor is not ruled out.
    pub(super) fn ages(self) -> &'static str {
        match self {
            Self::WithChildren => "18 +, under 18?",
            Self::WithoutChildren => "18 +",
            Self::OnlyChildren => "under 18",
            Self::Unstated => "unknown",
        }
    }

    /// Whether a class of beds takes children who come along, where the code agrees with it.
    pub(super) fn children(self) -> Option<&'static str> {
        match self {
            Self::WithChildren => Some("yes"),
            Self::WithoutChildren => Some("no"),
            Self::OnlyChildren | Self::Unstated => None,
        }
    }
}

/// What a code says of whom a class of beds serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CodeReading {
    /// It says this, in the spelling of [`Serves`](crate::domain::Serves).
    Says(&'static str),
    /// The beds are of a class the code does not speak of: nothing is taken for a yes.
    AtOdds(&'static str),
}
use CodeReading::{AtOdds, Says};

/// One code of target population A: what it says of beds for households with children, without
/// children, and of children alone.
type Code = (&'static str, CodeReading, CodeReading, CodeReading);

/// Beds for children alone in a program for adults: no adults; the code says nothing more.
const MINORS: CodeReading = Says("women=no men=no girls=unknown boys=unknown");

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
    /// The layout does not have it.
    NotAsked,
}

impl Population {
    /// Reads the code; spaces within it do not matter.
    pub(super) fn of(code: Option<String>) -> Self {
        let Some(code) = code else { return Self::Missing };
        let close = code.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase());
        let close: String = close.collect();
        let known = CODES.iter().find(|(known, ..)| *known == close);
        known.map_or(Self::Unread(code), Self::Known)
    }

    /// The code as it stands in the row.
    pub(super) fn code(&self) -> Option<&str> {
        match self {
            Self::Known((code, ..)) => Some(code),
            Self::Unread(code) => Some(code),
            Self::Missing | Self::NotAsked => None,
        }
    }

    /// Whom a class of beds serves, and why that is doubtful if it is.
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

    /// Whether the code speaks of this class of beds, so that the class can be relied on.
    pub(super) fn agrees(&self, class: BedClass) -> bool {
        matches!(self.reading(class), Some(Says(_)))
    }

    /// Whether the code names other households than those of this class of beds.
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

/// No field of the terms can say that only couples are taken.
fn couples(code: &str) -> Option<String> {
    (code == "CO").then(|| "Only couples are taken.".to_owned())
}
