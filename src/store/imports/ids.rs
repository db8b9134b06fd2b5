//! Draws random ids for an import whose own ids may be made of facts. Entries that the source
//! listed before keep their ids.

use super::batches::OwnListings;
use crate::domain::{
    Assertion, Import, ImportIds, ImportedGroup, ImportedProgram, OrganizationId, ProgramId,
    Refused, Subject, UnitGroupId, hex,
};
use crate::store::StoreError;
use crate::store::db::Db;
use crate::store::error::Explained;
use crate::store::random::bytes;
use crate::store::schema::{organization_listing, program};
use diesel::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::str::FromStr;

/// The most programs in one statement.
const AT_ONCE: usize = 5_000;

/// The digest of an organization's key, and the organization's id.
type OrganizationOfKey = (String, OrganizationId);

/// Gives an import its ids, and returns the organizations that the source names for the first time.
/// Does nothing if the file gives the ids.
pub(super) fn draw(
    db: &mut Db,
    source: &str,
    import: &mut Import,
) -> Result<Vec<OrganizationOfKey>, StoreError> {
    if import.ids == ImportIds::OfFile {
        return Ok(vec![]);
    }
    let own = OwnListings::load(db, source)?;
    let mut known = KnownOrganizations::load(db, source, &own, import)?;
    for program in &mut import.programs {
        let id = known.of(program)?;
        (program.entry.organization, program.organization.id) = (id.clone(), id);
        rename(&own, program)?;
    }
    Ok(known.new)
}

/// The organizations that a source names, by the digests of its keys.
struct KnownOrganizations {
    by_key: HashMap<String, OrganizationId>,
    /// The organizations that have a key. A program with another key has moved to a different one.
    with_key: HashSet<OrganizationId>,
    /// The organizations of listed programs, by external id. Used for programs that were imported
    /// before keys were stored.
    by_program: HashMap<String, String>,
    new: Vec<OrganizationOfKey>,
}

impl KnownOrganizations {
    fn load(
        db: &mut Db,
        source: &str,
        own: &OwnListings,
        import: &Import,
    ) -> Result<Self, StoreError> {
        let rows: Vec<(String, String)> = organization_listing::table
            .filter(organization_listing::source.eq(source))
            .select((organization_listing::key_digest, organization_listing::organization_id))
            .load(db)?;
        let by_key = rows.into_iter().map(|(key, id)| Ok((key, read(&id)?)));
        let by_key: HashMap<_, OrganizationId> = by_key.collect::<Result<_, StoreError>>()?;
        let with_key = by_key.values().cloned().collect();
        let listed = import.programs.iter().filter_map(|one| own.program(&one.external_id));
        let listed: Vec<&str> = listed.map(|one| one.id.as_str()).collect();
        let mut by_program = HashMap::new();
        for some in listed.chunks(AT_ONCE) {
            let rows: Vec<(String, String)> = program::table
                .filter(program::id.eq_any(some))
                .select((program::id, program::organization_id))
                .load(db)?;
            for (id, organization) in rows {
                by_program.insert(id, organization);
            }
        }
        let by_program = listed_under(own, import, &by_program);
        Ok(Self { by_key, with_key, by_program, new: vec![] })
    }

    /// The organization of a program: the known one, or one with a newly drawn id.
    fn of(&mut self, program: &ImportedProgram) -> Result<OrganizationId, StoreError> {
        let key = program.organization_key.as_deref();
        let key = hex(&Sha256::digest(key.unwrap_or(program.organization.id.as_str())));
        if let Some(known) = self.by_key.get(&key) {
            return Ok(known.clone());
        }
        let there = self.by_program.get(&program.external_id).map(|id| read(id)).transpose()?;
        let id = match there.filter(|id| !self.with_key.contains(id)) {
            Some(id) => id,
            None => drawn()?,
        };
        self.with_key.insert(id.clone());
        self.by_key.insert(key.clone(), id.clone());
        self.new.push((key, id.clone()));
        Ok(id)
    }
}

/// The organizations by the external ids of their programs.
fn listed_under(
    own: &OwnListings,
    import: &Import,
    by_program: &HashMap<String, String>,
) -> HashMap<String, String> {
    let one = |program: &ImportedProgram| {
        let organization = by_program.get(&own.program(&program.external_id)?.id)?;
        Some((program.external_id.clone(), organization.clone()))
    };
    import.programs.iter().filter_map(one).collect()
}

/// Gives a program and its unit groups their existing ids, or newly drawn ones.
fn rename(own: &OwnListings, program: &mut ImportedProgram) -> Result<(), StoreError> {
    let id: ProgramId = match own.program(&program.external_id) {
        Some(listed) => read(&listed.id)?,
        None => drawn()?,
    };
    program.entry.id = id.clone();
    about(&mut program.assertions, &Subject::Program(id.clone()));
    for ImportedGroup { external_id, group, units, assertions, post } in &mut program.groups {
        let group_id: UnitGroupId = match own.group(id.as_str(), external_id) {
            Some(listed) => read(&listed.id)?,
            None => drawn()?,
        };
        (group.id, group.program) = (group_id.clone(), id.clone());
        about(assertions, &Subject::Group(group_id.clone()));
        for unit in units {
            (unit.id, unit.group) = (drawn()?, group_id.clone());
        }
        if let Some(post) = post {
            post.group = group_id;
        }
    }
    Ok(())
}

fn about(assertions: &mut [Assertion], subject: &Subject) {
    for said in assertions {
        said.subject = subject.clone();
    }
}

fn drawn<T: FromStr<Err = Refused>>() -> Result<T, StoreError> {
    read(&hex(&bytes::<16>()?))
}

fn read<T: FromStr<Err = Refused>>(id: &str) -> Result<T, StoreError> {
    id.parse()
        .map_err(|why: Refused| StoreError::Unreadable { what: format!("{id}: {}", why.english()) })
}
