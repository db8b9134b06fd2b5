//! Reads a night: all data that matching needs, as of one moment, in one pass over the assertions.

use crate::domain::{
    Assertion, CapacityPost, Catalog, Curves, Group, Network, Night, Program, ProgramEntry,
    StatedOf, Subject, Terms, UnitGroup, UnitGroupId, in_force,
};
use crate::store::db::Db;
use crate::store::error::Explained;
use crate::store::moment::PromiseClock;
use crate::store::openings::units_open;
use crate::store::posts::last_of_each;
use crate::store::programs::organizations;
use crate::store::reported_full::{full_since, last_statement};
use crate::store::schema::{assertion, network, program, unit_group};
use crate::store::{Store, StoreError, settings};
use chrono::NaiveDate;
use diesel::connection::DefaultLoadingMode;
use diesel::prelude::*;
use std::collections::BTreeMap;
use std::mem;

impl Store {
    /// The network as its assertions and posts describe it now. If several differ, the newest
    /// counts.
    pub fn night(&self, clock: PromiseClock<'_>) -> Result<Night, StoreError> {
        self.whole(clock).map(|whole| whole.night)
    }

    /// The records that the same network is based on: the assertions in force and the last posts,
    /// without their sources, and the freshness curves.
    pub fn in_force(&self, clock: PromiseClock<'_>) -> Result<(Catalog, Curves), StoreError> {
        self.read_at_leisure(|db| {
            let mut assertions = Vec::new();
            let (night, posts) = read(db, clock, &mut |_, said| {
                assertions.extend(in_force(said).into_iter().cloned());
            })?;
            let programs = entries(db)?;
            let groups = night.groups.into_iter().map(|group| group.unit_group).collect();
            let posts = posts.into_iter().flatten().collect();
            let (network, organizations, units) = (night.network, organizations(db)?, vec![]);
            let catalog =
                Catalog { network, organizations, programs, groups, units, assertions, posts };
            Ok((catalog, night.curves))
        })
    }
}

/// Receives the index of a program, and the assertions about it and its groups.
type Hear<'a> = &'a mut dyn FnMut(usize, &[Assertion]);

/// The night, with the statements it is based on.
pub(super) fn resting(db: &mut Db, clock: PromiseClock<'_>) -> Result<Night, StoreError> {
    let mut stated = BTreeMap::new();
    let (night, _) = read(db, clock, &mut |program, said| {
        stated.insert(program, StatedOf::of(said));
    })?;
    let nothing = || StatedOf::of(&[]);
    let places = 0..night.programs.len();
    let of_each = places.map(|at| stated.remove(&at).unwrap_or_else(nothing));
    let of_each: Vec<_> = of_each.collect();
    Ok(night.resting_on(&of_each))
}

/// A night, and the post of each unit group in exact numbers, if it has one.
type ExactNight = (Night, Vec<Option<CapacityPost>>);

/// Reads the night, and the post of each unit group. The posts have exact numbers, which a night
/// does not contain.
fn read(db: &mut Db, clock: PromiseClock<'_>, hear: Hear<'_>) -> Result<ExactNight, StoreError> {
    let (network, entries) = (called(db)?, entries(db)?);
    let groups = unstated(db, &entries)?;
    let programs = entries.iter().cloned().map(ProgramEntry::unstated).collect();
    let posts = vec![None; groups.len()];
    let mut draft = Draft { entries, programs, groups, posts };
    tell(db, &mut draft, hear)?;
    post(db, &mut draft)?;
    promise(db, &mut draft, clock)?;
    decline(db, &mut draft)?;
    for (group, post) in draft.groups.iter_mut().zip(&draft.posts) {
        group.post = post.as_ref().map(CapacityPost::published);
    }
    let (programs, groups) = (draft.programs.into(), draft.groups.into());
    let night = Night { network, programs, groups, curves: curves(db)?, ..Night::default() };
    Ok((night, draft.posts))
}

/// The programs and unit groups of a night that is being read, in the order of their ids.
struct Draft {
    entries: Vec<ProgramEntry>,
    programs: Vec<Program>,
    groups: Vec<Group>,
    /// The post of each group, in exact numbers.
    posts: Vec<Option<CapacityPost>>,
}

/// The name and notice of the network.
pub(super) fn called(db: &mut Db) -> Result<Network, StoreError> {
    let row: Option<(String, String)> =
        network::table.select((network::name, network::notice)).first(db).optional()?;
    Ok(row.map(|(name, notice)| Network { name, notice }).unwrap_or_default())
}

/// The freshness curves: those that the network has fitted, or the default ones.
fn curves(db: &mut Db) -> Result<Curves, StoreError> {
    match settings::read(db, Curves::SETTING)? {
        Some(own) => own.parse().map_err(|e| unreadable(Curves::SETTING, &e)),
        None => Ok(Curves::default()),
    }
}

/// The programs, sorted by id.
pub(super) fn entries(db: &mut Db) -> Result<Vec<ProgramEntry>, StoreError> {
    let rows = program::table
        .select((program::id, program::organization_id, program::name))
        .load_iter::<(String, String, String), DefaultLoadingMode>(db)?;
    let mut entries = Vec::new();
    for row in rows {
        let (id, organization, name) = row?;
        entries.push(ProgramEntry {
            organization: organization.parse().map_err(|e| unreadable(&id, &e))?,
            id: id.parse().map_err(|e| unreadable(&id, &e))?,
            name: name.into(),
        });
    }
    entries.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    Ok(entries)
}

/// The unit groups without any statement, sorted by program, then by id.
fn unstated(db: &mut Db, entries: &[ProgramEntry]) -> Result<Vec<Group>, StoreError> {
    let mut groups = Vec::new();
    for unit_group in unit_groups(db)? {
        let program = place_of(entries, unit_group.program.as_str())?;
        let terms = Terms::default();
        groups.push(Group { unit_group, program, terms, post: None });
    }
    groups
        .sort_unstable_by(|a, b| (a.program, &a.unit_group.id).cmp(&(b.program, &b.unit_group.id)));
    Ok(groups)
}

/// The unit groups, in any order.
pub(super) fn unit_groups(db: &mut Db) -> Result<Vec<UnitGroup>, StoreError> {
    let rows = unit_group::table
        .select(UnitGroupRow::as_select())
        .load_iter::<UnitGroupRow, DefaultLoadingMode>(db)?;
    rows.map(|row| {
        let UnitGroupRow { id, program_id, name, kind, sleeps } = row?;
        Ok(UnitGroup {
            program: program_id.parse().map_err(|e| unreadable(&id, &e))?,
            name: name.into(),
            kind: kind.parse().map_err(|e| unreadable(&id, &e))?,
            sleeps: u16::try_from(sleeps).map_err(|e| unreadable(&id, &e))?,
            id: id.parse().map_err(|e| unreadable(&id, &e))?,
        })
    })
    .collect()
}

/// Applies the assertions, one program after another. Only one program's assertions are in memory
/// at a time.
fn tell(db: &mut Db, night: &mut Draft, hear: Hear<'_>) -> Result<(), StoreError> {
    let rows = assertion::table
        .order((assertion::program_id, assertion::id))
        .select(AssertionInBrief::as_select())
        .load_iter::<AssertionInBrief, DefaultLoadingMode>(db)?;
    let mut said = SaidOfProgram::default();
    for row in rows {
        let row = row?;
        if said.program != row.program_id {
            mem::take(&mut said).tell(night, hear)?;
            said.program.clone_from(&row.program_id);
        }
        said.add(row)?;
    }
    said.tell(night, hear)
}

/// The assertions about one program and its groups.
#[derive(Default)]
struct SaidOfProgram {
    program: String,
    said: Vec<Assertion>,
}

impl SaidOfProgram {
    fn add(&mut self, row: AssertionInBrief) -> Result<(), StoreError> {
        let unread = |e| unreadable(&self.program, &e);
        let subject = match row.unit_group_id {
            Some(group) => Subject::Group(group.parse().map_err(unread)?),
            None => Subject::Program(row.program_id.parse().map_err(unread)?),
        };
        self.said.push(Assertion {
            subject,
            field: row.field.parse().map_err(unread)?,
            value: row.value,
            raw: None,
            as_of: row.as_of,
            source: String::new(),
            flag: None,
        });
        Ok(())
    }

    fn tell(self, night: &mut Draft, hear: Hear<'_>) -> Result<(), StoreError> {
        if self.program.is_empty() {
            return Ok(());
        }
        let at = place_of(&night.entries, &self.program)?;
        let groups = groups_of(&mut night.groups, at);
        let ids: Vec<&UnitGroupId> = groups.iter().map(|group| &group.unit_group.id).collect();
        if let Some(entry) = night.entries.get(at).cloned() {
            let stated = entry.stated(&ids, &self.said);
            let (program, terms) = stated.map_err(|e| unreadable(&self.program, &e))?;
            night.programs.splice(at..=at, [program]);
            for (group, terms) in groups.iter_mut().zip(terms) {
                group.terms = terms;
            }
        }
        hear(at, &self.said);
        Ok(())
    }
}

/// Gives each group its last post.
fn post(db: &mut Db, night: &mut Draft) -> Result<(), StoreError> {
    last_of_each(db, None, |program, post| {
        let at = place_of(&night.entries, program)?;
        let found = night
            .groups
            .binary_search_by(|g| (g.program, &g.unit_group.id).cmp(&(at, &post.group)));
        if let Some(last) = found.ok().and_then(|i| night.posts.get_mut(i)) {
            *last = Some(post.or_newer(last.take()));
        }
        Ok(())
    })
}

/// Marks a group as full if its program has said so since its last post.
fn decline(db: &mut Db, night: &mut Draft) -> Result<(), StoreError> {
    let since = full_since(db, None)?;
    for (group, post) in night.groups.iter().zip(&mut night.posts) {
        if let Some(moment) = since.get(group.unit_group.id.as_str()) {
            *post = post.take().map(|post| last_statement(post, Some(moment)));
        }
    }
    Ok(())
}

/// Lowers each posted number to the number of units that are free now.
fn promise(db: &mut Db, night: &mut Draft, clock: PromiseClock<'_>) -> Result<(), StoreError> {
    let now = clock.now(db)?;
    let units = units_open(db, None, now)?;
    for (group, post) in night.groups.iter().zip(&mut night.posts) {
        if let Some(open) = units.get(group.unit_group.id.as_str()) {
            *post = post.take().map(|post| open.of(post));
        }
    }
    Ok(())
}

fn place_of(entries: &[ProgramEntry], id: &str) -> Result<usize, StoreError> {
    entries.binary_search_by(|p| p.id.as_str().cmp(id)).map_err(|_not_found| {
        StoreError::Unreadable { what: format!("{id}: the program is not there") }
    })
}

fn groups_of(groups: &mut [Group], program: usize) -> &mut [Group] {
    let from = groups.partition_point(|g| g.program < program);
    let to = groups.partition_point(|g| g.program <= program);
    groups.get_mut(from..to).unwrap_or_default()
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = unit_group)]
struct UnitGroupRow {
    id: String,
    program_id: String,
    name: String,
    kind: String,
    sleeps: i32,
}

/// An assertion without its source, raw cell and flag, which no rule reads.
#[derive(Queryable, Selectable)]
#[diesel(table_name = assertion)]
struct AssertionInBrief {
    program_id: String,
    unit_group_id: Option<String>,
    field: String,
    value: String,
    as_of: NaiveDate,
}

fn unreadable(id: &str, why: &impl Explained) -> StoreError {
    StoreError::Unreadable { what: format!("{id}: {}", why.english()) }
}
