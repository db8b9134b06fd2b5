//! Merges what a source states of a program into what is already stated of it.
//!
//! Nothing is overwritten: statements are added, and dates decide which one holds. A source that
//! says the same again adds nothing; what it no longer says, it takes back; and a statement of
//! another source or of the program itself goes on holding wherever it is the newer one.

use crate::domain::program::NOT_LISTED;
use crate::domain::{Assertion, Field, Subject, UnitGroupId};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A statement that is kept, with the source whose import brought it; `None` where none did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptStatement {
    /// The statement.
    pub assertion: Assertion,
    /// The source.
    pub brought_by: Option<Arc<str>>,
}

/// The day on which another source last confirmed everything it states of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// The source.
    pub source: Arc<str>,
    /// The day.
    pub on: NaiveDate,
}

/// One source's list as it is merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merging<'a> {
    /// The source.
    pub source: &'a str,
    /// The day that its list describes.
    pub stated_on: NaiveDate,
    /// True if every statement has that date.
    pub dates_all: bool,
}

/// A statement on its way: what is kept or added, in the order in which it holds.
#[derive(Clone, Copy)]
struct PlacedStatement<'a> {
    said: Saying<'a>,
    as_of: NaiveDate,
    by: Option<&'a str>,
    is_new: bool,
}

/// The content of a statement and its source, without its day.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Saying<'a> {
    value: &'a str,
    raw: Option<&'a str>,
    flag: Option<&'a str>,
    source: &'a str,
}

impl<'a> Saying<'a> {
    fn of(said: &'a Assertion) -> Self {
        let Assertion { value, raw, flag, source, .. } = said;
        Self { value, raw: raw.as_deref(), flag: flag.as_deref(), source }
    }

    /// Returns true if two sources say the same.
    fn says(self, other: Self) -> bool {
        Self { source: "", ..self } == Self { source: "", ..other }
    }
}

impl PlacedStatement<'_> {
    fn statement(&self, subject: &Subject, field: Field) -> KeptStatement {
        let Saying { value, raw, flag, source } = self.said;
        let assertion = Assertion {
            subject: subject.clone(),
            field,
            value: value.to_owned(),
            raw: raw.map(str::to_owned),
            as_of: self.as_of,
            source: source.to_owned(),
            flag: flag.map(str::to_owned),
        };
        KeptStatement { assertion, brought_by: self.by.map(Arc::from) }
    }
}

/// The kept and the new statements about one field.
#[derive(Default)]
struct OfField<'a> {
    kept: Vec<&'a KeptStatement>,
    stated: Vec<&'a Assertion>,
}

fn field_of(said: &Assertion) -> (Option<&str>, Field) {
    (said.subject.group().map(UnitGroupId::as_str), said.field)
}

impl Merging<'_> {
    /// The statements to add, in order, so that `stated` holds as far as its dates reach. All of
    /// them are about one program and its groups; `kept` is in the order in which it was recorded.
    pub fn merge(
        &self,
        kept: &[KeptStatement],
        stated: &[Assertion],
        confirmed: &[Confirmation],
    ) -> Vec<KeptStatement> {
        let mut fields: BTreeMap<_, OfField<'_>> = BTreeMap::new();
        for one in kept {
            fields.entry(field_of(&one.assertion)).or_default().kept.push(one);
        }
        for said in stated {
            fields.entry(field_of(said)).or_default().stated.push(said);
        }
        let mut added = Vec::new();
        for ((_, field), OfField { kept, stated }) in fields {
            let of_kept = kept.first().map(|one| &one.assertion.subject);
            let Some(subject) = of_kept.or(stated.first().map(|said| &said.subject)) else {
                continue;
            };
            let mut line = FieldMerge { merging: self, field, placed: kept_in_order(&kept) };
            line.add(stated.clone());
            if field == Field::Status {
                line.correct_history(stated);
            } else {
                line.correct_last(&stated);
            }
            line.confirm(confirmed);
            let new = line.placed.iter().filter(|one| one.is_new);
            added.extend(new.map(|one| one.statement(subject, field)));
        }
        added
    }

    /// The statement that a source no longer lists a program, or one of its unit groups.
    pub fn not_listed(&self, subject: &Subject) -> KeptStatement {
        let (field, value) = match subject {
            Subject::Program(_) => (Field::Quarantine, NOT_LISTED),
            Subject::Group(_) => (Field::Units, "0"),
        };
        let said = Saying { value, raw: None, flag: None, source: self.source };
        let (by, as_of) = (Some(self.source), self.stated_on);
        PlacedStatement { said, as_of, by, is_new: true }.statement(subject, field)
    }
}

fn kept_in_order<'a>(kept: &[&'a KeptStatement]) -> Vec<PlacedStatement<'a>> {
    let mut placed: Vec<PlacedStatement<'_>> = kept
        .iter()
        .map(|one| PlacedStatement {
            said: Saying::of(&one.assertion),
            as_of: one.assertion.as_of,
            by: one.brought_by.as_deref(),
            is_new: false,
        })
        .collect();
    placed.sort_by_key(|one| one.as_of);
    placed
}

/// The statements about one field of one subject in order of date; the last is in force.
struct FieldMerge<'a> {
    merging: &'a Merging<'a>,
    field: Field,
    placed: Vec<PlacedStatement<'a>>,
}

impl<'a> FieldMerge<'a> {
    /// Adds the statements of the source that are not there.
    fn add(&mut self, mut stated: Vec<&'a Assertion>) {
        stated.sort_by_key(|said| said.as_of);
        for said in stated {
            let (saying, as_of) = (Saying::of(said), said.as_of);
            if !self.is_there(saying, as_of) {
                self.put(saying, as_of);
            }
        }
    }

    fn is_own(&self, one: &PlacedStatement<'_>) -> bool {
        one.by == Some(self.merging.source)
    }

    /// Returns true if a statement is recorded: on its day, by the source or by hand. A list that
    /// dates everything may also repeat the last statement of its source by that day.
    fn is_there(&self, said: Saying<'_>, as_of: NaiveDate) -> bool {
        let recorded = |one: &PlacedStatement<'_>| one.said == said && one.as_of == as_of;
        let known =
            |one: &PlacedStatement<'_>| recorded(one) && (self.is_own(one) || one.by.is_none());
        let again = |one: &PlacedStatement<'_>| self.is_own(one) && one.said.says(said);
        self.placed.iter().any(known)
            || (self.merging.dates_all && self.by_then(as_of).is_some_and(again))
    }

    fn by_then(&self, day: NaiveDate) -> Option<&PlacedStatement<'a>> {
        self.placed.iter().take_while(|one| one.as_of <= day).last()
    }

    fn put(&mut self, said: Saying<'a>, as_of: NaiveDate) {
        self.put_for(Some(self.merging.source), said, as_of);
    }

    fn put_for(&mut self, by: Option<&'a str>, said: Saying<'a>, as_of: NaiveDate) {
        let at = self.placed.partition_point(|one| one.as_of <= as_of);
        self.placed.insert(at, PlacedStatement { said, as_of, by, is_new: true });
    }

    /// Replaces the statement in force if it is the source's own and no longer what it states.
    fn correct_last(&mut self, stated: &[&'a Assertion]) {
        let Some(last) = self.placed.last().copied() else { return };
        let now = stated.iter().max_by_key(|said| said.as_of).map(|said| Saying::of(said));
        let (source, none) = (self.merging.source, self.field.nothing());
        let nothing = none.map(|value| Saying { value, raw: None, flag: None, source });
        let Some(now) = now.or(nothing) else { return };
        let differs =
            if stated.is_empty() { last.said.value != now.value } else { !last.said.says(now) };
        // A program that is on a list again is no longer one that is on none.
        let is_marked = self.field == Field::Quarantine && last.said.value == NOT_LISTED;
        if differs && (self.is_own(&last) || (is_marked && stated.is_empty())) {
            self.put(now, last.as_of.max(self.merging.stated_on));
        }
    }

    /// Does the same for a history: from the first day that the source mentions, its own statements
    /// are those that it makes now.
    fn correct_history(&mut self, mut stated: Vec<&'a Assertion>) {
        stated.sort_by_key(|said| said.as_of);
        let days: Vec<NaiveDate> = self.placed.iter().map(|one| one.as_of).collect();
        for day in days {
            let now = stated.iter().take_while(|said| said.as_of <= day).last();
            let (Some(now), Some(kept)) = (now, self.by_then(day)) else { continue };
            if self.is_own(kept) && kept.said.value != now.value {
                self.put(Saying::of(now), day);
            }
        }
    }

    /// Adds the confirmed statement of another source again, dated with its confirmation, if a new
    /// but older statement would replace it.
    fn confirm(&mut self, confirmed: &[Confirmation]) {
        let Some(last) = self.placed.last().copied().filter(|one| one.is_new) else { return };
        if self.field == Field::Status {
            return;
        }
        let said_on = if self.merging.dates_all { self.merging.stated_on } else { last.as_of };
        let newer = confirmed.iter().filter(|other| other.on > said_on.max(last.as_of));
        let Some(other) = newer.max_by_key(|other| other.on) else { return };
        let theirs = self.placed.iter().rev().find(|one| one.by == Some(&*other.source)).copied();
        if let Some(theirs) = theirs.filter(|theirs| theirs.said.value != last.said.value) {
            self.put_for(theirs.by, theirs.said, other.on);
        }
    }
}
