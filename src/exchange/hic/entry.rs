//! From a row of the count to a program and its unit groups.
//!
//! A unit of the count is a household's room on average only, so beds are counted and the room is
//! left unknown: an average must not shut a family out.

use super::name;
use super::parts::{Part, parts};
use super::population::Class;
use super::record::Record;
use super::sayer::Sayer;
use crate::domain::{
    Catalog, Organization, OrganizationId, Place, Program, ProgramId, Refused, Stage,
    StatusHistory, UnitGroup, UnitKind,
};
use crate::words::Language;
use std::collections::{HashMap, HashSet};

/// What earlier rows have used up.
#[derive(Debug, Default)]
pub(super) struct Taken {
    rows: HashMap<(i32, u64), HashSet<String>>,
    organizations: HashMap<String, OrganizationId>,
    ids: HashSet<OrganizationId>,
}

impl Taken {
    /// The program's id. Some years restart the row numbers in each continuum of care.
    fn program(&mut self, record: &Record) -> Result<ProgramId, String> {
        let (year, row) = (record.year, record.row_id);
        let continua = self.rows.entry((year, row)).or_default();
        let first = continua.is_empty();
        if !continua.insert(record.continuum.clone()) {
            return Err(format!("RowID {row} was there before."));
        }
        let id = if first {
            format!("hic-{year}-{row}")
        } else {
            format!("hic-{year}-{}-{row}", slug(&record.continuum))
        };
        id.parse().map_err(|refused: Refused| refused.render(Language::En))
    }
}

/// Enters a row into the catalog, or says why it is set aside.
pub(super) fn enter(
    record: &Record,
    catalog: &mut Catalog,
    taken: &mut Taken,
) -> Result<(), String> {
    let read = |refused: Refused| refused.render(Language::En);
    let id = taken.program(record)?;
    let sayer = Sayer::of(record)?;
    let organization = organization(record, catalog, taken).map_err(read)?;
    sayer.of_program(&id, &mut catalog.assertions);
    for part in parts(&record.beds) {
        let group = group(&id, &part, record).map_err(read)?;
        sayer.of_group(&group, &part, &mut catalog.assertions);
        catalog.groups.push(group);
    }
    catalog.programs.push(Program {
        id,
        organization,
        name: program_name(record).into(),
        stage: Stage::default(),
        place: Place::default(),
        status: StatusHistory::default(),
        quarantine: None,
    });
    Ok(())
}

/// The organization of a row: the same where the continuum of care and the name are the same.
fn organization(
    record: &Record,
    catalog: &mut Catalog,
    taken: &mut Taken,
) -> Result<OrganizationId, Refused> {
    /// Longer names are cut in the id, and told apart by the row.
    const ROOM: usize = 60;
    let hidden = name::is_address(&record.organization);
    let (continuum, name) = (slug(&record.continuum), slug(&record.organization));
    let key = if name.is_empty() { record.organization.to_lowercase() } else { name.clone() };
    let key = format!("{continuum} {key}");
    if let Some(id) = taken.organizations.get(&key) {
        return Ok(id.clone());
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
    taken.organizations.insert(key, id.clone());
    taken.ids.insert(id.clone());
    let name = if hidden { "Name not shown".to_owned() } else { record.organization.clone() };
    catalog.organizations.push(Organization { id: id.clone(), name });
    Ok(id)
}

/// Small letters and digits, with a hyphen for everything between.
fn slug(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

fn program_name(record: &Record) -> String {
    match (name::may_be_address(&record.program), name::is_address(&record.organization)) {
        (false, _) => record.program.clone(),
        (true, false) => format!("{}, {}", record.organization, record.kind.words()),
        (true, true) => format!("Name not shown, {}", record.kind.words()),
    }
}

fn group(program: &ProgramId, part: &Part, record: &Record) -> Result<UnitGroup, Refused> {
    let (suffix, name) = match (part.class, record.beds.season) {
        (Class::WithChildren, _) => ("families", "Beds for households with children"),
        (Class::WithoutChildren, _) => ("adults", "Beds for households without children"),
        (Class::OnlyChildren, _) => ("minors", "Beds for children without an adult"),
        (Class::Unstated, Some(_)) => ("season", "Seasonal beds"),
        (Class::Unstated, None) => ("beds", "Beds"),
    };
    let kept = part.kept_for();
    let (of, kept) = match kept {
        Some(people) => (format!("-{people}"), format!(", kept for {people}")),
        None => (String::new(), String::new()),
    };
    let by_voucher = if record.by_voucher { ", by voucher" } else { "" };
    Ok(UnitGroup {
        id: format!("{program}-{suffix}{of}").parse()?,
        program: program.clone(),
        name: format!("{name}{kept}{by_voucher}").into(),
        kind: UnitKind::Unknown,
        sleeps: 1,
    })
}
