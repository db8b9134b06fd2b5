//! Lists of sources are merged, and undone again.

mod dated;
mod merging;
mod round_trip;
mod undoing;

use crate::database::{STILL, TestStore};
use crate::here::English;
use crate::store::made::{day, group, moment, program};
use chrono::NaiveDate;
use waystation::domain::{
    Assertion, Field, Group, Import, ImportOrigin, ImportReport, ImportedGroup, ImportedProgram,
    Network, Organization, Problems, Program, ProgramId, Subject, ValueChange,
};

/// A program of a list: its id, and what is stated of it and of its beds.
type Line<'a> = (&'a str, &'a [(Field, &'a str)], &'a [(Field, &'a str)]);

/// Statements as of a day.
fn stated(
    subject: &Subject,
    said: &[(Field, &str)],
    source: &str,
    on: NaiveDate,
) -> Vec<Assertion> {
    said.iter()
        .map(|(field, value)| Assertion {
            subject: subject.clone(),
            field: *field,
            value: (*value).to_owned(),
            raw: None,
            as_of: on,
            source: source.to_owned(),
            flag: None,
        })
        .collect()
}

/// One line of a list as it is imported: a program with one unit group.
fn line((id, whole, beds): Line<'_>, source: &str, on: NaiveDate) -> ImportedProgram {
    let entry = program(id, "o", &format!("Program {id}"));
    let home = group(&format!("{id}-beds"), id);
    let of_beds = stated(&Subject::Group(home.id.clone()), beds, source, on);
    ImportedProgram {
        row: 0,
        organization_key: None,
        external_id: format!("ext-{id}"),
        assertions: stated(&Subject::Program(entry.id.clone()), whole, source, on),
        organization: Organization { id: "o".parse().unwrap(), name: "O".to_owned() },
        entry,
        groups: vec![ImportedGroup {
            external_id: "beds".to_owned(),
            group: home,
            units: vec![],
            assertions: of_beds,
            post: None,
        }],
    }
}

/// A list of a source as of a day after the first of 2026, which dates everything it states.
fn list(source: &str, on: u32, lines: &[Line<'_>]) -> Import {
    Import {
        source: source.to_owned(),
        stated_on: Some(day(on)),
        network: Network { name: "A network".to_owned(), notice: String::new() },
        programs: lines.iter().map(|one| line(*one, source, day(on))).collect(),
        set_aside: vec![],
        notes: vec![],
        ..Import::default()
    }
}

fn origin() -> ImportOrigin {
    let (format, digest) = ("network".to_owned(), "0".repeat(64));
    ImportOrigin { format, digest, at: moment(0), today: day(300) }
}

/// A database into which lists are merged.
struct Merged {
    test: TestStore,
}

impl Merged {
    fn new() -> Self {
        Self { test: TestStore::new() }
    }

    fn try_import(&self, import: Import) -> Result<ImportReport, Problems> {
        self.test.store.import(import, &origin(), &mut |_, _| {}).unwrap()
    }

    fn import(&self, import: Import) -> ImportReport {
        self.try_import(import).unwrap()
    }

    /// Why a list is refused.
    fn refused(&self, import: Import) -> String {
        self.try_import(import).unwrap_err().english()
    }

    fn undo(&self, number: u64) -> Result<(), Problems> {
        self.test.store.undo_import(number, moment(9), STILL).unwrap()
    }

    fn program(&self, id: &str) -> Program {
        let night = self.test.store.night(STILL).unwrap();
        night.programs.iter().find(|program| program.id.as_str() == id).unwrap().clone()
    }

    fn beds(&self, id: &str) -> Group {
        let night = self.test.store.night(STILL).unwrap();
        let program: ProgramId = id.parse().unwrap();
        let at = night.group_at(&program, &format!("{id}-beds").parse().unwrap()).unwrap();
        night.groups.get(at).unwrap().clone()
    }

    /// The number of statements about a program.
    fn statements(&self, id: &str) -> usize {
        self.test.store.assertions_of(&id.parse().unwrap()).unwrap().len()
    }
}

/// The values of a report that are others, as they are printed.
fn values(report: &ImportReport) -> Vec<String> {
    let of = |value: &ValueChange| {
        let [before, after] =
            [&value.before, &value.after].map(|v| v.clone().unwrap_or("-".into()));
        format!("{}: {before} > {after}", value.what)
    };
    report.changed.iter().flat_map(|change| &change.values).map(of).collect()
}

/// The numbers of new, changed, gone and unchanged programs.
fn counts(report: &ImportReport) -> [usize; 4] {
    [report.new.len(), report.changed.len(), report.gone.len(), report.unchanged]
}
