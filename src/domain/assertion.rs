//! Dated assertions: what a program is said to be, by whom and as of when. Never overwritten.

use crate::domain::field::ProgramState;
use crate::domain::{
    Field, Problems, Program, ProgramEntry, ProgramId, Refused, Terms, UnitGroupId,
};
use chrono::NaiveDate;
use std::collections::HashMap;

/// What an assertion is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A whole program: for terms, all its unit groups.
    Program(ProgramId),
    /// One unit group.
    Group(UnitGroupId),
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
        self.field.stand(&mut ProgramState::default(), self.as_of, &self.value)?;
        self.field.tell(&mut Terms::default(), &self.value)
    }
}

impl Program {
    /// This program with what assertions about it say on top: of several of one field the newest
    /// holds, of two on one day the later in the list.
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
    /// These terms with what assertions say on top: of several of one field the newest holds, of
    /// two on one day the later in the list.
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
    /// The program and the terms of each of its unit groups, in their order, as assertions about
    /// the program and the groups have them. What a group states stands above what its program
    /// states. This is the one place where assertions become what is judged.
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
    /// The unit group, where it is one.
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
