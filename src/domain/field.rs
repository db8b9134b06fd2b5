//! What an assertion says something of: one entry a field, with its word and what takes it up.

use crate::domain::{Place, Refused, Stage, Status, StatusHistory, Terms};
use chrono::NaiveDate;
use std::str::FromStr;

/// What dated assertions say of a program as a whole, apart from its terms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) stage: Stage,
    pub(super) place: Place,
    pub(super) status: StatusHistory,
    pub(super) quarantine: Option<Box<str>>,
}

type Done = Result<(), Refused>;

/// What takes up a field's value: the program itself, on a day, or the terms of its unit groups.
enum Takes {
    Standing(fn(&mut Standing, NaiveDate, &str) -> Done),
    Terms(fn(&mut Terms, &str) -> Done),
}

/// Declares the fields; an entry is all a field needs.
macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $takes:expr;)*) => {
        /// What an assertion says something of.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field {
            $($(#[$doc])* $name,)*
        }

        impl Field {
            /// Every field.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The word for it, as stored.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }

            fn takes(self) -> Takes {
                match self {
                    $(Self::$name => $takes,)*
                }
            }
        }
    };
}

/// A field of [`Terms`] whose type reads the value.
macro_rules! term {
    ($($part:ident).+) => {
        Takes::Terms(|terms, value| {
            terms.$($part).+ = value.parse()?;
            Ok(())
        })
    };
}

fields! {
    /// `planned`, `open`, ...: of a program.
    Status = "status", Takes::Standing(|standing, day, value| {
        standing.status = standing.status.with(day, value.parse::<Status>()?);
        Ok(())
    });
    /// Why nobody may be sent yet, or `lifted`: of a program.
    Quarantine = "quarantine", Takes::Standing(|standing, _, value| {
        standing.quarantine = (value != "lifted").then(|| value.into());
        Ok(())
    });
    /// A [`Stage`]: of a program.
    Stage = "stage", Takes::Standing(|standing, _, value| {
        standing.stage = value.parse()?;
        Ok(())
    });
    /// A [`Place`]: of a program.
    Place = "place", Takes::Standing(|standing, _, value| {
        standing.place = value.parse()?;
        Ok(())
    });
    /// [`Terms::ages`].
    Ages = "ages", term!(ages);
    /// [`Terms::serves`].
    Serves = "serves", term!(serves);
    /// [`Terms::children`].
    Children = "children", term!(children);
    /// [`Terms::stay`].
    Stay = "stay", term!(stay);
    /// [`Terms::least`].
    MinimumStay = "minimum stay", Takes::Terms(|terms, value| {
        terms.least = known(value)?;
        Ok(())
    });
    /// [`Terms::opening`].
    ExpectedOpening = "expected opening", Takes::Terms(|terms, value| {
        terms.opening = known(value)?;
        Ok(())
    });
    /// The hours of [`Terms::intake`].
    IntakeHours = "intake hours", term!(intake.hours);
    /// What happens outside the hours of [`Terms::intake`].
    AfterHours = "after hours", term!(intake.after_hours);
    /// [`Terms::returns`].
    Returns = "returns", term!(returns);
    /// [`Terms::from_abroad`].
    FromAbroad = "from abroad", term!(from_abroad);
    /// [`Terms::trafficking`].
    Trafficking = "trafficking", term!(trafficking);
    /// [`Terms::dedicated`].
    Dedicated = "dedicated", term!(dedicated);
    /// [`Terms::units`].
    Units = "units", Takes::Terms(|terms, value| {
        terms.units = units(value)?;
        Ok(())
    });
}

/// A value, or nothing where it says `unknown`.
fn known<T: FromStr<Err = Refused>>(value: &str) -> Result<Option<T>, Refused> {
    if value == "unknown" { Ok(None) } else { value.parse().map(Some) }
}

fn units(value: &str) -> Result<Option<u16>, Refused> {
    if value == "unknown" {
        return Ok(None);
    }
    value.parse().map(Some).map_err(|_not_a_number| {
        Refused::not_one_of(value, &["a number of units from 0 to 65535", "unknown"])
    })
}

impl Field {
    /// Takes up a value where the field is one of a program's own; others say nothing here.
    pub(super) fn stand(
        self,
        standing: &mut Standing,
        day: NaiveDate,
        value: &str,
    ) -> Result<(), Refused> {
        match self.takes() {
            Takes::Standing(take) => take(standing, day, value),
            Takes::Terms(_) => Ok(()),
        }
    }

    /// Takes up a value where the field is one of the terms; others say nothing here.
    pub(super) fn tell(self, terms: &mut Terms, value: &str) -> Result<(), Refused> {
        match self.takes() {
            Takes::Terms(take) => take(terms, value),
            Takes::Standing(_) => Ok(()),
        }
    }
}

impl FromStr for Field {
    type Err = Refused;

    fn from_str(word: &str) -> Result<Self, Refused> {
        let words = || Self::ALL.iter().map(|field| field.word()).collect::<Vec<_>>();
        let found = Self::ALL.iter().find(|field| field.word() == word);
        found.copied().ok_or_else(|| Refused::not_one_of(word, &words()))
    }
}
