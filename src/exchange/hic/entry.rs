//! From a row of the count to a program and its unit groups.
//!
//! A unit of the count is a household's room on average only, so beds are counted and the room is
//! left unknown: an average must not shut a family out.

use super::name;
use super::parts::{BedPart, parts};
use super::population::BedClass;
use super::record::CountRecord;
use super::statements::RecordStatements;
use crate::domain::{
    ImportedGroup, ImportedProgram, Organization, OrganizationId, ProgramEntry, ProgramId, Refused,
    UnitGroup, UnitKind,
};
use crate::words::{Text, say};
use std::collections::{HashMap, HashSet};

/// What earlier rows have used up.
#[derive(Debug, Default)]
pub(super) struct UsedIds {
    rows: HashMap<(i32, u64), HashSet<String>>,
    organizations: HashMap<String, Organization>,
    ids: HashSet<OrganizationId>,
}

impl UsedIds {
    /// The program's id. Some years restart the row numbers in each continuum of care.
    fn program(&mut self, record: &CountRecord) -> Result<(ProgramId, String), Text> {
        let (year, row) = (record.year, record.row_id);
        let continua = self.rows.entry((year, row)).or_default();
        let first = continua.is_empty();
        if !continua.insert(record.continuum.clone()) {
            return Err(say::row_id_there_before(row.to_string()));
        }
        let external_id = if first {
            format!("{year}-{row}")
        } else {
            format!("{year}-{}-{row}", slug(&record.continuum))
        };
        let id = format!("hic-{external_id}").parse().map_err(Text::from)?;
        Ok((id, external_id))
    }
}

/// The program of a row, or why the row is set aside.
pub(super) fn enter(record: &CountRecord, taken: &mut UsedIds) -> Result<ImportedProgram, Text> {
    let (id, external_id) = taken.program(record)?;
    let statements = RecordStatements::of(record)?;
    let organization = organization(record, taken)?;
    let parts = parts(&record.beds);
    let groups = parts.iter().map(|part| group(&id, part, record, &statements));
    Ok(ImportedProgram {
        external_id,
        groups: groups.collect::<Result<_, _>>()?,
        assertions: statements.of_program(&id),
        entry: ProgramEntry {
            id,
            organization: organization.id.clone(),
            name: program_name(record).into(),
        },
        organization,
    })
}

/// The organization of a row: the same where the continuum of care and the name are the same.
fn organization(record: &CountRecord, taken: &mut UsedIds) -> Result<Organization, Refused> {
    /// Longer names are cut in the id, and told apart by the row.
    const ROOM: usize = 60;
    let hidden = name::is_address(&record.organization);
    let (continuum, name) = (slug(&record.continuum), slug(&record.organization));
    let key = if name.is_empty() { record.organization.to_lowercase() } else { name.clone() };
    let key = format!("{continuum} {key}");
    if let Some(known) = taken.organizations.get(&key) {
        return Ok(known.clone());
    }
    let readable = format!("hic-{continuum}-{name}");
    let id: OrganizationId = if hidden || name.is_empty() || readable.len() > ROOM {
        let start = if hidden || name.is_empty() { "hic-organization" } else { &readable };
        let start: String = start.chars().take(ROOM).collect();
        let id: OrganizationId =
            format!("{}-{}", start.trim_end_matches('-'), record.row_id).parse()?;
        if taken.ids.contains(&id) {
            format!("{id}-{}-{continuum}", record.year).parse()?
        } else {
            id
        }
    } else {
        readable.parse()?
    };
    taken.ids.insert(id.clone());
    let name = if hidden { "Name not shown".to_owned() } else { record.organization.clone() };
    let organization = Organization { id, name };
    taken.organizations.insert(key, organization.clone());
    Ok(organization)
}

/// Small letters and digits, with a hyphen for everything between.
fn slug(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

fn program_name(record: &CountRecord) -> String {
    match (name::may_be_address(&record.program), name::is_address(&record.organization)) {
        (false, _) => record.program.clone(),
        (true, false) => format!("{}, {}", record.organization, record.kind.words()),
        (true, true) => format!("Name not shown, {}", record.kind.words()),
    }
}

fn group(
    program: &ProgramId,
    part: &BedPart,
    record: &CountRecord,
    statements: &RecordStatements<'_>,
) -> Result<ImportedGroup, Refused> {
    let (suffix, name) = match (part.class, record.beds.season) {
        (BedClass::WithChildren, _) => ("families", "Beds for households with children"),
        (BedClass::WithoutChildren, _) => ("adults", "Beds for households without children"),
        (BedClass::OnlyChildren, _) => ("minors", "Beds for children without an adult"),
        (BedClass::Unstated, Some(_)) => ("season", "Seasonal beds"),
        (BedClass::Unstated, None) => ("beds", "Beds"),
    };
    let kept = part.kept_for();
    let (of, kept) = match kept {
        Some(people) => (format!("-{people}"), format!(", kept for {people}")),
        None => (String::new(), String::new()),
    };
    let by_voucher = if record.by_voucher { ", by voucher" } else { "" };
    let external_id = format!("{suffix}{of}");
    let group = UnitGroup {
        id: format!("{program}-{external_id}").parse()?,
        program: program.clone(),
        name: format!("{name}{kept}{by_voucher}").into(),
        kind: UnitKind::Unknown,
        sleeps: 1,
    };
    let assertions = statements.of_group(&group, part);
    Ok(ImportedGroup { external_id, group, units: vec![], assertions, post: None })
}
