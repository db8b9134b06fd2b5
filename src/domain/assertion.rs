//! Dated assertions: statements about a program, each with its source and date. They are never
//! overwritten.

use crate::domain::field::ProgramState;
use crate::domain::{
    Field, Problems, Program, ProgramEntry, ProgramId, Refused, Terms, UnitGroupId,
};
use chrono::NaiveDate;
use std::collections::HashMap;

/// The subject of an assertion.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A whole program. A statement of its terms applies to all its unit groups.
    Program(ProgramId),
    /// One unit group.
    Group(UnitGroupId),
}

/// One dated statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assertion {
    /// The subject.
    pub subject: Subject,
    /// The field that it states.
    pub field: Field,
    /// The value, in the spelling of the field's type.
    pub value: String,
    /// The cell as found in the source, if it differs from the value.
    pub raw: Option<String>,
    /// The day on which it was true.
    pub as_of: NaiveDate,
    /// The source of the statement.
    pub source: String,
    /// The reason to doubt it. A doubtful statement is stored and shown, but its `value` is
    /// `unknown`.
    pub flag: Option<String>,
}

impl Assertion {
    /// Checks that the value can be read, so that every stored assertion can be loaded.
    pub fn check(&self) -> Result<(), Refused> {
        self.field.stand(&mut ProgramState::default(), self.as_of, &self.value)?;
        self.field.tell(&mut Terms::default(), &self.value)
    }
}

impl Program {
    /// This program with assertions about it applied. For each field the newest counts; on the same
    /// day, the later one in the list.
    pub fn told<'a>(
        self,
        assertions: impl IntoIterator<Item = &'a Assertion>,
    ) -> Result<Self, Problems> {
        let Self { id, organization, name, stage, place, status, quarantine } = self;
        let mut standing = ProgramState { stage, place, status, quarantine };
        for said in by_age(assertions) {
            let read = said.field.stand(&mut standing, said.as_of, &said.value);
            read.map_err(|refused| refused.at(format!("{id} {}", said.field.word())))?;
        }
        let ProgramState { stage, place, status, quarantine } = standing;
        Ok(Self { id, organization, name, stage, place, status, quarantine })
    }
}

impl Terms {
    /// These terms with assertions applied. For each field the newest counts; on the same day, the
    /// later one in the list.
    pub fn told<'a>(
        mut self,
        assertions: impl IntoIterator<Item = &'a Assertion>,
    ) -> Result<Self, Problems> {
        for said in by_age(assertions) {
            let read = said.field.tell(&mut self, &said.value);
            read.map_err(|refused| refused.at(said.field.word()))?;
        }
        Ok(self)
    }
}

impl ProgramEntry {
    /// The program and the terms of each of its unit groups, in the order of `groups`, as the
    /// assertions about them state. A group's statement takes precedence over its program's. Only
    /// this function turns assertions into the values that the rules judge.
    pub fn stated(
        self,
        groups: &[&UnitGroupId],
        assertions: &[Assertion],
    ) -> Result<(Program, Vec<Terms>), Problems> {
        let mut about: HashMap<Option<&UnitGroupId>, Vec<&Assertion>> = HashMap::new();
        for said in assertions {
            about.entry(said.subject.group()).or_default().push(said);
        }
        let mut said_of = |group| about.remove(&group).unwrap_or_default();
        let of_program = said_of(None);
        let program = self.unstated().told(of_program.iter().copied())?;
        let whole = Terms::default().told(of_program)?;
        let own = groups.iter().map(|group| whole.clone().told(said_of(Some(*group))));
        let terms = own.collect::<Result<_, _>>()?;
        Ok((program, terms))
    }
}

impl Subject {
    /// The unit group; `None` for a whole program.
    pub fn group(&self) -> Option<&UnitGroupId> {
        match self {
            Self::Program(_) => None,
            Self::Group(id) => Some(id),
        }
    }
}

fn by_age<'a>(assertions: impl IntoIterator<Item = &'a Assertion>) -> Vec<&'a Assertion> {
    let mut sorted: Vec<&Assertion> = assertions.into_iter().collect();
    sorted.sort_by_key(|a| a.as_of);
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
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
        let unknown = Field::ALL.iter().map(|field| assertion(*field, "unknown".to_owned()));
        let own = |f: Field| matches!(f, Field::Status | Field::Quarantine);
        let said: Vec<_> = unknown.filter(|a| !own(a.field)).collect();
        assert_eq!(Terms::default().told(&said).unwrap(), Terms::default());
    }

    proptest! {
        #![proptest_config(cases(256))]

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
