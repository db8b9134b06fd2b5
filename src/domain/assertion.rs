//! Dated assertions: what a program is said to be, by whom and as of when. Never overwritten.

use crate::domain::{
    Place, Problems, Program, ProgramId, Refused, Stage, Status, StatusHistory, Terms, UnitGroupId,
};
use chrono::NaiveDate;
use std::str::FromStr;

/// What an assertion is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A whole program: for terms, all its unit groups.
    Program(ProgramId),
    /// One unit group.
    Group(UnitGroupId),
}

/// What an assertion says something of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// `planned`, `open`, ...: of a program.
    Status,
    /// Why nobody may be sent yet, or `lifted`: of a program.
    Quarantine,
    /// A [`Stage`]: of a program.
    Stage,
    /// A [`Place`]: of a program.
    Place,
    /// [`Terms::ages`].
    Ages,
    /// [`Terms::serves`].
    Serves,
    /// [`Terms::children`].
    Children,
    /// [`Terms::stay`].
    Stay,
    /// The hours of [`Terms::intake`].
    IntakeHours,
    /// What happens outside the hours of [`Terms::intake`].
    AfterHours,
    /// [`Terms::returns`].
    Returns,
    /// [`Terms::from_abroad`].
    FromAbroad,
    /// [`Terms::trafficking`].
    Trafficking,
    /// [`Terms::dedicated`].
    Dedicated,
    /// [`Terms::units`].
    Units,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 15] = [
        Self::Status,
        Self::Quarantine,
        Self::Stage,
        Self::Place,
        Self::Ages,
        Self::Serves,
        Self::Children,
        Self::Stay,
        Self::IntakeHours,
        Self::AfterHours,
        Self::Returns,
        Self::FromAbroad,
        Self::Trafficking,
        Self::Dedicated,
        Self::Units,
    ];

    /// The word for it, as stored.
    pub fn word(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Quarantine => "quarantine",
            Self::Stage => "stage",
            Self::Place => "place",
            Self::Ages => "ages",
            Self::Serves => "serves",
            Self::Children => "children",
            Self::Stay => "stay",
            Self::IntakeHours => "intake hours",
            Self::AfterHours => "after hours",
            Self::Returns => "returns",
            Self::FromAbroad => "from abroad",
            Self::Trafficking => "trafficking",
            Self::Dedicated => "dedicated",
            Self::Units => "units",
        }
    }
}

impl FromStr for Field {
    type Err = Refused;

    fn from_str(word: &str) -> Result<Self, Refused> {
        Self::ALL
            .into_iter()
            .find(|f| f.word() == word)
            .ok_or_else(|| Refused::not_one_of(word, &Self::ALL.map(Self::word)))
    }
}

/// One dated statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assertion {
    /// What it is about.
    pub subject: Subject,
    /// What it says something of.
    pub field: Field,
    /// What it says, in the spelling of the field's type.
    pub value: String,
    /// The cell as it stood in the source, where that differs.
    pub raw: Option<String>,
    /// The day it was true.
    pub as_of: NaiveDate,
    /// Who says so.
    pub source: String,
    /// Why it is doubtful; a doubtful value is kept and shown, and its `value` says `unknown`.
    pub flag: Option<String>,
}

impl Assertion {
    /// Checks that the value can be read, so that what is stored can always be loaded.
    pub fn check(&self) -> Result<(), Refused> {
        let mut terms = Terms::default();
        self.tell(&mut terms)?;
        match self.field {
            Field::Status => self.value.parse::<Status>().map(drop),
            Field::Stage => self.value.parse::<Stage>().map(drop),
            Field::Place => self.value.parse::<Place>().map(drop),
            Field::Quarantine
            | Field::Ages
            | Field::Serves
            | Field::Children
            | Field::Stay
            | Field::IntakeHours
            | Field::AfterHours
            | Field::Returns
            | Field::FromAbroad
            | Field::Trafficking
            | Field::Dedicated
            | Field::Units => Ok(()),
        }
    }

    /// Writes what this assertion says into the terms; of a program's own fields it says nothing.
    fn tell(&self, terms: &mut Terms) -> Result<(), Refused> {
        let value = self.value.as_str();
        match self.field {
            Field::Status | Field::Quarantine | Field::Stage | Field::Place => {}
            Field::Ages => terms.ages = value.parse()?,
            Field::Serves => terms.serves = value.parse()?,
            Field::Children => terms.children = value.parse()?,
            Field::Stay => terms.stay = value.parse()?,
            Field::IntakeHours => terms.intake.hours = value.parse()?,
            Field::AfterHours => terms.intake.after_hours = value.parse()?,
            Field::Returns => terms.returns = value.parse()?,
            Field::FromAbroad => terms.from_abroad = value.parse()?,
            Field::Trafficking => terms.trafficking = value.parse()?,
            Field::Dedicated => terms.dedicated = value.parse()?,
            Field::Units => terms.units = units(value)?,
        }
        Ok(())
    }
}

fn units(value: &str) -> Result<Option<u16>, Refused> {
    if value == "unknown" {
        return Ok(None);
    }
    value.parse().map(Some).map_err(|_not_a_number| {
        Refused::not_one_of(value, &["a number of units from 0 to 65535", "unknown"])
    })
}

impl Program {
    /// Takes up what assertions about the program say, oldest first, the newest holding.
    pub fn told(mut self, assertions: &[Assertion]) -> Result<Self, Problems> {
        let mut statements: Vec<_> = self.status.iter().collect();
        for assertion in by_age(assertions) {
            let value = assertion.value.as_str();
            let read = match assertion.field {
                Field::Status => value.parse().map(|s| statements.push((assertion.as_of, s))),
                Field::Stage => value.parse().map(|stage| self.stage = stage),
                Field::Place => value.parse().map(|place| self.place = place),
                Field::Quarantine => {
                    self.quarantine = (value != "lifted").then(|| value.into());
                    Ok(())
                }
                Field::Ages
                | Field::Serves
                | Field::Children
                | Field::Stay
                | Field::IntakeHours
                | Field::AfterHours
                | Field::Returns
                | Field::FromAbroad
                | Field::Trafficking
                | Field::Dedicated
                | Field::Units => Ok(()),
            };
            read.map_err(|refused| refused.at(format!("{} {}", self.id, assertion.field.word())))?;
        }
        self.status = StatusHistory::of(statements);
        Ok(self)
    }
}

impl Terms {
    /// These terms with what assertions say on top, oldest first, the newest holding.
    pub fn told(mut self, assertions: &[Assertion]) -> Result<Self, Problems> {
        for assertion in by_age(assertions) {
            assertion.tell(&mut self).map_err(|refused| refused.at(assertion.field.word()))?;
        }
        Ok(self)
    }
}

fn by_age(assertions: &[Assertion]) -> Vec<&Assertion> {
    let mut sorted: Vec<&Assertion> = assertions.iter().collect();
    sorted.sort_by_key(|a| a.as_of);
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn assertion(field: Field, value: String) -> Assertion {
        Assertion {
            subject: Subject::Program("somewhere".parse().unwrap()),
            field,
            value,
            raw: None,
            as_of: NaiveDate::from_ymd_opt(2012, 8, 1).unwrap(),
            source: "a test".to_owned(),
            flag: None,
        }
    }

    #[test]
    fn nothing_said_is_unknown_in_every_field_of_terms() {
        let unknown = Field::ALL.map(|field| assertion(field, "unknown".to_owned()));
        let own = |f: Field| matches!(f, Field::Status | Field::Quarantine);
        let said: Vec<_> = unknown.into_iter().filter(|a| !own(a.field)).collect();
        assert_eq!(Terms::default().told(&said).unwrap(), Terms::default());
    }

    proptest! {
        #[test]
        fn reading_a_value_never_panics_and_what_is_checked_can_be_told(
            which in 0..Field::ALL.len(), value in "\\PC{0,40}|[a-z0-9=, ?+-]{0,30}"
        ) {
            let said = assertion(Field::ALL[which], value);
            if said.check().is_ok() {
                prop_assert!(Terms::default().told(&[said]).is_ok());
            }
        }
    }
}
