//! The report of an import, before and after, and the record of each import.

use crate::domain::{Assertion, Field, ProgramEntry, ProgramId, Timestamp, UnitGroupId, in_force};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The changes of one import, made or only tried.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// The number of the import; `None` where it was only tried.
    pub number: Option<u64>,
    /// The programs that were not there before, or that the source did not list.
    pub new: Vec<ImportedName>,
    /// The programs with a new value in force.
    pub changed: Vec<ProgramChange>,
    /// The programs that the source no longer lists.
    pub gone: Vec<ImportedName>,
    /// The programs that are as they were.
    pub unchanged: usize,
    /// The unchanged programs with a new statement that is not in force, because another is newer.
    pub outdated: usize,
    /// The posts of unit groups that were there before: the board is where those are posted.
    pub posts_left_out: usize,
}

/// A program as a report names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedName {
    /// The id.
    pub id: ProgramId,
    /// The name.
    pub name: Arc<str>,
}

impl From<&ProgramEntry> for ImportedName {
    fn from(entry: &ProgramEntry) -> Self {
        Self { id: entry.id.clone(), name: Arc::clone(&entry.name) }
    }
}

/// The new values of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramChange {
    /// The program.
    pub program: ImportedName,
    /// Each value that is another.
    pub values: Vec<ValueChange>,
}

/// A value before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueChange {
    /// The unit group, where it is one of a group.
    pub group: Option<UnitGroupId>,
    /// The field, or what else of the record changed.
    pub what: &'static str,
    /// The value before; `None` where there was none.
    pub before: Option<String>,
    /// The value after; `None` where there is none any longer.
    pub after: Option<String>,
}

impl ValueChange {
    /// Compares the values in force of two sets of statements about one program and its groups.
    pub fn between(before: &[Assertion], after: &[Assertion]) -> Vec<Self> {
        let (before, after) = (held(before), held(after));
        let other = after.into_iter().filter(|(key, value)| before.get(key) != Some(value));
        let change = |((group, what, day), after): (HeldKey<'_>, &str)| Self {
            before: before.get(&(group, what, day)).map(|value| (*value).to_owned()),
            after: Some(match day {
                Some(day) => format!("{after} ({day})"),
                None => after.to_owned(),
            }),
            group: group.cloned(),
            what,
        };
        other.map(change).collect()
    }
}

/// The key of a value: a group, a field, and the day in a history.
type HeldKey<'a> = (Option<&'a UnitGroupId>, &'static str, Option<NaiveDate>);

fn held(assertions: &[Assertion]) -> BTreeMap<HeldKey<'_>, &str> {
    let day = |said: &Assertion| (said.field == Field::Status).then_some(said.as_of);
    in_force(assertions)
        .into_iter()
        .map(|said| ((said.subject.group(), said.field.word(), day(said)), said.value.as_str()))
        .collect()
}

/// An import as it is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportBatch {
    /// Its number.
    pub number: u64,
    /// The source.
    pub source: String,
    /// The format of the file.
    pub format: String,
    /// The SHA-256 of the file.
    pub digest: String,
    /// The day that the list describes.
    pub stated_on: NaiveDate,
    /// The time of the import.
    pub imported_at: Timestamp,
    /// The number of programs on the list.
    pub programs: u64,
    /// The number of new programs.
    pub new: u64,
    /// The number of programs with a new value in force.
    pub changed: u64,
    /// The number of programs that the source no longer listed.
    pub gone: u64,
    /// The number of rows that were set aside.
    pub set_aside: u64,
    /// The time of the undo, if it was undone.
    pub undone_at: Option<Timestamp>,
}

/// The origin of a list: its file, and the time of the import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportOrigin {
    /// The name of its format.
    pub format: String,
    /// The SHA-256 of its bytes.
    pub digest: String,
    /// The time of the import.
    pub at: Timestamp,
    /// The day that it is then: the day of a list that states none.
    pub today: NaiveDate,
}
