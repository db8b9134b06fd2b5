//! Turns a row of the count into a program and its unit groups.
//!
//! A unit of the count is a household's room only on average. So the beds are counted and the room
//! is left unknown: an average must not exclude a family.

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

/// The row numbers and organizations of earlier rows.
#[derive(Debug, Default)]
pub(super) struct UsedIds {
    rows: HashMap<(i32, u64), HashSet<String>>,
    organizations: HashMap<String, Organization>,
}

impl UsedIds {
    /// Returns the program's id in the file. In some years, the row numbers restart in each
    /// continuum of care.
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

/// Returns the program of a row, or the reason why the row is set aside.
pub(super) fn enter(record: &CountRecord, taken: &mut UsedIds) -> Result<ImportedProgram, Text> {
    let (id, external_id) = taken.program(record)?;
    let statements = RecordStatements::of(record)?;
    let (organization, key) = organization(record, taken)?;
    let parts = parts(&record.beds);
    let groups = parts.iter().map(|part| group(&id, part, record, &statements));
    Ok(ImportedProgram {
        row: 0,
        external_id,
        organization_key: Some(key),
        groups: groups.collect::<Result<_, _>>()?,
        assertions: statements.of_program(&id),
        entry: ProgramEntry {
            id,
            organization: organization.id.clone(),
            name: record.program.as_str().into(),
        },
        organization,
    })
}

/// Returns the organization of a row, with its key. Rows with the same continuum of care and the
/// same name have the same organization. The id is only the organization's number in the file.
fn organization(
    record: &CountRecord,
    taken: &mut UsedIds,
) -> Result<(Organization, String), Refused> {
    let name = slug(&record.organization);
    let name = if name.is_empty() { record.organization.to_lowercase() } else { name };
    let key = format!("{} {name}", slug(&record.continuum));
    if let Some(known) = taken.organizations.get(&key) {
        return Ok((known.clone(), key));
    }
    let id: OrganizationId = format!("organization-{}", taken.organizations.len() + 1).parse()?;
    let organization = Organization { id, name: record.organization.clone() };
    taken.organizations.insert(key.clone(), organization.clone());
    Ok((organization, key))
}

/// Returns the letters and digits of a text in lowercase, with a hyphen between its words.
fn slug(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
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
